/** What the word lists say of each distinct form, as bits: asked once a form, not once a token. */
import { isCapitalised, isWord } from '../lib/tokens.ts';
import type { LanguagePack } from '../types/index.ts';

export const isWordFlag = 1;
export const capital = 2;
export const initial = 4;
export const acronym = 8;
export const title = 16;
export const role = 32;
export const modifier = 64;
export const demonym = 128;
export const organization = 256;
export const notName = 512;
export const starter = 1024;
export const particle = 2048;
export const givenFemale = 4096;
export const givenMale = 8192;
export const preposition = 16384;
export const cue = 32768;
export const pronoun = 65536;
export const calendar = 131072;
/** A place or organisation of several words in the lists begins with it. */
export const beginsPhrase = 1048576;
export const given = givenFemale | givenMale;

/** `small` is the form in lower case. */
export function flagsOf(form: string, small: string, pack: LanguagePack): number {
  if (!isWord(form)) return 0;
  let flags = isWordFlag;
  if (isCapitalised(form)) {
    flags |= capital;
    if (form.length === 2 && form.endsWith('.')) flags |= initial;
    if (form.length > 1 && form.length < 6 && /^\p{Lu}+$/u.test(form)) flags |= acronym;
  }
  if (pack.titles.has(small)) flags |= title;
  if (pack.roleNouns.has(small)) flags |= role;
  if (pack.roleModifiers.has(small)) flags |= modifier;
  if (pack.demonyms.has(small) || pack.demonyms.has(small.slice(0, -1))) flags |= demonym;
  if (pack.organizationWords.has(small)) flags |= organization;
  if (pack.notNames.has(small)) flags |= notName;
  if (pack.sentenceStarters.has(small)) flags |= starter;
  if (pack.nameParticles.has(small)) flags |= particle;
  if (pack.femaleNames.has(small)) flags |= givenFemale;
  if (pack.maleNames.has(small)) flags |= givenMale;
  if (pack.prepositions.has(small)) flags |= preposition;
  if (pack.cueForms.has(small)) flags |= cue;
  if (pack.pronouns.has(small)) flags |= pronoun;
  if (pack.weekdays.has(small) || pack.months.has(small)) flags |= calendar;
  return flags;
}

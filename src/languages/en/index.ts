/** English, as data. */
import type { LanguagePack } from '../../types/index.ts';
import { abbreviations, closingAbbreviations, numericAbbreviations } from './abbreviations.ts';
import { attribution } from './attribution.ts';
import { cueForms, cueShapes, cues } from './cues.ts';
import { aphaereses, clauseOpeners, clitics, fusedWords, sentenceStarters } from './word-shapes.ts';

export const english: LanguagePack = {
  code: 'en',
  abbreviations,
  closingAbbreviations,
  numericAbbreviations,
  sentenceStarters,
  clauseOpeners,
  clitics,
  fusedWords,
  aphaereses,
  titles: new Set(['mr.', 'mrs.', 'dr.', 'president', 'minister']),
  cues,
  cueForms,
  cueShapes,
  attribution,
  pronouns: new Map([
    ['he', 'male'],
    ['she', 'female'],
    ['they', 'plural'],
  ]),
  femaleNames: new Set(),
  maleNames: new Set(),
  weekdays: new Map(),
  months: new Map(),
};

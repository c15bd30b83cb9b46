/** English, as data. */
import type { LanguagePack } from '../../types/index.ts';

export const english: LanguagePack = {
  code: 'en',
  abbreviations: new Set(['mr.', 'mrs.', 'dr.', 'u.s.']),
  closingAbbreviations: new Set(['u.s.']),
  titles: new Set(['mr.', 'mrs.', 'dr.', 'president', 'minister']),
  cues: new Map([['say', { act: 'assert', stance: 'said' }]]),
  cueForms: new Map([
    ['said', 'say'],
    ['says', 'say'],
    ['say', 'say'],
  ]),
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

/** English, as data. */
import type { LanguagePack } from '../../types/index.ts';
import { abbreviations, closingAbbreviations, numericAbbreviations, smallAbbreviations } from './abbreviations.ts';
import { acts } from './acts.ts';
import { attribution } from './attribution.ts';
import { months, relativeWords, weekdays } from './calendar.ts';
import { cueForms, cues } from './cues.ts';
import { fields } from './fields.ts';
import { namedKinds, stateNouns } from './kinds.ts';
import { femaleNames, maleNames } from './names.ts';
import { organizations, organizationWords } from './organizations.ts';
import { people } from './people.ts';
import { demonymEndings, demonyms, placeMarkers, places } from './places.ts';
import {
  courtesyTitles,
  genderedWords,
  nameParticles,
  nobleTitles,
  roleModifiers,
  roleNouns,
  titleNouns,
  titles,
} from './roles.ts';
import { syntacticWords } from './syntactic-words.ts';
import { times } from './times.ts';
import { transcripts } from './transcripts.ts';
import {
  aphaereses,
  clauseOpeners,
  clitics,
  fusedWords,
  nameJoints,
  notNames,
  prepositions,
  pronouns,
  sentenceStarters,
} from './word-shapes.ts';

export const english: LanguagePack = {
  code: 'en',
  abbreviations,
  closingAbbreviations,
  numericAbbreviations,
  smallAbbreviations,
  sentenceStarters,
  clauseOpeners,
  clitics,
  fusedWords,
  aphaereses,
  titles,
  courtesyTitles,
  titleNouns,
  roleNouns,
  roleModifiers,
  genderedWords,
  nameParticles,
  nobleTitles,
  nameJoints,
  organizationWords,
  namedKinds,
  stateNouns,
  organizations,
  places,
  demonyms,
  demonymEndings,
  placeMarkers,
  prepositions,
  definiteArticles: new Set(['the']),
  indefiniteArticles: new Set(['a', 'an']),
  relativePronouns: new Set(['who', 'whose', 'whom', 'which', 'that']),
  possessives: new Set(["'s", "'"]),
  nameSuffixes: new Set(['jr.', 'sr.', 'jr', 'sr', 'ii', 'iii', 'iv']),
  notNames,
  cues,
  cueForms,
  attribution,
  transcripts,
  acts,
  fields,
  pronouns,
  people,
  femaleNames,
  maleNames,
  weekdays,
  months,
  relativeWords,
  syntacticWords,
  times,
};

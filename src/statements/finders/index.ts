/** The finders, in one table, in the order in which they claim cues. A new one is a file and a line here. */
import type { Candidate } from '../candidate.ts';
import type { SentenceView } from '../sentences.ts';
import type { View } from '../view.ts';
import { findAccordingTo, findClosingAttributions } from './closing-attributions.ts';
import { findColons } from './colons.ts';
import { findDirectQuotations } from './direct-quotations.ts';
import { findReportedSpeech } from './reported-speech.ts';
import { findUnnamed } from './unnamed.ts';

/** Reads one sentence; `taken` holds the cue tokens that finders before it have used. */
export type SentenceFinder = (view: View, sentence: SentenceView, taken: ReadonlySet<number>) => readonly Candidate[];

export const sentenceFinders: readonly (readonly [name: string, find: SentenceFinder])[] = [
  ['colons', findColons],
  ['according-to', findAccordingTo],
  ['closing-attributions', findClosingAttributions],
  ['reported-speech', findReportedSpeech],
  ['unnamed', findUnnamed],
];

/** Reads the whole article, because quotations run over sentences and paragraphs. */
export const articleFinders = [['direct-quotations', findDirectQuotations]] as const;

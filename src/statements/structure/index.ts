/**
 * What no single sentence shows: quotations that go on over sentences and paragraphs, who speaks in interviews and transcripts,
 * headlines, and hearsay that nobody says. Pure functions over the words and trees of an article and the relations found in its sentences.
 */
import type { TreeIndex } from '../../lib/tree-index.ts';
import type { LanguagePack, ParsedArticle } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import { findAnswers } from './answers.ts';
import { continueBlocks } from './blocks.ts';
import { continueQuotations } from './continue.ts';
import { withEdges } from './edges.ts';
import { withHeadlines } from './headlines.ts';
import { withHearsay } from './hearsay.ts';
import { type Layout, layoutOf } from './layout.ts';
import { findLetters } from './letters.ts';
import { withoutMainClauses } from './noun-clauses.ts';
import { withoutScareQuotes } from './scare-quotes.ts';
import { findTurns } from './turns.ts';

/** All relations: those given, with the pieces that belong to them, and those that only the structure of the article shows. */
export function withStructure(
  relations: readonly Relation[],
  parsed: ParsedArticle,
  index: TreeIndex,
  pack: LanguagePack,
): readonly Relation[] {
  const layout = layoutOf(parsed, index, pack);
  const turns = findSpeakers(layout);
  const labels = labelsBefore(turns, parsed.words.length);
  const unlabelled = relations.filter((relation) => !claimsLabel(relation, labels));
  const inSentences = withEdges(layout, withoutMainClauses(layout, withoutScareQuotes(layout, unlabelled)));
  const read = withHeadlines(layout, withHearsay(layout, inSentences));
  return continueBlocks(layout, continueQuotations(layout, [...read, ...turns], turns));
}

/** Of each word, how many labels of turns stand before it. */
function labelsBefore(turns: readonly Relation[], length: number): Uint32Array {
  const before = new Uint32Array(length + 1);
  for (const { cueHead } of turns) if (cueHead >= 0) before[cueHead + 1] = 1;
  for (let at = 1; at <= length; at++) before[at]! += before[at - 1]!;
  return before;
}

/** A relation of the sentences that takes a label for its cue, or for a part of its content. */
function claimsLabel({ cueHead, content }: Relation, labels: Uint32Array): boolean {
  const ranges = cueHead < 0 ? content : [...content, { first: cueHead, end: cueHead + 1 }];
  return ranges.some(({ first, end }) => labels[end]! > labels[first]!);
}

/** Turns of interviews and transcripts; else answers without labels; else letters. */
function findSpeakers(layout: Layout): readonly Relation[] {
  for (const find of speakerFinders) {
    const found = find(layout);
    if (found.length > 0) return found;
  }
  return [];
}

const speakerFinders = [findTurns, findAnswers, findLetters] as const;

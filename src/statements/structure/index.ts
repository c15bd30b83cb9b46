/**
 * What no single sentence shows: quotations that go on over sentences and paragraphs, and who speaks in interviews and
 * transcripts. Pure functions over the words and trees of an article and the relations found in its sentences.
 */
import type { TreeIndex } from '../../lib/tree-index.ts';
import type { LanguagePack, ParsedArticle } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import { findAnswers } from './answers.ts';
import { continueQuotations } from './continue.ts';
import { type Layout, layoutOf } from './layout.ts';
import { findLetters } from './letters.ts';
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
  const labels = new Set(turns.flatMap(({ cueHead }) => (cueHead < 0 ? [] : [cueHead])));
  const inSentences = labels.size === 0 ? relations : relations.filter(({ cueHead }) => !labels.has(cueHead));
  return continueQuotations(layout, [...inSentences, ...turns], turns);
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

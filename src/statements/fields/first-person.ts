/**
 * `I` in somebody's own words: `“I feared the worst,” Varga said` has Varga fear. Own words stand in quotation marks, in a turn of an
 * interview, in a letter or in a block quotation. Who `we` are is left open, and so is `I` within further marks: somebody else may be quoted there.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';

/** What has its speaker's own words without marks. */
const unmarked: ReadonlySet<string> = new Set(['turn', 'answer', 'letter']);

/** So many words before it a quotation within a quotation is looked for. */
const reach = 60;

/** Whether a source is an `I`, and whose: the speaker of the statement that it stands in; another, quoted within it; else not known here. */
export function firstPerson(
  grammar: Grammar,
  { first, end }: WordRange,
  parent: Relation | undefined,
): 'speaker' | 'another' | null {
  const { parsed, pack } = grammar;
  const { words, article } = parsed;
  if (end - first > 1 || !pack.attribution.speakerPronouns.has(g.lowerAt(grammar, first))) return null;
  if (isQuotedWithin(grammar, first)) return 'another';
  if (parent === undefined || !g.inContent(parent, first)) return null;
  const isUnmarked = unmarked.has(parent.rule);
  if (g.isQuoted(grammar, first)) return isUnmarked ? 'another' : 'speaker';
  const { kind } = article.parts[words.sentencePart[words.sentence[first]!]!]!;
  return isUnmarked || kind === 'blockquote' ? 'speaker' : null;
}

const marks = /^[“”„"«»‘’'`‹›]+$/;

/** Behind a mark that is not its quotation's own. */
function isQuotedWithin({ parsed: { words, quotations } }: Grammar, word: number): boolean {
  const quotation = quotations[words.quotation[word]! - 1];
  if (quotation === undefined) return false;
  for (let i = word - 1; i >= Math.max(0, word - reach) && words.start[i]! > quotation.span.start; i--) {
    if (marks.test(words.forms[i]!)) return true;
  }
  return false;
}

/** The reporter's own doubt beside a cue: `reportedly said`, `appeared to threaten`, `is said to have told`. */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';

/** The words of doubt; null for none. Those inside the content are the source's. */
export function hedgeOf(grammar: Grammar, relation: Relation): WordRange | null {
  const { cueHead } = relation;
  if (cueHead < 0) return null;
  const { hedgeAdverbs } = grammar.pack.fields;
  const lower = g.lowerAt(grammar, cueHead);
  if (hedgeAdverbs.has(lower)) return relation.cue;
  return adverbOf(grammar, relation, cueHead) ?? ownDoubt(grammar, relation) ?? doubtOver(grammar, relation);
}

function adverbOf(grammar: Grammar, relation: Relation, word: number): WordRange | null {
  const { index, pack } = grammar;
  for (let i = index.firstChild[word]!; i >= 0; i = index.nextSibling[i]!) {
    if (!pack.fields.hedgeAdverbs.has(g.lowerAt(grammar, i)) || g.inContent(relation, i)) continue;
    if (i < word || i === word + 1) return { first: i, end: i + 1 };
  }
  return null;
}

const complements: ReadonlySet<string> = new Set(['xcomp']);

/** The cue is the doubt itself: `appeared to`, and `is said to` without anyone who says it. */
function ownDoubt(grammar: Grammar, { cueHead, source }: Relation): WordRange | null {
  const { hedgeVerbs, hearsayVerbs } = grammar.pack.fields;
  const lemma = g.lemmaAt(grammar, cueHead);
  const under = g.childIn(grammar, cueHead, complements);
  if (under <= cueHead) return null;
  if (hedgeVerbs.has(lemma)) return upToMark(grammar, cueHead, cueHead, under);
  const hearsay = source === null && hearsayVerbs.has(lemma) && g.isPassive(grammar, cueHead);
  return hearsay ? upToMark(grammar, auxiliaryOf(grammar, cueHead), cueHead, under) : null;
}

/** The verb that the cue stands under: `appeared to warn`, `is said to have warned`. */
function doubtOver(grammar: Grammar, relation: Relation): WordRange | null {
  const { cueHead } = relation;
  if (g.relationTo(grammar, cueHead) !== 'xcomp') return null;
  const over = g.headOf(grammar, cueHead);
  if (over < 0 || over > cueHead || g.inContent(relation, over)) return null;
  const { hedgeVerbs, hearsayVerbs } = grammar.pack.fields;
  const lemma = g.lemmaAt(grammar, over);
  if (hedgeVerbs.has(lemma)) return upToMark(grammar, over, over, cueHead);
  return hearsayVerbs.has(lemma) && g.isPassive(grammar, over)
    ? upToMark(grammar, auxiliaryOf(grammar, over), over, cueHead)
    : null;
}

/** From `first` to the infinitive's mark after `verb`, where that comes before `under`. */
function upToMark(grammar: Grammar, first: number, verb: number, under: number): WordRange {
  const mark = grammar.pack.fields.infinitiveMark;
  const end = under > verb + 1 && g.lowerAt(grammar, verb + 1) === mark ? verb + 2 : verb + 1;
  return { first, end };
}

function auxiliaryOf(grammar: Grammar, verb: number): number {
  const { index } = grammar;
  for (let i = index.firstChild[verb]!; i >= 0 && i < verb; i = index.nextSibling[i]!) {
    if (g.fullRelation(grammar, i) === 'aux:pass' && verb - i <= 2) return i;
  }
  return verb;
}

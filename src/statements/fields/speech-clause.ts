/**
 * The clauses that tell of the saying itself: the cue's own, those whose subject it shares (`left early, saying …`), and those
 * beside it that put the speaker somewhere (`speaking at the forum, Varga said …`). What stands in them is said of the saying.
 */
import type { Relation } from '../relation.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';

const farthest = 4;

/** Of the cue itself; empty for cues that are no words of a clause of their own. */
function ownPredicate(grammar: Grammar, cueHead: number): number {
  const tag = g.tagOf(grammar, cueHead);
  if (tag === 'VERB' || tag === 'AUX') return cueHead;
  if (tag !== 'NOUN' && tag !== 'ADJ') return -1;
  const head = g.headOf(grammar, cueHead);
  if (head < 0 || g.relationTo(grammar, cueHead) === 'root') return cueHead;
  return g.tagOf(grammar, head) === 'VERB' && !isSubject(grammar, cueHead) ? head : cueHead;
}

function isSubject(grammar: Grammar, word: number): boolean {
  return g.relationTo(grammar, word) === 'nsubj' && !g.fullRelation(grammar, word).endsWith(':pass');
}

/** The cue's own predicate and those over it with the same subject, nearest first. None is in the content. */
export function ownPredicates(grammar: Grammar, relation: Relation): readonly number[] {
  const { cueHead } = relation;
  if (cueHead < 0) return [];
  const found: number[] = [];
  let at = ownPredicate(grammar, cueHead);
  while (at >= 0 && found.length < farthest && !g.inContent(relation, at)) {
    found.push(at);
    at = g.sharedFrom(grammar, at);
  }
  return found;
}

const besideVerb: ReadonlySet<string> = new Set(['advcl', 'parataxis']);
const besideNoun: ReadonlySet<string> = new Set(['acl', 'advcl']);

function addBeside(
  grammar: Grammar,
  word: number,
  relations: ReadonlySet<string>,
  relation: Relation,
  found: number[],
): void {
  const { index, pack } = grammar;
  for (let i = index.firstChild[word]!; i >= 0; i = index.nextSibling[i]!) {
    if (!relations.has(g.relationTo(grammar, i)) || g.inContent(relation, i) || g.ownSubject(grammar, i) >= 0) continue;
    if (g.fullRelation(grammar, i) === 'acl:relcl') continue;
    if (pack.fields.speakingVerbs.has(g.lemmaAt(grammar, i))) found.push(i);
  }
}

/** All predicates whose phrases tell of the saying: the own ones first, then those of speaking beside them. */
export function speechPredicates(grammar: Grammar, relation: Relation): readonly number[] {
  const own = ownPredicates(grammar, relation);
  const found = [...own];
  for (const predicate of own) addBeside(grammar, predicate, besideVerb, relation, found);
  if (relation.source !== null) addBeside(grammar, g.headWithin(grammar, relation.source), besideNoun, relation, found);
  return found;
}

/** Whether a cue is negated: `did not say`, `never claimed`, `made no mention`, `neither confirmed nor denied`, `nobody said`. */
import type { Relation } from '../relation.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';

const direct: ReadonlySet<string> = new Set(['advmod', 'cc', 'det', 'mark', 'case', 'aux']);

function hasNegation(grammar: Grammar, word: number, relation: Relation): boolean {
  const { index, pack } = grammar;
  const { negations, notNegatedBefore, no, without } = pack.fields;
  for (let i = index.firstChild[word]!; i >= 0; i = index.nextSibling[i]!) {
    const role = g.relationTo(grammar, i);
    if (!direct.has(role) || g.inContent(relation, i)) continue;
    const lower = g.lowerAt(grammar, i);
    if (negations.has(lower) && i < word && !notNegatedBefore.has(nextLower(grammar, i))) return true;
    if (role === 'det' && no.has(lower)) return true;
    if (role === 'cc' && no.has(lower)) return true;
    if ((role === 'mark' || role === 'case') && without.has(lower)) return true;
  }
  return false;
}

function nextLower(grammar: Grammar, word: number): string {
  return word + 1 < grammar.parsed.words.length ? g.lowerAt(grammar, word + 1) : '';
}

/** `nobody`, `no one`, `none of them`, `no official`. */
function isNobody(grammar: Grammar, subject: number): boolean {
  return grammar.pack.fields.nobody.has(g.lowerAt(grammar, subject)) || hasDeterminerNo(grammar, subject);
}

const determiners: ReadonlySet<string> = new Set(['det']);
const objects: ReadonlySet<string> = new Set(['obj']);

/** `made no mention of`: the object that a light verb leaves it to. */
function hasNegatedObject(grammar: Grammar, verb: number, relation: Relation): boolean {
  const object = g.childIn(grammar, verb, objects);
  const idiom = object >= 0 && grammar.pack.fields.notNegatedNouns.has(g.lemmaAt(grammar, object));
  return object >= 0 && !idiom && !g.inContent(relation, object) && hasDeterminerNo(grammar, object);
}

function hasDeterminerNo(grammar: Grammar, noun: number): boolean {
  const determiner = g.childIn(grammar, noun, determiners);
  return determiner >= 0 && grammar.pack.fields.no.has(g.lowerAt(grammar, determiner));
}

/** `did not confirm or deny`, `neither confirmed nor denied`: a conjunct after a negated verb. */
function isNegatedConjunct(grammar: Grammar, word: number, relation: Relation): boolean {
  const head = g.headOf(grammar, word);
  if (head < 0 || g.relationTo(grammar, word) !== 'conj' || g.ownSubject(grammar, word) >= 0) return false;
  const joint = g.childIn(grammar, word, joints);
  if (joint < 0) return false;
  const lower = g.lowerAt(grammar, joint);
  const { alternatives } = grammar.pack.fields;
  return (alternatives.has(lower) && hasNegation(grammar, head, relation)) || grammar.pack.fields.negations.has(lower);
}

const joints: ReadonlySet<string> = new Set(['cc']);

export function isNegated(grammar: Grammar, relation: Relation): boolean {
  const { cueHead } = relation;
  if (cueHead < 0) return false;
  if (hasNegation(grammar, cueHead, relation) || isNegatedConjunct(grammar, cueHead, relation)) return true;
  const subject = g.ownSubject(grammar, cueHead);
  if (subject >= 0 && !g.inContent(relation, subject) && isNobody(grammar, subject)) return true;
  if (grammar.pack.acts.lightVerbs.has(g.lemmaAt(grammar, cueHead)) && hasNegatedObject(grammar, cueHead, relation))
    return true;
  return isNegatedAbove(grammar, cueHead, relation);
}

/** `did not go on to say`, `gave no warning`: the verb over the cue. */
function isNegatedAbove(grammar: Grammar, word: number, relation: Relation): boolean {
  const head = g.headOf(grammar, word);
  if (head < 0) return false;
  const { acts } = grammar.pack;
  const role = g.relationTo(grammar, word);
  const lemma = g.lemmaAt(grammar, head);
  if (role === 'xcomp' && acts.raisingVerbs.has(lemma)) return hasNegation(grammar, head, relation);
  return role === 'obj' && acts.lightVerbs.has(lemma) && hasNegation(grammar, head, relation);
}

/** `refused to say`, `failed to mention`: true where the cue is the verb below. */
export function refusalOver(grammar: Grammar, cueHead: number): boolean {
  if (cueHead < 0 || g.relationTo(grammar, cueHead) !== 'xcomp') return false;
  const head = g.headOf(grammar, cueHead);
  return head >= 0 && grammar.pack.acts.refusals.has(g.lemmaAt(grammar, head));
}

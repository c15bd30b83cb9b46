/**
 * What is done by saying it, and how: act, stance, negation and lemma of the cue. The scheme is docs/acts.md, its words are the
 * pack's. A verb is asked with its particle and prepositions first (`point out`, `call for`, `ask to`), light verbs leave it
 * to their noun (`issued a warning`), raising verbs to the verb below (`went on to say`).
 */
import type { ActEntry, Stance } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';
import { isNegated, refusalOver } from './negation.ts';

export interface Act {
  readonly act: string;
  readonly stance: Stance;
  readonly negated: boolean;
  /** Empty without a cue. */
  readonly lemma: string;
}

const particles: ReadonlySet<string> = new Set(['compound:prt']);
const complements: ReadonlySet<string> = new Set([
  'obl',
  'advcl',
  'xcomp',
  'ccomp',
  'nmod',
  'obj',
  'iobj',
  'advmod',
  'acl',
]);
const objects: ReadonlySet<string> = new Set(['obj', 'nsubj', 'xcomp', 'iobj', 'obl']);

/** `out` of `pointed out`; empty for none. */
function particleOf(grammar: Grammar, verb: number): string {
  const { index } = grammar;
  for (let i = index.firstChild[verb]!; i >= 0; i = index.nextSibling[i]!) {
    if (particles.has(g.fullRelation(grammar, i))) return g.lowerAt(grammar, i);
  }
  return '';
}

/** The entry of a verb with what it takes: particle and preposition, either, the infinitive's mark, the verb alone. */
function verbEntry(grammar: Grammar, verb: number): ActEntry | null {
  const { index, pack } = grammar;
  const { verbs } = pack.acts;
  const lemma = g.lemmaAt(grammar, verb);
  if (!pack.acts.phrasalVerbs.has(lemma)) return verbs.get(lemma) ?? null;
  const particle = particleOf(grammar, verb);
  const stem = particle === '' ? lemma : `${lemma} ${particle}`;
  let hasObject = false;
  for (let i = index.firstChild[verb]!; i >= 0; i = index.nextSibling[i]!) {
    const role = g.relationTo(grammar, i);
    if (i < verb || !complements.has(role)) continue;
    const mark = markOf(grammar, i, role);
    const entry = mark === '' ? undefined : (verbs.get(`${stem} ${mark}`) ?? verbs.get(`${lemma} ${mark}`));
    if (entry !== undefined) return entry;
    const names = mark === '' && ((role === 'xcomp' && !isVerb(grammar, i)) || (role === 'obj' && hasObject));
    const named = names ? verbs.get(`${lemma} as`) : undefined;
    if (named !== undefined) return named;
    hasObject ||= role === 'obj';
  }
  const next = verb + 1 < index.depth.length ? verbs.get(`${lemma} ${g.lowerAt(grammar, verb + 1)}`) : undefined;
  return next ?? verbs.get(stem) ?? verbs.get(lemma) ?? null;
}

/** What a complement is marked with; of an object, the infinitive that hangs from it. */
function markOf(grammar: Grammar, word: number, role: string): string {
  if (role === 'advmod') return g.lowerAt(grammar, word);
  if (role !== 'obj' && role !== 'iobj') return g.markOf(grammar, word);
  const infinitive = g.infinitiveOf(grammar, word);
  return infinitive < 0 ? '' : grammar.pack.fields.infinitiveMark;
}

function isVerb(grammar: Grammar, word: number): boolean {
  const tag = g.tagOf(grammar, word);
  return tag === 'VERB' || tag === 'AUX';
}

/** The noun or adjective that a light verb leaves it to: `issued a warning`, `made it clear`. Nothing inside the content. */
function lightEntry(grammar: Grammar, verb: number, relation: Relation): ActEntry | null {
  const { index, pack } = grammar;
  for (let i = index.firstChild[verb]!; i >= 0; i = index.nextSibling[i]!) {
    const role = g.relationTo(grammar, i);
    if (!objects.has(role) || g.inContent(relation, i) || g.within(relation.source, i)) continue;
    if (role === 'nsubj' && !g.isPassive(grammar, verb)) continue;
    if (role === 'obl' && !g.within(relation.cue, i)) continue;
    const lemma = g.lemmaAt(grammar, i);
    const entry = role === 'xcomp' ? pack.acts.adjectives.get(lemma) : pack.acts.nouns.get(lemma);
    if (entry !== undefined) return entry;
  }
  return null;
}

const below: ReadonlySet<string> = new Set(['xcomp']);

/** The verb under `went on to`, when it belongs to the cue. */
function raisedVerb(grammar: Grammar, verb: number, relation: Relation): number {
  if (!grammar.pack.acts.raisingVerbs.has(g.lemmaAt(grammar, verb))) return -1;
  const under = g.childIn(grammar, verb, below);
  return under >= 0 && isVerb(grammar, under) && !g.inContent(relation, under) ? under : -1;
}

function entryOfVerb(grammar: Grammar, verb: number, relation: Relation): ActEntry {
  const { acts } = grammar.pack;
  const lemma = g.lemmaAt(grammar, verb);
  const light = acts.lightVerbs.has(lemma) ? lightEntry(grammar, verb, relation) : null;
  if (light !== null) return light;
  const under = raisedVerb(grammar, verb, relation);
  if (under >= 0) {
    const entry = verbEntry(grammar, under);
    if (entry !== null) return entry;
  }
  // `is convinced that`: what is felt, not what is done to somebody.
  const adjective = g.isPassive(grammar, verb) ? acts.adjectives.get(g.lowerAt(grammar, verb)) : undefined;
  const known = adjective ?? verbEntry(grammar, verb);
  if (acts.refusals.has(lemma)) {
    const refused = g.childIn(grammar, verb, below);
    const entry = refused < 0 ? null : verbEntry(grammar, refused);
    if (entry !== null && acts.sayings.has(entry.act)) return acts.refusedSaying;
  }
  if (known !== null) return known;
  return hasInfinitive(grammar, verb) ? acts.unknown.infinitive : acts.unknown.verb;
}

function hasInfinitive(grammar: Grammar, verb: number): boolean {
  const under = g.childIn(grammar, verb, below);
  return under >= 0 && g.markOf(grammar, under) === grammar.pack.fields.infinitiveMark;
}

/** A noun of saying among the words of a cue, or over its preposition (`in a statement`). */
function nounNear(grammar: Grammar, word: number, { cue }: Relation): ActEntry | null {
  const { nouns } = grammar.pack.acts;
  for (let i = cue?.first ?? word; i < (cue?.end ?? word); i++) {
    const entry = g.tagOf(grammar, i) === 'NOUN' ? nouns.get(g.lemmaAt(grammar, i)) : undefined;
    if (entry !== undefined) return entry;
  }
  const over = g.headOf(grammar, word);
  return over < 0 ? null : (nouns.get(g.lemmaAt(grammar, over)) ?? null);
}

/** What the pack says of the cue as it stands, before negation and questions. */
function entryOf(grammar: Grammar, relation: Relation): ActEntry {
  const { acts, attribution } = grammar.pack;
  const { cueHead } = relation;
  if (cueHead < 0) return acts.unknown.other;
  const lower = g.lowerAt(grammar, cueHead);
  if (attribution.hearsay.has(lower) || attribution.hedges.has(lower)) return acts.unknown.hearsay;
  if (acts.citing.has(lower)) return acts.unknown.other;
  const lemma = g.lemmaAt(grammar, cueHead);
  switch (g.tagOf(grammar, cueHead)) {
    case 'VERB':
    case 'AUX':
      return entryOfVerb(grammar, cueHead, relation);
    case 'ADJ':
      return acts.adjectives.get(lemma) ?? acts.verbs.get(lemma) ?? acts.unknown.adjective;
    case 'NOUN':
    case 'PROPN':
      return acts.nouns.get(lemma) ?? verbEntry(grammar, cueHead) ?? acts.unknown.noun;
    case 'PUNCT':
    case 'SYM':
      return acts.unknown.other;
    default:
      return nounNear(grammar, cueHead, relation) ?? verbEntry(grammar, cueHead) ?? acts.unknown.other;
  }
}

function lemmaOf(grammar: Grammar, { cueHead }: Relation): string {
  if (cueHead < 0) return '';
  const lower = g.lowerAt(grammar, cueHead);
  const citing = grammar.pack.acts.citing.get(lower);
  if (citing !== undefined) return citing;
  const particle = particleOf(grammar, cueHead);
  const lemma = g.lemmaAt(grammar, cueHead);
  return particle === '' ? lemma : `${lemma} ${particle}`;
}

/** True for `whether …`, `who …` as the content of a verb. */
function isEmbeddedQuestion(grammar: Grammar, { content }: Relation): boolean {
  const first = content[0]!.first;
  const word = g.lowerAt(grammar, first);
  return grammar.pack.fields.questionMarks.has(word) || grammar.pack.attribution.interrogatives.has(word);
}

/** True when the content is one question in quotation marks. */
function isQuestion(grammar: Grammar, { content }: Relation): boolean {
  const { words } = grammar.parsed;
  const last = content.at(-1)!;
  if (content.length > 1 && words.sentence[content[0]!.first] !== words.sentence[last.end - 1]) return false;
  let asked = false;
  for (let i = last.end - 1; i >= last.first && !asked; i--) {
    if (words.forms[i]!.startsWith('?')) asked = g.isQuoted(grammar, i);
    else if (g.tagOf(grammar, i) !== 'PUNCT') return false;
  }
  if (!asked) return false;
  for (let i = content[0]!.first; i < last.end; i++) {
    const ends = words.forms[i] === '.' || words.forms[i] === '!' || words.forms[i]!.startsWith('?');
    if (ends && i + 2 < last.end) return false;
  }
  return true;
}

/** Act, stance, negation and lemma of a relation's cue. */
export function actOf(grammar: Grammar, relation: Relation): Act {
  const { acts } = grammar.pack;
  const given = entryOf(grammar, relation);
  const lemma = lemmaOf(grammar, relation);
  const refused = refusalOver(grammar, relation.cueHead);
  const negated = refused || isNegated(grammar, relation);
  const entry = turned(grammar, relation, given, negated);
  if (refused && acts.sayings.has(given.act)) return { ...acts.refusedSaying, negated, lemma };
  const asks = !negated && acts.mayAsk.has(entry.act) && isQuestion(grammar, relation);
  return { ...(asks ? acts.asking : entry), negated, lemma };
}

function turned(grammar: Grammar, relation: Relation, entry: ActEntry, negated: boolean): ActEntry {
  const { acts } = grammar.pack;
  if (!negated) return entry;
  if (isEmbeddedQuestion(grammar, relation))
    return acts.negatedQuestion.get(entry.act) ?? acts.negated.get(entry.act) ?? entry;
  return acts.negated.get(entry.act) ?? entry;
}

/** What hangs from a word, for telling whether it carries a cue: its subject, its complements, auxiliaries, adverbs, prepositions. */
import { mixed } from '../../lib/hashing.ts';
import { type ArticleView, isSubject, Relation, Sign } from './article-view.ts';
import { type FeatureSink, templates } from './feature-sink.ts';

const T = templates('cue', [
  'dependant',
  'lemma and dependant',
  'lemma and its preposition',
  'preposition and noun',
  'marker',
  'lemma and marker',
  'auxiliary',
  'lemma and auxiliary',
  'lemma and adverb',
  'adverb',
  'object',
  'lemma and object',
  'kind of subject',
  'lemma and kind of subject',
  'subject',
  'lemma and subject',
  'act and kind of subject',
  'complements',
  'lemma and complements',
  'act and complements',
  'tag and complements',
  'lemma and negation',
  'negation and auxiliary',
  'clause complement',
  'lemma and side of the clause',
  'subject and side of the clause',
  'lemma and infinitive',
]);

/** Which complements a word has, as bits: a clause, an infinitive, an object, a phrase, a clause beside it, a subject. */
const Complement = { clause: 1, infinitive: 2, object: 4, phrase: 8, beside: 16, subject: 32 } as const;

/** What a word's dependants are, as far as more than one of them counts. */
interface Dependants {
  /** Words; −1 for none. */
  subject: number;
  clause: number;
  infinitive: number;
  /** Of `Complement`. */
  complements: number;
  isNegated: boolean;
  /** The last one's lemma; 0 for none. */
  auxiliary: number;
}

/** Adds the features of all that hangs from the word at `at`. Returns what its subject is like, as a hash. */
export function addDependants(view: ArticleView, at: number, sink: FeatureSink): number {
  const { tree } = view;
  const found: Dependants = {
    subject: -1,
    clause: -1,
    infinitive: -1,
    complements: 0,
    isNegated: false,
    auxiliary: 0,
  };
  for (let child = tree.firstChild[at]!; child >= 0; child = tree.nextSibling[child]!)
    addDependant(view, at, child, found, sink);
  const subjectKind = addSubject(view, at, found.subject, sink);
  addComplements(view, at, found, subjectKind, sink);
  return subjectKind;
}

/** Adds what one dependant shows, and notes it in `found`. */
function addDependant(view: ArticleView, at: number, child: number, found: Dependants, sink: FeatureSink): void {
  const { lemma, form, relation, signs } = view;
  const L = lemma[at]!;
  const R = relation[child]!;
  const side = child < at ? 1 : 2;
  sink.add(T.dependant, R, side);
  sink.add(T['lemma and dependant'], L, R, side);
  if (R === Relation.obl || R === Relation.nmod || R === Relation.agent) {
    addPreposition(view, at, child, sink);
  } else if (R === Relation.mark || R === Relation.cc || R === Relation.caseMarker) {
    sink.add(T.marker, form[child], R);
    sink.add(T['lemma and marker'], L, form[child]);
  } else if (R === Relation.aux || R === Relation.passiveAux || R === Relation.cop) {
    found.auxiliary = lemma[child]!;
    sink.add(T.auxiliary, form[child], R);
    sink.add(T['lemma and auxiliary'], L, form[child]);
  } else if (R === Relation.advmod || R === Relation.particle) {
    if (signs[child]! & Sign.negation) found.isNegated = true;
    sink.add(T['lemma and adverb'], L, lemma[child]);
    sink.add(T.adverb, lemma[child]);
  }
  if (R === Relation.obj || R === Relation.possessor) {
    sink.add(T.object, R, lemma[child]);
    sink.add(T['lemma and object'], R, L, lemma[child]);
  }
  noteComplement(R, child, found);
}

function noteComplement(R: number, child: number, found: Dependants): void {
  if (isSubject(R)) {
    found.subject = child;
    found.complements |= Complement.subject;
  } else if (R === Relation.ccomp) {
    found.clause = child;
    found.complements |= Complement.clause;
  } else if (R === Relation.xcomp) {
    found.infinitive = child;
    found.complements |= Complement.infinitive;
  } else if (R === Relation.obj || R === Relation.iobj) found.complements |= Complement.object;
  else if (R === Relation.parataxis) found.complements |= Complement.beside;
  else if (R === Relation.obl || R === Relation.nmod || R === Relation.agent) found.complements |= Complement.phrase;
}

/** Of the word's own subject, or the one that it shares. Returns what it is like, as a hash. */
function addSubject(view: ArticleView, at: number, own: number, sink: FeatureSink): number {
  const { lemma, upos, signs, act, mention } = view;
  const L = lemma[at]!;
  const { subject, steps } = own >= 0 ? { subject: own, steps: 0 } : sharedSubject(view, at);
  const isCapital = subject < 0 ? 0 : signs[subject]! & Sign.capital;
  const subjectKind = subject < 0 ? 1 : mixed(mixed(mention[subject]!, upos[subject]!), isCapital);
  sink.add(T['kind of subject'], subjectKind, 1 + steps);
  sink.add(T['lemma and kind of subject'], L, subjectKind);
  if (subject >= 0) {
    sink.add(T.subject, lemma[subject]);
    sink.add(T['lemma and subject'], L, lemma[subject]);
    sink.add(T['act and kind of subject'], act[at], subjectKind);
  }
  return subjectKind;
}

function addComplements(
  { lemma, upos, xpos, act }: ArticleView,
  at: number,
  { clause, infinitive, complements, isNegated, auxiliary }: Dependants,
  subjectKind: number,
  sink: FeatureSink,
): void {
  const L = lemma[at]!;
  const set = 1 + complements;
  const negation = isNegated ? 2 : 1;
  sink.add(T.complements, set);
  sink.add(T['lemma and complements'], L, set);
  sink.add(T['act and complements'], act[at], set);
  sink.add(T['tag and complements'], xpos[at], set);
  sink.add(T['lemma and negation'], L, negation);
  sink.add(T['negation and auxiliary'], negation, auxiliary);
  if (clause >= 0) {
    const side = clause < at ? 1 : 2;
    sink.add(T['clause complement'], upos[clause], side);
    sink.add(T['lemma and side of the clause'], L, side);
    sink.add(T['subject and side of the clause'], subjectKind, side);
  }
  if (infinitive >= 0) sink.add(T['lemma and infinitive'], L, lemma[infinitive]);
}

function addPreposition(
  { lemma, form, relation, tree }: ArticleView,
  at: number,
  noun: number,
  sink: FeatureSink,
): void {
  for (let child = tree.firstChild[noun]!; child >= 0; child = tree.nextSibling[child]!) {
    if (relation[child] !== Relation.caseMarker) continue;
    sink.add(T['lemma and its preposition'], form[child], lemma[at]);
    sink.add(T['preposition and noun'], form[child], lemma[noun]);
  }
}

/** The subject that a predicate takes from the one above it, and how many steps above; −1 for none. */
function sharedSubject({ relation, head, tree }: ArticleView, at: number): { subject: number; steps: number } {
  let place = at;
  for (let steps = 1; steps <= 4; steps++) {
    const above = head[place]!;
    const R = relation[place]!;
    if (above < 0) break;
    if (R === Relation.acl) return { subject: above, steps: 5 };
    if (R === Relation.relativeClause) return { subject: above, steps: 6 };
    const shares = [Relation.conj, Relation.xcomp, Relation.advcl, Relation.parataxis, Relation.dep].includes(R);
    if (!shares) break;
    place = above;
    let subject = -1;
    for (let child = tree.firstChild[place]!; child >= 0; child = tree.nextSibling[child]!) {
      if (isSubject(relation[child]!)) subject = child;
    }
    if (subject >= 0) return { subject, steps };
  }
  return { subject: -1, steps: 0 };
}

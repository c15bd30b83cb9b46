/** What is looked at to tell whether a word carries a cue: the word, its neighbours, its dependants, what governs it, quotations. */
import { hashOfText, mixed } from '../../lib/hashing.ts';
import { type ArticleView, bucket, isSubject, Relation, Sign } from './article-view.ts';
import { type FeatureSink, templates } from './feature-sink.ts';

const T = templates('cue', [
  'always',
  'lemma',
  'form',
  'lemma and tag',
  'tag',
  'relation',
  'relation and tag',
  'lemma and relation',
  'form before',
  'form after',
  'kind of word before',
  'kind of word after',
  'lemma and form after',
  'lemma and form before',
  'lemma and kind of word after',
  'lemma and kind of word before',
  'two forms after',
  'lemma and two forms after',
  'kinds of words around',
  'form two before',
  'form two after',
  'two forms before',
  'lemma and lemma two after',
  'governor',
  'relation and governor',
  'relation and kind of governor',
  'lemma, relation and governor',
  'lemma and kind of governor',
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
  'under a cue that does',
  'under the cue',
  'kind of part',
  'place in the sentence',
  'depth',
  'signs and length of the sentence',
  'in quotation',
  'lemma in quotation',
  'quotations around',
  'lemma and quotations around',
  'distance of quotations',
  'lemma and distance of quotations',
  'quotation in the sentence before',
  'lemma, subject and quotations',
  'subject and distance of quotations',
  'tag, relation and quotations',
]);

/** Kinds of words that carry cues; of the others one in a thousand does, and none was ever told from the rest. */
const carriers: ReadonlySet<number> = new Set(['VERB', 'NOUN', 'ADJ', 'ADV'].map(hashOfText));

/** A word that may carry a cue, or a sign that may do a cue's work. */
export function mayBeCue({ signs, upos }: ArticleView, at: number): boolean {
  const kind = signs[at]! & (Sign.word | Sign.colon | Sign.dash);
  return kind === Sign.word ? carriers.has(upos[at]!) : kind !== 0;
}

const outside = 7;

/** Adds the features of the word at `at`. */
export function addCueFeatures(view: ArticleView, at: number, sink: FeatureSink): void {
  addWord(view, at, sink);
  addGovernor(view, at, sink);
  const subject = addDependants(view, at, sink);
  addQuotations(view, at, sink, subject);
}

function addWord({ lemma, form, upos, xpos, relation, ...view }: ArticleView, at: number, sink: FeatureSink): void {
  const [L, R, X] = [lemma[at]!, relation[at]!, xpos[at]!];
  const [first, end] = [view.sentenceFirst[at]!, view.sentenceEnd[at]!];
  const near = (column: Int32Array, place: number) => (place >= first && place < end ? column[place]! : outside);
  const [before, after, before2, after2] = [
    near(form, at - 1),
    near(form, at + 1),
    near(form, at - 2),
    near(form, at + 2),
  ];
  const [kindBefore, kindAfter] = [near(upos, at - 1), near(upos, at + 1)];
  sink.add(T.always);
  sink.add(T.lemma, L);
  sink.add(T.form, form[at]);
  sink.add(T['lemma and tag'], L, X);
  sink.add(T.tag, X);
  sink.add(T.relation, R);
  sink.add(T['relation and tag'], R, X);
  sink.add(T['lemma and relation'], L, R);
  sink.add(T['form before'], before);
  sink.add(T['form after'], after);
  sink.add(T['kind of word before'], kindBefore);
  sink.add(T['kind of word after'], kindAfter);
  sink.add(T['lemma and form after'], L, after);
  sink.add(T['lemma and form before'], L, before);
  sink.add(T['lemma and kind of word after'], L, kindAfter);
  sink.add(T['lemma and kind of word before'], L, kindBefore);
  sink.add(T['two forms after'], after, after2);
  sink.add(T['lemma and two forms after'], L, after, after2);
  sink.add(T['kinds of words around'], kindBefore, upos[at], kindAfter);
  sink.add(T['form two before'], before2);
  sink.add(T['form two after'], after2);
  sink.add(T['two forms before'], before, before2);
  sink.add(T['lemma and lemma two after'], L, near(lemma, at + 2));
  sink.add(T['kind of part'], view.kind[at], upos[at]);
  sink.add(T['place in the sentence'], 1 + Math.min(at - first, 3), upos[at]);
  sink.add(T.depth, 1 + bucket(view.tree.depth[at]!), upos[at]);
  const signs = view.signs[at]! & (Sign.capital | Sign.colon | Sign.dash);
  sink.add(T['signs and length of the sentence'], 1 + signs, 1 + bucket(end - first));
}

function addGovernor({ lemma, upos, relation, head, act }: ArticleView, at: number, sink: FeatureSink): void {
  const [L, R, H] = [lemma[at]!, relation[at]!, head[at]!];
  const governor = H >= 0 ? lemma[H]! : 1;
  const kind = H >= 0 ? upos[H]! : 1;
  sink.add(T.governor, governor);
  sink.add(T['relation and governor'], R, governor);
  sink.add(T['relation and kind of governor'], R, kind);
  sink.add(T['lemma, relation and governor'], L, R, governor);
  sink.add(T['lemma and kind of governor'], L, kind);
  let path = R;
  for (let above = H, step = 0; above >= 0 && step < 4; step++) {
    if (act[above] !== 0) {
      sink.add(T['under a cue that does'], path, act[above]);
      sink.add(T['under the cue'], path, lemma[above]);
      return;
    }
    path = mixed(path, relation[above]!);
    above = head[above]!;
  }
}

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

/** Returns what the subject is like, as a hash. */
function addDependants(view: ArticleView, at: number, sink: FeatureSink): number {
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

function addQuotations(view: ArticleView, at: number, sink: FeatureSink, subjectKind: number): void {
  const { quotation, lemma, upos, xpos, relation } = view;
  const [first, end] = [view.sentenceFirst[at]!, view.sentenceEnd[at]!];
  const L = lemma[at]!;
  const inside = quotation[at] === 0 ? 1 : 2;
  const before = view.quotedBefore[at]! >= first ? at - view.quotedBefore[at]! : 0;
  const after = view.quotedAfter[at]! < end ? view.quotedAfter[at]! - at : 0;
  const around = 1 + (before > 0 ? 2 : 0) + (after > 0 ? 1 : 0);
  const isQuotedBefore = first > view.paragraphFirst[at]! && quotation[first - 1] !== 0 ? 2 : 1;
  const [distanceBefore, distanceAfter] = [1 + bucket(before), 1 + bucket(after)];
  sink.add(T['in quotation'], inside, upos[at]);
  sink.add(T['lemma in quotation'], inside, L);
  sink.add(T['quotations around'], around, inside);
  sink.add(T['lemma and quotations around'], L, around, inside);
  sink.add(T['distance of quotations'], distanceBefore, distanceAfter);
  sink.add(T['lemma and distance of quotations'], L, distanceBefore, distanceAfter);
  sink.add(T['quotation in the sentence before'], isQuotedBefore, around);
  sink.add(T['lemma, subject and quotations'], L, subjectKind, around);
  sink.add(T['subject and distance of quotations'], subjectKind, distanceBefore, distanceAfter);
  sink.add(T['tag, relation and quotations'], xpos[at], relation[at], around);
}

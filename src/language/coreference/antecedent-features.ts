/** What the resolver looks at when it asks whether a pronoun or a description takes up an earlier mention. */
import { hashOfText, mixed } from '../../lib/hashing.ts';
import type { Candidate, Entity } from './candidate.ts';
import type { CoreferenceView } from './coreference-view.ts';

/** Takes features one by one: adds their weights, or keeps them for training. */
export interface FeatureSink {
  add(feature: number): void;
}

/** What is known when a candidate is looked at. */
export interface Situation {
  readonly view: CoreferenceView;
  /** Of each quotation, the head of its speaker. */
  readonly speakers: Int32Array;
  /** Of each entity, mentions so far. */
  readonly counts: Uint16Array;
  /** The named person with most mentions so far; null for nobody. */
  readonly topic: Entity | null;
  /** Of each candidate: 1 for the first of a person in its sentence. */
  readonly leads: Uint8Array;
  /** Of each part: 1 where it ends in a question mark. */
  readonly asks: Uint8Array;
}

const hashes = new Map<string, number>();

/** Of relations, lemmas of the lists and small words: few, so remembered. */
function hashOf(text: string): number {
  let hash = hashes.get(text);
  if (hash === undefined) {
    hash = hashOfText(text);
    if (hashes.size > 20_000) hashes.clear();
    hashes.set(text, hash);
  }
  return hash;
}

const kinds = { name: 1, pronoun: 2, description: 3 } as const;
const beings = { person: 1, group: 2, place: 3, thing: 4, unknown: 5 } as const;
const classes = { female: 1, male: 2, plural: 3, neuter: 4, first: 5, us: 6, second: 7 } as const;
const types = { PER: 1, ORG: 2, LOC: 3 } as const;
const genders = { female: 1, male: 2, unknown: 0 } as const;

/** `he` and `she` are read alike: only their genders tell them apart. */
export function classOf({ pronoun, being }: Candidate): number {
  if (pronoun === null) return being === 'person' ? 8 : 9;
  return pronoun === 'female' ? 2 : classes[pronoun];
}

/** One more than the largest of `classOf`. */
export const classCount = 10;

function bucket(count: number): number {
  if (count < 4) return count;
  if (count < 6) return 4;
  if (count < 10) return 5;
  return count < 20 ? 6 : 7;
}

/** The candidate begins something new. `rivals` is the number of antecedents that are in question. */
export function addNewFeatures(situation: Situation, m: Candidate, rivals: number, sink: FeatureSink): void {
  const { view, topic, asks } = situation;
  const c = classOf(m) + 100;
  const relation = hashOf(view.fullRelation(m.head));
  const quoted = m.quotation === 0 ? 0 : 1;
  let t = 1000;
  const put = (value: number) => sink.add(mixed(mixed(t++, c), value));
  put(0);
  put(relation);
  put(quoted);
  put(bucket(rivals));
  put(quoted * 8 + bucket(rivals));
  put(topic === null ? 0 : bucket(situation.counts[topic.index]!));
  put(asks[view.part(m.head)]!);
  put(hashOf(view.lower(m.head)));
  put(bucket(m.sentence));
  if (m.kind !== 'description') return;
  const determiner = determinerOf(view, m);
  put(hashOf(determiner));
  put(mixed(hashOf(determiner), relation));
  put(bucket(m.phrase.end - m.head - 1));
  put(bucket(m.head - m.phrase.first));
  put(mixed(hashOf(determiner), bucket(m.phrase.end - m.phrase.first)));
  put(m.isPlural ? 1 : 0);
  put(mixed(hashOf(determiner), hashOf(view.lemma(m.head))));
}

/** The article, pronoun or possessor in front: `the`, `his`, `'s`, or nothing. */
export function determinerOf(view: CoreferenceView, { head, phrase }: Candidate): string {
  for (let k = phrase.first; k < head; k++) {
    const relation = view.fullRelation(k);
    if (view.tree.head[k] !== head) continue;
    if (relation === 'det' || relation === 'det:predet') return view.lower(k);
    if (relation === 'nmod:poss') return view.upos(k) === 'PRON' ? view.lower(k) : "'s";
  }
  return '';
}

/** The candidate takes up `a`, a mention of `entity`; `rank` counts the antecedents in question between them. */
export function addPairFeatures(
  situation: Situation,
  m: Candidate,
  a: Candidate,
  entity: Entity | null,
  rank: number,
  sink: FeatureSink,
): void {
  const { view, counts, topic, leads } = situation;
  const { words } = view;
  const c = classOf(m);
  const later = a.index > m.index ? 1 : 0;
  const sentences = later === 1 ? 9 : bucket(m.sentence - a.sentence);
  const near = Math.min(sentences, 3) + 4 * later;
  const mRelation = hashOf(view.fullRelation(m.head));
  const aRelation = hashOf(view.fullRelation(a.head));
  const aSubject = view.isSubject(a.head) ? 1 : 0;
  const kind = kinds[a.kind] * 64 + beings[a.being] * 8 + (a.pronoun === null ? 0 : classes[a.pronoun]);
  const gender = genderState(m, a, entity);
  const quote = quoteState(situation, m, a);
  const lead = leads[a.index]!;
  const count = entity === null ? 0 : counts[entity.index]!;
  const isTopic = entity !== null && entity === topic ? 1 : 0;
  const named = entity?.name == null ? 0 : 1;
  const type = entity?.type == null ? 0 : types[entity.type];
  let t = 1;
  const put = (value: number) => sink.add(mixed(mixed(t++, c), value));
  put(0);
  put(sentences);
  put(bucket(rank));
  put(kind);
  put(mixed(aRelation, mRelation));
  put(mixed(quote, near));
  put(mixed(gender, kind));
  put(mixed(gender, mixed(near, aSubject * 2 + lead)));
  put((m.isPlural ? 2 : 0) + (a.isPlural ? 1 : 0) + 4 * type);
  put(mixed(mixed(lead, near), aSubject));
  put(bucket(count) * 2 + named);
  put(isTopic * 8 + near);
  put(mixed(isTopic, mixed(quote, gender)));
  put(mixed(quote, mixed(kind, near)));
  put(mixed(bucket(rank), near));
  put(mixed(aRelation, near));
  put(mixed(mixed(aRelation, mRelation), near));
  put(type * 2 + named);
  put(mixed(hashOf(view.lemma(a.kind === 'description' ? a.head : m.head)), a.kind === 'description' ? 1 : 0));
  put(structure(view, m, a));
  put(mixed(structure(view, m, a), mRelation));
  put(bucket(Math.abs(m.head - a.head) >> 2));
  put(partState(situation, m, a) * 512 + kind);
  put(mixed(partState(situation, m, a), mixed(quote, named)));
  put(hashOf(words.lower[a.head] ?? '') * (a.kind === 'pronoun' ? 1 : 0));
  if (a.kind === 'pronoun' && m.kind === 'pronoun')
    put(mixed(hashOf(view.lower(a.head)), mixed(hashOf(view.lower(m.head)), near)));
  t = 60;
  if (m.kind === 'description') addDescriptionFeatures(situation, m, a, entity, sink, c);
}

function addDescriptionFeatures(
  { view }: Situation,
  m: Candidate,
  a: Candidate,
  entity: Entity | null,
  sink: FeatureSink,
  c: number,
): void {
  let t = 70;
  const put = (value: number) => sink.add(mixed(mixed(t++, c), value));
  const lemma = view.lemma(m.head);
  const sameHead = a.kind === 'description' && view.lemma(a.head) === lemma ? 1 : 0;
  const inRole = entity?.roleWords.has(lemma) === true || entity?.roleWords.has(view.lower(m.head)) === true ? 1 : 0;
  let modifiers = 0;
  let met = 0;
  for (let k = m.phrase.first; k < m.phrase.end; k++) {
    const upos = view.upos(k);
    if (k === m.head || (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADJ')) continue;
    modifiers++;
    if (entity?.roleWords.has(view.lemma(k)) === true) met++;
  }
  const fit = modifiers === 0 ? 0 : met === modifiers ? 1 : met > 0 ? 2 : 3;
  const determiner = hashOf(determinerOf(view, m));
  const kind = kinds[a.kind];
  put(sameHead * 2 + inRole);
  put(mixed(sameHead * 2 + inRole, determiner));
  put(mixed(sameHead * 2 + inRole, fit));
  put(mixed(mixed(sameHead * 2 + inRole, fit), mixed(determiner, kind)));
  put(mixed(hashOf(lemma), kind));
  put(mixed(hashOf(lemma), inRole * 2 + sameHead));
  put(mixed(determiner, kind));
  put(genders[m.gender] * 4 + genders[entity?.gender ?? 'unknown']);
}

/** Whether genders agree, are not known, or differ; and whether the entity's was told or only guessed. */
function genderState(m: Candidate, a: Candidate, entity: Entity | null): number {
  if (m.gender === 'unknown') return 0;
  const known = entity?.gender ?? a.gender;
  if (known === 'unknown') return 1;
  const told = entity?.isGenderTold === true ? 2 : 0;
  return (known === m.gender ? 2 : 3) + told;
}

function quoteState({ speakers }: Situation, m: Candidate, a: Candidate): number {
  if (m.quotation === 0) return a.quotation === 0 ? 0 : 1;
  const speaker = speakers[m.quotation]!;
  const isSpeaker = speaker < 0 ? 0 : speaker === a.head ? 1 : 2;
  if (a.quotation === m.quotation) return 2;
  if (a.quotation === 0) return 3 + isSpeaker;
  const other = speakers[a.quotation]!;
  return 6 + (speaker < 0 || other < 0 ? 0 : speaker === other ? 1 : 2);
}

/** How the two stand to each other in one sentence: arguments of one verb, one within the other, the governing subject. */
function structure(view: CoreferenceView, m: Candidate, a: Candidate): number {
  if (m.sentence !== a.sentence) return 0;
  const { head } = view.tree;
  const reflexive = m.kind === 'pronoun' && view.isReflexive(m.head) ? 1 : 0;
  if (a.phrase.first <= m.head && m.head < a.phrase.end) return 2 + reflexive;
  if (m.phrase.first <= a.head && a.head < m.phrase.end) return 4 + reflexive;
  const verb = head[a.head]!;
  if (head[m.head] === verb) return 6 + reflexive;
  let at = m.head;
  for (let steps = 0; steps < 12 && at >= 0; steps++) {
    at = head[at]!;
    if (at === verb && verb >= 0) return (view.isSubject(a.head) ? 8 : 10) + reflexive + (steps === 1 ? 12 : 0);
  }
  return 12 + reflexive;
}

/** Of an interview: whether each stands in a question, and how many paragraphs are between. */
function partState({ view, asks }: Situation, m: Candidate, a: Candidate): number {
  const [mPart, aPart] = [view.part(m.head), view.part(a.head)];
  const apart = Math.min(Math.abs(mPart - aPart), 2);
  return asks[mPart]! * 16 + asks[aPart]! * 8 + apart + (view.article.parts[aPart]?.kind === 'headline' ? 4 : 0);
}

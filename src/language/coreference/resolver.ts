/**
 * Walks an article's candidates in text order and gives each pronoun and description its antecedent, or none. Whom it takes is
 * another's decision (`Chooser`): the model's when reading, the treebank's when training.
 */
import type { MentionReason } from '../../types/index.ts';
import type { Situation } from './antecedent-features.ts';
import { subjectOfPredicate } from './beside-names.ts';
import type { Candidate, Entity } from './candidate.ts';
import type { CoreferenceView } from './coreference-view.ts';
import { Roles, tellsApart } from './descriptions.ts';
import type { Entities } from './entities.ts';
import { speakersOf } from './speakers.ts';
import { Turns } from './turns.ts';

export interface Option {
  readonly candidate: Candidate;
  /** Null for a mention that nothing has taken up yet. */
  readonly entity: Entity | null;
  /** How many options are nearer. */
  readonly rank: number;
}

/** Takes one of the options, or null for something new (or for abstaining). */
export type Chooser = (situation: Situation, m: Candidate, options: readonly Option[]) => Option | null;

/** How far back is looked, in candidates of the right kind and in sentences; farther for what is not `he`, `she`, `it`. */
const reach = { options: 24, sentences: 8, farOptions: 40 };
/** Those of the persons named most who are always options. */
const topics = 3;

export class Resolver {
  readonly #view: CoreferenceView;
  readonly #entities: Entities;
  readonly #candidates: readonly Candidate[];
  readonly #choose: Chooser;
  readonly #counts: Uint16Array;
  /** Of each entity, its latest mention so far. */
  readonly #latest: (Candidate | undefined)[] = [];
  readonly #leads: Uint8Array;
  readonly #asks: Uint8Array;
  readonly #says: Uint8Array;
  #lastSpeaker: Candidate | null = null;
  readonly #speakers: Int32Array;
  readonly #turns: Turns;
  readonly #roles: Roles;
  readonly #people: Candidate[] = [];
  readonly #others: Candidate[] = [];
  readonly #named: Entity[] = [];
  /** Those who say `I` in a quotation with a speaker. */
  readonly #quoted: Candidate[] = [];
  /** By every word of a name. */
  readonly #nameAt = new Map<number, Entity>();
  /** By head word, of the candidates so far. */
  readonly #entityAt = new Map<number, Entity>();

  constructor(view: CoreferenceView, entities: Entities, candidates: readonly Candidate[], choose: Chooser) {
    this.#view = view;
    this.#entities = entities;
    this.#candidates = candidates;
    this.#choose = choose;
    this.#counts = new Uint16Array(entities.all.length + candidates.length);
    this.#leads = leadsOf(candidates);
    this.#asks = asksOf(view);
    this.#says = Uint8Array.from(candidates, (one) => (says(view, one) ? 1 : 0));
    for (const { name, index } of candidates) {
      const entity = entities.of[index];
      if (name === null || entity == null) continue;
      for (let k = name.first; k < name.end; k++) this.#nameAt.set(k, entity);
    }
    this.#speakers = speakersOf(view);
    this.#roles = new Roles(view);
    this.#turns = new Turns(view, candidates, entities, this.#asks);
  }

  run(): void {
    for (const candidate of this.#candidates) {
      const entity = this.#entities.of[candidate.index] ?? null;
      if (entity === null && !this.#isPredicate(candidate) && isAnaphor(candidate, this.#view))
        this.#resolve(candidate);
      this.#remember(candidate);
    }
    // `“I left,” she said`: who speaks is known only now.
    for (const m of this.#quoted) {
      const speaker = this.#entityOfSpeaker(m.quotation);
      if (speaker?.type === 'PER') this.#entities.join(speaker, m, reasonOf(m));
    }
  }

  /** `He is a lamplighter`: of the one whom `he` is. */
  #isPredicate(m: Candidate): boolean {
    if (m.kind !== 'description' || m.isPlural) return false;
    const subject = subjectOfPredicate(this.#view, m.head);
    const entity = subject < 0 ? undefined : this.#entityAt.get(subject);
    if (entity?.type !== 'PER') return false;
    const isOne = m.being === 'unknown' && this.#view.pack.indefiniteArticles.has(this.#view.lower(m.phrase.first));
    if (m.being !== 'person' && !isOne) return false;
    this.#entities.join(entity, m, 'predicate');
    return true;
  }

  #resolve(m: Candidate): void {
    if (m.pronoun === 'first' || m.pronoun === 'second') {
      const speaker = this.#turns.of(this.#view, m);
      if (speaker !== null) this.#entities.join(speaker, m, reasonOf(m));
      const isQuoted = m.quotation !== 0 && this.#speakers[m.quotation]! >= 0;
      if (speaker === null && isQuoted && m.pronoun === 'first') this.#quoted.push(m);
      return;
    }
    if (m.kind === 'description') {
      const holder = this.#roles.holderOf(m, (entity) => this.#latest[entity.index]?.index ?? -1);
      if (holder !== null) this.#entities.join(holder, m, 'description');
      if (holder !== null || tellsApart(this.#view, m)) return;
    }
    if (m.kind === 'pronoun' && (this.#isOfSubject(m) || this.#goesOnSaying(m))) return;
    const options = this.#optionsOf(m);
    const situation: Situation = {
      view: this.#view,
      speakers: this.#speakers,
      counts: this.#counts,
      topic: this.#named[0] ?? null,
      leads: this.#leads,
      asks: this.#asks,
    };
    const chosen = this.#choose(situation, m, options);
    if (chosen === null) return;
    const { candidate } = chosen;
    let entity = this.#entities.of[candidate.index] ?? null;
    if (entity === null) {
      entity = this.#entities.make(candidate);
      this.#entities.join(entity, candidate, reasonOf(candidate));
      this.#count(entity, candidate);
    }
    this.#entities.join(entity, m, reasonOf(m));
  }

  /** `Varga said it rained. “It pours,” she said.`: who spoke last speaks on, where nobody else came between. */
  #goesOnSaying(m: Candidate): boolean {
    const last = this.#lastSpeaker;
    if (m.gender === 'unknown' || this.#says[m.index] === 0 || last === null) return false;
    const entity = this.#entities.of[last.index];
    if (entity?.type !== 'PER' || m.sentence - last.sentence > reach.sentences) return false;
    if (entity.gender !== 'unknown' && entity.gender !== m.gender) return false;
    for (let at = last.index + 1; at < m.index; at++) {
      const between = this.#candidates[at]!;
      if (between.quotation !== 0 || between.sentence === last.sentence || !mayBePerson(between)) continue;
      if (this.#entities.of[at] !== entity && mayTakeUp(m, between, this.#entities.of[at] ?? null)) return false;
    }
    this.#entities.join(entity, m, 'pronoun');
    return true;
  }

  /** `Varga hurt herself`, `Varga herself came`: of the name it stands beside, or of its clause's subject. */
  #isOfSubject(m: Candidate): boolean {
    if (m.gender === 'unknown' || !this.#view.isReflexive(m.head)) return false;
    let at = this.#view.tree.head[m.head]!;
    for (let steps = 0; steps < 3 && at >= 0; steps++) {
      const entity = this.#entityAt.get(at) ?? this.#entityAt.get(this.#view.child(at, subjects));
      if (entity?.type === 'PER' && (entity.gender === 'unknown' || entity.gender === m.gender)) {
        this.#entities.join(entity, m, 'pronoun');
        return true;
      }
      if (entity !== undefined) return false;
      at = this.#view.tree.head[at]!;
    }
    return false;
  }

  #optionsOf(m: Candidate): readonly Option[] {
    const options: Option[] = [];
    const seen = new Set<Entity>();
    // Nobody calls himself `he`.
    const isOther = m.quotation !== 0 && (m.pronoun === 'female' || m.pronoun === 'male' || m.kind === 'description');
    const speaker = isOther ? this.#entityOfSpeaker(m.quotation) : null;
    const put = (candidate: Candidate) => {
      const entity = this.#entities.of[candidate.index] ?? null;
      if (!mayTakeUp(m, candidate, entity) || (entity !== null && entity === speaker)) return;
      if (m.kind === 'description' && entity !== null && this.#roles.contradicts(m, entity)) return;
      options.push({ candidate, entity, rank: options.length });
      if (entity !== null) seen.add(entity);
    };
    const isThing = m.pronoun === 'neuter' || m.pronoun === 'plural' || m.being === 'group' || m.pronoun === 'us';
    const isFar = m.kind === 'description' || m.pronoun === 'first' || m.pronoun === 'second' || m.pronoun === 'us';
    const list = isThing ? this.#others : this.#people;
    const least = isFar ? reach.farOptions : reach.options;
    for (let at = list.length - 1; at >= 0 && options.length < least && list.length - at < 2 * reach.farOptions; at--) {
      if (!isFar && m.sentence - list[at]!.sentence > reach.sentences) break;
      put(list[at]!);
    }
    for (const entity of this.#named.slice(0, topics)) {
      const latest = this.#latest[entity.index];
      if (!isThing && latest !== undefined && !seen.has(entity)) put(latest);
    }
    if (m.pronoun === 'female' || m.pronoun === 'male') this.#addLater(m, put);
    return options;
  }

  /** A name's, before or after the quotation; a pronoun's only when it stands before. */
  #entityOfSpeaker(quotation: number): Entity | null {
    const head = this.#speakers[quotation]!;
    return head < 0 ? null : (this.#entityAt.get(head) ?? this.#nameAt.get(head) ?? null);
  }

  /** `In her speech, Varga …`: names of people later in the sentence. */
  #addLater(m: Candidate, put: (candidate: Candidate) => void): void {
    let added = 0;
    for (let at = m.index + 1; at < this.#candidates.length && added < 2; at++) {
      const later = this.#candidates[at]!;
      if (later.sentence !== m.sentence) break;
      if (later.type !== 'PER' || !this.#view.isSubject(later.head)) continue;
      put(later);
      added++;
    }
  }

  #remember(candidate: Candidate): void {
    if (this.#says[candidate.index] === 1) this.#lastSpeaker = candidate;
    const entity = this.#entities.of[candidate.index] ?? null;
    if (entity !== null) {
      this.#count(entity, candidate);
      this.#entityAt.set(candidate.head, entity);
      if (candidate.kind !== 'pronoun') this.#roles.note(entity);
    }
    if (mayBePerson(candidate)) this.#people.push(candidate);
    this.#others.push(candidate);
  }

  #count(entity: Entity, candidate: Candidate): void {
    this.#latest[entity.index] = candidate;
    const count = ++this.#counts[entity.index]!;
    if (entity.type !== 'PER') return;
    const at = this.#named.indexOf(entity);
    if (at >= 0) {
      // Kept in order of counts: it moves up past those it has overtaken.
      let to = at;
      while (to > 0 && this.#counts[this.#named[to - 1]!.index]! < count) to--;
      if (to !== at) this.#named.splice(to, 0, ...this.#named.splice(at, 1));
    } else if (this.#named.length < 2 * topics) this.#named.push(entity);
  }
}

const subjects: ReadonlySet<string> = new Set(['nsubj']);

function mayBePerson({ being, kind, type, pronoun }: Candidate): boolean {
  if (kind === 'name') return type === 'PER';
  return being === 'person' || (kind === 'pronoun' && pronoun === 'plural');
}

/** Whether a candidate may take up something: pronouns, and definite descriptions of people and groups. */
function isAnaphor(candidate: Candidate, view: CoreferenceView): boolean {
  if (candidate.kind === 'pronoun') return true;
  if (candidate.kind !== 'description' || candidate.being === 'unknown' || candidate.being === 'thing') return false;
  return !view.pack.indefiniteArticles.has(view.lower(candidate.phrase.first));
}

/** What cannot be the same, whatever a model thinks. */
function mayTakeUp(m: Candidate, a: Candidate, entity: Entity | null): boolean {
  const gender = entity?.gender ?? a.gender;
  const isTold = entity === null || entity.isGenderTold;
  if (m.gender !== 'unknown' && gender !== 'unknown' && gender !== m.gender && isTold) return false;
  if (a.kind === 'pronoun' && a.pronoun === 'plural' && entity === null && m.pronoun !== 'plural') return false;
  switch (m.pronoun) {
    case 'female':
    case 'male':
      return !a.isPlural && (entity === null || !entity.isPlural) && a.pronoun !== 'neuter';
    case 'first':
      return !a.isPlural && a.kind !== 'description' && a.pronoun !== 'neuter';
    case 'second':
      return a.kind !== 'description' && !a.isPlural && a.pronoun !== 'neuter';
    case 'us':
      return a.pronoun === 'us' || (a.kind !== 'pronoun' && a.being === 'group') || a.isPlural;
    case 'neuter':
      return !a.isPlural && a.being !== 'person' && entity?.type !== 'PER';
    case 'plural':
      return (
        a.pronoun === 'plural' || (a.kind !== 'pronoun' && (a.isPlural || a.being === 'group' || a.being === 'person'))
      );
    default:
      return describes(m, a, entity);
  }
}

function describes(m: Candidate, a: Candidate, entity: Entity | null): boolean {
  if (a.pronoun === 'plural' || a.pronoun === 'us' || a.pronoun === 'neuter') return m.being === 'group' || m.isPlural;
  if (m.isPlural !== a.isPlural && a.kind !== 'name') return false;
  if (m.being === 'person') return m.isPlural ? a.isPlural : a.being === 'person' || entity?.type === 'PER';
  return a.being === 'group' && a.kind !== 'pronoun';
}

/** The subject of a verb of saying, or of one that goes on with `and said`, outside quotations. */
function says(view: CoreferenceView, { head, quotation }: Candidate): boolean {
  const verb = view.tree.head[head]!;
  if (quotation !== 0 || verb < 0 || !view.isSubject(head)) return false;
  if (view.pack.cueForms.has(view.lower(verb))) return true;
  const next = view.child(verb, conjuncts);
  return next >= 0 && view.pack.cueForms.has(view.lower(next)) && view.child(next, subjects) < 0;
}

const conjuncts: ReadonlySet<string> = new Set(['conj']);

function leadsOf(candidates: readonly Candidate[]): Uint8Array {
  const leads = new Uint8Array(candidates.length);
  let sentence = -1;
  for (const candidate of candidates) {
    if (candidate.sentence === sentence || !mayBePerson(candidate)) continue;
    leads[candidate.index] = 1;
    sentence = candidate.sentence;
  }
  return leads;
}

/** Paragraphs that end in a question mark, outside quotations. */
function asksOf({ words, article }: CoreferenceView): Uint8Array {
  const asks = new Uint8Array(article.parts.length);
  for (let k = 0; k < words.length; k++) {
    const part = words.sentencePart[words.sentence[k]!]!;
    asks[part] = words.forms[k] === '?' && words.quotation[k] === 0 ? 1 : 0;
  }
  return asks;
}

export function reasonOf({ kind, pronoun }: Candidate): MentionReason {
  if (kind === 'description') return 'description';
  if (kind === 'name') return 'full name';
  return pronoun === 'first' || pronoun === 'us' ? 'first person' : pronoun === 'second' ? 'second person' : 'pronoun';
}

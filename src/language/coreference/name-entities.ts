/**
 * Which names are the same: full names first, wherever in the article they stand; then, in text order, surnames, given names,
 * acronyms and short forms join what they fit.
 */
import type { MentionReason } from '../../types/index.ts';
import type { Candidate, Entity } from './candidate.ts';
import type { CoreferenceView } from './coreference-view.ts';
import type { Entities } from './entities.ts';
import { isNickname, likeness, type NameParts, partsOf } from './name-parts.ts';

/** So many of one name are compared; more are no people but a list. */
const mostNamesakes = 12;
/** Who has been called by a surname alone so often, is who it means. */
const established = 3;

interface Match {
  readonly entity: Entity;
  readonly reason: MentionReason;
}

export class NameEntities {
  readonly #view: CoreferenceView;
  readonly #entities: Entities;
  readonly #bySurname = new Map<string, Entity[]>();
  readonly #byGiven = new Map<string, Entity[]>();
  readonly #others = new Map<string, Match>();
  readonly #partsOf = new Map<Entity, NameParts[]>();
  /** Of each entity, the last candidate that took it up, and how often a single word has. */
  readonly #latest = new Map<Entity, number>();
  readonly #shorts = new Map<Entity, number>();

  constructor(view: CoreferenceView, entities: Entities) {
    this.#view = view;
    this.#entities = entities;
  }

  /** Every name among the candidates gets its entity. Linear in the candidates. */
  run(candidates: readonly Candidate[]): void {
    const names = candidates.filter(({ name }) => name !== null);
    const parts = new Map(names.map((one) => [one, partsOf(this.#view, one.name!)] as const));
    const known = new Map<Candidate, Match>();
    for (const candidate of names) {
      if (candidate.type === 'PER' && parts.get(candidate)!.given !== null)
        known.set(candidate, this.#fullName(candidate, parts.get(candidate)!));
      else if (candidate.type !== 'PER' && candidate.name!.end - candidate.name!.first > 1)
        known.set(candidate, this.#other(candidate));
    }
    for (const candidate of names) {
      const match = known.get(candidate) ?? this.#short(candidate, parts.get(candidate)!);
      if (!known.has(candidate)) this.#shorts.set(match.entity, (this.#shorts.get(match.entity) ?? 0) + 1);
      this.#latest.set(match.entity, candidate.index);
      this.#entities.join(match.entity, candidate, match.reason);
    }
  }

  #fullName(candidate: Candidate, parts: NameParts): Match {
    const namesakes = this.#bySurname.get(parts.surname) ?? [];
    for (const entity of namesakes.slice(-mostNamesakes)) {
      if (!mayBe(entity, candidate)) continue;
      for (const met of this.#partsOf.get(entity)!) {
        const reason = endsAlike(met, parts) ? 'full name' : likeness(this.#view.pack, met, parts);
        if (reason === null) continue;
        this.#note(entity, parts);
        this.#entities.learn(entity, candidate);
        return { entity, reason };
      }
    }
    const entity = this.#entities.make(candidate);
    this.#note(entity, parts);
    this.#entities.learn(entity, candidate);
    return { entity, reason: 'full name' };
  }

  #note(entity: Entity, parts: NameParts): void {
    const held = this.#partsOf.get(entity);
    if (held === undefined) this.#partsOf.set(entity, [parts]);
    else if (held.length < 4 && !held.some((one) => one.parts.join(' ') === parts.parts.join(' '))) held.push(parts);
    add(this.#bySurname, parts.surname, entity);
    if (parts.given !== null) add(this.#byGiven, parts.given, entity);
  }

  /** A single word. */
  #short(candidate: Candidate, parts: NameParts): Match {
    if (candidate.type !== 'PER') return this.#other(candidate);
    const { surname: word } = parts;
    const bySurname = this.#nearest(this.#bySurname.get(word), candidate);
    if (bySurname !== null) {
      const isSame = this.#partsOf.get(bySurname)!.some((one) => one.given === null);
      return { entity: bySurname, reason: isSame ? 'same name' : 'surname' };
    }
    const byGiven = this.#nearest(this.#byGiven.get(word), candidate);
    if (byGiven !== null) return { entity: byGiven, reason: 'given name' };
    for (const full of this.#view.pack.people.nicknames.get(word) ?? []) {
      const entity = this.#nearest(this.#byGiven.get(full), candidate);
      if (entity !== null && isNickname(this.#view.pack, word, full)) return { entity, reason: 'nickname' };
    }
    const entity = this.#entities.make(candidate);
    this.#note(entity, parts);
    return { entity, reason: 'same name' };
  }

  /** Who was called so often already, else who was named last before it; of those named only later, the first. */
  #nearest(entities: readonly Entity[] | undefined, candidate: Candidate): Entity | null {
    let best: Entity | null = null;
    for (const entity of entities?.slice(0, mostNamesakes) ?? []) {
      if (!mayBe(entity, candidate)) continue;
      if (best === null || this.#isNearer(entity, best)) best = entity;
    }
    return best;
  }

  #isNearer(one: Entity, two: Entity): boolean {
    const [often, before] = [this.#shorts.get(one) ?? 0, this.#shorts.get(two) ?? 0];
    if (Math.max(often, before) >= established && often !== before) return often > before;
    return (this.#latest.get(one) ?? -1) > (this.#latest.get(two) ?? -1);
  }

  /** An organisation or a place: the same words, its initials, its first words. */
  #other(candidate: Candidate): Match {
    const key = this.#keyOf(candidate);
    const met = this.#others.get(key);
    if (met !== undefined) return met;
    const entity = this.#entities.make(candidate);
    this.#others.set(key, { entity, reason: 'same name' });
    this.#addShortForms(entity, candidate);
    return { entity, reason: 'full name' };
  }

  #keyOf({ name }: Candidate): string {
    const { words, pack } = this.#view;
    const { first, end } = name!;
    const from = end - first > 1 && pack.definiteArticles.has(words.lower[first]!) ? first + 1 : first;
    return words.lower.slice(from, end).join(' ');
  }

  /** `Eastern Trade Forum`: `etf`, `e.t.f.`, what stands in brackets behind it; `Calder Freight` of `Calder Freight Ltd.`. */
  #addShortForms(entity: Entity, { name, type }: Candidate): void {
    const { words, pack } = this.#view;
    const { first, end } = name!;
    if (end - first < 2) return;
    let initials = '';
    for (let k = first; k < end; k++) if (this.#view.isCapitalised(k)) initials += words.lower[k]![0];
    if (initials.length >= 2) {
      this.#alias(initials, entity, 'acronym');
      this.#alias(`${[...initials].join('.')}.`, entity, 'acronym');
    }
    const bracketed = this.#acronymAfter(end, initials);
    if (bracketed !== null) this.#alias(bracketed, entity, 'acronym');
    if (type !== 'ORG') return;
    const last = words.lower[end - 1]!;
    if (pack.organizationWords.has(last) && end - first > 2)
      this.#alias(words.lower.slice(first, end - 1).join(' '), entity, 'short name');
    const lead = words.lower[first]!;
    const isOwn = !(pack.places.has(lead) || pack.demonyms.has(lead) || pack.roleModifiers.has(lead));
    const isWord = pack.organizationWords.has(lead) || pack.people.groups.has(lead) || pack.definiteArticles.has(lead);
    if (isOwn && !isWord && lead.length > 2 && this.#view.upos(first) === 'PROPN')
      this.#alias(lead, entity, 'short name');
  }

  #alias(key: string, entity: Entity, reason: MentionReason): void {
    if (!this.#others.has(key)) this.#others.set(key, { entity, reason });
  }

  /** `ETF` of `Eastern Trade Forum (ETF)`, lower case; null when what stands there is no acronym of the name. */
  #acronymAfter(end: number, initials: string): string | null {
    const { words } = this.#view;
    if (end + 2 >= words.length || words.forms[end] !== '(' || words.forms[end + 2] !== ')') return null;
    const short = words.lower[end + 1]!;
    if (!/^\p{Lu}[\p{Lu}.&]+$/u.test(words.forms[end + 1]!) || short[0] !== initials[0]) return null;
    return isWithin(short.replaceAll('.', ''), initials) ? short : null;
  }
}

/** Every letter of `short` in order within `initials`, but for one. */
function isWithin(short: string, initials: string): boolean {
  let met = 0;
  for (const letter of initials) if (met < short.length && letter === short[met]) met++;
  return met >= short.length - 1;
}

/** `van der Holt` and `Anna van der Holt`. */
function endsAlike(one: NameParts, two: NameParts): boolean {
  const [short, long] = one.parts.length < two.parts.length ? [one, two] : [two, one];
  if (short.parts.length < 2) return false;
  return long.parts.slice(-short.parts.length).join(' ') === short.parts.join(' ');
}

function mayBe({ gender, isGenderTold }: Entity, candidate: Candidate): boolean {
  return candidate.gender === 'unknown' || gender === 'unknown' || !isGenderTold || gender === candidate.gender;
}

function add(map: Map<string, Entity[]>, key: string, entity: Entity): void {
  const held = map.get(key);
  if (held === undefined) map.set(key, [entity]);
  else if (!held.includes(entity) && held.length < mostNamesakes) held.push(entity);
}

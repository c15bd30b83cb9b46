/**
 * One chain for each person, organisation and place of an article. Full names make the chains of people first, wherever in
 * the article they stand; a surname alone, earlier or later, then joins the one it fits.
 */
import type { TokenRange } from '../lib/tokens.ts';
import { spanOf } from '../lib/tokens.ts';
import type { Chain, MentionType } from '../types/index.ts';
import type { Candidate, Gender } from './candidates.ts';
import * as flag from './form-flags.ts';
import type { Words } from './words-of-article.ts';

/** A chain while it is being gathered. */
export interface Known {
  readonly index: number;
  readonly type: MentionType;
  name: TokenRange;
  role: TokenRange | null;
  gender: Gender;
  /** Words of all its roles, lower case. */
  readonly roleWords: Set<string>;
  /** How many mentions so far in text order. */
  mentioned: number;
}

export class Chains {
  readonly all: Known[] = [];
  readonly #words: Words;
  readonly #full = new Map<string, Known>();
  readonly #surnames = new Map<string, Known[]>();
  readonly #givenNames = new Map<string, Known[]>();
  readonly #others = new Map<string, Known>();

  constructor(words: Words) {
    this.#words = words;
  }

  /** The person of a full name; a new chain when the article has not named this one yet. */
  person(candidate: Candidate): Known {
    const { name } = candidate;
    const last = this.#surnameAt(name);
    const surname = this.#words.lower(last);
    const key = last > name.first ? `${this.#words.lower(name.first)} ${surname}` : surname;
    let known = this.#full.get(key);
    if (known === undefined) {
      known = this.#add('PER', name);
      this.#full.set(key, known);
      this.#index(this.#surnames, surname, known);
      if (last > name.first) this.#index(this.#givenNames, this.#words.lower(name.first), known);
    }
    this.learn(known, candidate);
    return known;
  }

  /** Whom a single word names: a surname before a given name, who was mentioned most so far; null for nobody. */
  byPart(candidate: Candidate): Known | null {
    const part = this.#words.lower(candidate.name.end - 1);
    return this.#fitting(this.#surnames.get(part), candidate) ?? this.#fitting(this.#givenNames.get(part), candidate);
  }

  hasSurname(form: string): boolean {
    return this.#surnames.has(form);
  }

  /** Several words that end another's full name: `van der Holt`. */
  byEnding(candidate: Candidate): Known | null {
    const { name } = candidate;
    const ending = this.#words.phrase(name.first, name.end);
    for (const known of this.#surnames.get(this.#words.lower(this.#surnameAt(name)))?.slice(-8) ?? []) {
      if (this.#words.phrase(known.name.first, known.name.end).endsWith(` ${ending}`)) return known;
    }
    return null;
  }

  /** The organisation or place of that name. */
  other(type: MentionType, name: TokenRange): Known {
    const key = this.#words.phrase(name.first, name.end);
    const met = this.#others.get(key);
    if (met !== undefined) return met;
    const known = this.#add(type, name);
    this.#others.set(key, known);
    if (type === 'ORG' && name.end - name.first > 1) this.#addInitials(known);
    return known;
  }

  otherNamed(key: string): Known | undefined {
    return this.#others.get(key);
  }

  /** `Eastern Trade Forum (ETF)`: the short form means the same from now on. */
  alias(key: string, known: Known): void {
    if (!this.#others.has(key)) this.#others.set(key, known);
  }

  /** `United Nations`: `un` and `u.n.` mean it too, when they stand later on. */
  #addInitials(known: Known): void {
    let initials = '';
    for (let k = known.name.first; k < known.name.end; k++) {
      if (this.#words.has(k, flag.capital)) initials += this.#words.lower(k)[0];
    }
    if (initials.length < 2) return;
    this.alias(initials, known);
    this.alias(`${[...initials].join('.')}.`, known);
  }

  /** Takes over what a mention tells: a fuller name, a fuller role, a gender. */
  learn(known: Known, { name, roles, gender }: Candidate): void {
    if (name.end - name.first > known.name.end - known.name.first) known.name = name;
    if (known.gender === 'unknown') known.gender = gender;
    for (const role of roles) {
      if (known.role === null || role.end - role.first > known.role.end - known.role.first) known.role = role;
      for (let k = role.first; k < role.end && known.roleWords.size < 64; k++)
        this.#addRoleWord(known, this.#words.lower(k));
    }
  }

  #addRoleWord(known: Known, word: string): void {
    known.roleWords.add(word);
    for (const noun of this.#words.pack.titleNouns.get(word) ?? []) known.roleWords.add(noun);
  }

  /** The chains as they travel. */
  finish(): Chain[] {
    const { tokens } = this.#words;
    return this.all.map(({ type, name, role, gender }) => {
      const nameSpan = spanOf(tokens, name.first, name.end);
      return {
        type,
        name: this.#words.article.text.slice(nameSpan.start, nameSpan.end).replace(/\s+/g, ' '),
        nameSpan,
        roleSpan: role === null ? null : spanOf(tokens, role.first, role.end),
        gender,
      };
    });
  }

  #fitting(chains: readonly Known[] | undefined, { gender }: Candidate): Known | null {
    let best: Known | null = null;
    for (const known of chains?.slice(-8) ?? []) {
      if (gender !== 'unknown' && known.gender !== 'unknown' && gender !== known.gender) continue;
      if (best === null || known.mentioned > best.mentioned) best = known;
    }
    return best;
  }

  #surnameAt({ first, end }: TokenRange): number {
    let last = end - 1;
    while (last > first && this.#words.pack.nameSuffixes.has(this.#words.lower(last))) last--;
    return last;
  }

  #add(type: MentionType, name: TokenRange): Known {
    const index = this.all.length;
    const known: Known = { index, type, name, role: null, gender: 'unknown', roleWords: new Set(), mentioned: 0 };
    this.all.push(known);
    return known;
  }

  #index(map: Map<string, Known[]>, key: string, known: Known): void {
    const held = map.get(key);
    if (held === undefined) map.set(key, [known]);
    else held.push(known);
  }
}

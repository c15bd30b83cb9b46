/** What a form tells by itself, wherever it stands: asked once a form, remembered from one article to the next. */
import { hashOfText } from '../../lib/hashing.ts';
import type { LanguagePack } from '../../types/index.ts';
import * as flag from '../form-flags.ts';
import { lexiconOf } from '../lexicon.ts';
import type { FeatureSink } from './feature-sink.ts';

/** Neighbours whose forms are looked at: −2 to 2. */
export const reach = 2;

export interface FormFacts {
  readonly lower: string;
  readonly lowerHash: number;
  readonly shapeHash: number;
  /** Bits of form-flags.ts. */
  readonly flags: number;
  /** Bits of `listed`. */
  readonly lists: number;
  /** Has a capital letter: a name may begin here. */
  readonly isCapital: boolean;
  readonly isNumber: boolean;
  /** The lists' bits and some flags, for features of pairs. */
  readonly kindHash: number;
  /** Sums of weights at each distance, one after the other (an array for each would be most of what is remembered); made when first asked for. */
  scores: Float32Array | null;
}

/** What only the finder of names asks lists for. */
export const listed = {
  place: 1,
  beginsPlace: 2,
  organization: 4,
  beginsOrganization: 8,
  joint: 16,
  possessive: 32,
} as const;

const shapes: readonly (readonly [RegExp, string])[] = [
  [/\p{Lu}/u, 'X'],
  [/\p{Ll}/u, 'x'],
  [/\p{N}/u, '0'],
];

/** `O'Brien` → `X'Xx`: runs of one kind of character are one, but two capitals are two. */
export function shapeOf(form: string): string {
  let shape = '';
  let before = '';
  for (const character of form.slice(0, 24)) {
    const code = character.charCodeAt(0);
    let kind: string;
    if (code >= 97 && code <= 122) kind = 'x';
    else if (code >= 65 && code <= 90) kind = 'X';
    else if (code >= 48 && code <= 57) kind = '0';
    else kind = code < 128 ? character : (shapes.find(([one]) => one.test(character))?.[1] ?? character);
    if (kind !== before || (kind === 'X' && shape.length < 2)) shape += kind;
    before = kind;
  }
  return shape;
}

const plainFlags =
  flag.initial |
  flag.acronym |
  flag.title |
  flag.role |
  flag.modifier |
  flag.demonym |
  flag.organization |
  flag.notName |
  flag.starter |
  flag.particle |
  flag.givenFemale |
  flag.givenMale |
  flag.preposition |
  flag.cue |
  flag.pronoun |
  flag.calendar;

const isQuote = /^["'“”]$/;

/** At most so many forms are kept, none longer than this. */
const mostForms = 12_000;
const longestForm = 40;

export class FormLexicon {
  readonly #pack: LanguagePack;
  readonly #begins = new Map<string, number>();
  #facts = new Map<string, FormFacts>();

  constructor(pack: LanguagePack) {
    this.#pack = pack;
    for (const [names, bit] of [
      [pack.places, listed.beginsPlace],
      [pack.organizations, listed.beginsOrganization],
    ] as const) {
      for (const name of names) {
        const blank = name.indexOf(' ');
        if (blank < 0) continue;
        const first = name.slice(0, blank);
        this.#begins.set(first, (this.#begins.get(first) ?? 0) | bit);
      }
    }
  }

  factsOf(form: string): FormFacts {
    const known = this.#facts.get(form);
    if (known !== undefined) return known;
    const facts = this.#make(form);
    if (form.length > longestForm) return facts;
    if (this.#facts.size >= mostForms) this.#facts = new Map();
    // A slice would keep the whole article it was cut from in memory.
    this.#facts.set([...form].join(''), facts);
    return facts;
  }

  #make(form: string): FormFacts {
    const pack = this.#pack;
    const { lower, flags } = lexiconOf(pack).entryOf(form);
    let lists = this.#begins.get(lower) ?? 0;
    if (pack.places.has(lower)) lists |= listed.place;
    if (pack.organizations.has(lower)) lists |= listed.organization;
    if (pack.possessives.has(lower)) lists |= listed.possessive;
    if (pack.nameJoints.has(lower) || pack.definiteArticles.has(lower) || flags & flag.particle) lists |= listed.joint;
    if (lower === '&' || lower === '-' || lower === ',' || lower === '.' || isQuote.test(lower)) lists |= listed.joint;
    const isCapital = form !== form.toLowerCase() && !(lists & listed.possessive);
    const kind = (flags & plainFlags) * 64 + lists;
    return {
      lower,
      lowerHash: hashOfText(lower),
      shapeHash: hashOfText(shapeOf(form)),
      flags,
      lists,
      isCapital,
      isNumber: /^\d/.test(form),
      kindHash: kind | 0,
      scores: null,
    };
  }
}

const template = (distance: number, what: number): number => 1 + (distance + reach) * 32 + what;

/** The features that a form has at a distance from the word in question. */
export function addFormFeatures(
  { lower, lowerHash, shapeHash, flags, lists, kindHash }: FormFacts,
  distance: number,
  sink: FeatureSink,
): void {
  const at = (what: number) => template(distance, what);
  sink.add(at(0), lowerHash);
  if (distance < -1 || distance > 1) {
    sink.add(at(1), kindHash);
    return;
  }
  sink.add(at(1), kindHash);
  sink.add(at(2), shapeHash);
  for (let bits = flags & plainFlags; bits !== 0; bits &= bits - 1) sink.add(at(3), bits & -bits);
  for (let bits = lists; bits !== 0; bits &= bits - 1) sink.add(at(4), bits & -bits);
  sink.add(at(5), hashOfText(lower.slice(-3)));
  if (distance !== 0) return;
  sink.addPair(at(6), shapeHash, lowerHash);
  sink.add(at(7), hashOfText(lower.slice(-2)));
  sink.add(at(8), hashOfText(lower.slice(-4)));
  sink.add(at(9), hashOfText(lower.slice(0, 3)));
  sink.add(at(10), hashOfText(lower.slice(0, 4)));
  sink.add(at(11), Math.min(lower.length, 12));
  sink.addPair(at(12), hashOfText(lower.slice(-3)), shapeHash);
  sink.add(at(13), hashOfText(lower.slice(-5)));
}

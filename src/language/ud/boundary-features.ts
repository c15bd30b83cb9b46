/**
 * What is seen at a place where a sentence may end: the words around it, their kinds, spacing, open quotation marks and brackets,
 * how long the sentence is by then. Every feature is a 32-bit hash; who weighs them takes the lowest bits.
 */
import type { LanguagePack } from '../../types/index.ts';
import { blank, classOf, digit, lower, upper } from '../characters.ts';
import type { WordColumns } from './word-columns.ts';

/** How many features a place has. */
export const featureCount = 20;

const kinds = { lower: 1, capital: 2, capitals: 3, digits: 4, mixed: 5, stopped: 6, none: 7 } as const;
/** Kinds from here on are the code unit that a sign begins with. */
const firstSign = 16;

/** Reads one stretch's words. Its own state moves from left to right. */
export class BoundaryFeatures {
  readonly features = new Int32Array(featureCount);
  readonly #text: string;
  readonly #words: WordColumns;
  readonly #first: number;
  readonly #end: number;
  readonly #pack: LanguagePack;
  readonly #endsWithStop: number;
  /** The word up to which quotation marks and brackets were counted. */
  #seen: number;
  #quotes = 0;
  #brackets = 0;

  /** The words of the stretch are `first` up to the last there is now. */
  constructor(text: string, words: WordColumns, first: number, pack: LanguagePack) {
    this.#text = text;
    this.#words = words;
    this.#first = first;
    this.#end = words.length;
    this.#pack = pack;
    this.#seen = first;
    this.#endsWithStop = isStop(text.charCodeAt(words.end[words.length - 1]! - 1)) ? 1 : 0;
  }

  /** Whether a sentence may end after word `i` at all: after anything but a plain word, or before anything but a small letter. */
  mayEnd(i: number): boolean {
    const last = classOf(this.#text.charCodeAt(this.#words.end[i]! - 1));
    if (last !== lower && last !== upper && last !== digit) return true;
    return classOf(this.#text.charCodeAt(this.#words.start[i + 1]!)) !== lower;
  }

  /** Fills `features` for the place after word `i`; `sentenceStart` is the first word of the sentence that may end there. */
  look(i: number, sentenceStart: number): Int32Array {
    this.#count(i);
    const { features } = this;
    const [before, here, next, after] = [this.#hash(i - 1), this.#hash(i), this.#hash(i + 1), this.#hash(i + 2)];
    const [kb, kh, kn, ka] = [this.#kind(i - 1), this.#kind(i), this.#kind(i + 1), this.#kind(i + 2)];
    const gap = this.#gap(i);
    const length = bucket(i + 1 - sentenceStart);
    const left = bucket(this.#end - 1 - i);
    const core = this.#core(i);
    const inside = (this.#quotes & 1) | (this.#brackets > 0 ? 2 : 0);
    const known = this.#listed(core, i + 1);
    let at = 0;
    const add = (a: number, b: number, c: number, d: number): void => {
      features[at] = mix(mix(mix(mix(at + 1, a), b), c), d);
      at++;
    };
    add(here, 0, 0, 0);
    add(next, gap, 0, 0);
    add(here, kn, gap, 0);
    add(before, here, 0, 0);
    add(kh, next, 0, 0);
    add(kb, here, kn, 0);
    add(inside, here, kn, 0);
    add(length, kh, kn, 0);
    add(next, after, 0, 0);
    add(gap, kh, kn, 0);
    add(this.#endsWithStop, kh, kn, 0);
    add(left, kh, kn, this.#endsWithStop);
    add(known, kh, kn, gap);
    add(this.#kind(core), here, kn, inside);
    add(kh, kn, ka, 0);
    add(kb, kh, kn, ka);
    add(this.#hash(core), kh, kn, 0);
    add(here, next, 0, 0);
    add(length, left, kh, gap);
    add(this.#kind(i + 3), ka, kn, kh);
    return features;
  }

  /** Quotation marks and brackets from the stretch's beginning through word `i`. */
  #count(i: number): void {
    for (; this.#seen <= i; this.#seen++) {
      const code = this.#sign(this.#seen);
      if (code === 0x22) this.#quotes ^= 1;
      else if (code === 0x201c) this.#quotes = 1;
      else if (code === 0x201d) this.#quotes = 0;
      else if (code === 0x28 || code === 0x5b) this.#brackets++;
      else if ((code === 0x29 || code === 0x5d) && this.#brackets > 0) this.#brackets--;
    }
  }

  /** The word before closing marks and brackets: `.` in `went.”)`. */
  #core(i: number): number {
    let core = i;
    while (core > this.#first && i - core < 4 && isCloser(this.#sign(core))) core--;
    return core;
  }

  /** The code unit that word `i` begins with; of a quotation mark, however written, `"`, `“` or `”`. */
  #sign(i: number): number {
    const start = this.#words.start[i]!;
    const code = this.#text.charCodeAt(start);
    return this.#words.end[i]! - start === 2 && this.#text.charCodeAt(start + 1) === code
      ? doubled(code)
      : single(code);
  }

  #hash(i: number): number {
    if (i < this.#first || i >= this.#end) return 7;
    let hash = 0x811c9dc5;
    const sign = this.#sign(i);
    if (isDoubleMark(sign)) return Math.imul(hash ^ 0x22, 0x01000193);
    const start = this.#words.start[i]!;
    // The ends of very long words tell nothing, and cost time.
    const end = Math.min(this.#words.end[i]!, start + 24);
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ folded(this.#text.charCodeAt(at)), 0x01000193);
    return hash;
  }

  #kind(i: number): number {
    if (i < this.#first || i >= this.#end) return kinds.none;
    const start = this.#words.start[i]!;
    const end = this.#words.end[i]!;
    const code = this.#text.charCodeAt(start);
    const first = classOf(code);
    if (first === digit) return kinds.digits;
    if (first !== lower && first !== upper) {
      const sign = this.#sign(i);
      return firstSign + sign + (end - start > 1 && !isDoubleMark(sign) ? 0x10000 : 0);
    }
    if (this.#text.charCodeAt(end - 1) === 0x2e) return kinds.stopped + (end - start === 2 ? 8 : 0);
    if (first === lower) return kinds.lower;
    if (end - start === 1) return kinds.mixed;
    return classOf(this.#text.charCodeAt(start + 1)) === lower ? kinds.capital : kinds.capitals;
  }

  /** 0 in touch, 1 one space, 2 more than one, 3 a line break. */
  #gap(i: number): number {
    const from = this.#words.end[i]!;
    const to = this.#words.start[i + 1]!;
    if (to === from) return 0;
    for (let at = from; at < Math.min(to, from + 8); at++) if (this.#text.charCodeAt(at) === 0x0a) return 3;
    return to === from + 1 && classOf(this.#text.charCodeAt(from)) === blank ? 1 : 2;
  }

  /** What the pack's lists say of the word that would end the sentence and of the one that would begin the next. */
  #listed(core: number, next: number): number {
    const shape = this.#lower(core);
    return (
      (this.#pack.abbreviations.has(shape) ? 1 : 0) |
      (this.#pack.closingAbbreviations.has(shape) ? 2 : 0) |
      (this.#pack.sentenceStarters.has(this.#lower(next)) ? 4 : 0) |
      (this.#pack.numericAbbreviations.has(shape) ? 8 : 0)
    );
  }

  #lower(i: number): string {
    const form = this.#words.forms[i];
    return form === undefined || form.length > 24 ? '' : form.toLowerCase();
  }
}

function isDoubleMark(sign: number): boolean {
  return sign === 0x22 || sign === 0x201c || sign === 0x201d;
}

/** ` `` `, `‘‘` → `“`, `’’` → `”`, `''` → `"`. */
function doubled(code: number): number {
  if (code === 0x60 || code === 0x2018) return 0x201c;
  if (code === 0x2019) return 0x201d;
  return code === 0x27 ? 0x22 : code;
}

/** `‘`, `„`, `‟`, `«` → `“`, `»` → `”`, `＂` → `"`. */
function single(code: number): number {
  if (code === 0x2018 || code === 0x201e || code === 0x201f || code === 0xab) return 0x201c;
  if (code === 0xbb) return 0x201d;
  return code === 0xff02 ? 0x22 : code;
}

/** `) ] " ” ’ '` */
function isCloser(code: number): boolean {
  return code === 0x29 || code === 0x5d || code === 0x22 || code === 0x201d || code === 0x2019 || code === 0x27;
}

/** `. ? ! … :` and what closes after them. */
function isStop(code: number): boolean {
  return code === 0x2e || code === 0x3f || code === 0x21 || code === 0x2026 || isCloser(code);
}

/** ASCII capitals made small; curly marks made straight. */
function folded(code: number): number {
  if (code >= 65 && code <= 90) return code + 32;
  if (code === 0x2019 || code === 0x2018) return 0x27;
  return code === 0x201c || code === 0x201d ? 0x22 : code;
}

function bucket(count: number): number {
  if (count < 4) return count;
  return count < 6 ? 4 : count < 10 ? 5 : count < 18 ? 6 : count < 32 ? 7 : 8;
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Token columns while they grow: typed arrays that double when full, and the table of forms. */
import type { Tokens } from '../types/index.ts';
import type { Lexicon } from './lexicon.ts';

export const word = 0;
/** `.`, `?`, `!`, `…` and runs of them. */
export const stop = 1;
/** A double quotation mark of any kind. */
export const doubleMark = 2;
/** A single one that is no part of a word. */
export const singleMark = 3;
export const punctuation = 4;

export class TokenColumns {
  length = 0;
  start: Uint32Array;
  end: Uint32Array;
  form: Uint32Array;
  sentence: Uint32Array;
  quotation: Uint32Array;
  /** `word`, `stop`, `doubleMark`, …: for this room only. */
  kind: Uint8Array;
  /** For quotation marks: 1 opens, 2 closes, 0 neither. For this room only. */
  role: Uint8Array;
  readonly forms: string[] = [];
  readonly lowerForms: string[] = [];
  /** Flags and cuts by form id, from the lexicon. */
  readonly flags: number[] = [];
  readonly #cuts: number[] = [];
  readonly #text: string;
  readonly #lexicon: Lexicon;
  /** Open addressing: 1 + form id by hash. A form is compared with its first occurrence in the text. */
  #slots = new Int32Array(2048);
  readonly #firstAt: number[] = [];

  /** @param expected how many tokens there may be, roughly */
  constructor(text: string, expected: number, lexicon: Lexicon) {
    const size = Math.max(64, expected);
    this.#text = text;
    this.#lexicon = lexicon;
    this.start = new Uint32Array(size);
    this.end = new Uint32Array(size);
    this.form = new Uint32Array(size);
    this.sentence = new Uint32Array(size);
    this.quotation = new Uint32Array(size);
    this.kind = new Uint8Array(size);
    this.role = new Uint8Array(size);
  }

  /** A word: two tokens when it is two words written as one. */
  pushWord(start: number, end: number): void {
    const id = this.#formId(start, end);
    const cut = this.#cuts[id]!;
    if (cut === 0) this.#add(start, end, word, id);
    else {
      this.push(start, start + cut, word);
      this.push(start + cut, end, word);
    }
  }

  push(start: number, end: number, kind: number): void {
    this.#add(start, end, kind, this.#formId(start, end));
  }

  #add(start: number, end: number, kind: number, form: number): void {
    const at = this.length++;
    if (at === this.start.length) this.#grow();
    this.start[at] = start;
    this.end[at] = end;
    this.kind[at] = kind;
    this.form[at] = form;
  }

  /** The columns as they travel, cut to their length. */
  finish(): Tokens {
    const { length } = this;
    return {
      length,
      start: this.start.slice(0, length),
      end: this.end.slice(0, length),
      form: this.form.slice(0, length),
      forms: this.forms,
      lowerForms: this.lowerForms,
      sentence: this.sentence.slice(0, length),
      quotation: this.quotation.slice(0, length),
    };
  }

  #formId(start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = this.#hash(start, end) & mask;
    for (;;) {
      const held = this.#slots[slot]!;
      if (held === 0) break;
      if (this.#isSame(held - 1, start, end)) return held - 1;
      slot = (slot + 1) & mask;
    }
    const id = this.forms.length;
    this.#slots[slot] = id + 1;
    const form = this.#text.slice(start, end);
    const { lower, flags, cut } = this.#lexicon.entryOf(form);
    this.forms.push(form);
    this.lowerForms.push(lower);
    this.flags.push(flags);
    this.#cuts.push(cut);
    this.#firstAt.push(start);
    if (this.forms.length * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #hash(start: number, end: number): number {
    let hash = end - start;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ this.#text.charCodeAt(i), 0x01000193);
    return hash ^ (hash >>> 15);
  }

  #isSame(id: number, start: number, end: number): boolean {
    if (this.forms[id]!.length !== end - start) return false;
    const first = this.#firstAt[id]!;
    for (let i = 0; i < end - start; i++) {
      if (this.#text.charCodeAt(first + i) !== this.#text.charCodeAt(start + i)) return false;
    }
    return true;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let id = 0; id < this.forms.length; id++) {
      const start = this.#firstAt[id]!;
      let slot = this.#hash(start, start + this.forms[id]!.length) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id + 1;
    }
  }

  #grow(): void {
    const wider = (column: Uint32Array) => {
      const grown = new Uint32Array(column.length * 2);
      grown.set(column);
      return grown;
    };
    const bytes = (column: Uint8Array) => {
      const grown = new Uint8Array(column.length * 2);
      grown.set(column);
      return grown;
    };
    this.start = wider(this.start);
    this.end = wider(this.end);
    this.form = wider(this.form);
    this.sentence = wider(this.sentence);
    this.quotation = wider(this.quotation);
    this.kind = bytes(this.kind);
    this.role = bytes(this.role);
  }
}

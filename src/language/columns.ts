/** Token columns while they grow: typed arrays that double when full, and the table of forms. */
import type { Tokens } from '../types/index.ts';

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
  readonly #text: string;
  readonly #ids = new Map<string, number>();

  /** @param expected how many tokens there may be, roughly */
  constructor(text: string, expected: number) {
    const size = Math.max(64, expected);
    this.#text = text;
    this.start = new Uint32Array(size);
    this.end = new Uint32Array(size);
    this.form = new Uint32Array(size);
    this.sentence = new Uint32Array(size);
    this.quotation = new Uint32Array(size);
    this.kind = new Uint8Array(size);
    this.role = new Uint8Array(size);
  }

  push(start: number, end: number, kind: number): void {
    const at = this.length++;
    if (at === this.start.length) this.#grow();
    this.start[at] = start;
    this.end[at] = end;
    this.kind[at] = kind;
    this.form[at] = this.#formId(this.#text.slice(start, end));
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

  #formId(form: string): number {
    const known = this.#ids.get(form);
    if (known !== undefined) return known;
    const id = this.forms.length;
    this.#ids.set(form, id);
    this.forms.push(form);
    const small = form.toLowerCase();
    this.lowerForms.push(small.includes('’') ? small.replaceAll('’', "'") : small);
    return id;
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

/** Words while they grow, and the ranges of those written as one. */
export class WordColumns {
  length = 0;
  start: Uint32Array;
  end: Uint32Array;
  readonly forms: string[] = [];
  readonly rangeFirst: number[] = [];
  readonly rangeEnd: number[] = [];
  readonly #shared = new Map<string, string>();

  /** @param expected how many words there may be, roughly */
  constructor(expected: number) {
    this.start = new Uint32Array(Math.max(64, expected));
    this.end = new Uint32Array(Math.max(64, expected));
  }

  /** Adds a word whose form is a string of the text's table. */
  add(start: number, end: number, form: string): void {
    if (this.length === this.start.length) this.#grow();
    this.start[this.length] = start;
    this.end[this.length] = end;
    this.forms[this.length] = form;
    this.length++;
  }

  /** Adds a word that was cut out of a token. */
  cut(text: string, start: number, end: number): void {
    const form = text.slice(start, end);
    const shared = this.#shared.get(form);
    if (shared === undefined) this.#shared.set(form, form);
    this.add(start, end, shared ?? form);
  }

  /** Makes the last word reach to `end`. */
  widen(text: string, end: number): void {
    const at = this.length - 1;
    this.end[at] = end;
    this.forms[at] = text.slice(this.start[at], end);
  }

  /** The words from `first` to the last one are written as one; a range that ends at `first` or later is taken in. */
  join(first: number): void {
    const last = this.rangeFirst.length - 1;
    if (last >= 0 && this.rangeEnd[last]! > first) this.rangeEnd[last] = this.length;
    else {
      this.rangeFirst.push(first);
      this.rangeEnd.push(this.length);
    }
  }

  #grow(): void {
    for (const name of ['start', 'end'] as const) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this[name]);
      this[name] = grown;
    }
  }
}

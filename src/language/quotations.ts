/**
 * Pairs quotation marks within one part. What a mark does is told by its kind and by what touches it, because newspapers
 * mix them: `”` opens, `"` closes what `“` opened, a mark is forgotten. One pass; nothing reaches over the part's end.
 *
 * A paragraph that opens and does not close goes on in the next one, which opens again (or only closes).
 */
import type { Quotation, Span } from '../types/index.ts';
import { blank, classOf } from './characters.ts';
import { doubleMark, singleMark, type TokenColumns, word } from './columns.ts';
import { closerOfSingle, goesOn } from './single-marks.ts';

/** What the paragraph before left open. */
export type Carried = 'double' | 'single' | null;

export const opens = 1;
export const closes = 2;

/** Finds the quotations among the part's tokens, marks their tokens, and says what stays open for the next part. */
export function findQuotations(
  text: string,
  part: Span,
  first: number,
  columns: TokenColumns,
  carried: Carried,
  found: Quotation[],
): Carried {
  const pairing = new Pairing(text, part, first, columns, found);
  return pairing.run(carried);
}

class Pairing {
  readonly #text: string;
  readonly #part: Span;
  readonly #first: number;
  readonly #end: number;
  readonly #columns: TokenColumns;
  readonly #found: Quotation[];
  /** Token of the mark that is open, -1 for none. */
  #open = -1;
  #depth = 0;
  /** Token of a `‘` that nothing closes, the part's first or its last, -1 for none. */
  #unclosed = -1;
  #carried: Carried = null;

  constructor(text: string, part: Span, first: number, columns: TokenColumns, found: Quotation[]) {
    this.#text = text;
    this.#part = part;
    this.#first = first;
    this.#end = columns.length;
    this.#columns = columns;
    this.#found = found;
  }

  run(carried: Carried): Carried {
    this.#carried = carried;
    let met = false;
    for (let k = this.#first; k < this.#end; k++) {
      const kind = this.#columns.kind[k];
      if (kind === doubleMark) {
        if (!met && carried === 'double' && this.#onlyCloses(k)) this.#keepContinued(k);
        else if (this.#open < 0) this.#start(k);
        else this.#goOn(k);
        met = true;
      } else if (kind === singleMark && this.#open < 0) k = this.#single(k);
    }
    if (this.#open < 0) return this.#leftSingle();
    this.#keep(this.#open, this.#end, false);
    return 'double';
  }

  /** A double mark while none is open. */
  #start(k: number): void {
    const code = this.#code(k);
    const tight = this.#touchesBefore(k);
    const loose = !this.#touchesAfter(k);
    const leans = code === 0x201d || code === 0x27 || code === 0xbb;
    if (leans ? tight || (loose && !this.#beginsPart(k)) : tight && loose) return;
    if (code === 0x22 && tight && this.#isAfterDigit(k)) return;
    this.#begin(k);
  }

  /** `” … they stay,” she said`: the part's first mark cannot close anything, and the next one can only close. */
  #beginsPart(k: number): boolean {
    if (k !== this.#first || this.#carried !== null) return false;
    const next = this.#nextDouble(k);
    return next >= 0 && this.#touchesBefore(next) && !this.#touchesAfter(next);
  }

  #nextDouble(k: number): number {
    for (let i = k + 1; i < this.#end; i++) if (this.#columns.kind[i] === doubleMark) return i;
    return -1;
  }

  #begin(k: number): void {
    this.#open = k;
    this.#depth = 0;
    this.#columns.role[k] = opens;
  }

  /** A double mark while one is open: it closes, is nested, or shows that a mark was forgotten. */
  #goOn(k: number): void {
    if (this.#isInches(k)) return;
    // `"“`: the mark was set twice.
    if (k === this.#open + 1 && this.#code(k) === 0x201c && this.#touchesAfter(k)) this.#begin(k);
    else if (!this.#opensInside(k)) this.#close(k);
    else if (this.#twoCloseAfter(k) || this.#isCurlyInStraight(k)) {
      this.#depth++;
      this.#columns.role[k] = opens;
    } else {
      this.#keep(this.#open, k, false);
      this.#begin(k);
    }
  }

  #close(k: number): void {
    this.#columns.role[k] = closes;
    if (this.#depth > 0) this.#depth--;
    else {
      this.#keep(this.#open, this.#afterThird(k), true);
      this.#open = -1;
    }
  }

  /** `'''`: an inner mark and two outer ones, which the tokeniser cannot tell apart. Gives the token after all of them. */
  #afterThird(k: number): number {
    const { kind, start, end } = this.#columns;
    const next = k + 1;
    const third = this.#code(k) === 0x27 && next < this.#end && kind[next] === singleMark && start[next] === end[k];
    if (!third || this.#code(next) !== 0x27 || this.#touchesAfter(next)) return next;
    this.#columns.role[next] = closes;
    return next + 1;
  }

  /** `"A “grey day.” We stay. ⏎ "…`: curly marks within a paragraph that a straight one opens and none closes. */
  #isCurlyInStraight(k: number): boolean {
    if (this.#open !== this.#first || this.#code(this.#open) !== 0x22 || this.#code(k) !== 0x201c) return false;
    const next = this.#nextDouble(k);
    return next >= 0 && this.#code(next) === 0x201d;
  }

  /** `he is 6’2”,”`: a mark after feet and inches, while another one can close. */
  #isInches(k: number): boolean {
    const at = this.#columns.start[k]!;
    const code = this.#code(k);
    if (code !== 0x22 && code !== 0x201d) return false;
    if (!/\d['’]\d{1,2}$/.test(this.#text.slice(Math.max(0, at - 5), at))) return false;
    const next = this.#nextDouble(k);
    return next >= 0 && !this.#opensInside(next);
  }

  /** Whether a mark inside an open quotation stands and looks like an opening one. */
  #opensInside(k: number): boolean {
    const code = this.#code(k);
    const opener = this.#code(this.#open);
    if (code === 0x201d || code === 0x27) return false;
    if (code === 0xbb) return opener === 0xbb;
    if (code === 0xab) return opener !== 0xbb;
    if (code === 0x201c && opener === 0x201e) return false;
    return this.#touchesAfter(k) && !this.#touchesBefore(k);
  }

  /** `“… “…” …”`: the next two marks both close. */
  #twoCloseAfter(k: number): boolean {
    let seen = 0;
    for (let i = k + 1; i < this.#end; i++) {
      if (this.#columns.kind[i] !== doubleMark) continue;
      if (this.#opensInside(i)) return false;
      if (++seen === 2) return true;
    }
    return false;
  }

  /** The first mark of a paragraph whose predecessor stayed open, when it can only be the end of that. */
  #onlyCloses(k: number): boolean {
    const code = this.#code(k);
    return code !== 0x201c && code !== 0xab && this.#touchesBefore(k) && !this.#touchesAfter(k);
  }

  #keepContinued(k: number): void {
    this.#columns.role[k] = closes;
    const end = this.#columns.end[k]!;
    const { start } = this.#part;
    this.#add({ span: { start, end }, inner: { start, end: this.#columns.start[k]! }, closed: true, continues: true });
    this.#fill(this.#first, k + 1);
  }

  /** A single mark while nothing is open; returns the last token that it took. */
  #single(k: number): number {
    const code = this.#code(k);
    if ((code !== 0x2018 && code !== 0x27) || this.#touchesBefore(k) || !this.#touchesAfter(k)) return k;
    const closer = closerOfSingle(this.#text, this.#columns, k, this.#end);
    if (closer < 0) {
      if (code === 0x2018 && this.#unclosed !== this.#first) this.#unclosed = k;
      return k;
    }
    this.#columns.role[k] = opens;
    this.#columns.role[closer] = closes;
    this.#keep(k, closer + 1, true);
    return closer;
  }

  /** A `‘` that is never closed: where it begins the paragraph, or the next paragraph opens again. */
  #leftSingle(): Carried {
    const k = this.#unclosed;
    if (k < 0 || this.#hasQuotationAfter(k)) return null;
    if (k !== this.#first && !goesOn(this.#text, this.#columns, k, this.#part.end)) return null;
    this.#columns.role[k] = opens;
    this.#keep(k, this.#end, false);
    return 'single';
  }

  #hasQuotationAfter(k: number): boolean {
    const last = this.#found.at(-1);
    return last !== undefined && last.span.end > this.#columns.start[k]!;
  }

  /** Keeps the quotation of tokens `first` to `end` (exclusive), which begins with a mark. */
  #keep(first: number, end: number, closed: boolean): void {
    const { columns, family } = { columns: this.#columns, family: this.#familyOf(first) };
    const start = columns.start[first]!;
    const stop = columns.end[end - 1]!;
    const inner = { start: columns.end[first]!, end: closed ? columns.start[end - 1]! : stop };
    const continues = first === this.#first && this.#carried === family;
    this.#add({ span: { start, end: stop }, inner, closed, continues });
    this.#fill(first, end);
  }

  #familyOf(k: number): Carried {
    return this.#columns.kind[k] === doubleMark ? 'double' : 'single';
  }

  #add(quotation: Quotation): void {
    this.#found.push(quotation);
  }

  #fill(first: number, end: number): void {
    this.#columns.quotation.fill(this.#found.length, first, end);
  }

  #code(k: number): number {
    return this.#text.charCodeAt(this.#columns.start[k]!);
  }

  #touchesBefore(k: number): boolean {
    return touchesBefore(this.#text, this.#columns.start[k]!, this.#part.start);
  }

  #touchesAfter(k: number): boolean {
    const at = this.#columns.end[k]!;
    return at < this.#part.end && !isSpacing(this.#text.charCodeAt(at)) && !endsPhrase(this.#text.charCodeAt(at));
  }

  /** `5'10"`: inches. */
  #isAfterDigit(k: number): boolean {
    return (
      k > this.#first &&
      this.#columns.kind[k - 1] === word &&
      /\p{N}$/u.test(this.#columns.forms[this.#columns.form[k - 1]!]!)
    );
  }
}

function isSpacing(code: number): boolean {
  return classOf(code) === blank;
}

/** Whether something that a closing mark could belong to touches `at` from the left. */
export function touchesBefore(text: string, at: number, from: number): boolean {
  if (at <= from) return false;
  const code = text.charCodeAt(at - 1);
  if (isSpacing(code)) return false;
  // An opening bracket, a dash, a slash or another opening mark.
  return !(
    code === 0x28 ||
    code === 0x5b ||
    code === 0x7b ||
    code === 0x2f ||
    code === 0x2018 ||
    code === 0x201c ||
    code === 0xab ||
    (code >= 0x2010 && code <= 0x2015) ||
    code === 0x2d ||
    code === 0x3d ||
    code === 0x3a
  );
}

/** `, . ; : ! ? ) ]`, dashes and closing marks: what follows a closing mark, never an opening one. */
function endsPhrase(code: number): boolean {
  return (
    code === 0x2c ||
    code === 0x2e ||
    code === 0x3b ||
    code === 0x3a ||
    code === 0x21 ||
    code === 0x3f ||
    code === 0x29 ||
    code === 0x5d ||
    code === 0x2019 ||
    code === 0x201d ||
    code === 0xbb ||
    (code >= 0x2012 && code <= 0x2015)
  );
}

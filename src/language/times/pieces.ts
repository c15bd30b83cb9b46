/**
 * What the words of a `TimeLanguage` say of one form: its pieces with their classes and values. `five-year` has two, `Monday` one,
 * `harbour` none. Digits are read by their shape, in every language alike. Forms are remembered from one article to the next.
 */
import { isWord } from '../../lib/tokens.ts';
import type { TimeLanguage, TimeValue } from '../../types/index.ts';
import type { Grammar } from './grammar.ts';
import { isDigit, isHyphen, leadingDigits, type Said, saidOfDigits } from './shapes.ts';

export interface Piece {
  readonly signature: number;
  readonly values: ReadonlyMap<string, TimeValue>;
  /** UTF-16 offsets into the form. */
  readonly start: number;
  readonly end: number;
  /** What a number word is worth and multiplies by; 0 for none. */
  readonly scale: number;
  /** It joins the number words around it: `and`. */
  readonly joins: boolean;
}

export interface FormPieces {
  /** Null when the form says nothing of time. */
  readonly pieces: readonly Piece[] | null;
  /** The same for a capital in the midst of a sentence, where it is a name: `Today`, `Second Street`. */
  readonly named: readonly Piece[] | null;
  /** What stands for the form where it says nothing: a capital may be a name that `May` belongs to. */
  readonly wall: Piece;
  /** Bits: what the form is like, below. */
  readonly look: number;
}

const mostForms = 40_000;
const longestForm = 32;

export const noPiece: Piece = { signature: 0, values: new Map(), start: 0, end: 0, scale: 0, joins: false };

/** A word of at least four letters; one with a capital; one in capitals alone; a mark after which a clause begins. */
export const isLong = 1;
export const hasCapital = 2;
export const isShouted = 4;
export const opensClause = 8;
export const isMark = 16;
/** Some piece has a class of its own: it is not only a word that patterns name. */
export const hasClass = 32;
/** A hyphen or a dash, which joins two figures that touch it. */
export const isDash = 64;

function lookOf(form: string, lower: string): number {
  if (!isWord(form)) {
    const isJoint = form.length === 1 && isHyphen(form.charCodeAt(0));
    return isMark | (isJoint ? isDash : 0) | (',)$&;'.includes(form) ? 0 : opensClause);
  }
  const capital = form !== lower && /^\p{Lu}/u.test(form);
  return (form.length > 3 ? isLong : 0) | (capital ? hasCapital | (form === form.toUpperCase() ? isShouted : 0) : 0);
}

export class PieceLexicon {
  readonly #language: TimeLanguage;
  readonly #grammar: Grammar;
  readonly #classes: ReadonlyMap<string, Said>;
  readonly #nameWall: Piece;
  #known = new Map<string, FormPieces>();

  constructor(language: TimeLanguage, grammar: Grammar) {
    this.#language = language;
    this.#grammar = grammar;
    const capital = grammar.knownClass('CAPITAL');
    this.#nameWall = { ...noPiece, signature: grammar.signatureOf(capital < 0 ? [] : [capital]) };
    const classes = new Map<string, Said>();
    const note = (word: string, name: string, value: TimeValue) =>
      classes.set(word, [...(classes.get(word) ?? []), [name, value]]);
    for (const [name, words] of Object.entries(language.classes))
      for (const [word, value] of words) note(word, name, value);
    for (const [word, value] of language.numbers) note(word, 'NUM', value);
    this.#classes = classes;
  }

  /** @param lower the form in lower case, apostrophes straight */
  piecesOf(form: string, lower: string): FormPieces {
    if (form.length > longestForm) return this.#read(form, lower);
    const known = this.#known.get(form);
    if (known !== undefined) return known;
    const found = this.#read(form, lower);
    if (this.#known.size >= mostForms) this.#known = new Map();
    // A slice would keep the whole article it was cut from in memory.
    this.#known.set([...form].join(''), found);
    return found;
  }

  #read(form: string, lower: string): FormPieces {
    const look = lookOf(form, lower);
    const wall = look & hasCapital ? this.#nameWall : noPiece;
    const nothing: FormPieces = { pieces: null, named: null, wall, look };
    if (form.length > longestForm || form.length !== lower.length) return nothing;
    const plain = form.replaceAll('’', "'");
    const pieces = this.#cut(plain, lower, false);
    if (pieces.every(isNothing)) return nothing;
    const named = look & hasCapital ? this.#cut(plain, lower, true) : pieces;
    return {
      ...nothing,
      pieces,
      named: named.every(isNothing) ? null : named,
      look: pieces.some(({ values }) => values.size > 0) ? look | hasClass : look,
    };
  }

  /** At hyphens; between two of a kind the hyphen is a piece of its own: `3-5`, `Monday-Friday`, but not `five-year`. */
  #cut(form: string, lower: string, named: boolean): Piece[] {
    const whole = this.#shape(lower, 0, lower.length);
    if (whole !== null) return whole;
    const bounds: number[] = [];
    for (let i = 1; i < lower.length - 1; i++) if (isHyphen(lower.charCodeAt(i))) bounds.push(i);
    if (bounds.length === 0 || bounds.length > 4) return this.#single(form, lower, 0, lower.length, named);
    const pieces: Piece[] = [];
    let from = 0;
    for (const at of [...bounds, lower.length]) {
      if (from > 0) pieces.push(this.#hyphen(from - 1));
      pieces.push(...this.#single(form, lower, from, at, named));
      from = at + 1;
    }
    return pieces.filter(
      (piece, i) =>
        !(
          piece.end - piece.start === 1 &&
          isHyphen(lower.charCodeAt(piece.start)) &&
          !alike(pieces[i - 1], pieces[i + 1])
        ),
    );
  }

  #hyphen(at: number): Piece {
    const id = this.#grammar.literals.get('-');
    return { ...noPiece, signature: this.#grammar.signatureOf(id === undefined ? [] : [id]), start: at, end: at + 1 };
  }

  #single(form: string, lower: string, start: number, end: number, named: boolean): Piece[] {
    const small = lower.slice(start, end);
    if (isDigit(small.charCodeAt(0)) || (small.startsWith("'") && isDigit(small.charCodeAt(1)))) {
      const shaped = this.#shape(small, start, end);
      if (shaped !== null) return shaped;
    }
    const [language, grammar] = [this.#language, this.#grammar];
    if (small.length === 1 && isHyphen(small.charCodeAt(0))) return [this.#hyphen(start)];
    const fiscal = small.startsWith(language.fiscalPrefix) ? small.slice(language.fiscalPrefix.length) : '';
    if (fiscal !== '' && leadingDigits(fiscal) === fiscal.length) return [this.#fiscalYear(fiscal, start, end)];
    const written = form.slice(start, end);
    const capital = written !== small;
    const literals = [
      capital ? grammar.literals.get(written) : undefined,
      capital && named ? undefined : grammar.literals.get(small),
    ];
    const said = (this.#classes.get(small) ?? []).filter(([name]) => {
      if (language.capitalised.has(name)) return capital;
      return !(capital && named) || language.eitherCase.has(name);
    });
    const plain = !(capital && named);
    const scale = plain ? (language.scales.get(small) ?? 0) : 0;
    return [
      this.#piece(
        said,
        literals.filter((id) => id !== undefined),
        start,
        end,
        scale,
        plain && language.numberJoints.has(small),
      ),
    ];
  }

  /** `FY2031`, `FY31` */
  #fiscalYear(digits: string, start: number, end: number): Piece {
    const year = Number(digits) + (digits.length === 2 ? 2000 : 0);
    return this.#piece(year >= 1900 && year <= 2100 ? [['YEAR', year]] : [], [], start, end);
  }

  #piece(said: Said, literals: readonly number[], start: number, end: number, scale = 0, joins = false): Piece {
    const ids = [...literals];
    const values = new Map<string, TimeValue>();
    for (const [name, value] of said) {
      if (values.has(name)) continue;
      values.set(name, value);
      for (const id of [this.#grammar.knownClass(name), this.#grammar.knownClass(`${name}=${value}`)])
        if (id >= 0) ids.push(id);
    }
    return { signature: this.#grammar.signatureOf(ids), values, start, end, scale, joins };
  }

  /** A piece with these classes, for numbers of several words. */
  composed(said: Said, start: number, end: number): Piece {
    return this.#piece(said, [], start, end);
  }

  #shape(lower: string, start: number, end: number): Piece[] | null {
    const said = saidOfDigits(lower, this.#language);
    if (said !== null) return [this.#piece(said, [], start, end)];
    return isDigit(lower.charCodeAt(0)) ? this.#clockHalf(lower, start, end) : null;
  }

  /** `5pm`, `10:30am`. */
  #clockHalf(lower: string, start: number, end: number): Piece[] | null {
    let cut = lower.length;
    while (cut > 0 && !isDigit(lower.charCodeAt(cut - 1))) cut--;
    const half = this.#language.classes.HALF?.get(lower.slice(cut));
    if (half === undefined) return null;
    const hour = this.#shape(lower.slice(0, cut), start, start + cut);
    return hour === null ? null : [...hour, this.#piece([['HALF', half]], [], start + cut, end)];
  }
}

function isNothing({ signature, scale, joins, values }: Piece): boolean {
  return signature === 0 && scale === 0 && !joins && values.size === 0;
}

function alike(one: Piece | undefined, other: Piece | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one.values.has('NUM') && (other.values.has('NUM') || other.values.has('YEAR2')))
    return !one.values.has('SCALE') && isFigure(one) && isFigure(other);
  return ['MONTH', 'WEEKDAY'].some((name) => one.values.has(name) && other.values.has(name));
}

/** Written in digits. */
function isFigure({ values }: Piece): boolean {
  return values.has('FIGURE') || values.has('YEAR2');
}

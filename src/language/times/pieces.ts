/**
 * What the words of a `TimeLanguage` say of one form: its pieces with their classes and values. `five-year` has two, `Monday` one,
 * `harbour` none. Digits are read by their shape, in every language alike. Forms are remembered from one article to the next.
 */
import { isWord } from '../../lib/tokens.ts';
import type { TimeLanguage, TimeValue } from '../../types/index.ts';
import { day } from './calendar.ts';
import type { Grammar } from './grammar.ts';

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

type Said = [name: string, value: TimeValue][];

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
    const digits = leadingDigits(lower);
    if (digits === 0 && !lower.startsWith("'")) return null;
    const one = (said: Said) => [this.#piece(said, [], start, end)];
    if (digits === lower.length) return one(integer(lower));
    if (lower.startsWith("'")) return this.#shortYear(lower.slice(1), one);
    const date = isoOf(lower);
    if (date !== null) return one([['ISO', date]]);
    const rest = lower.slice(digits);
    const number = Number(lower.slice(0, digits));
    if (this.#language.ordinalSuffixes.has(rest)) return digits > 3 ? null : one([['ORD', number]]);
    if (this.#language.decadeSuffixes.has(rest)) return decade(lower.slice(0, digits), one);
    return this.#mixed(lower, one) ?? this.#clockHalf(lower, start, end);
  }

  #shortYear(digits: string, one: (said: Said) => Piece[]): Piece[] | null {
    if (leadingDigits(digits) !== 2) return null;
    if (digits.length === 2) return one([['YEAR2', Number(digits)]]);
    return this.#language.decadeSuffixes.has(digits.slice(2)) ? decade(digits.slice(0, 2), one) : null;
  }

  /** `10:30`, `1,200`, `1.5`, `1/2`, `5/14/2031`. */
  #mixed(lower: string, one: (said: Said) => Piece[]): Piece[] | null {
    const numbers = lower.split(/[:.,/]/);
    if (numbers.length > 3 || numbers.some((part) => part === '' || leadingDigits(part) !== part.length)) return null;
    const mark = lower.charAt(numbers[0]!.length);
    const [first, second, third] = numbers.map(Number) as [number, number, number | undefined];
    const clock = first <= 24 && second <= 59 && numbers[1]!.length === 2 && numbers[0]!.length <= 2;
    const written = `${String(first).padStart(2, '0')}:${numbers[1]}`;
    if (mark === ':') return clock ? one([['CLOCK', written]]) : null;
    if (mark === ',') return one([['NUM', Number(lower.replaceAll(',', ''))]]);
    if (mark === '/') {
      const said: Said = [['SLASH', lower]];
      if (third === undefined) return second === 2 || second === 4 ? one([['FRACTION', first / second]]) : one([]);
      return one(said);
    }
    if (third !== undefined) return one(numbers[2]!.length === 4 ? [['SLASH', lower.replaceAll('.', '/')]] : []);
    return one(
      clock
        ? [
            ['NUM', Number(lower)],
            ['DOTCLOCK', written],
          ]
        : [['NUM', Number(lower)]],
    );
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

function integer(digits: string): Said {
  const number = Number(digits);
  const said: Said = [
    ['NUM', number],
    ['FIGURE', 1],
  ];
  if (digits.length > 9) return [];
  if (digits.length <= 2) {
    if (number >= 1 && number <= 31) said.push(['DAYNUM', number]);
    if (number <= 24) said.push(['HOUR', number]);
    if (digits.length === 2) said.push(['YEAR2', number]);
  } else if (digits.length === 4) {
    if (number >= 1000 && number <= 2999) said.push(['YEAR', number]);
    if (number <= 2400 && number % 100 <= 59) said.push(['HHMM', `${digits.slice(0, 2)}:${digits.slice(2)}`]);
  }
  return said;
}

function decade(digits: string, one: (said: Said) => Piece[]): Piece[] | null {
  if (!digits.endsWith('0') || (digits.length !== 2 && digits.length !== 4)) return null;
  const number = Number(digits) / 10;
  if (digits.length === 4 && (number < 100 || number > 299)) return null;
  // `the 1800s` are a hundred years, `the 2000s` ten.
  return one(number >= 100 && number < 200 && number % 10 === 0 ? [['CENTURY', number / 10]] : [['DECADE', number]]);
}

/** A date of ISO 8601, or of an instant. */
function isoOf(lower: string): string | null {
  if (lower.length < 10 || lower.charAt(4) !== '-' || lower.charAt(7) !== '-') return null;
  if (leadingDigits(lower) !== 4 || leadingDigits(lower.slice(5)) !== 2 || leadingDigits(lower.slice(8)) !== 2)
    return null;
  const date = day(Number(lower.slice(0, 4)), Number(lower.slice(5, 7)), Number(lower.slice(8, 10)));
  return lower.length === 10 || lower.charAt(10) === 't' ? date : null;
}

function leadingDigits(text: string): number {
  let at = 0;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011 || code === 0x2013;
}

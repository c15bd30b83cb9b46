/**
 * What kind of character a UTF-16 code unit is, by table: one look-up in the scanner's inner loop.
 * The table is filled as characters are first met, so starting costs nothing.
 */
export const blank = 1;
export const lower = 2;
export const upper = 3;
/** Letters without case, and combining marks. */
export const letter = 4;
export const digit = 5;
export const symbol = 6;
export const highSurrogate = 7;

const classes = new Uint8Array(0x10000);

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdbff) return highSurrogate;
  if (code >= 0xdc00 && code <= 0xdfff) return symbol;
  const char = String.fromCharCode(code);
  if (char === '_') return letter;
  if (/\p{N}/u.test(char)) return digit;
  if (/\p{Lu}|\p{Lt}/u.test(char)) return upper;
  if (/\p{Ll}/u.test(char)) return lower;
  // Soft hyphen and the joiners stand inside words; the other invisible characters stand between them.
  if (/[\p{L}\p{M}\u00ad\u200c\u200d]/u.test(char)) return letter;
  if (/[\s\p{Cc}\p{Cf}]/u.test(char)) return blank;
  return symbol;
}

/** The class of a code unit. */
export function classOf(code: number): number {
  const known = classes[code]!;
  if (known !== 0) return known;
  const found = classify(code);
  classes[code] = found;
  return found;
}

/** White space, control characters and invisible marks: what no token begins with. */
export function isBlankAt(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === blank;
}

/** How many code units of a word character stand at `at`: 1, 2 (outside the basic plane), or 0 when it is none. */
export function wordWidth(text: string, at: number, end: number): number {
  if (at >= end) return 0;
  const kind = classOf(text.charCodeAt(at));
  if (kind >= lower && kind <= digit) return 1;
  if (kind !== highSurrogate || at + 1 >= end) return 0;
  const code = text.codePointAt(at)!;
  return code > 0xffff && /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(code)) ? 2 : 0;
}

/** `'`, `’`, `‘` or `ʼ`, as an apostrophe. */
export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x2bc;
}

/** Hyphen-minus, hyphen, non-breaking hyphen. */
export function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

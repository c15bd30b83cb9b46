/** What is measured of a block's text by itself, in one walk over its characters: numbers only, no word of any language. */

export interface TextMeasures {
  readonly words: number;
  readonly capitals: number;
  readonly digits: number;
  readonly commas: number;
  readonly stops: number;
  readonly longest: number;
  readonly lines: number;
  /** Code of the mark that the text ends with, quotation marks and brackets apart; 0 where no sentence ends. */
  readonly ends: number;
}

/** Long words of all blocks, as small numbers: what a block has in common with the story shows in them. */
export const vocabularySize = 8192;
const longWord = 5;

/** What a character is, as a place in the counts. */
const other = 0;
const small = 1;
const capital = 2;
const digit = 3;
const comma = 4;
const stop = 5;
/** Of scripts that need no spaces: a word by itself. */
const wide = 6;
const space = 7;
const line = 8;

const ascii = new Uint8Array(128);
for (let unit = 97; unit <= 122; unit++) ascii[unit] = small;
for (let unit = 65; unit <= 90; unit++) ascii[unit] = capital;
for (let unit = 48; unit <= 57; unit++) ascii[unit] = digit;
for (const mark of '.!?') ascii[mark.charCodeAt(0)] = stop;
ascii[44] = comma;
ascii[32] = space;
ascii[10] = line;

/** By kind; filled anew for every text. */
const counts = new Int32Array(9);

/** Measures a text and adds the numbers of its long words to `vocabulary`. */
export function measureText(text: string, vocabulary: number[]): TextMeasures {
  counts.fill(0);
  let words = 0;
  let capitals = 0;
  let longest = 0;
  let run = 0;
  let hash = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = unit < 128 ? ascii[unit]! : kindOf(unit);
    counts[kind]!++;
    if (kind >= space) {
      if (run > longest) longest = run;
      if (run >= longWord) vocabulary.push(hash & (vocabularySize - 1));
      run = 0;
      hash = 0;
      continue;
    }
    if (run++ === 0) {
      words++;
      if (kind === capital) capitals++;
    }
    // Punctuation of ASCII at a word's edges is left out, capitals are small letters.
    if (unit >= 0x2e80) vocabulary.push(Math.imul(before ^ unit, 0x9e3779b1) >>> 19);
    else if (unit >= 97 || kind === capital) hash = mixed(hash, unit | 32);
    else if (kind === digit) hash = mixed(hash, unit);
    before = unit;
  }
  if (run > longest) longest = run;
  if (run >= longWord) vocabulary.push(hash & (vocabularySize - 1));
  return {
    words,
    capitals,
    digits: counts[digit]!,
    commas: counts[comma]!,
    stops: counts[stop]!,
    longest,
    lines: counts[line]!,
    ends: endOf(text),
  };
}

/** Of a character beyond ASCII. */
function kindOf(unit: number): number {
  if (unit === 0x3001 || unit === 0xff0c) return comma;
  if (unit === 0x3002) return stop;
  if (unit >= 0x2e80) return wide;
  return unit > 0xbf && unit < 0x530 && isCapital(unit) ? capital : other;
}

function mixed(hash: number, unit: number): number {
  const next = Math.imul(hash ^ unit, 0x01000193);
  return next ^ (next >>> 13);
}

function endOf(text: string): number {
  let k = text.length - 1;
  let mark = markCode(text.charCodeAt(k));
  while (k > 0 && (mark === 11 || mark === 5)) mark = markCode(text.charCodeAt(--k));
  return mark >= 6 && mark <= 10 ? mark : 0;
}

/** Latin-1, Greek and Cyrillic capitals, roughly. */
function isCapital(unit: number): boolean {
  return unit <= 0xde || (unit >= 0x391 && unit <= 0x3ab) || (unit >= 0x400 && unit <= 0x42f);
}

/** Signs of one kind, and their number: kinds that mean alike have neighbouring numbers. */
const marks: readonly (readonly [signs: string, code: number])[] = [
  ['.。', 10],
  ['!！', 9],
  ['?？', 8],
  ['"”“„»«\'’」', 11],
  [':：', 7],
  ['…', 6],
  ['()[]', 5],
  ['-–—', 0],
  [',', -1],
];
const codes = new Map(marks.flatMap(([signs, code]) => [...signs].map((sign) => [sign.charCodeAt(0), code] as const)));

/** Small letters 1, capitals 2, digits 3, other scripts 4; full stops 10, and so on. */
export function markCode(unit: number): number {
  if (unit >= 97 && unit <= 122) return 1;
  if (unit >= 65 && unit <= 90) return 2;
  if (unit >= 48 && unit <= 57) return 3;
  return codes.get(unit) ?? (unit < 0x80 ? -2 : 4);
}

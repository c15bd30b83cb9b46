/** What is measured of a block's text by itself, in one walk over its characters: numbers only, no word of any language. */

export interface TextMeasures {
  words: number;
  capitals: number;
  digits: number;
  commas: number;
  stops: number;
  longest: number;
  lines: number;
  /** Code of the mark that the text ends with, quotation marks and brackets apart; 0 where no sentence ends. */
  ends: number;
}

/** Long words of all blocks, as small numbers: what a block has in common with the story shows in them. */
export const vocabularySize = 8192;
const longWord = 5;

/** Measures a text and adds the numbers of its long words to `vocabulary`. */
export function measureText(text: string, vocabulary: number[]): TextMeasures {
  const found: TextMeasures = { words: 0, capitals: 0, digits: 0, commas: 0, stops: 0, longest: 0, lines: 0, ends: 0 };
  let run = 0;
  let hash = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 32 || unit === 10) {
      if (unit === 10) found.lines++;
      if (run > found.longest) found.longest = run;
      if (run >= longWord) vocabulary.push(hash & (vocabularySize - 1));
      run = 0;
      hash = 0;
      continue;
    }
    if (run === 0) {
      found.words++;
      if ((unit >= 65 && unit <= 90) || (unit > 0xbf && unit < 0x530 && isCapital(unit))) found.capitals++;
    }
    run++;
    // Marks at a word's edges are left out, capitals are small letters.
    if (unit >= 0x2e80) vocabulary.push(Math.imul(before ^ unit, 0x9e3779b1) >>> 19);
    else if (unit >= 97 || (unit >= 65 && unit <= 90)) hash = mixed(hash, unit | 32);
    else if (unit >= 48 && unit <= 57) {
      found.digits++;
      hash = mixed(hash, unit);
    } else if (unit === 44) found.commas++;
    else if (unit === 46 || unit === 33 || unit === 63) found.stops++;
    if (unit === 0x3001 || unit === 0xff0c) found.commas++;
    else if (unit === 0x3002) found.stops++;
    before = unit;
  }
  if (run > found.longest) found.longest = run;
  if (run >= longWord) vocabulary.push(hash & (vocabularySize - 1));
  found.ends = endOf(text);
  return found;
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

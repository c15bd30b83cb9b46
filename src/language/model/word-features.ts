/**
 * The rows of the embedding table that a word draws on. Everything is hashed, so that no text can be read out of a model:
 * forms seen often enough in training have a row each, found by a 32-bit hash of the form; beginnings, endings, shape and
 * character n-grams share tables.
 */
export interface FeatureSpace {
  /** Hashes of the known forms (case kept) and of the known lower-case forms, ascending; a form's row is its rank. */
  readonly forms: Uint32Array;
  readonly lowerForms: Uint32Array;
  /** Rows of the two shared tables; powers of two. */
  readonly affixRows: number;
  readonly gramRows: number;
}

/** Rows and their weights; the word's vector is the weighted sum of the rows. */
export interface WordRows {
  readonly rows: Int32Array;
  readonly weights: Float32Array;
}

/** Row 0 is the unknown form's; `lowerForms` begin after the forms, with an unknown of their own. */
export const firstLower = (space: FeatureSpace): number => 1 + space.forms.length;
const firstAffix = (space: FeatureSpace): number => firstLower(space) + 1 + space.lowerForms.length;
const firstGram = (space: FeatureSpace): number => firstAffix(space) + space.affixRows;
export const rowCount = (space: FeatureSpace): number => firstGram(space) + space.gramRows;

/** FNV-1a over UTF-16 code units, finished by two xor-shifts. */
export function hashText(text: string, salt: number): number {
  let hash = (2166136261 ^ salt) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Quotation marks, apostrophes and dots of all kinds read alike: news and treebanks print them differently. */
export function plainForm(form: string): string {
  if (/^[\w.,-]*$/.test(form)) return form;
  return form
    .replace(/[“”„«»‟]|``|''/g, '"')
    .replace(/[‘’‛`]/g, "'")
    .replace(/…/g, '...')
    .replace(/[‐‑]/g, '-');
}

/** `Xx` for Vienna, `X.X.` for U.S., `d,d` for 1,200: runs shortened, eight signs at most. */
export function shapeOf(form: string): string {
  let shape = '';
  let last = '';
  for (const sign of form) {
    const kind = /\p{Lu}/u.test(sign) ? 'X' : /\p{L}/u.test(sign) ? 'x' : /\p{N}/u.test(sign) ? 'd' : sign;
    if (kind !== last) shape += kind;
    last = kind;
    if (shape.length >= 8) break;
  }
  return shape;
}

function rank(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle]!;
    if (at === value) return middle;
    if (at < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const formSalt = 11;
const lowerSalt = 12;
export const formHash = (plain: string): number => hashText(plain, formSalt);
export const lowerHash = (lower: string): number => hashText(lower, lowerSalt);

/** Longest stretch of a word that is looked at for n-grams, in code units: the cost of a "word" is bounded. */
const longest = 24;

/** The rows of one form. The first two are always the form's and the lower-case form's. */
export function rowsOf(form: string, space: FeatureSpace): WordRows {
  const plain = plainForm(form);
  const lower = plain.toLowerCase();
  const affixes = firstAffix(space);
  const grams = firstGram(space);
  const rows = [
    1 + rank(space.forms, formHash(plain)),
    firstLower(space) + 1 + rank(space.lowerForms, lowerHash(lower)),
  ];
  const add = (text: string, salt: number) => rows.push(affixes + (hashText(text, salt) & (space.affixRows - 1)));
  for (let n = 1; n <= 4; n++) add(lower.slice(-n), n);
  add(plain.slice(0, 1), 5);
  add(lower.slice(0, 2), 6);
  add(lower.slice(0, 3), 7);
  add(shapeOf(plain), 8);
  const whole = rows.length;
  const edged = `^${lower.slice(0, longest)}$`;
  for (let n = 3; n <= 5; n++) {
    for (let i = 0; i + n <= edged.length; i++)
      rows.push(grams + (hashText(edged.slice(i, i + n), 9) & (space.gramRows - 1)));
  }
  const weights = new Float32Array(rows.length).fill(1);
  if (rows.length > whole) weights.fill(2 / (rows.length - whole), whole);
  return { rows: Int32Array.from(rows), weights };
}

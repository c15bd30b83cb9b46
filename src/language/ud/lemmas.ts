/**
 * The lemmas of words that were seen in training: what is done to the lower-case form of a word of one kind (UPOS) to make its
 * lemma. Forms are 32-bit hashes, so no text can be read out of the file; a word that is not there may share its hash with one
 * that is about once in a hundred thousand times.
 * Bytes: `ORLM`, version, three bytes of zero, the number of words, the number of bytes of the scripts (both uint32), the hashes
 * (ascending, as in model/format.ts), the low bytes and then the high bytes of the numbers of their scripts, the scripts parted
 * by line feeds (UTF-8), then a 32-bit sum over all that; little-endian.
 */
import { packHashes, unpackHashes } from '../model/format.ts';
import { hashText, plainForm } from '../model/word-features.ts';
import { sumOf } from './boundary-weights.ts';

export interface LemmaLexicon {
  /** Of form and UPOS: `lemmaHash`. Ascending. */
  readonly hashes: Uint32Array;
  /** For each hash a place in `scripts`. */
  readonly script: Uint16Array;
  /** What makes a lemma of a form: `applyLemmaScript`. */
  readonly scripts: readonly string[];
}

const magic = [0x4f, 0x52, 0x4c, 0x4d];
const version = 1;
const headBytes = 16;
const sumBytes = 4;
const salt = 13;

/** The key of a form, in whatever case, as a word of a kind. */
export const lemmaHash = (form: string, upos: string): number =>
  hashText(`${upos} ${plainForm(form).toLowerCase()}`, salt);

/** How the lemma of a form is made; null for a word that was not seen. A name is never put into lower case. */
export function scriptOf({ hashes, script, scripts }: LemmaLexicon, form: string, upos: string): string | null {
  const hash = lemmaHash(form, upos);
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hashes[middle]! < hash) low = middle + 1;
    else high = middle;
  }
  if (hashes[low] !== hash) return null;
  const found = scripts[script[low]!]!;
  return upos === 'PROPN' && found[0] !== 'k' ? null : found;
}

/** The lexicon in its file's form. */
export function encodeLemmas({ hashes, script, scripts }: LemmaLexicon): Uint8Array {
  const list = new TextEncoder().encode(scripts.join('\n'));
  const words = hashes.length;
  const bytes = new Uint8Array(headBytes + 6 * words + list.length + sumBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  bytes[4] = version;
  view.setUint32(8, words, true);
  view.setUint32(12, list.length, true);
  bytes.set(packHashes(hashes), headBytes);
  script.forEach((place, at) => {
    bytes[headBytes + 4 * words + at] = place & 0xff;
    bytes[headBytes + 5 * words + at] = place >> 8;
  });
  bytes.set(list, headBytes + 6 * words);
  view.setUint32(bytes.length - sumBytes, sumOf(bytes, bytes.length - sumBytes), true);
  return bytes;
}

/** Reads a file's bytes; null when they are no such file, of another version, or damaged. */
export function decodeLemmas(bytes: Uint8Array): LemmaLexicon | null {
  if (bytes.length < headBytes + sumBytes || magic.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = view.getUint32(8, true);
  const listBytes = view.getUint32(12, true);
  if (bytes[4] !== version || bytes.length !== headBytes + 6 * words + listBytes + sumBytes) return null;
  if (view.getUint32(bytes.length - sumBytes, true) !== sumOf(bytes, bytes.length - sumBytes)) return null;
  const low = headBytes + 4 * words;
  const list = low + 2 * words;
  const hashes = unpackHashes(bytes.subarray(headBytes, low));
  const script = new Uint16Array(words);
  for (let at = 0; at < words; at++) script[at] = bytes[low + at]! | (bytes[low + words + at]! << 8);
  const scripts = new TextDecoder().decode(bytes.subarray(list, list + listBytes)).split('\n');
  let isWhole = words === 0 || scripts.every((one) => /^[kl]\d/.test(one));
  for (let at = 0; at < words; at++) {
    isWhole &&= (at === 0 || hashes[at - 1]! < hashes[at]!) && script[at]! < scripts.length;
  }
  return isWhole ? { hashes, script, scripts } : null;
}

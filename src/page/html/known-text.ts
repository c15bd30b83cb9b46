/**
 * The text that a page's JSON-LD gives (`articleBody`) as a set of word runs, to ask how much of a block is in it.
 * Linear in both texts.
 */
export interface KnownText {
  readonly runs: ReadonlySet<number>;
  readonly length: number;
}

const run = 3;
const longest = 400_000;
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

export function knownText(text: string): KnownText | null {
  if (text.length < 200) return null;
  const runs = new Set<number>();
  for (const hash of hashesOf(text.slice(0, longest))) runs.add(hash);
  return runs.size < 15 ? null : { runs, length: text.length };
}

/** 0 to 1: the share of the block's runs of three words that the known text has too. */
export function shareKnown(known: KnownText, block: string): number {
  const hashes = hashesOf(block);
  let met = 0;
  for (const hash of hashes) if (known.runs.has(hash)) met++;
  return hashes.length === 0 ? 0 : met / hashes.length;
}

function hashesOf(text: string): number[] {
  const hashes: number[] = [];
  let before2 = 0;
  let before = 0;
  let words = 0;
  const add = (piece: string) => {
    const hash = hashOf(piece);
    if (++words >= run) hashes.push((Math.imul(before2, 31) ^ Math.imul(before, 961) ^ hash) | 0);
    before2 = before;
    before = hash;
  };
  for (const word of text.toLowerCase().match(wordPattern) ?? []) {
    // Without spaces between words, characters stand for them.
    if (word.length > 24 || withoutSpaces.test(word)) for (const character of word) add(character);
    else add(word);
  }
  return hashes;
}

const withoutSpaces = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

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
  for (const hash of hashes(text.slice(0, longest))) runs.add(hash);
  return runs.size < 15 ? null : { runs, length: text.length };
}

/** 0 to 1: the share of the block's runs of three words that the known text has too. */
export function shareKnown(known: KnownText, block: string): number {
  let all = 0;
  let met = 0;
  for (const hash of hashes(block)) {
    all++;
    if (known.runs.has(hash)) met++;
  }
  return all === 0 ? 0 : met / all;
}

function* hashes(text: string): Generator<number> {
  const last: number[] = [];
  let words = 0;
  for (const [word] of text.toLowerCase().matchAll(wordPattern)) {
    // Without spaces between words, characters stand for them.
    const pieces = word.length > 24 || /[\u3040-\u30ff\u4e00-\u9fff]/.test(word) ? [...word] : [word];
    for (const piece of pieces) {
      last[words++ % run] = hashOf(piece);
      if (words >= run)
        yield (Math.imul(last[(words - 3) % run]!, 31) ^
          Math.imul(last[(words - 2) % run]!, 961) ^
          last[(words - 1) % run]!) |
          0;
    }
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

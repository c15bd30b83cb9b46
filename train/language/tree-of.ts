/** The classes and the tree that scores stand for, decoded as at run time. */
import { bestTree, isTree } from '../../src/language/model/index.ts';
import type { ScoreTable } from './batch.ts';

/** The class of each word's greatest score, the first of equals. */
export function bestOf(words: number, scores: Float32Array, { at, stride, size }: ScoreTable): Int32Array {
  return Int32Array.from({ length: words }, (_, word) => {
    const row = at + word * stride;
    let winner = 0;
    for (let i = 1; i < size; i++) if (scores[row + i]! > scores[row + winner]!) winner = i;
    return winner;
  });
}

/** Heads of a sentence's words, 0 the root; `at` and `stride` in floats. */
export function treeOf(words: number, scores: Float32Array, at: number, stride: number): Int32Array {
  const heads = Int32Array.from({ length: words }, (_, word) => {
    let best = 0;
    for (let head = 1; head <= words; head++) {
      if (scores[at + word * stride + head]! > scores[at + word * stride + best]!) best = head;
    }
    return best;
  });
  return isTree(heads, new Int32Array(words)) ? heads : bestTree(words, { scores, at, stride });
}

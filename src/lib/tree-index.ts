/** What trees are asked for most, found once for a whole article: children, extents and depths. */
import type { Analysis } from '../types/index.ts';

export interface TreeIndex {
  /** First and next child in text order; −1 for none. */
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** Leftmost and rightmost word of the subtree, both inclusive. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** 0 for a root. */
  readonly depth: Uint16Array;
}

/** Linear in the words, for any forest: heads may stand on either side. */
export function indexTree({ length, head }: Analysis): TreeIndex {
  const firstChild = new Int32Array(length).fill(-1);
  const nextSibling = new Int32Array(length).fill(-1);
  const left = new Int32Array(length);
  const right = new Int32Array(length);
  const depth = new Uint16Array(length);
  for (let i = length - 1; i >= 0; i--) {
    const parent = head[i]!;
    if (parent < 0) continue;
    nextSibling[i] = firstChild[parent]!;
    firstChild[parent] = i;
  }
  // Children after parents: a walk down from every root.
  const order = new Int32Array(length);
  let filled = 0;
  for (let i = 0; i < length; i++) if (head[i]! < 0) order[filled++] = i;
  for (let at = 0; at < filled; at++) {
    const word = order[at]!;
    for (let child = firstChild[word]!; child >= 0; child = nextSibling[child]!) {
      depth[child] = depth[word]! + 1;
      order[filled++] = child;
    }
  }
  for (let i = 0; i < length; i++) left[i] = right[i] = i;
  for (let at = filled - 1; at >= 0; at--) {
    const word = order[at]!;
    const parent = head[word]!;
    if (parent < 0) continue;
    if (left[word]! < left[parent]!) left[parent] = left[word]!;
    if (right[word]! > right[parent]!) right[parent] = right[word]!;
  }
  return { firstChild, nextSibling, left, right, depth };
}

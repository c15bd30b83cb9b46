/**
 * The difference between two texts, word by word: Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986) over words
 * and the spaces between them. What both begin and end with is taken off first, and where more than `mostEdits` words
 * differ the middle counts as replaced: the cost is linear in the texts and bounded in their difference.
 */
import type { Edit, EditKind } from '../types/index.ts';

/** Words that may differ before the middle is taken for replaced: below it a comparison costs milliseconds. */
const mostEdits = 1000;

/** The edits that make `after` of `before`; neighbours are of different kinds. Two equal texts are one edit, or none when empty. */
export function diffWords(before: string, after: string): readonly Edit[] {
  const a = tokensOf(before);
  const b = tokensOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail++;
  const edits: { kind: EditKind; text: string }[] = [];
  const push = (kind: EditKind, text: string) => {
    if (text === '') return;
    const last = edits.at(-1);
    if (last?.kind === kind) last.text += text;
    else edits.push({ kind, text });
  };
  push('same', a.slice(0, start).join(''));
  const middleA = a.slice(start, a.length - tail);
  const middleB = b.slice(start, b.length - tail);
  const steps = shortest(middleA, middleB);
  if (steps === null) {
    push('removed', middleA.join(''));
    push('added', middleB.join(''));
  } else for (const step of steps) push(step.kind, step.text);
  push('same', a.slice(a.length - tail).join(''));
  return withoutIslands(edits);
}

/** `[-to-]{+comes+} [-be-]{+back+}` → `[-to be-]{+comes back+}`: white space that both sides happen to have divides no change. */
function withoutIslands(edits: readonly Edit[]): readonly Edit[] {
  const found: Edit[] = [];
  let removed = '';
  let added = '';
  const end = () => {
    if (removed !== '') found.push({ kind: 'removed', text: removed });
    if (added !== '') found.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [i, { kind, text }] of edits.entries()) {
    const isIsland = kind === 'same' && i > 0 && i < edits.length - 1 && !/\S/u.test(text);
    if (kind === 'same' && !isIsland) {
      end();
      found.push({ kind, text });
    }
    if (kind === 'removed' || isIsland) removed += text;
    if (kind === 'added' || isIsland) added += text;
  }
  end();
  return found;
}

/** The second text, of the first one's edits. */
export function applyEdits(edits: readonly Edit[]): string {
  return edits.map((edit) => (edit.kind === 'removed' ? '' : edit.text)).join('');
}

/** Words, white space and other characters; scripts without spaces are cut into characters. Joined they are the text. */
function tokensOf(text: string): string[] {
  return (
    text.match(/[\u3040-\u30ff\u3400-\u9fff]|[^\s\P{L}\u3040-\u30ff\u3400-\u9fff]+|\p{N}+|\s+|[^\s\p{L}\p{N}]/gu) ?? []
  );
}

/** Myers' shortest edit script, or null when it is longer than `mostEdits`. */
function shortest(a: readonly string[], b: readonly string[]): readonly Edit[] | null {
  const most = Math.min(mostEdits, a.length + b.length);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const history: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    history.push(reach.slice(middle - d - 1, middle + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[middle + k - 1]! < reach[middle + k + 1]!);
      let x = down ? reach[middle + k + 1]! : reach[middle + k - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[middle + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, history);
    }
  }
  return null;
}

/** `history[d]` holds what was reached with d - 1 edits, from diagonal -d - 1 on. */
function walkBack(a: readonly string[], b: readonly string[], history: readonly Int32Array[]): readonly Edit[] {
  const edits: Edit[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = history.length - 1; d >= 0; d--) {
    const reach = history[d]!;
    const at = (k: number) => reach[k + d + 1]!;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const fromX = d === 0 ? 0 : down ? at(k + 1) : at(k - 1);
    const fromY = d === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    while (
      x > fromX &&
      y > fromY &&
      (d === 0 || x > (down ? fromX : fromX + 1)) &&
      (d === 0 || y > (down ? fromY + 1 : fromY))
    ) {
      x--;
      y--;
      edits.push({ kind: 'same', text: a[x]! });
    }
    if (d > 0) {
      if (down) edits.push({ kind: 'added', text: b[--y]! });
      else edits.push({ kind: 'removed', text: a[--x]! });
    }
  }
  return edits.reverse();
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bestTree, isTree } from './spanning-tree.ts';

const marks = new Int32Array(300);

/** Every way to give n words a head, of which only trees with one word at the root count. */
function bestOfAll(n: number, score: (word: number, head: number) => number): number {
  let best = -Infinity;
  const heads = new Int32Array(n);
  const walk = (word: number, sum: number) => {
    if (word === n) {
      if (sum > best && isTree(heads, marks)) best = sum;
      return;
    }
    for (let head = 0; head <= n; head++) {
      if (head === word + 1) continue;
      heads[word] = head;
      walk(word + 1, sum + score(word, head));
    }
  };
  walk(0, 0);
  return best;
}

const table = (n: number) =>
  fc.array(fc.integer({ min: -50, max: 50 }), { minLength: n * (n + 1), maxLength: n * (n + 1) });
const sumOf = (heads: Int32Array, scores: ArrayLike<number>, stride: number) =>
  heads.reduce((sum, head, word) => sum + scores[word * stride + head]!, 0);

test('the tree found is as good as the best of all trees with one root', () => {
  const cases = fc.integer({ min: 1, max: 5 }).chain((n) => fc.tuple(fc.constant(n), table(n)));
  fc.assert(
    fc.property(cases, ([n, scores]) => {
      const heads = bestTree(n, { scores: Float32Array.from(scores), at: 0, stride: n + 1 });
      assert.ok(isTree(heads, marks));
      assert.equal(
        sumOf(heads, scores, n + 1),
        bestOfAll(n, (word, head) => scores[word * (n + 1) + head]!),
      );
    }),
    { numRuns: 300 },
  );
});

test('any scores give a tree with exactly one root, of the words’ heads and no others', () => {
  const cases = fc.integer({ min: 1, max: 40 }).chain((n) => fc.tuple(fc.constant(n), table(n)));
  fc.assert(
    fc.property(cases, ([n, scores]) => {
      assert.ok(isTree(bestTree(n, { scores: Float32Array.from(scores), at: 0, stride: n + 1 }), marks));
    }),
  );
});

test('a cycle, a second root, and no root are no tree', () => {
  assert.equal(isTree(Int32Array.of(2, 1, 0), marks), false);
  assert.equal(isTree(Int32Array.of(0, 0), marks), false);
  assert.equal(isTree(Int32Array.of(2, 3, 1), marks), false);
  assert.equal(isTree(Int32Array.of(1), marks), false);
});

test('chains and stars are trees', () => {
  assert.equal(isTree(Int32Array.of(0), marks), true);
  assert.equal(isTree(Int32Array.of(0, 1, 2, 3), marks), true);
  assert.equal(isTree(Int32Array.of(2, 3, 4, 0), marks), true);
  assert.equal(isTree(Int32Array.of(3, 3, 0, 3), marks), true);
});

test('cycles within cycles are opened', () => {
  // 1 ⇄ 2 and 3 ⇄ 4 prefer one another, then the pairs do; only word 4 can reach the root at a fair price.
  const n = 4;
  const scores = new Float32Array(n * (n + 1)).fill(-9);
  const set = (word: number, head: number, score: number) => {
    scores[(word - 1) * (n + 1) + head] = score;
  };
  set(1, 2, 9);
  set(2, 1, 9);
  set(3, 4, 9);
  set(4, 3, 9);
  set(1, 3, 5);
  set(3, 1, 5);
  set(4, 0, 1);
  assert.deepEqual([...bestTree(n, { scores, at: 0, stride: n + 1 })], [3, 1, 4, 0]);
});

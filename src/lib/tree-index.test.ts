import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../types/index.ts';
import { indexTree } from './tree-index.ts';

/** Only heads matter here. */
function treeOf(heads: readonly number[]): Analysis {
  const { length } = heads;
  return {
    length,
    upos: new Uint8Array(length),
    xpos: new Uint8Array(length),
    feats: new Uint16Array(length),
    script: new Uint16Array(length),
    relation: new Uint8Array(length),
    head: Int32Array.from(heads),
    sentenceEnds: Uint32Array.of(length),
    labels: { upos: ['X'], xpos: ['X'], feats: ['_'], script: ['l0'], deprel: ['dep'] },
  };
}

/** Forests: the words are put in any order, and each hangs from one before it in that order, or from none. */
const forests = fc.integer({ min: 1, max: 25 }).chain((length) =>
  fc
    .tuple(
      fc.shuffledSubarray(
        Array.from({ length }, (_, word) => word),
        { minLength: length },
      ),
      fc.array(fc.nat(), { minLength: length, maxLength: length }),
    )
    .map(([order, choices]) => {
      const heads = new Array<number>(length).fill(-1);
      order.forEach((word, at) => {
        const above = choices[at]! % (at + 1);
        heads[word] = above === at ? -1 : order[above]!;
      });
      return heads;
    }),
);

const childrenOf = ({ firstChild, nextSibling }: ReturnType<typeof indexTree>, word: number): number[] => {
  const children: number[] = [];
  for (let child = firstChild[word]!; child >= 0; child = nextSibling[child]!) children.push(child);
  return children;
};

function ancestorsOf(heads: readonly number[], word: number): number[] {
  const ancestors: number[] = [];
  for (let above = heads[word]!; above >= 0; above = heads[above]!) ancestors.push(above);
  return ancestors;
}

test('should give children in text order, extents and depths, of any forest', () => {
  fc.assert(
    fc.property(forests, (heads) => {
      const index = indexTree(treeOf(heads));
      heads.forEach((_, word) => {
        const own = heads.flatMap((head, child) => (head === word ? [child] : []));
        assert.deepEqual(childrenOf(index, word), own);
        const subtree = heads.flatMap((_head, at) =>
          at === word || ancestorsOf(heads, at).includes(word) ? [at] : [],
        );
        assert.deepEqual([index.left[word], index.right[word]], [subtree[0], subtree.at(-1)]);
        assert.equal(index.depth[word], ancestorsOf(heads, word).length);
      });
    }),
  );
});

test('should index a text without words', () => {
  const { firstChild, left, depth } = indexTree(treeOf([]));
  assert.deepEqual([firstChild.length, left.length, depth.length], [0, 0, 0]);
});

test('should index a chain of 60,000 words as it does a short one', () => {
  const heads = Array.from({ length: 60_000 }, (_, word) => word - 1);
  const { left, right, depth } = indexTree(treeOf(heads));
  assert.deepEqual([left[0], right[0], depth[59_999]], [0, 59_999, 59_999]);
});

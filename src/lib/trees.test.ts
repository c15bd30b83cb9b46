import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../types/index.ts';
import { childrenOf, clauseOf, hasRelation, relationOf, subjectOf, subtreeOf, subtreeSpan } from './trees.ts';

/** Sentences as `[head in the sentence (0 the root), relation]` a word. */
function treeOf(...sentences: readonly (readonly (readonly [number, string])[])[]): Analysis {
  const deprel = [...new Set(sentences.flat().map(([, name]) => name))];
  const head: number[] = [];
  const ends: number[] = [];
  for (const sentence of sentences) {
    const first = head.length;
    head.push(...sentence.map(([h]) => (h === 0 ? -1 : first + h - 1)));
    ends.push(head.length);
  }
  const length = head.length;
  return {
    length,
    upos: new Uint8Array(length),
    xpos: new Uint8Array(length),
    feats: new Uint16Array(length),
    script: new Uint16Array(length),
    relation: Uint8Array.from(sentences.flat(), ([, name]) => deprel.indexOf(name)),
    head: Int32Array.from(head),
    sentenceEnds: Uint32Array.from(ends),
    labels: { upos: ['X'], xpos: ['X'], feats: ['_'], script: ['l0'], deprel },
  };
}

/** `It rained .` / `Varga warned that the pier , which leaked , was closed .` */
const tree = treeOf(
  [
    [2, 'nsubj'],
    [0, 'root'],
    [2, 'punct'],
  ],
  [
    [2, 'nsubj'],
    [0, 'root'],
    [11, 'mark'],
    [5, 'det'],
    [11, 'nsubj:pass'],
    [8, 'punct'],
    [8, 'nsubj'],
    [5, 'acl:relcl'],
    [8, 'punct'],
    [11, 'aux:pass'],
    [2, 'ccomp'],
    [2, 'punct'],
  ],
);

test('the subject of a predicate is its own, in the active and in the passive', () => {
  assert.equal(subjectOf(tree, 1), 0);
  assert.equal(subjectOf(tree, 4), 3);
  assert.equal(subjectOf(tree, 13), 7);
});

test('should not find a subject for a word that has none', () => {
  assert.equal(subjectOf(tree, 6), -1);
  assert.equal(subjectOf(tree, 0), -1);
});

test('children stand in text order and in the relations asked for', () => {
  assert.deepEqual(childrenOf(tree, 13), [5, 7, 12]);
  assert.deepEqual(childrenOf(tree, 13, ['aux']), [12]);
  assert.deepEqual(childrenOf(tree, 13, ['obj']), []);
});

test('a subtype counts as its relation, a relation not as its subtype', () => {
  assert.equal(relationOf(tree, 7), 'nsubj:pass');
  assert.equal(hasRelation(tree, 7, ['nsubj']), true);
  assert.equal(hasRelation(tree, 3, ['nsubj:pass']), false);
});

test('a word belongs to the clause of the nearest predicate', () => {
  assert.equal(clauseOf(tree, 6), 13);
  assert.equal(clauseOf(tree, 9), 10);
  assert.equal(clauseOf(tree, 3), 4);
  assert.equal(clauseOf(tree, 4), 4);
});

test('a subtree is the word and all below it, in its sentence only', () => {
  assert.deepEqual(subtreeOf(tree, 7), [6, 7, 8, 9, 10, 11]);
  assert.deepEqual(subtreeSpan(tree, 13), { first: 5, end: 14 });
  assert.deepEqual(subtreeOf(tree, 0), [0]);
});

test('a crossing tree leaves a gap in the subtree and none in its span', () => {
  const crossing = treeOf([
    [3, 'obj'],
    [0, 'root'],
    [2, 'xcomp'],
  ]);
  assert.deepEqual(subtreeOf(crossing, 2), [0, 2]);
  assert.deepEqual(subtreeSpan(crossing, 2), { first: 0, end: 3 });
});

test('an index that is not a word is the caller’s mistake', () => {
  for (const word of [-1, 15, 1.5, Number.NaN]) assert.throws(() => childrenOf(tree, word), RangeError);
});

test('a subtree holds exactly the words whose way up passes the word', () => {
  const anyTree = fc
    .array(fc.nat(), { minLength: 1, maxLength: 20 })
    .map((picks) => treeOf(picks.map((pick, i) => [i === 0 ? 0 : (pick % i) + 1, 'dep'] as const)));
  fc.assert(
    fc.property(anyTree, fc.nat(), (any, pick) => {
      const word = pick % any.length;
      const expected = Array.from({ length: any.length }, (_, i) => i).filter((i) => {
        let at = i;
        while (at >= 0 && at !== word) at = any.head[at]!;
        return at === word;
      });
      assert.deepEqual(subtreeOf(any, word), expected);
    }),
  );
});

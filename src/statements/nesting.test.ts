import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nested } from './nesting.ts';
import type { Relation } from './relation.ts';

type Range = readonly [first: number, end: number];

/** `cue` −1: a quotation that goes on. */
function relation(cue: number, ...content: readonly Range[]): Relation {
  return {
    rule: 'verb',
    sourceRule: 'none',
    source: null,
    cueHead: cue,
    cue: cue < 0 ? null : { first: cue, end: cue + 1 },
    content: content.map(([first, end]) => ({ first, end })),
    confidence: 0.5,
  };
}

const sizeOf = ({ content }: Relation) => content.reduce((sum, { first, end }) => sum + end - first, 0);
const holds = ({ content }: Relation, word: number) => content.some(({ first, end }) => word >= first && word < end);
const anchorOf = ({ cueHead, content }: Relation) => (cueHead < 0 ? content[0]!.first : cueHead);

test('what is told inside another’s content is inside it, and follows it', () => {
  const outer = relation(1, [2, 20]);
  const middle = relation(5, [6, 15]);
  const inner = relation(8, [9, 12]);
  assert.deepEqual(nested([inner, outer, middle], 30), [
    { relation: outer, parent: -1 },
    { relation: middle, parent: 0 },
    { relation: inner, parent: 1 },
  ]);
});

test('what stands beside one another is not nested, also where a content lies before its cue or in pieces', () => {
  const first = relation(6, [0, 5], [8, 12]);
  const second = relation(14, [15, 20]);
  const goesOn = relation(-1, [22, 25]);
  assert.deepEqual(nested([goesOn, second, first], 30), [
    { relation: first, parent: -1 },
    { relation: second, parent: -1 },
    { relation: goesOn, parent: -1 },
  ]);
});

test('children follow their parent before the next relation comes', () => {
  const first = relation(1, [2, 10]);
  const second = relation(11, [12, 20]);
  const [inFirst, inSecond, alsoInFirst] = [relation(3, [4, 6]), relation(13, [14, 16]), relation(7, [8, 10])];
  assert.deepEqual(
    nested([second, inSecond, alsoInFirst, inFirst, first], 20).map(({ relation: one, parent }) => [
      anchorOf(one),
      parent,
    ]),
    [
      [1, -1],
      [3, 0],
      [7, 0],
      [11, -1],
      [13, 3],
    ],
  );
});

test('no relations are no relations', () => {
  assert.deepEqual(nested([], 0), []);
});

test('any relations: each comes once, after its parent, and its parent is the smallest that it is told in', () => {
  const length = 24;
  const range = fc
    .tuple(fc.nat({ max: length - 1 }), fc.integer({ min: 1, max: 8 }))
    .map(([first, size]): Range => [first, Math.min(length, first + size)]);
  const any = fc
    .tuple(fc.integer({ min: -1, max: length - 1 }), fc.array(range, { minLength: 1, maxLength: 2 }))
    .map(([cue, ranges]) => {
      const [one, other] = ranges;
      return relation(cue, ...(other !== undefined && other[0] > one![1] ? [one!, other] : [one!]));
    });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (relations) => {
      const found = nested(relations, length);
      assert.equal(found.length, relations.length);
      assert.equal(new Set(found.map((one) => one.relation)).size, relations.length);
      for (const [at, { relation: own, parent }] of found.entries()) {
        assert.ok(parent < at);
        const around = relations.filter(
          (other) => other !== own && sizeOf(other) > sizeOf(own) && holds(other, anchorOf(own)),
        );
        const smallest = Math.min(...around.map(sizeOf));
        if (parent >= 0) {
          assert.ok(holds(found[parent]!.relation, anchorOf(own)));
          assert.ok(sizeOf(found[parent]!.relation) <= smallest);
        } else assert.deepEqual(around, []);
      }
    }),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashOfText } from './hashing.ts';
import { decodeWeightTable, encodeWeightTable, rowOf, type WeightTable, weightTable } from './weight-table.ts';

const rowsOf = (words: readonly string[], labels: number) =>
  words.map((word, at) => ({
    hash: hashOfText(word),
    weights: Array.from({ length: labels }, (_, label) => ((at + 1) * (label % 2 === 0 ? 1 : -1)) / words.length),
  }));

const words = ['said', 'told', 'warned', 'according', 'claim', 'denied', 'hopes'];

function weightsOf(table: WeightTable, hash: number): readonly number[] | null {
  const row = rowOf(table, hash);
  if (row < 0) return null;
  return Array.from(table.rows.subarray(row, row + table.labels), (value) => value * table.scale);
}

test('should give back every row’s weights, to a 127th of the largest', () => {
  for (const labels of [1, 2, 5]) {
    const rows = rowsOf(words, labels);
    const table = weightTable(rows, labels, 12);
    for (const { hash, weights } of rows) {
      const found = weightsOf(table, hash)!;
      weights.forEach((weight, label) => {
        assert.ok(Math.abs(found[label]! - weight) <= table.scale / 2 + 1e-7, `${found} for ${weights}`);
      });
    }
  }
});

test('should know nothing of features that it was not given, but for one in some hundred', () => {
  const table = weightTable(rowsOf(words, 1), 1, 4);
  const others = Array.from({ length: 20_000 }, (_, number) => hashOfText(`feature ${number}`));
  const mistaken = others.filter((hash) => rowOf(table, hash) >= 0).length;
  // At most every place is taken, and one feature in 255 has the check of the row that is there.
  assert.ok(mistaken < 120, `${mistaken}`);
  assert.ok(others.every((hash) => rowOf(weightTable([], 1, 4), hash) === -1));
});

test('should keep the weightier of two rows that want one place, in either order', () => {
  const [light, heavy] = [
    { hash: 0x01000005, weights: [0.25, -0.25] },
    { hash: 0x02000005, weights: [-1, 0.5] },
  ];
  for (const rows of [
    [light, heavy],
    [heavy, light],
  ]) {
    const table = weightTable(rows, 2, 4);
    assert.equal(rowOf(table, light.hash), -1);
    assert.deepEqual(
      weightsOf(table, heavy.hash)?.map((value) => Math.round(value * 10) / 10),
      [-1, 0.5],
    );
  }
});

test('should leave out rows that weigh nothing once rounded', () => {
  const rows = [
    { hash: 1, weights: [100] },
    { hash: 2, weights: [0.1] },
    { hash: 3, weights: [0] },
  ];
  const table = weightTable(rows, 1, 4);
  assert.deepEqual(
    rows.map(({ hash }) => rowOf(table, hash)),
    [1, -1, -1],
  );
});

test('should be the same table after it was written and read, for any rows', () => {
  const row = fc.record({
    hash: fc.integer(),
    weights: fc.tuple(fc.float({ min: -8, max: 8, noNaN: true }), fc.float({ min: -8, max: 8, noNaN: true })),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), fc.integer({ min: 1, max: 16 }), (rows, bits) => {
      const table = weightTable(rows, 2, bits);
      assert.deepEqual(decodeWeightTable(encodeWeightTable(table)), table);
    }),
  );
});

test('should read a table that does not begin where its memory begins', () => {
  const table = weightTable(rowsOf(words, 2), 2, 10);
  const bytes = encodeWeightTable(table);
  const within = new Uint8Array(bytes.length + 10);
  within.set(bytes, 3);
  assert.deepEqual(decodeWeightTable(within.subarray(3, 3 + bytes.length)), table);
});

test('should refuse bytes that are cut off, have more behind them, or are of another kind or version', () => {
  const bytes = encodeWeightTable(weightTable(rowsOf(words, 3), 3, 8));
  for (let length = 0; length < bytes.length; length++) {
    assert.equal(decodeWeightTable(bytes.subarray(0, length)), null, `${length} bytes`);
  }
  assert.equal(decodeWeightTable(Uint8Array.of(...bytes, 0)), null);
  const changed = (at: number, value: number) => decodeWeightTable(bytes.with(at, value));
  assert.equal(changed(0, 0x50), null, 'magic');
  assert.equal(changed(4, 2), null, 'version');
  assert.equal(changed(5, 0), null, 'bits');
  assert.equal(changed(5, 25), null, 'bits');
  assert.equal(changed(5, 1), null, 'places beyond the table');
  assert.equal(changed(6, 0), null, 'labels');
  assert.equal(changed(6, 4), null, 'labels');
  assert.equal(changed(12, 6), null, 'rows');
});

test('should not read a table whose weights would be no numbers, nor one that only claims to be large', () => {
  const bytes = encodeWeightTable(weightTable(rowsOf(words, 1), 1, 8));
  for (const scale of [Number.NaN, Number.POSITIVE_INFINITY, 0, -1]) {
    const damaged = bytes.slice();
    new DataView(damaged.buffer).setFloat32(8, scale, true);
    assert.equal(decodeWeightTable(damaged), null, `${scale}`);
  }
  const empty = encodeWeightTable(weightTable([], 1, 4));
  assert.equal(decodeWeightTable(empty.with(5, 24).with(6, 255)), null);
});

test('should not read a table with two rows for one place', () => {
  const bytes = encodeWeightTable(weightTable(rowsOf(words, 1), 1, 8));
  // The distances begin behind the head.
  assert.equal(decodeWeightTable(bytes.with(17, 0)), null);
});

test('should read whatever bytes into a table or null, without a throw', () => {
  const bytes = encodeWeightTable(weightTable(rowsOf(words, 2), 2, 8));
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
      const table = decodeWeightTable(bytes.with(at, value));
      for (let hash = 0; table !== null && hash < 256; hash++) assert.ok(rowOf(table, hash) < table.rows.length);
    }),
    { numRuns: 500 },
  );
});

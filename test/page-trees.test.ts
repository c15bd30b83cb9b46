import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf, treeDepth } from '../src/page/html/index.ts';
import { type BoostOptions, binColumns, boost } from '../train/page/boost.ts';

const options: BoostOptions = {
  trees: 20,
  depth: treeDepth,
  rate: 0.3,
  columns: 1,
  rows: 1,
  leastWeight: 0.5,
  ridge: 1,
  seed: 1,
};

/** Three columns: what decides, what decides only beside the first, and what says nothing. */
const count = 600;
const values = new Float32Array(count * 3);
const label = new Float32Array(count);
for (let row = 0; row < count; row++) {
  const x = (row * 37) % 100;
  const y = (row * 61) % 100;
  values.set([x, y, (row * 13) % 7], row * 3);
  label[row] = x > 50 !== y > 30 ? 1 : 0;
}
const weight = new Float32Array(count).fill(1);
const rows = Int32Array.from({ length: count }, (_, row) => row);

test('learns what takes two questions to tell', () => {
  const trees = boost(binColumns(values, 3), rows, label, weight, options);
  const wrong = rows.filter((row) => chanceOf(trees, values, row * 3) >= 0.5 !== (label[row] === 1));
  assert.ok(wrong.length < count / 50, `${wrong.length} of ${count} wrong`);
});

test('the same rows, options and seed make the same trees', () => {
  const made = () => boost(binColumns(values, 3), rows, label, weight, { ...options, columns: 0.6, rows: 0.6 });
  assert.deepEqual(made(), made());
});

test('asks only of the columns that it is given, and of none where there is nothing to learn', () => {
  const one = boost(binColumns(values, 3, 1), rows, label, weight, options);
  assert.ok(one.features.every((feature) => feature === 0));
  const flat = boost(binColumns(new Float32Array(count), 1), rows, label, weight, options);
  assert.ok(flat.thresholds.every((threshold) => threshold === Number.POSITIVE_INFINITY));
});

test('cuts a column into bins at even ranks, and rare values apart where there are few', () => {
  const { columns, edges } = binColumns(Float32Array.from([0, 0, 0, 0, 5, 9]), 1);
  assert.deepEqual([...edges[0]!], [2.5, 7]);
  assert.deepEqual([...columns[0]!], [0, 0, 0, 0, 1, 2]);
});

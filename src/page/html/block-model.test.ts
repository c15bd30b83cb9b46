import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockRows, featureCount, featureNames } from './block-features.ts';
import { chanceOf, readTrees, storyChances } from './block-model.ts';
import { treeDepth } from './block-trees.ts';
import { findRegion } from './body.ts';
import { scanHtml } from './scan.ts';
import { besideCount, lookAgain } from './second-look.ts';
import { storyModel } from './settle-by-model.ts';

const inner = 2 ** treeDepth - 1;

/** One tree that asks once; `low` where the value is at most 10. */
function oneCut(feature: number, low: number, high: number): string {
  const nodes = Array.from({ length: inner }, (_, n) => (n === 0 ? `${feature}<10` : '-'));
  const leaves = Array.from({ length: inner + 1 }, (_, n) => (n === 0 ? low : n === (inner + 1) / 2 ? high : 0));
  return `${nodes.join(' ')} | ${leaves.join(' ')}\n`;
}

test('goes left where a value is at most the threshold, and always where nothing is asked', () => {
  const trees = readTrees(0, oneCut(1, -2000, 2000));
  const left = 1 / (1 + Math.exp(2));
  assert.ok(Math.abs(chanceOf(trees, Float32Array.of(99, 10), 0) - left) < 1e-6);
  assert.ok(Math.abs(chanceOf(trees, Float32Array.of(0, 10.5), 0) - (1 - left)) < 1e-6);
});

test('adds up what all trees say, and the bias', () => {
  const trees = readTrees(0.5, oneCut(0, 250, 0) + oneCut(1, 250, 0));
  assert.ok(Math.abs(chanceOf(trees, Float32Array.of(9, 9, 9, 1, 1), 3) - 1 / (1 + Math.exp(-1))) < 1e-6);
});

test('the trees that ship ask for columns that there are', () => {
  const { alone, beside } = storyModel();
  assert.ok(alone.features.every((feature) => feature >= 0 && feature < featureCount));
  assert.ok(beside.features.every((feature) => feature >= 0 && feature < featureCount + besideCount));
  assert.equal(new Set(featureNames).size, featureCount);
});

const sentence = 'The ferry company said on Monday that its two new boats would cross the strait before the winter.';
const menu = Array.from({ length: 40 }, (_, n) => `<li><a href="/s${n}">Section ${n}</a></li>`).join('');
const page = scanHtml(`<body><nav><ul>${menu}</ul></nav><main><h1>Two boats for the strait</h1>
  ${`<p>${sentence} ${'Passengers will find more room on deck, it said. '.repeat(3)}</p>`.repeat(1)}
  <table><tr><td>Boat</td><td>Seats</td></tr><tr><td>Merle</td><td>240</td></tr></table>
  <p>The second boat, built at the same yard, follows in June, and the old ones will be sold to an island far away.</p>
  </main><footer><ul>${menu}</ul></footer>`);
const { ruled } = findRegion(page, { headline: 'two boats for the strait', description: '', known: null })!;

test('writes every column of every row with a number', () => {
  const { values, width, sums } = blockRows(page, ruled, besideCount);
  lookAgain(page, { values, width, sums }, new Float32Array(page.blocks.text.length).fill(0.5));
  assert.equal(width, featureCount + besideCount);
  assert.equal(values.length, page.blocks.text.length * width);
  assert.ok(values.every((value) => Number.isFinite(value)));
});

test('counts the cells of a table as one box, and a text that stands twice', () => {
  const { values, width, sums } = blockRows(page, ruled, besideCount);
  const cell = page.blocks.text.indexOf('Merle');
  const of = (name: string, block: number) => values[block * width + featureNames.indexOf(name)];
  assert.equal(of('boxBlocks', cell), 4);
  assert.equal(of('boxPlace', cell), 0.5);
  assert.equal(of('copies', page.blocks.text.indexOf('Section 7')), 2);
  assert.equal(of('copiesBefore', page.blocks.text.lastIndexOf('Section 7')), 1);
  assert.equal(sums.groups[0], sums.groups[39]);
});

test('thinks a paragraph of the story likelier than an entry of a menu', () => {
  const chances = storyChances(page, ruled, storyModel());
  const told = page.blocks.text.findIndex((text) => text.startsWith('The second boat'));
  assert.ok(chances[told]! > 0.8, String(chances[told]));
  assert.ok(chances[3]! < 0.1 && chances.at(-1)! < 0.1);
});

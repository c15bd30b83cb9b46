import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRegion } from './body.ts';
import { scanHtml } from './scan.ts';
import { settleByModel, storyLength } from './settle-by-model.ts';

const one = 'The orchard on the hill was planted by hand, said Mirela Tokan, who has kept its books for thirty years.';
const two = 'Every tree has a number and a name, and the children of the village know most of them by heart.';
const three = 'In autumn the cellar smells of apples until the last crate has gone down the road to the press.';
const aside = 'Sign the petition for a new road to the orchard here.';

/** The texts that are the story's, when each block has the chance that `chanceOf` gives its text. */
function told(markup: string, chanceOf: (text: string) => number): string[] {
  const page = scanHtml(markup);
  const found = findRegion(page, { headline: '', description: '', known: null })!;
  const settled = settleByModel(page, found.region, Float32Array.from(page.blocks.text, chanceOf));
  const story = new Set(['standfirst', 'paragraph', 'subheading', 'list-item', 'blockquote']);
  return page.blocks.text.filter((_, i) => story.has(settled.kinds[i - settled.first] ?? ''));
}

const body = `<article><p>${one}</p><p>${two}</p><p>${three}</p></article>`;

test('takes a block that the trees think likely, though the thresholds leave it out', () => {
  const outside = 'A guided walk begins at noon by the gate';
  const all = told(`${body}<div>${outside}</div>`, () => 0.9);
  assert.deepEqual(all, [one, two, three, outside]);
});

test('leaves out a paragraph that the trees think unlikely', () => {
  assert.deepEqual(
    told(`<article><p>${one}</p><p>${two}</p><p>${aside}</p><p>${three}</p></article>`, (text) =>
      text === aside ? 0.1 : 0.9,
    ),
    [one, two, three],
  );
});

test('gives a doubtful block the benefit of the doubt only between paragraphs of the story', () => {
  const doubtful = (text: string) => (text === aside ? 0.45 : 0.9);
  assert.ok(told(`<article><p>${one}</p><p>${aside}</p><p>${two}</p></article>`, doubtful).includes(aside));
  assert.ok(!told(`<article><p>${one}</p><p>${two}</p><p>${aside}</p></article>`, doubtful).includes(aside));
});

test('tells a story once that is on the page twice', () => {
  assert.deepEqual(
    told(`${body}<section><p>${one}</p><p>${two}</p><p>${three}</p></section>`, () => 0.9),
    [one, two, three],
  );
});

test('should not take a line for a copy that is short, nor one sentence said again among others', () => {
  const refrain = 'And so it went.';
  const page = `<article><p>${one}</p><p>${refrain}</p><p>${two}</p><p>${refrain}</p><p>${three}</p></article>`;
  assert.equal(told(page, () => 0.9).filter((text) => text === refrain).length, 2);
});

test('takes the cells of a table by their chance alone', () => {
  const page = `<article><p>${one}</p><figure><table><tr><td>Gravenstein</td><td>12 trees</td></tr></table></figure><p>${two}</p></article>`;
  assert.ok(told(page, () => 0.6).includes('Gravenstein'));
  assert.ok(!told(page, (text) => (text.length < 20 ? 0.1 : 0.9)).includes('Gravenstein'));
});

test('keeps the story of the thresholds where the trees would leave next to nothing of it', () => {
  const page = scanHtml(body);
  const { region } = findRegion(page, { headline: '', description: '', known: null })!;
  assert.equal(settleByModel(page, region, new Float32Array(3)), region);
  assert.equal(storyLength(page, region), one.length + two.length + three.length);
});

test('never takes a menu, a footer or an advertisement for the story, however likely', () => {
  const page = `<nav><p>${aside}</p></nav>${body}<footer><p>Printed on the hill since the year of the great frost.</p></footer>`;
  assert.deepEqual(
    told(page, () => 0.99),
    [one, two, three],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHtml } from '../src/page/html/index.ts';
import { alignBody } from '../train/page/align.ts';
import type { GoldPage } from '../train/page/gold.ts';

function goldOf(body: string | null, must: string[] = [], mustNot: string[] = []): GoldPage {
  const capture = {
    id: 'one',
    uri: 'https://pages.example/one',
    capturedAt: '2031-01-01T00:00:00Z',
    status: 200,
    mediaType: 'text/html',
    body: new Uint8Array(),
    bodyDigest: '',
    via: { kind: 'file', uri: null },
    listing: null,
  } as const;
  return { id: 'one', publisher: 'pages.example', body, alternatives: [], must, mustNot, capture };
}

/** The texts of the blocks that are the story's. */
function story(markup: string, gold: GoldPage): string[] {
  const { page } = openHtml(markup, gold.capture);
  const { label } = alignBody(page, gold);
  return page.blocks.text.filter((_, i) => label[i] === 1);
}

const first = 'Beekeepers of the valley counted their hives in March and found that one in nine had not survived.';
const second = 'Janek Orlo, who speaks for them, blames a wet autumn and a mite that nobody had seen before there.';

test('finds the blocks of the gold body, and leaves the others', () => {
  const markup = `<p>Subscribe to our letter about bees and honey</p><p>${first}</p><p>${second}</p>`;
  assert.deepEqual(story(markup, goldOf(`${first}\n${second}`)), [first, second]);
});

test('takes only one of two copies, as the gold body has it once', () => {
  const markup = `<p>${first}</p><p>${second}</p><section><p>${first}</p></section>`;
  assert.deepEqual(story(markup, goldOf(`${first}\n${second}`)), [first, second]);
});

test('takes the cells of a table, whose words go on from cell to cell in the gold body', () => {
  const table = '<table><tr><td>Valley</td><td>412</td></tr><tr><td>Ridge</td><td>96</td></tr></table>';
  const markup = `<ul><li>Ridge</li><li>Home</li></ul><p>${first}</p>${table}<p>${second}</p>`;
  assert.deepEqual(story(markup, goldOf(`${first}\n| Valley | 412 |\n| Ridge | 96 |\n${second}`)), [
    first,
    'Valley',
    '412',
    'Ridge',
    '96',
    second,
  ]);
});

test('knows of snippets alone what they say, and nothing of the other blocks', () => {
  const markup = `<p>${first}</p><p>Subscribe to our letter</p><p>${second}</p>`;
  const gold = goldOf(null, ['one in nine had not survived'], ['to our letter']);
  const { page } = openHtml(markup, gold.capture);
  const { label, weight } = alignBody(page, gold);
  assert.deepEqual([...label], [1, 0, Number.NaN]);
  assert.equal(weight[2], 0);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Article, PartKind, RecordEntry } from '../types/index.ts';
import { numberEntries, readerRows, sourceCounts } from './reader.ts';

/** An article of one-word parts, `a b c …`, each part with its space before the next. */
function articleOf(kinds: readonly PartKind[]): Article {
  const text = kinds.map((_, i) => 'abcdefghij'[i]!.repeat(9)).join(' ');
  const parts = kinds.map((kind, i) => ({ kind, span: { start: i * 10, end: i * 10 + 9 }, sourceSpan: null }));
  return { text, parts } as unknown as Article;
}

function said(start: number, end: number, name: string | null, parent: string | null = null): RecordEntry {
  return {
    person: name === null ? null : { id: name, name, role: null },
    statement: {
      id: `${start}-${end}`,
      parent,
      source: null,
      cue: null,
      content: [{ span: { start, end }, quoted: false }],
    },
    wording: { source: name },
    check: null,
    repeatOf: null,
  } as unknown as RecordEntry;
}

test('statements are numbered in text order, and a source keeps its hue', () => {
  const numbered = numberEntries([said(20, 25, 'Osei'), said(0, 5, 'Osei'), said(10, 15, 'Vale'), said(30, 35, null)]);
  assert.deepEqual(
    numbered.map(({ number, hue, isFirst }) => [number, hue, isFirst]),
    [
      [1, 1, true],
      [2, 2, true],
      [3, 1, false],
      [4, 0, true],
    ],
  );
});

test('a statement within another knows its number', () => {
  const numbered = numberEntries([said(0, 9, 'Osei'), said(2, 5, 'Vale', '0-9')]);
  assert.deepEqual(
    numbered.map(({ within }) => within),
    [null, 1],
  );
});

test('the ninth source begins the hues again', () => {
  const numbered = numberEntries(Array.from({ length: 9 }, (_, i) => said(i, i + 1, `Source ${i}`)));
  assert.equal(numbered[7]!.hue, 8);
  assert.equal(numbered[8]!.hue, 1);
});

test('a statement stands beside the part in which it begins, and marks every part it is in', () => {
  const article = articleOf(['paragraph', 'paragraph', 'paragraph']);
  const rows = readerRows(article, new Set(['paragraph']), numberEntries([said(4, 15, 'Osei')]));
  assert.deepEqual(
    rows.map(({ beside, segments }) => [
      beside.length,
      segments.filter(({ marks }) => marks.length > 0).map(({ span }) => span),
    ]),
    [
      [1, [{ start: 4, end: 9 }]],
      [0, [{ start: 10, end: 15 }]],
      [0, []],
    ],
  );
});

test('should show no part of another kind, and no empty one', () => {
  const article = articleOf(['paragraph', 'teaser', 'paragraph']);
  const blank = { ...article, text: `${article.text.slice(0, 20)}         ` };
  const rows = readerRows(blank, new Set(['paragraph']), numberEntries([said(12, 15, 'Osei')]));
  assert.deepEqual(
    rows.map(({ part, beside }) => [part.span.start, beside.length]),
    [[0, 0]],
  );
});

test('only named sources are counted, those who say most first', () => {
  const counts = sourceCounts(
    numberEntries([said(0, 1, 'Vale'), said(2, 3, 'Osei'), said(4, 5, 'Osei'), said(6, 7, null)]),
  );
  assert.deepEqual(
    counts.map(({ name, statements }) => [name, statements]),
    [
      ['Osei', 2],
      ['Vale', 1],
    ],
  );
});

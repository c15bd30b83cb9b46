import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../lib/word-diff.ts';
import type { Article } from '../types/index.ts';
import { captureOf } from './capture-for-tests.ts';
import { compareArticles, readPage } from './index.ts';

const sentences = [
  'The harbour board met on Tuesday and said that the quay would be rebuilt before the spring.',
  'Ilse Varga, who runs the lock, told the council that the old gates had been paid for twice.',
  'Nobody on the northern bank wants the ferry back, according to a letter that the mayor read aloud.',
  'The cranes will stand still for three weeks, and the fish market moves to the old customs house.',
  'A second vote is planned for the autumn, when the figures of the engineers are expected in Nordby.',
];

function articleOf(paragraphs: readonly string[], headline = 'Quay to be rebuilt before the spring'): Article {
  const { article } = readPage(
    captureOf(
      `<title>${headline}</title><main><h1>${headline}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</main>`,
    ),
  );
  assert.ok(article);
  return article;
}

test('tells a rewritten paragraph from an added and a removed one', () => {
  const before = articleOf([sentences[0]!, sentences[1]!, sentences[2]!]);
  const after = articleOf(
    [sentences[0]!, sentences[1]!.replace('twice', 'once'), sentences[3]!],
    'Quay to be rebuilt by May',
  );
  const { fields, parts } = compareArticles(before, after);
  assert.deepEqual(
    fields.map(({ field, after: value }) => [field, value]),
    [['headline', 'Quay to be rebuilt by May']],
  );
  assert.deepEqual(
    parts.map(({ change, kind }) => [change, kind]),
    [
      ['rewritten', 'headline'],
      ['rewritten', 'paragraph'],
      ['added', 'paragraph'],
      ['removed', 'paragraph'],
    ],
  );
  assert.deepEqual(
    parts[1]!.edits.filter((edit) => edit.kind !== 'same').map((edit) => edit.text),
    ['twice', 'once'],
  );
});

test('takes a headline for the one before, however it is worded', () => {
  const { parts } = compareArticles(articleOf(sentences, 'Quay to be rebuilt'), articleOf(sentences, 'Back it comes'));
  assert.deepEqual(
    parts.map(({ change, kind }) => [change, kind]),
    [['rewritten', 'headline']],
  );
});

test('should find nothing between two readings of the same words', () => {
  assert.deepEqual(compareArticles(articleOf(sentences), articleOf(sentences)), { fields: [], parts: [] });
});

test('should account for every part, whatever was done to a page', () => {
  const paragraphs = fc.array(fc.constantFrom(...sentences, ...sentences.map((text) => text.replace('the', 'that'))), {
    minLength: 2,
    maxLength: 8,
  });
  fc.assert(
    fc.property(paragraphs, paragraphs, (a, b) => {
      const before = articleOf(a);
      const after = articleOf(b);
      const { parts } = compareArticles(before, after);
      const textOf = (article: Article, i: number) => {
        const { span } = article.parts[i]!;
        return article.text.slice(span.start, span.end);
      };
      const touched = (side: 'before' | 'after') => new Set(parts.map((part) => part[side]).filter((i) => i !== null));
      for (const { before: x, after: y, edits } of parts) {
        assert.equal(applyEdits(edits), y === null ? '' : textOf(after, y));
        assert.equal(
          edits.map((edit) => (edit.kind === 'added' ? '' : edit.text)).join(''),
          x === null ? '' : textOf(before, x),
        );
      }
      const rest = (article: Article, seen: ReadonlySet<number>) =>
        article.parts
          .map((_, i) => i)
          .filter((i) => !seen.has(i) && article.parts[i]!.kind !== 'furniture')
          .map((i) => textOf(article, i));
      assert.deepEqual(rest(before, touched('before')), rest(after, touched('after')));
    }),
    { numRuns: 150 },
  );
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { PageReading } from '../types/index.ts';
import { captureOf } from './capture-for-tests.ts';
import { readPage } from './index.ts';

const folder = join(import.meta.dirname, '..', '..', 'test', 'cases', 'page');

/** What a golden case fixes: every field that a reader would look at, every part by kind and words. */
function summaryOf({ article, problem }: PageReading): unknown {
  if (article === null) return { problem: problem.code };
  return {
    url: article.url,
    publisher: article.publisher,
    inLanguage: article.inLanguage,
    headline: article.headline,
    authors: article.authors,
    agencies: article.witnesses.filter((witness) => witness.field === 'agency').map((witness) => witness.value),
    datePublished: article.datePublished,
    dateModified: article.dateModified,
    dateline: article.dateline?.place ?? null,
    section: article.section,
    ...(article.isAccessibleForFree === null ? {} : { isAccessibleForFree: article.isAccessibleForFree }),
    ...(article.isLiveBlog ? { isLiveBlog: true } : {}),
    related: article.related,
    parts: article.parts.map((part) => `${part.kind}: ${article.text.slice(part.span.start, part.span.end)}`),
  };
}

for (const name of readdirSync(folder).sort()) {
  test(`reads ${name} as expected`, () => {
    const isHtml = existsSync(join(folder, name, 'page.html'));
    const bytes = readFileSync(join(folder, name, isHtml ? 'page.html' : 'page.txt'));
    const reading = readPage(captureOf(bytes, isHtml ? 'text/html' : 'text/plain', `https://courier.example/${name}`));
    const expected: unknown = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
    assert.deepEqual(summaryOf(reading), expected);
  });
}

/** What readers of pages got wrong before; each has a case of its own. */
const regressions: Readonly<Record<string, string>> = {
  'only the first of several authors kept': 'meta-only-first-author-in-meta',
  'date glued to the byline': 'meta-date-glued-to-byline',
  'a control glued to the byline': 'meta-byline-glued-to-a-control',
  'author is the site': 'meta-author-is-the-site',
  'author is a commenter': 'meta-commenter-is-no-author',
  'names of teasers as authors': 'meta-teaser-names-are-no-authors',
  'topics as authors': 'meta-topics-are-no-authors',
  'paragraph made of one link dropped': 'body-en-list-and-linked-paragraph',
  'text twice': 'body-en-inline-pointer-text-twice',
  'standfirst lost': 'body-en-standfirst-caption-newsletter',
  'biography taken for the article': 'html-biography-of-two-paragraphs',
  'date of the update for that of publication': 'meta-date-modified-is-not-published',
  'a second story on the page': 'html-second-story-below',
  'a page of links taken for an article': 'html-index-page',
};

test('has a case for everything that was read wrong once', () => {
  const cases = new Set(readdirSync(folder));
  for (const [what, name] of Object.entries(regressions)) assert.ok(cases.has(name), what);
  assert.ok(cases.size >= 150);
});

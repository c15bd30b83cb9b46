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

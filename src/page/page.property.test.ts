import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import type { Article } from '../types/index.ts';
import { captureOf } from './capture-for-tests.ts';
import { readPage } from './index.ts';

const folder = join(import.meta.dirname, '..', '..', 'test', 'cases', 'page');
const pages = readdirSync(folder).flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => file === 'page.html')
    .map((file) => readFileSync(join(folder, name, file), 'utf8')),
);

/** Parts lie in the text and in the source, one behind the other. */
function assertSound(article: Article, source: string): void {
  let end = 0;
  let sourceEnd = 0;
  for (const { span, sourceSpan } of article.parts) {
    assert.ok(span.start >= end && span.end >= span.start && span.end <= article.text.length, 'spans in order');
    end = span.end;
    if (sourceSpan === null) continue;
    assert.ok(sourceSpan.start >= sourceEnd && sourceSpan.end >= sourceSpan.start, 'source spans in order');
    assert.ok(sourceSpan.end <= source.length, 'source spans in the source');
    sourceEnd = sourceSpan.end;
  }
}

test('should not throw for mutated, cut or repeated pages, and keep spans in order', () => {
  const mutation = fc.record({
    at: fc.nat(5000),
    length: fc.nat(300),
    put: fc.constantFrom(
      '',
      '<',
      '>',
      '"',
      '</div>',
      '<p>',
      '&',
      '&#x',
      '<!--',
      '<script>',
      '\u0000',
      '<a href=',
      '</p></p>',
      '\ud800',
    ),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...pages),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (page, mutations, cut) => {
        let source = page;
        for (const { at, length, put } of mutations) source = source.slice(0, at) + put + source.slice(at + length);
        if (cut) source = source.slice(0, Math.floor(source.length / 2));
        const { article } = readPage(captureOf(source.replace(/\p{Cs}/gu, '�')));
        if (article !== null) assertSound(article, source);
      },
    ),
    { numRuns: 400 },
  );
});

test('should not throw for bytes of any kind', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('text/html', 'text/plain', 'text/html; charset=shift_jis', 'text/plain; charset=nonsense', ''),
      (bytes, type) => {
        const { article, problem } = readPage(captureOf(bytes, type));
        assert.ok(article !== null || problem.code.startsWith('page/'));
      },
    ),
    { numRuns: 500 },
  );
});

test('should leave plain text as it is, whatever it holds', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '',
      'By Ilse Varga',
      "Don't Miss",
      'OSTHAVEN (VNA) — The quay was shut.',
      '- a list item',
      '“No,” she said.',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      (lines, end) => {
        const text = lines.join(end).replace(/^\ufeff/, '');
        const { article } = readPage(captureOf(text, 'text/plain; charset=utf-8'));
        if (article === null) return;
        assert.equal(article.text, text);
        assertSound(article, text);
        for (const part of article.parts) assert.deepEqual(part.sourceSpan, part.span);
      },
    ),
    { numRuns: 400 },
  );
});

test('should read the same capture twice alike', () => {
  for (const page of pages) assert.deepEqual(readPage(captureOf(page)), readPage(captureOf(page)));
});

const prose =
  '<p>The harbour board met on Tuesday and said that the quay would be rebuilt before the spring, officials said.</p>';

test('should take a hundred thousand nested elements without throwing', () => {
  for (const tag of ['div', 'span', 'b', 'ul><li', 'table><tr><td']) {
    const source = `<${tag}>`.repeat(100_000) + prose;
    assert.notEqual(readPage(captureOf(source)).article, null);
  }
  assert.notEqual(readPage(captureOf('<div>'.repeat(100_000) + '</b>'.repeat(100_000) + prose)).article, null);
});

/** Milliseconds of this thread, the best of three: beside other work the clock says little. */
function timeOf(read: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const from = process.threadCpuUsage();
    read();
    const { user, system } = process.threadCpuUsage(from);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

test('should not cost much more than sixteen times as much for sixteen times the input', () => {
  const units: readonly (readonly [string, string])[] = [
    [prose, 'text/html'],
    ['<div><a href="/x">', 'text/html'],
    ['<div class="byline">By Ilse Varga</div>', 'text/html'],
    ['x<br><br>', 'text/html'],
    ['&amp;', 'text/html'],
    ['Ilse Varga is a reporter.\n', 'text/plain'],
    ["Don't Miss\nA title without an end\n", 'text/plain'],
    ['OSTHAVEN, ', 'text/plain'],
  ];
  for (const [unit, type] of units) {
    const times = Math.floor(25_000 / unit.length);
    const small = captureOf(unit.repeat(times), type);
    const large = captureOf(unit.repeat(times * 16), type);
    const ratio =
      timeOf(() => readPage(large)) /
      Math.max(
        4,
        timeOf(() => readPage(small)),
      );
    assert.ok(ratio < 64, `sixteen times the input cost ${ratio.toFixed(1)} times as much: ${unit}`);
  }
});

type Node = DefaultTreeAdapterMap['node'];

/** The text of every paragraph, as a browser's parser sees it. */
function paragraphsOf(node: Node, found: string[] = []): string[] {
  if (node.nodeName === 'p') found.push(textOf(node).replace(/\s+/gu, ' ').trim());
  if ('childNodes' in node) for (const child of node.childNodes) paragraphsOf(child, found);
  return found;
}
function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

test('should read the words of paragraphs as a browser does', () => {
  for (const page of pages) {
    const { article } = readPage(captureOf(page));
    if (article === null) continue;
    const seen = paragraphsOf(parse(page));
    for (const [i, { kind, span }] of article.parts.entries()) {
      if (kind !== 'paragraph' || article.parts[i - 1]?.kind === 'dateline') continue;
      const text = article.text.slice(span.start, span.end);
      // Text that stands in no paragraph element is nobody's to compare.
      if (!page.includes('<p')) continue;
      if (seen.some((paragraph) => paragraph.slice(0, 20) === text.slice(0, 20)))
        assert.ok(seen.includes(text), `a paragraph differs from the browser's: ${text}`);
    }
  }
});

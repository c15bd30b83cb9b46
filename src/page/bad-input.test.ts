import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { captureOf } from './capture-for-tests.ts';
import { readPage } from './index.ts';
import { lazyText } from './lazy-text.ts';

const prose =
  '<p>The harbour board met on Tuesday and said that the quay would be rebuilt before the spring, officials said.</p>';

/** Milliseconds, the best of two. */
function timeOf(read: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 2; i++) {
    const from = performance.now();
    read();
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

test('should read scripts, metadata and headings of any size in linear time', () => {
  const units = [
    '<script>{"body":"a',
    '<script>"\\"\\"',
    '<noscript><p>',
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x',
    '<h1>Quay | </h1>',
    '<meta property="og:title" content="a - b | c">',
    '<h2>a<br>b</h2>',
    '<a href="/author/x">Ilse Varga</a>',
    '<time datetime="2031-03-05">',
    '"{\\"a\\":\\"',
    '\u0000',
  ];
  for (const unit of units) {
    const times = Math.floor(30_000 / unit.length);
    const small = captureOf(unit.repeat(times));
    const large = captureOf(unit.repeat(times * 8));
    const before = Math.max(
      4,
      timeOf(() => readPage(small)),
    );
    const ratio = timeOf(() => readPage(large)) / before;
    assert.ok(ratio < 32, `eight times the input cost ${ratio.toFixed(1)} times as much: ${unit}`);
  }
});

test('should read twenty megabytes of markup, and refuse more', () => {
  const whole = prose.repeat(Math.floor((20 * 1024 * 1024) / prose.length));
  assert.notEqual(readPage(captureOf(whole)).article, null);
  assert.equal(readPage(captureOf(`${whole}${prose.repeat(20)}`)).problem?.code, 'page/too-large');
});

test('should take strings in strings and scripts that never end', () => {
  let nested = 'The board met and said that the quay would be rebuilt before the spring came. '.repeat(8);
  for (let i = 0; i < 6; i++) nested = JSON.stringify({ body: nested });
  for (const source of [
    `<script>${nested}</script>`,
    `<script>${nested.slice(0, -9)}`,
    '<script',
    '<noscript>',
    '<script>"\\',
  ])
    assert.doesNotThrow(() => lazyText(source));
});

test('should not throw for JSON-LD and metadata of any kind', () => {
  const type = fc.constantFrom('NewsArticle', 'LiveBlogPosting', 'Person', '', 'WebPage');
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.constant(null),
    fc.double(),
    fc.constantFrom('2031-03-05', 'False'),
  );
  const keys = [
    'headline',
    'author',
    'datePublished',
    'publisher',
    'articleBody',
    'isAccessibleForFree',
    'mainEntityOfPage',
    '@id',
    'url',
    'articleSection',
    'inLanguage',
  ];
  const node = fc
    .tuple(type, fc.dictionary(fc.constantFrom(...keys), value))
    .map(([of, fields]) => ({ '@type': of, ...fields }));
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), fc.string(), fc.nat(40), (nodes, title, cut) => {
      const json = JSON.stringify(nodes).replace(/</g, '');
      const source = `<title>${title}</title><meta property="og:title" content="${title}"><script type="application/ld+json">${json.slice(0, json.length - cut)}</script><main><h1>${title}</h1>${prose.repeat(3)}</main>`;
      const { article, problem } = readPage(captureOf(source));
      assert.ok(article !== null || problem.code.startsWith('page/'));
    }),
    { numRuns: 300 },
  );
});

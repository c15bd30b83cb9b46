/** What holds for every text, however strange. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { engine } from '../../test/models.ts';
import type { ParsedArticle } from '../types/index.ts';
import { articleOf, english, readLines } from './article-of-lines.test.ts';
import { isBlankAt } from './characters.ts';
import { formOf, parse, sentenceSpan, tokenAt, tokensIn } from './index.ts';

const pieces = fc.constantFrom(
  ...[
    '“',
    '”',
    '"',
    '‘',
    '’',
    "'",
    '«',
    '»',
    '„',
    '``',
    "''",
    '(',
    ')',
    '.',
    '...',
    '…',
    '?',
    '!',
    ',',
    ':',
    '—',
    '--',
    '-',
  ],
  ...[
    ' ',
    '\n',
    '\t',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u0000',
    '\u202e',
    '\ud800',
    '\udc00',
    '👩‍👧',
    '👍🏽',
    '𝐀',
    'שלום',
    '中文',
    'é',
    'e\u0301',
  ],
  ...[
    'U.S.',
    'Dr.',
    'J.',
    'I',
    'a.m.',
    'Ilse',
    'Varga',
    'Minister',
    'the',
    'minister',
    'of',
    'said',
    'he',
    'She',
    'Friday',
    'May',
    '12',
    '2031',
  ],
  ...[
    "don't",
    'cannot',
    'Port',
    'Inc.',
    'ETF',
    'https://a.example/',
    'a@b.example',
    '@x',
    '#y',
    '$',
    '3.5',
    '1,200',
    '%',
    'last',
    'week',
    'ago',
  ],
);
const texts = fc.array(pieces, { maxLength: 60 }).chain((parts) => fc.constantFrom(parts.join(''), parts.join(' ')));

function check(parsed: ParsedArticle): void {
  const { tokens, sentences, article } = parsed;
  const { text } = article;
  let last = 0;
  const covered = new Uint8Array(text.length);
  for (let k = 0; k < tokens.length; k++) {
    const start = tokens.start[k]!;
    const end = tokens.end[k]!;
    assert.ok(start >= last && end > start && end <= text.length);
    assert.equal(text.slice(start, end), formOf(tokens, k));
    assert.equal(tokenAt(tokens, start), k);
    assert.equal(tokenAt(tokens, end - 1), k);
    const part = article.parts[sentences.part[tokens.sentence[k]!]!]!;
    assert.ok(part.span.start <= start && end <= part.span.end);
    covered.fill(1, start, end);
    last = end;
  }
  for (const { span } of article.parts) {
    for (let i = span.start; i < span.end; i++) assert.ok(covered[i] === 1 || isBlankAt(text, i), `uncovered ${i}`);
  }
  let next = 0;
  for (let s = 0; s < sentences.length; s++) {
    assert.equal(sentences.firstToken[s], next);
    next = sentences.endToken[s]!;
    assert.ok(sentenceSpan(parsed, s).end > sentenceSpan(parsed, s).start);
  }
  assert.equal(next, tokens.length);
  checkQuotations(parsed);
  let before = 0;
  for (const { span, nameSpan, chain } of parsed.mentions) {
    assert.ok(span.start >= before && span.end > span.start && parsed.chains[chain] !== undefined);
    assert.ok(parsed.words.start.includes(span.start) && parsed.words.end.includes(span.end));
    if (nameSpan !== null) assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end);
    before = span.end;
  }
  for (const { span } of parsed.times) assert.ok(span.end > span.start);
}

function checkQuotations({ article, quotations, tokens }: ParsedArticle): void {
  let last = 0;
  quotations.forEach(({ span, inner }, index) => {
    assert.ok(span.start >= last && span.start <= inner.start && inner.start <= inner.end && inner.end <= span.end);
    assert.ok(article.parts.some((part) => part.span.start <= span.start && span.end <= part.span.end));
    const { first, end } = tokensIn(tokens, span);
    for (let k = first; k < end; k++) assert.equal(tokens.quotation[k], index + 1);
    last = span.end;
  });
}

test('should give right offsets, in order, and every character of a part in one token', () => {
  fc.assert(
    fc.property(texts, (text) => check(readLines(text, '2031-05-14'))),
    { numRuns: 2000 },
  );
});

test('should not throw for any sequence of code units', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }), (codes) => {
      check(readLines(String.fromCharCode(...codes)));
    }),
    { numRuns: 500 },
  );
});

test('should read the same text the same way, whatever was read before', () => {
  const text = 'Minister Ilse Varga said “no” on Friday. She left.';
  const first = JSON.stringify(readLines(text));
  readLines('minister varga She Friday left No');
  assert.equal(JSON.stringify(readLines(text)), first);
});

/** Texts that would cost more than linear time if anything looked ahead or back without bound. */
const heavy: readonly (readonly [claim: string, unit: string])[] = [
  ['one word without spaces', 'a'],
  ['full stops between letters', 'a.'],
  ['opening marks', '“'],
  ['opening single marks', " 'a"],
  ['single marks that never close', ' ‘a'],
  ['web addresses', 'http://'],
  ['addresses cut short', 'a@'],
  ['apostrophes', "a'"],
  ['hyphens', 'a-'],
  ['white space', ' '],
  ['names', 'Anna Holt said. '],
  ['names and pronouns', 'Anna Holt, she said he told him, '],
  ['other names of one surname', 'J. Holt said. K. Holt said. '],
  ['roles', 'The former deputy minister of the '],
  ['commas and roles', 'Anna Holt, a minister '],
  ['capitalised words', 'Port Of '],
  ['nested marks', '“a "b '],
];
for (const [claim, unit] of heavy) {
  test(`should cost linear time for ${claim}`, () => {
    const timeOf = (size: number) => {
      const article = articleOf(unit.repeat(Math.ceil(size / unit.length)));
      let best = Number.POSITIVE_INFINITY;
      for (let i = 0; i < 3; i++) {
        const start = performance.now();
        parse(article, english, engine);
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    timeOf(10_000);
    const small = timeOf(20_000);
    const large = timeOf(160_000);
    // Eight times the text: linear is 8, quadratic 64. The constant lets a busy machine be slow.
    assert.ok(large < 30 * small + 250, `${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`);
  });
}

test('should read a line of a megabyte without spaces, and one of many distinct words', () => {
  check(readLines('x'.repeat(1_000_000)));
  assert.equal(readLines('ab“'.repeat(100_000)).tokens.length, 200_000);
});

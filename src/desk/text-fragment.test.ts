import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Article, Statement } from '../types/index.ts';
import { originalAt } from './text-fragment.ts';

/** Only what the link is made of. */
function linkTo(text: string, piece: string, options: { url?: string | null; from?: number; more?: string } = {}) {
  const { url = 'https://gazette.example/fog', from = 0, more } = options;
  const spanOf = (words: string, at: number) => {
    const start = text.indexOf(words, at);
    return { start, end: start + words.length };
  };
  const article = { url, text, parts: [{ kind: 'paragraph', span: { start: 0, end: text.length }, sourceSpan: null }] };
  const content = [piece, ...(more === undefined ? [] : [more])].map((words) => ({
    span: spanOf(words, from),
    quoted: false,
  }));
  return originalAt(article as unknown as Article, { content } as unknown as Statement);
}

test('a short statement is named by its words', () => {
  assert.equal(
    linkTo('She said that the lamps are lit.', 'that the lamps are lit'),
    'https://gazette.example/fog#:~:text=that%20the%20lamps%20are%20lit',
  );
});

test('a long one by its first and last words', () => {
  const words = Array.from({ length: 30 }, (_, i) => `word${i}`).join(' ');
  assert.equal(
    linkTo(`He said ${words}.`, words),
    'https://gazette.example/fog#:~:text=word0%20word1%20word2%20word3%20word4,word25%20word26%20word27%20word28%20word29',
  );
});

test('dashes, commas and ampersands do not end the words', () => {
  const link = linkTo('“Well-lit, dry & warm” it was', '“Well-lit, dry & warm”');
  assert.equal(link, 'https://gazette.example/fog#:~:text=Well%2Dlit%2C%20dry%20%26%20warm');
});

test('words that stand there twice are told apart by the words before', () => {
  const text = 'Vale said the lamps are lit. Later Osei said the lamps are lit.';
  assert.ok(
    linkTo(text, 'the lamps are lit', { from: 30 })?.endsWith('#:~:text=Later%20Osei%20said-,the%20lamps%20are%20lit'),
  );
});

test('the words before end right where the named ones begin', () => {
  const text = '“The lamps,” he said, were lit. She said: “The lamps,” and left.';
  const link = linkTo(text, '“The lamps,”', { from: 30 });
  assert.ok(link?.endsWith('#:~:text=She%20said%3A%20%E2%80%9C-,The%20lamps'), link ?? '');
});

test('pieces of one statement are one range', () => {
  const link = linkTo('“The lamps are lit,” she said. “Come home.”', '“The lamps are lit,”', { more: '“Come home.”' });
  assert.equal(
    link,
    'https://gazette.example/fog#:~:text=The%20lamps%20are%20lit%2C%E2%80%9D%20she%20said.%20%E2%80%9CCome%20home',
  );
});

test('a fragment that the address has already stays', () => {
  assert.equal(
    linkTo('So it is.', 'So it is', { url: 'https://a.example/x#top' }),
    'https://a.example/x#top:~:text=So%20it%20is',
  );
});

test('should not link to what is no web address', () => {
  for (const url of [null, 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'no address']) {
    assert.equal(linkTo('So it is.', 'So it is', { url }), null);
  }
});

test('should name no words where there are none', () => {
  assert.equal(linkTo('“…” she said', '“…”'), 'https://gazette.example/fog');
});

test('whatever the words, the link is one address without space or quotation marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), (text) => {
      const link = linkTo(text, text)!;
      assert.ok(URL.canParse(link));
      assert.doesNotMatch(link, /[\s"'<>]/u);
    }),
  );
});

test('what a link names is found by a reader of text directives, at the statement itself', () => {
  const words = fc.constantFrom('the', 'lamps', '“are', 'lit”', 'well-lit,', '— and', 'dry', 'no\nmore', 'été');
  const text = fc.array(words, { minLength: 3, maxLength: 60 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
      const [start, end] = [a % whole.length, b % whole.length].sort((x, y) => x - y) as [number, number];
      const from = whole.lastIndexOf(' ', start) + 1;
      const to = whole.indexOf(' ', end) < 0 ? whole.length : whole.indexOf(' ', end);
      const directive = linkTo(whole, whole.slice(from, to), { from })!.split(':~:text=')[1];
      if (directive === undefined) return;
      const parts = directive.split(',').map(decodeURIComponent);
      const collapsed = whole.replace(/\s+/gu, ' ');
      const prefix =
        parts[0]!.endsWith('-') && directive.split(',')[0]!.endsWith('-') ? parts.shift()!.slice(0, -1) : '';
      const foundAt = Math.max(collapsed.indexOf(prefix + parts[0]!), collapsed.indexOf(`${prefix} ${parts[0]!}`));
      assert.ok(foundAt >= 0, directive);
      if (parts[1] !== undefined) assert.ok(collapsed.indexOf(parts[1], foundAt) >= 0, directive);
    }),
  );
});

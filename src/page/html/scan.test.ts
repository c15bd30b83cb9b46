import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanHtml } from './scan.ts';

const texts = (markup: string) => scanHtml(markup).blocks.text;

test('reads on behind a drawing whose title or style is an empty element', () => {
  for (const inside of ['<title/><path d="M0"/>', '<style/>', '<script/>', '<title>A sun</title>'])
    assert.deepEqual(texts(`<div><svg>${inside}</svg></div><p>The mill turns again.</p>`), ['The mill turns again.']);
});

test('reads on behind a drawing that closes itself', () => {
  assert.deepEqual(texts('<svg class="i"/><p>The mill turns again.</p>'), ['The mill turns again.']);
  assert.deepEqual(texts('<svg><svg/>not this</svg><p>The mill turns again.</p>'), ['The mill turns again.']);
});

test('takes a slash in any other tag for nothing', () => {
  assert.deepEqual(texts('<script src="/a.js"/>let a = 1</script><p>One<i/> two</p>'), ['One two']);
});

test('keeps JSON-LD and the title of the page, not that of a drawing', () => {
  const page = scanHtml(
    '<title>A &amp; B</title><svg><title>Menu</title></svg><script type="application/ld+json">{"a":"<b>"}</script>',
  );
  assert.equal(page.title, 'A & B');
  assert.deepEqual(page.jsonLd, ['{"a":"<b>"}']);
});

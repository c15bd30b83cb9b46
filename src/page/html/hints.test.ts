import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, hintsOf } from './hints.ts';

test('finds a phrase however its words are divided', () => {
  for (const name of [
    'read-more',
    'readMore',
    'read_more',
    'readmore',
    'box--read-more',
    'box__ReadMore',
    'c-read-more2',
  ])
    assert.ok(hintsOf(name) & context.teaser, name);
  for (const name of ['articleBody', 'article-body', 'ARTICLE-BODY', 'x-article_body-y', 'td-post-content'])
    assert.ok(hintsOf(name) & context.body, name);
});

test('joins every meaning of the words that a name is made of', () => {
  assert.equal(hintsOf('related__byline'), context.offside | context.teaser | context.byline);
  assert.equal(hintsOf('author-bio'), context.authorBox | context.byline);
});

test('should not find a phrase across stretches, in letters by themselves or within a longer word', () => {
  for (const name of ['article--body', 'bread', 'adapter', 'a-d', 'unshared', 'read', 'more', 'stable', ''])
    assert.equal(hintsOf(name), 0, name);
});

test('takes an element for hidden only by the whole of a class', () => {
  for (const name of ['hidden', 'sr-only', 'srOnly', 'd-none', 'is-hidden', 'isHidden', 'x--hidden'])
    assert.ok(hintsOf(name) & context.hidden, name);
  for (const name of ['hidden-xs', 'overflow-hidden', 'sr-only-focusable', 'hidden2'])
    assert.ok(!(hintsOf(name) & context.hidden), name);
});

test('passes over a name that grows when it is written small', () => {
  assert.equal(hintsOf('İ-teaser'), 0);
});

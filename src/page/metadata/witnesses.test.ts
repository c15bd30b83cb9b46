/** Which witness is believed, and that what the others said is kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '../../types/index.ts';
import { captureOf } from '../capture-for-tests.ts';
import { readPage } from '../index.ts';

const paragraphs = [
  'The harbour board met on Tuesday evening and said that the old quay would be rebuilt before the spring.',
  'Ilse Varga, who runs the lock, told the council that the old gates had been paid for twice and mended once.',
  'Nobody on the northern bank wants the ferry back, according to a letter that the mayor read aloud.',
];
const page = (head: string, above = '') =>
  `<html><head>${head}</head><body><article><h1>The quay comes back</h1>${above}${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
const linked = (fields: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'The quay comes back', ...fields })}</script>`;
const listing: Listing = {
  url: 'https://courier.example/harbour/quay?from=feed',
  headline: 'Quay back by spring',
  authors: ['Rosa Imhof'],
  publisher: 'Osthaven Courier',
  datePublished: '2031-05-15T22:00:00+02:00',
};

function read(html: string, told: Listing | null = null, uri = 'https://courier.example/harbour/quay') {
  const { article } = readPage(captureOf(html, 'text/html', uri, told));
  assert.ok(article);
  const said = (field: string) =>
    article.witnesses.filter((one) => one.field === field).map((one) => `${one.witness}: ${one.value}`);
  return { article, names: article.authors.map(({ name }) => name), said };
}

test('takes the feed’s word where the page is silent', () => {
  const { article, names, said } = read(page('<title>The quay comes back</title>'), listing);
  assert.deepEqual(
    [names, article.publisher, article.datePublished, article.url],
    [['Rosa Imhof'], 'Osthaven Courier', '2031-05-15T22:00:00+02:00', 'https://courier.example/harbour/quay?from=feed'],
  );
  assert.ok(said('headline').includes('listing: Quay back by spring'));
});

test('takes authors from the page before those of the feed', () => {
  assert.deepEqual(read(page(linked({ author: { '@type': 'Person', name: 'Ilse Varga' } })), listing).names, [
    'Ilse Varga',
  ]);
  assert.deepEqual(read(page('', '<p class="byline">By Tom Oduya</p>'), listing).names, ['Tom Oduya']);
});

test('keeps every witness of a date, and believes the first that names one', () => {
  const { article, said } = read(
    page(
      `${linked({ datePublished: '2031-05-16T07:30:00+02:00', dateModified: '2031-05-17T08:00:00+02:00' })}<meta property="article:published_time" content="2031-05-16T05:30:00Z">`,
      '<time datetime="2031-05-18">Sunday</time>',
    ),
  );
  assert.deepEqual(
    [article.datePublished, article.dateModified],
    ['2031-05-16T07:30:00+02:00', '2031-05-17T08:00:00+02:00'],
  );
  assert.deepEqual(said('datePublished'), [
    'json-ld: 2031-05-16T07:30:00+02:00',
    'meta: 2031-05-16T05:30:00+00:00',
    'time: 2031-05-18',
  ]);
});

test('takes of one instant the writing that knows the outlet’s own day', () => {
  const date = (other: string) =>
    read(
      page(
        `${linked({ datePublished: '2031-05-15T22:30:00Z' })}<meta property="article:published_time" content="${other}">`,
      ),
    ).article.datePublished;
  assert.equal(date('2031-05-16T00:30:00+02:00'), '2031-05-16T00:30:00+02:00');
  for (const other of ['2031-05-16T00:31:00+02:00', '2031-05-16', '2031-05-15T22:30:00Z', 'soon'])
    assert.equal(date(other), '2031-05-15T22:30:00+00:00', other);
});

test('should believe no impossible date, and go on to the next witness', () => {
  const { article } = read(page(`${linked({ datePublished: '0000-00-00' })}<meta name="date" content="2031-05-16">`));
  assert.equal(article.datePublished, '2031-05-16');
});

test('finds authors in a line of names and above it in the headline’s own block', () => {
  assert.deepEqual(read(page('', '<p>Ilse Varga/Tom Oduya</p>')).names, ['Ilse Varga', 'Tom Oduya']);
  assert.deepEqual(read(page('', '<div>Harbour<br>by Tom Oduya</div>')).names, ['Tom Oduya']);
});

test('should take nobody for the author whom the page does not name as one', () => {
  for (const above of [
    '<p>Harbour/Weather</p>',
    '<div>Harbour<br>by the old lock</div>',
    '<p class="date">Wednesday, 5 March 2031</p>',
    '<figure><figcaption>Photo: Tom Oduya</figcaption></figure>',
  ])
    assert.deepEqual(read(page('<title>The quay comes back</title>', above)).names, [], above);
});

test('says what a page says of its access, and nothing where it is silent', () => {
  const access = (head: string) => read(page(head)).article.isAccessibleForFree;
  assert.equal(access(linked({ isAccessibleForFree: 'False' })), false);
  assert.equal(access('<meta property="article:content_tier" content="metered">'), false);
  assert.equal(access('<meta property="article:content_tier" content="free">'), true);
  assert.equal(access('<meta property="article:content_tier" content="harbour">'), null);
  assert.equal(access(''), null);
});

test('believes a canonical address of the same site only', () => {
  const url = (href: string) => read(page(`<link rel="canonical" href="${href}">`)).article.url;
  assert.equal(url('/harbour/quay-comes-back#top'), 'https://courier.example/harbour/quay-comes-back');
  for (const href of ['https://elsewhere.example/quay', 'https://courier.example/', 'javascript:alert(1)', ''])
    assert.equal(url(href), 'https://courier.example/harbour/quay', href);
});

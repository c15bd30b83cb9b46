import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captureOf } from './capture-for-tests.ts';
import { readPage } from './index.ts';
import { readRdfa } from './rdfa.ts';

const told = (markup: string) =>
  readRdfa(`<div vocab="https://schema.org/" typeof="NewsArticle">${markup}</div>`).map(
    ({ name, value }) => `${name}: ${value}`,
  );

test('reads what elements say of the article, with and without prefixes', () => {
  assert.deepEqual(told('<h1 property="headline">The <em>quay</em> comes back</h1>'), [
    'headline: The quay comes back',
  ]);
  assert.deepEqual(told('<span content="2031-05-16" property="schema:datePublished">Friday</span>'), [
    'datepublished: 2031-05-16',
  ]);
  assert.deepEqual(told('<time property="http://schema.org/dateModified" datetime="2031-05-17T10:00Z">now</time>'), [
    'datemodified: 2031-05-17T10:00Z',
  ]);
  assert.deepEqual(told('<span property="author">Ilse Varga</span>'), ['author: Ilse Varga']);
});

test('takes the name of a person or an outlet that is a thing of its own', () => {
  assert.deepEqual(
    told('<p property="author" typeof="Person"><a href="/ilse"><span property="name">Ilse Varga</span></a></p>'),
    ['author: Ilse Varga'],
  );
  assert.deepEqual(
    told('<span rel="schema:author"><a typeof="schema:Person" property="schema:name">Tom Oduya</a></span>'),
    ['author: Tom Oduya'],
  );
  assert.deepEqual(
    told(
      '<div property="publisher" typeof="Organization"><img property="logo"><b property="name">Osthaven Courier</b></div>',
    ),
    ['publisher: Osthaven Courier'],
  );
});

test('should find nothing in Open Graph, in text, in links and in broken tags', () => {
  assert.deepEqual(readRdfa('<meta property="og:title" content="Quay"><p property="headline">Quay</p>'), []);
  for (const markup of [
    'property="headline" is an attribute',
    '<meta property="headline" content="Quay">',
    '<a rel="author" href="/ilse">Ilse Varga</a>',
    '<p property="headline">Quay',
    '<p property="headline"',
    '<p property="author" typeof="Person">no name</p>',
    '<span property="name">Nobody’s</span>',
    '',
  ])
    assert.deepEqual(told(markup), [], markup);
});

test('should take time in proportion to the page, whatever it is made of', () => {
  const seconds = (text: string) => {
    const from = performance.now();
    readRdfa(`typeof=${text}`);
    return performance.now() - from;
  };
  for (const piece of ['property=', '<p property=author typeof=x>', '< property="', '<p rel="a" ']) {
    seconds(piece.repeat(1000));
    assert.ok(seconds(piece.repeat(100_000)) < 4000, piece);
  }
});

test('reads a page whose only witness is RDFa', () => {
  const body =
    'The harbour board met on Tuesday evening and said that the old quay would be rebuilt before the spring. ';
  const { article } = readPage(
    captureOf(`<body vocab="https://schema.org/"><article typeof="NewsArticle"><h2 property="headline">The quay comes back</h2>
<div property="author" typeof="Person"><span property="name">Ilse Varga</span></div><i property="datePublished" content="2031-05-16T10:00:00+02:00"></i>
<div property="publisher" typeof="Organization"><i property="name" content="Osthaven Courier"></i></div>
<p>${body.repeat(3)}</p><p>${body.repeat(2)}</p></article></body>`),
  );
  assert.ok(article);
  const { headline, authors, datePublished, publisher } = article;
  assert.deepEqual(
    [headline, authors.map(({ name }) => name), datePublished, publisher],
    ['The quay comes back', ['Ilse Varga'], '2031-05-16T10:00:00+02:00', 'Osthaven Courier'],
  );
  assert.ok(article.parts.every(({ sourceSpan }) => sourceSpan === null || sourceSpan.end <= 1200));
});

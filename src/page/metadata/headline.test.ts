import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEntities } from './entities.ts';
import { chooseHeadline } from './headline.ts';
import { type Heading, withoutSiteNames } from './headline-candidates.ts';
import { slugOf } from './headline-features.ts';

test('leaves the name of the site and of the section out of a title', () => {
  const names = ['The Osthaven Courier', 'courier.example'];
  assert.equal(withoutSiteNames('Tide rises | The Osthaven Courier', names, []), 'Tide rises');
  assert.equal(withoutSiteNames('Tide rises - Harbour | The Osthaven Courier', names, ['Harbour']), 'Tide rises');
  assert.equal(withoutSiteNames('Osthaven Courier: Tide rises', names, []), 'Tide rises');
  assert.equal(withoutSiteNames('潮が満ちる-港ㅣ東港新聞', ['東港新聞'], ['港']), '潮が満ちる');
  assert.equal(withoutSiteNames('Tide rises - and falls', names, ['Harbour']), 'Tide rises - and falls');
  assert.equal(withoutSiteNames('After the flood: Harbour', names, ['Harbour']), 'After the flood: Harbour');
  assert.equal(withoutSiteNames('', names, []), '');
});

const heading = (tag: string, ...lines: string[]) => ({ tag, lines, isFrame: false, isTop: true });
const headlineOf = (
  sayings: Readonly<Record<string, string>>,
  headings: readonly Heading[],
  url: string | null = null,
  isNews = false,
) =>
  chooseHeadline({
    sayings: Object.entries(sayings).map(([witness, value]) => ({ witness, value })),
    headings,
    names: ['The Osthaven Courier'],
    slug: slugOf(url),
    isNews,
  })?.value ?? null;

test('chooses the headline that most witnesses agree on', () => {
  assert.equal(
    headlineOf({ title: 'Tide', 'json-ld': 'Tide Rises Above the Quay' }, [heading('h1', 'Tide rises above the quay')]),
    'Tide rises above the quay',
  );
  assert.equal(
    headlineOf(
      { 'meta:og:title': 'Tide rises above the quay', title: 'Tide rises above the quay' },
      [heading('h1', 'Subscribe to our newsletter')],
      'https://courier.example/harbour/tide-rises-above-quay-1234.html',
    ),
    'Tide rises above the quay',
  );
  assert.equal(
    headlineOf({ title: 'Tide rises above the quay' }, [
      heading('h1', 'The Osthaven Courier'),
      heading('h2', 'Tide rises above the quay'),
      heading('h2', 'Most read'),
    ]),
    'Tide rises above the quay',
  );
  assert.equal(headlineOf({}, []), null);
  assert.equal(headlineOf({ title: 'The Osthaven Courier' }, [heading('h1', 'The Osthaven Courier')]), null);
});

const declared = (sayings: Readonly<Record<string, string>>, ...headings: readonly Heading[]) =>
  headlineOf(sayings, headings, null, true);

test('takes the headline that a news page declares before the one that it prints', () => {
  const said = { 'json-ld': 'Quay to be rebuilt by May', 'meta:og:title': 'The quay comes back', title: 'Quay by May' };
  const printed = heading('h1', 'Osthaven gets its quay back, says the mayor');
  assert.equal(declared(said, printed), 'Quay to be rebuilt by May');
  assert.equal(declared({ ...said, 'json-ld': '' }, printed), 'The quay comes back');
  assert.equal(declared({ title: 'Quay by May' }, printed), headlineOf({ title: 'Quay by May' }, [printed]));
  assert.equal(declared({}), null);
});

test('believes the listing where the page agrees', () => {
  const said = { 'json-ld': 'Quay to be rebuilt by May', listing: 'The quay comes back' };
  assert.equal(declared(said, heading('h1', 'The quay comes back')), 'The quay comes back');
  assert.equal(declared(said, heading('h1', 'Quay to be rebuilt by May')), 'Quay to be rebuilt by May');
});

test('should not take a word that JSON-LD has against heading and og:title', () => {
  const said = {
    'json-ld': 'Quay',
    'meta:og:title': 'Harbour: the quay comes back',
    title: 'Harbour: the quay comes back',
  };
  assert.equal(declared(said, heading('h1', 'Harbour: the quay comes back')), 'Harbour: the quay comes back');
  assert.equal(
    declared({ ...said, title: 'Quay | Harbour News' }, heading('h1', 'Harbour: the quay comes back')),
    'Quay',
  );
  assert.equal(declared({ ...said, microdata: 'Harbour: the quay comes back' }), 'Harbour: the quay comes back');
});

test('should not take a headline that is cut off', () => {
  const whole =
    'The quay that the storm of last autumn broke in two will be rebuilt before the spring tides, the harbour board has said';
  assert.equal(declared({ 'json-ld': `${whole.slice(0, 60)}…` }, heading('h1', whole)), whole);
  assert.equal(declared({ 'json-ld': whole.slice(0, 107) }, heading('h1', whole)), whole);
  assert.equal(
    declared({ 'json-ld': 'Mayor calls the quay' }, heading('h1', 'Mayor calls the quay "a wreck"')),
    'Mayor calls the quay "a wreck"',
  );
  assert.equal(
    declared({ 'json-ld': 'The quay comes back' }, heading('h1', 'The quay comes back, and so does the ferry')),
    'The quay comes back',
  );
});

test('undoes what a template escaped twice', () => {
  assert.equal(decodeEntities('Tom &amp; Ilse&#39;s f&ecirc;te &#x2013; M&Uuml;HLE'), "Tom & Ilse's fête – MÜHLE");
  for (const text of ['Q&A; and more', '&#0;', '&bogus;', 'R&D', '&#99999999;', ''])
    assert.equal(decodeEntities(text), text);
});

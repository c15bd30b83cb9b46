import assert from 'node:assert/strict';
import { test } from 'node:test';
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
) =>
  chooseHeadline({
    sayings: Object.entries(sayings).map(([witness, value]) => ({ witness, value })),
    headings,
    names: ['The Osthaven Courier'],
    slug: slugOf(url),
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

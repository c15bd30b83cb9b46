import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanHtml } from '../html/scan.ts';
import { weighAuthors } from './authors.ts';
import { readJsonLd } from './json-ld.ts';

const outlet = 'Osthaven Courier';
const page = scanHtml(
  '<h1>The quay comes back</h1><p>The harbour board met on Tuesday.</p><p>Nobody spoke.</p><div class="widget"><p class="byline">By Rosa Imhof</p></div>',
);

/** Who wrote it, where a byline stands below the story in a box beside it, and JSON-LD says this. */
const namesWith = (author: object) => {
  const linked = readJsonLd([JSON.stringify({ '@type': 'NewsArticle', author })], () => true);
  const region = { first: 0, bodyFirst: 1, bodyEnd: 3 };
  return weighAuthors(page, linked, [{ text: 'By Rosa Imhof', block: 3 }], '', region, [outlet], null).authors.map(
    ({ name }) => name,
  );
};

test('should not take a name beside the story for the author where JSON-LD says that the outlet wrote it', () => {
  assert.deepEqual(namesWith({ '@type': 'Organization', name: outlet }), []);
});

test('takes it where JSON-LD names an agency, or nobody', () => {
  assert.deepEqual(namesWith({ '@type': 'Organization', name: 'Reuters' }), ['Rosa Imhof']);
  assert.deepEqual(namesWith([]), ['Rosa Imhof']);
  assert.deepEqual(namesWith({ '@type': 'Person', name: 'Ilse Varga' }), ['Ilse Varga']);
});

test('fills in from the byline what the best witness does not say', () => {
  const html =
    '<h1>Quay</h1><p class="byline">By <a href="/ilse">Ilse Varga</a>, Harbour Correspondent</p><p>The board met.</p>';
  const linked = readJsonLd(['{"@type":"NewsArticle","author":{"@type":"Person","name":"Ilse Varga"}}'], () => true);
  const { authors } = weighAuthors(
    scanHtml(html),
    linked,
    [{ text: 'By Ilse Varga, Harbour Correspondent', block: 1 }],
    '',
    { first: 0, bodyFirst: 2, bodyEnd: 3 },
    [outlet],
    'https://courier.example/quay',
  );
  assert.deepEqual(
    authors.map(({ name, jobTitle, url }) => [name, jobTitle, url]),
    [['Ilse Varga', 'Harbour Correspondent', 'https://courier.example/ilse']],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readByline, unglued } from '../names.ts';
import { whoIn } from './author-strings.ts';
import { dateInUrl, isMonthName } from './dates.ts';

const own = new Set(['osthaven courier']);
const namesIn = (text: string, isTrusted = false) => whoIn(text, own, isTrusted).people.map((person) => person.name);

test('divides names from what is glued to them', () => {
  assert.deepEqual(namesIn('Ilse VargaFollow'), ['Ilse Varga']);
  assert.deepEqual(namesIn('ByIlse VargaIn Harbour News'), ['Ilse Varga']);
  assert.deepEqual(namesIn('Tom OduyaNovember 5, 2031'), ['Tom Oduya']);
  assert.deepEqual(namesIn('By Ilse Varga5 March 2031'), ['Ilse Varga']);
  assert.equal(unglued('Ina McFollows'), 'Ina McFollows');
  assert.deepEqual(namesIn('Ada MacIntyre and Rosa DeInnes'), ['Ada MacIntyre', 'Rosa DeInnes']);
});

test('tells people from the outlet, its offices and agencies', () => {
  assert.deepEqual(whoIn('By Osthaven Courier and Ilse Varga', own, false), {
    people: [{ name: 'Ilse Varga', jobTitle: null, url: null }],
    organizations: ['Osthaven Courier'],
  });
  assert.deepEqual(whoIn('By Harbour Online', own, true), { people: [], organizations: ['Harbour Online'] });
  assert.deepEqual(namesIn('By Tidewatcher', true), ['Tidewatcher']);
});

test('should not take what a template writes for an author', () => {
  for (const text of ['No Author', 'Full Bio', 'Written By', 'Alle Artikel', 'https://courier.example/ilse', '', '—'])
    assert.deepEqual(whoIn(text, own, true), { people: [], organizations: [] }, text);
});

test('should not take a list of topics for people where there are no capitals', () => {
  assert.deepEqual(readByline('平和、港の歴史と環境の変化について、教育').people, []);
  assert.deepEqual(
    readByline('山田花子、川村太郎').people.map((person) => person.name),
    ['山田花子', '川村太郎'],
  );
});

test('reads a date from a number in an address, and none from an archive', () => {
  assert.equal(dateInUrl('https://courier.example/article/A2031051614050003561'), '2031-05-16');
  assert.equal(dateInUrl('https://courier.example/n/203105161405.html'), null);
  assert.equal(dateInUrl('https://archive.example/web/20310516140500/https://courier.example/tide'), null);
  assert.equal(dateInUrl('https://courier.example/article/A2031135614050003561'), null);
  assert.equal(isMonthName('December'), true);
  for (const word of ['Varga', 'constructor', '']) assert.equal(isMonthName(word), false);
});

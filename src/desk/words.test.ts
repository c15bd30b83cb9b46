import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordEntry, Statement } from '../types/index.ts';
import { carriedText, contentText, counted, ownWordsLabel, sourceName, sureness, whenOf } from './words.ts';

interface Told {
  readonly statement?: Partial<Statement>;
  readonly wording?: Partial<RecordEntry['wording']>;
  readonly carriedBy?: readonly { publisher?: string | null; url?: string | null; datePublished?: string | null }[];
}

/** Only what the words are made of. */
function entryOf({ statement = {}, wording = {}, carriedBy = [{}] }: Told): RecordEntry {
  return {
    person: null,
    statement: { mode: 'indirect', source: null, time: null, confidence: 1, doubts: [], content: [], ...statement },
    wording: { content: [], source: null, time: null, ...wording },
    carriedBy: carriedBy.map((one) => ({ publisher: null, url: null, datePublished: null, ...one })),
    firstSeenAt: '2031-06-01T10:00:00Z',
  } as unknown as RecordEntry;
}

test('the outlet is named for reported words, and the others counted', () => {
  const outlets = (...names: string[]) =>
    carriedText(entryOf({ carriedBy: names.map((publisher) => ({ publisher })) }));
  assert.equal(outlets('Gazette'), 'as reported by Gazette');
  assert.equal(outlets('Gazette', 'Gazette'), 'as reported by Gazette');
  assert.equal(outlets('Gazette', 'Courier'), 'as reported by Gazette and 1 other');
  assert.equal(outlets('Gazette', 'Courier', 'Radio'), 'as reported by Gazette and 2 others');
});

test('an outlet without a name goes by its host, one without an address is not named', () => {
  assert.equal(carriedText(entryOf({ carriedBy: [{ url: 'https://a.example/x' }] })), 'as reported by a.example');
  assert.equal(carriedText(entryOf({})), 'as reported by an outlet that is not named');
});

test("the source's own words are in an outlet, not reported by it", () => {
  const direct = entryOf({ statement: { mode: 'direct' }, carriedBy: [{ publisher: 'Gazette' }] });
  assert.equal(carriedText(direct), 'in Gazette');
  assert.equal(ownWordsLabel(direct.statement), 'their own words');
  assert.equal(ownWordsLabel(entryOf({}).statement), 'reported');
});

test('a confidence below the threshold is doubtful, and no figure is rounded up', () => {
  const sure = (confidence: number) => sureness(entryOf({ statement: { confidence } }).statement);
  assert.equal(sure(0.7).isDoubtful, false);
  assert.equal(sure(0.699).isDoubtful, true);
  assert.equal(sure(0.699).figure, '0.69');
  assert.equal(sure(0.999).figure, '0.99');
  assert.equal(sure(0.58).figure, '0.58');
  assert.equal(sure(1).figure, '1.00');
});

test('when: the day it was said, else the words, else the day of publication', () => {
  const span = { start: 0, end: 1 };
  const said = entryOf({
    statement: { time: { span, value: '2031-05-16', basis: 'stated' } },
    wording: { time: 'Friday' },
  });
  assert.deepEqual(whenOf(said), { value: '2031-05-16', text: 'Fri 16 May 2031', of: 'said then' });
  const friday = entryOf({ statement: { time: { span, value: null, basis: 'stated' } }, wording: { time: 'Friday' } });
  assert.deepEqual(whenOf(friday), { value: null, text: '“Friday”', of: 'date not known' });
  const published = entryOf({ carriedBy: [{ datePublished: '2031-05-18' }, { datePublished: '2031-05-17' }] });
  assert.deepEqual(whenOf(published), { value: '2031-05-17', text: 'Sat 17 May 2031', of: 'published' });
});

test('should never take the time of capture for a date', () => {
  assert.deepEqual(whenOf(entryOf({})), { value: null, text: 'undated', of: '' });
});

test('pieces that touch are joined, others show that something stands between them', () => {
  const piece = (start: number, end: number) => ({ span: { start, end }, quoted: false });
  const words = { content: ['a', 'b', 'c'].map((text) => ({ text, quoted: false })) };
  assert.equal(
    contentText(entryOf({ statement: { content: [piece(0, 1), piece(2, 3), piece(9, 10)] }, wording: words })),
    'a b … c',
  );
});

test('a source goes by its name, else by the words of the article, else by none', () => {
  assert.equal(sourceName(entryOf({ wording: { source: 'two officials' } })), 'two officials');
  assert.equal(sourceName(entryOf({})), 'Nobody named');
});

test('one is one, and large figures are grouped', () => {
  assert.equal(counted(1, 'statement'), '1 statement');
  assert.equal(counted(0, 'statement'), '0 statements');
  assert.equal(counted(1234, 'person', 'people'), '1234 people');
  assert.equal(counted(12345, 'byte'), '12,345 bytes');
});

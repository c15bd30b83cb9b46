import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { engine } from '../../../test/models.ts';
import { english } from '../../languages/en/index.ts';
import { OnrecordError } from '../../lib/problems.ts';
import { readLines } from '../article-of-lines.test.ts';
import { decodeNames, findNames, type NamesModel, type WordRange } from './index.ts';

const root = join(import.meta.dirname, '..', '..', '..');

function namesIn(text: string, model: NamesModel | null = engine.names) {
  const { article, words, tree, quotations } = readLines(text);
  const names = findNames(article, words, tree, quotations, english, model);
  const said = ({ first, end }: WordRange) => article.text.slice(words.start[first], words.end[end - 1]);
  const told = names.map(({ name, type, phrase, roles, gender }) => {
    if (type !== 'PER') return `${type} ${said(name)}`;
    const called = roles.length === 0 ? '' : ` > ${roles.map(said).join(' ; ')}`;
    return `PER ${said(name)} < ${said(phrase)}${called}${gender === 'unknown' ? '' : ` @ ${gender}`}`;
  });
  return { names, told, words };
}

interface Case {
  readonly text: string;
  readonly wanted: string;
}

const cases: readonly Case[] = readFileSync(join(root, 'test', 'cases', 'names', 'names.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [text = '', wanted = ''] = line.split(' |');
    return { text, wanted: wanted.trim() };
  });

test('names, titles, roles, affiliations and genders are as wanted in nine of ten cases', () => {
  const wrong = cases.filter(({ text, wanted }) => namesIn(text).told.join(' ; ') !== wanted);
  assert.ok(cases.length >= 85);
  assert.ok(wrong.length <= cases.length / 10, wrong.map(({ text }) => text).join('\n'));
});

for (const { text } of cases.filter(({ wanted }) => wanted === '')) {
  test(`nothing is named in: ${text}`, () => {
    assert.deepEqual(namesIn(text).told, []);
  });
}

const hostile: readonly (readonly [claim: string, text: string])[] = [
  ['nothing', ''],
  ['marks alone', '… — “” ( ) , . ; : !? (((( ,,,, )))) """" \'\'\'\''],
  ['numbers alone', '1 2 3 2031 1,000,000 3.5 (7) 50 % 10-12'],
  ['brackets that do not close', `Ilse Varga ${'('.repeat(500)} Tom Brekke ${'(R-'.repeat(300)}`],
  ['titles alone', 'Mr. Mrs. Dr. President Minister Sen. '.repeat(60)],
  ['particles alone', 'van der de la von bin '.repeat(100)],
  ['a word of ten thousand letters', `${'Varga'.repeat(2000)} spoke to ${'x'.repeat(10_000)}.`],
  ['signs outside the first plane', '𝐈𝐥𝐬𝐞 𝐕𝐚𝐫𝐠𝐚 met 😀 Varga 😀😀 and 𠮷野家.'],
  ['lone halves of signs', '\ud800 Varga \udc00 met \udfff Ilse\ud83d.'],
  ['other scripts', 'Ильзе Варга приехала. 伊尔莎·瓦尔加抵达。 إلسا فارغا وصلت. Ίλζε Βάργκα έφτασε.'],
  ['commas between names', 'Varga, Brekke, Holt, Trask, Quell, Kolb, '.repeat(80)],
  ['ages', 'Varga, 52, 53, 54, 55, '.repeat(80)],
  ['nicknames without an end', 'Ilse " Varga " Tom " Brekke " '.repeat(80)],
  ['appositions in appositions', 'Varga, a friend of Brekke, a friend of Holt, a friend of '.repeat(40)],
];

for (const [claim, text] of hostile) {
  test(`whatever is read, names are whole, in order and apart: ${claim}`, () => {
    const { names, words } = namesIn(text);
    let before = 0;
    for (const { name, phrase, roles, sure } of names) {
      assert.ok(name.first >= before && name.end > name.first && name.end <= words.length);
      assert.equal(words.sentence[name.first], words.sentence[name.end - 1]);
      assert.ok(phrase.first <= name.first && phrase.end >= name.end);
      assert.equal(words.sentence[phrase.first], words.sentence[phrase.end - 1]);
      for (const role of roles)
        assert.ok(role.first >= phrase.first && role.end <= phrase.end && role.end > role.first);
      assert.ok(sure >= 0 && sure <= 1);
      before = name.end;
    }
  });
}

test('in capitals a common word is no name for that', () => {
  const { told } = namesIn('THE COUNCIL VOTED LAST NIGHT TO CLOSE THE ROAD AND NOBODY WAS SURPRISED BY THAT.');
  assert.ok(told.length <= 1, told.join(' ; '));
});

test('a surname in capitals is the person that it is elsewhere', () => {
  const { told } = namesIn('ILSE VARGA RESIGNS AFTER HARBOUR VOTE\nHarbour Minister Ilse Varga resigned on Monday.');
  assert.match(told[0] ?? '', /^PER (?:ILSE )?VARGA </);
});

test('a surname alone is the person’s whose full name the article has', () => {
  const { told } = namesIn('Critics wanted Zorna Quill to stay. Nobody knew why Quill left.');
  assert.ok(told.includes('PER Quill < Quill'), told.join(' ; '));
});

test('twice the text has twice the names', () => {
  const text = 'Harbour Minister Ilse Varga met Tom Brekke in Norway on Monday. Nobody else came.\n';
  const once = namesIn(text.repeat(40)).names.length;
  assert.equal(once, 120);
  assert.equal(namesIn(text.repeat(80)).names.length, 2 * once);
});

test('the same text has the same names, whatever was read before', () => {
  const text = 'Harbour Minister Ilse Varga met Tom Brekke of the World Bank in Norway.';
  const first = namesIn(text).names;
  namesIn(Array.from({ length: 3000 }, (_, at) => `Name${at} Person${at} spoke.`).join(' '));
  assert.deepEqual(namesIn(text).names, first);
});

test('without a model, tags and lists alone find a person with a title', () => {
  const { told } = namesIn('Harbour Minister Ilse Varga left Norway.', null);
  assert.deepEqual(told, ['PER Ilse Varga < Harbour Minister Ilse Varga > Harbour Minister @ female', 'LOC Norway']);
});

test('a model that is damaged, cut off or of another version is refused', () => {
  const bytes = new Uint8Array(brotliDecompressSync(readFileSync(join(root, 'models', 'en', 'names.bin.br'))));
  const codeOf = (given: Uint8Array): string => {
    try {
      decodeNames(given);
    } catch (error) {
      assert.ok(error instanceof OnrecordError);
      return error.code;
    }
    return 'none';
  };
  assert.equal(codeOf(bytes), 'none');
  assert.equal(codeOf(new Uint8Array(0)), 'language/bad-model');
  assert.equal(codeOf(bytes.subarray(0, 100)), 'language/bad-model');
  assert.equal(codeOf(bytes.subarray(0, bytes.length - 1)), 'language/bad-model');
  assert.equal(codeOf(bytes.map((value, at) => (at === 0 ? value + 1 : value))), 'language/bad-model');
  assert.equal(codeOf(bytes.map((value, at) => (at === 4 ? value + 1 : value))), 'language/model-version');
});

/** `onrecord person`: shows people and takes what is said of who they are. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openRecord } from '../../record/index.ts';
import { type ExampleStory, replyStory, tollStory } from '../../record/stores/example-reading.ts';
import { addStory } from '../../record/stores/opened-store.ts';
import { ran } from '../fake-surroundings.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-person-'));
after(() => rmSync(base, { recursive: true, force: true }));

const runner: ExampleStory = {
  url: 'https://lantern.example/run',
  headline: 'Home First',
  publisher: 'The Evening Lantern',
  datePublished: '2031-05-20',
  statements: [
    { name: 'Ilse Varga', role: 'marathon runner', content: 'the shoes held' },
    { name: 'Elza Warga', content: 'it rained' },
  ],
};

before(async () => {
  const store = await openRecord({ dataDir: join(base, 'data'), now: () => new Date('2031-05-20T12:00:00Z') });
  for (const story of [tollStory, replyStory, runner]) await addStory(store, story, '2031-05-20T08:00:00Z');
  await store.close();
});

const person = (...words: readonly string[]) => ran(['person', ...words, '--data', 'data'], { base });
const json = async (...words: readonly string[]) => JSON.parse((await person(...words, '--json')).out);

test('prints roles with dates, counts and statements of the one who is called so', async () => {
  const { exitCode, out } = await person('Aldo', 'Brenn');
  assert.equal(exitCode, 0);
  assert.match(out, /^Aldo Brenn\n {2}[a-z2-7]{26}\n {2}2 statements in 2 articles, 2 outlets\n/);
  assert.match(out, /2031-05-18 – 2031-05-18 {2}mayor of Oststad/);
  assert.match(out, /He would read every page/);
});

test('lists all who are called so, and shows one of them by id', async () => {
  const { exitCode, out, err } = await person('ilse');
  assert.equal(exitCode, 0);
  assert.match(out, /Ilse Varga, minister {2}3 statements\n.*Ilse Varga, marathon runner {2}1 statement\n/);
  assert.match(err, /2 are called so/);
  const { people } = await json('ilse');
  const page = await json(people[1].id);
  assert.deepEqual([page.version, page.person.role, page.namesakes.length], [1, 'marathon runner', 1]);
});

test('changes who somebody is, signed, and takes it back', async () => {
  const { people } = await json('ilse');
  const minister: string = people[0].id;
  const merged = await person('merge', minister, 'Elza Warga', '--by', 'Kim');
  assert.deepEqual([merged.exitCode, merged.err], [0, '2031-05-20 Kim: merge Elza Warga into Ilse Varga\n']);
  assert.equal((await json(minister)).person.statements, 4);
  assert.equal((await person('undo', minister, '--by', 'Ana')).exitCode, 0);
  assert.equal((await json(minister)).person.statements, 3);
  await person('rename', minister, 'Minister Varga', '--by', 'Kim');
  await person('alias', 'Minister Varga', 'Harbour Fox', '--by', 'Kim');
  await person('apart', 'Harbour Fox', 'Elza Warga', '--by', 'Kim');
  const { edit } = await json('split', 'Harbour Fox', '--role', 'harbour minister', '--called', 'Somebody Else');
  assert.equal(edit.other.name, 'Somebody Else');
  const history = await person('history', 'Harbour Fox');
  assert.equal(history.out.trim().split('\n').length, 5);
  assert.match(history.out, /Kim: merge Elza Warga into .* \(taken back by Ana\)/);
});

test('says what cannot be done', async () => {
  const cases: readonly (readonly [words: readonly string[], code: string, exitCode: number])[] = [
    [['Nobody Known'], 'record/no-person', 3],
    [['rename', 'Varga', 'X'], 'cli/several-people', 3],
    [['merge', 'Aldo Brenn', 'Port Authority'], 'record/bad-person-change', 3],
    [['undo', 'Aldo Brenn'], 'record/bad-person-change', 3],
    [['merge', 'Aldo Brenn'], 'cli/bad-option', 2],
  ];
  for (const [words, code, expected] of cases) {
    const { exitCode, err } = await person(...words);
    assert.equal(exitCode, expected, words.join(' '));
    assert.ok(err.includes(`(${code})`), err);
  }
});

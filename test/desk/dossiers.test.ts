/** Dossiers on the desk, over a real record: made, pinned to, changed by two people, exported, shared. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { replyStory, tollStory } from '../../src/record/stores/example-reading.ts';
import type { RecordEntry } from '../../src/types/index.ts';
import { type RealDesk, realDesk } from './real-desk.ts';

let desk: RealDesk;
let entries: readonly RecordEntry[];
beforeEach(async () => {
  desk = await realDesk([tollStory, replyStory]);
  entries = (await desk.store.latest({ limit: 50, cursor: null })).entries;
});
afterEach(() => desk.dispose());

const idIn = (answer: Response) => /^\/dossiers\/([a-z2-7]{26})$/.exec(answer.headers.get('location') ?? '')![1]!;
const made = async (title = 'The harbour toll', note = 'look') =>
  idIn(await desk.post('/dossiers', { title, about: '', statement: entries[0]!.id, note, by: 'Mira Oduya' }));
const basedOn = async (id: string) => (await desk.store.dossier(id))!.latest.id;

test('an empty list says how to begin', async () => {
  assert.match(await desk.page('/dossiers'), /There is none yet\. Make one here/);
  assert.match(await desk.page('/dossiers?removed=yes'), /None is put away/);
});

test('a dossier made from a statement holds it, signed, and is found in lists and twins', async () => {
  const id = await made();
  const page = await desk.page(`/dossiers/${id}`);
  assert.match(page, /<h1>The harbour toll<\/h1>/);
  assert.match(page, /made by Mira Oduya/);
  assert.match(page, /<span class="label">Note<\/span> look/);
  assert.ok(page.includes(entries[0]!.wording.content[0]!.text));
  assert.match(await desk.page('/dossiers'), /1 statement.*The harbour toll/s);
  const twin = JSON.parse(await desk.page(`/dossiers/${id}.json`));
  assert.equal(twin.dossier.pinned[0].statementId, entries[0]!.id);
  assert.equal((await desk.get('/dossiers/nothing')).status, 404);
});

test('a statement is pinned to a dossier that is there, by the name that this browser signed with last', async () => {
  const id = await made();
  assert.match(await desk.page(`/pin?statement=${entries[1]!.id}`), /name="by" value="Mira Oduya"/);
  const answer = await desk.post('/pin', { dossier: id, statement: entries[1]!.id, note: '' });
  assert.equal(idIn(answer), id);
  const dossier = (await desk.store.dossier(id))!;
  assert.deepEqual([dossier.statements, dossier.changed.by], [2, 'Mira Oduya']);
  assert.match(await desk.page(`/pin?statement=${entries[1]!.id}`), /it is pinned there/);
  assert.equal((await desk.get('/pin?statement=nothing')).status, 404);
});

test('order, notes and title are changed by buttons, and gone back from', async () => {
  const id = await made();
  await desk.post('/pin', { dossier: id, statement: entries[1]!.id, by: 'Jon Ferrel' });
  const path = `/dossiers/${id}`;
  const full = await basedOn(id);
  await desk.post(path, { do: 'up', statement: entries[1]!.id, place: '1' });
  await desk.post(path, { do: 'note', statement: entries[1]!.id, note: 'second\nline' });
  await desk.post(path, { do: 'unpin', statement: entries[0]!.id });
  await desk.post(path, { do: 'describe', title: 'Tolls', about: 'Who wanted them?' });
  const after = (await desk.store.dossier(id))!;
  assert.deepEqual([after.title, after.pinned.map(({ note }) => note)], ['Tolls', ['second\nline']]);
  assert.match(await desk.page(path), /Jon Ferrel<\/span> <a href="[^"]+">unpinned a statement/);
  await desk.post(path, { do: 'go-back', edit: full });
  assert.deepEqual(
    (await desk.store.dossier(id))!.pinned.map(({ statementId }) => statementId),
    [entries[0]!.id, entries[1]!.id],
  );
  await desk.post(path, { do: 'remove' });
  assert.match(await desk.page(path), /This dossier is put away/);
  assert.match(await desk.page('/dossiers?removed=yes'), /The harbour toll/);
});

test('the second of two editors sees what the first did, and nothing is changed', async () => {
  const id = await made();
  const seen = await basedOn(id);
  await desk.post(`/dossiers/${id}`, { do: 'describe', title: 'First', about: '', based_on: seen, by: 'Jon Ferrel' });
  const late = await desk.post(`/dossiers/${id}`, { do: 'describe', title: 'Second', about: '', based_on: seen });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /Jon Ferrel changed this dossier.*desk\/overtaken/s);
  assert.equal((await desk.store.dossier(id))!.title, 'First');
});

test('should refuse what cannot be, with what to do', async () => {
  const id = await made();
  const wrong = [
    { do: 'describe', title: '  ', about: '' },
    { do: 'unpin', statement: 'nothing' },
    { do: 'up', statement: entries[0]!.id, place: 'x' },
    { do: 'go-back', edit: 'nothing' },
    { do: 'burn' },
  ];
  for (const fields of wrong) {
    const answer = await desk.post(`/dossiers/${id}`, fields);
    assert.equal(answer.status, 422, JSON.stringify(fields));
    assert.match(await answer.text(), /record\/bad-dossier|desk\/bad-change/);
  }
  assert.equal((await desk.post('/dossiers/nothing', { do: 'remove' })).status, 404);
  assert.equal((await desk.post('/pin', { dossier: 'nothing', statement: entries[0]!.id })).status, 404);
});

const hostile = '<script>x()</script>\n# no heading\n=1+1\n[a](javascript:b) **c** `d` & | 1. e';

test('what people wrote stays text in every export', async () => {
  const id = await made('<img src=x> *title* # here', hostile);
  const got = async (ending: string) => (await desk.get(`/dossiers/${id}${ending}`)).text();
  for (const text of [await got('.html'), await desk.page(`/dossiers/${id}`)]) {
    assert.doesNotMatch(text, /<script>x|<img/);
    assert.match(text, /&lt;script&gt;x\(\)&lt;\/script&gt;/);
  }
  const markdown = await got('.md');
  assert.match(markdown, /^# \\<img src\\=x\\> \\\*title\\\* \\# here$/m);
  assert.match(markdown, /^\\# no heading\\$/m);
  assert.match(markdown, /\\\[a\\\]\\\(javascript\\:b\\\) \\\*\\\*c\\\*\\\* \\`d\\` \\& \\\|/);
  const csv = await got('.csv');
  assert.ok(csv.includes('"<script>x()</script>\n# no heading\n=1+1'), csv);
  const [line] = (await got('.jsonl')).split('\n');
  assert.equal(JSON.parse(line!).note, hostile);
});

test('a note that a spreadsheet would run is defused in CSV', async () => {
  const id = await made('Sums', '=HYPERLINK("x")');
  assert.match(await (await desk.get(`/dossiers/${id}.csv`)).text(), /"'=HYPERLINK\(""x""\)"/);
});

test('every export says whose words they are, how far checked, and where the statement stands', async () => {
  const id = await made();
  const permalink = `/statements/${entries[0]!.id}`;
  for (const ending of ['.md', '.html', '.csv', '.jsonl', '.txt', '.bib', '.ris', '.csl.json', '.annotation.json']) {
    const answer = await desk.get(`/dossiers/${id}${ending}`);
    assert.equal(answer.status, 200, ending);
    assert.match(answer.headers.get('content-disposition') ?? '', new RegExp(`attachment; filename=".*\\${ending}"`));
    const text = await answer.text();
    if (ending !== '.jsonl') assert.match(text, /reported|own words|words, carried/, ending);
    assert.ok(text.replaceAll('\\', '').includes(permalink), ending);
    if (['.md', '.html', '.csv'].includes(ending)) assert.match(text.replaceAll('\\', ''), /machine, 0\.\d\d/, ending);
  }
  assert.equal((await desk.get('/dossiers/nothing.md')).status, 404);
});

test('a shared dossier is read by its link, without any form, until the link is void', async () => {
  const id = await made();
  await desk.post(`/dossiers/${id}`, { do: 'share' });
  const { shareKey } = (await desk.store.dossier(id))!;
  const page = await desk.page(`/shared/${shareKey}`);
  assert.match(page, /<h1>The harbour toll<\/h1>/);
  assert.doesNotMatch(page, /method="post"/);
  const twin = await desk.page(`/shared/${shareKey}.json`);
  assert.ok(!twin.includes(shareKey!) && !twin.includes('latest'), twin.slice(0, 300));
  await desk.post(`/dossiers/${id}`, { do: 'unshare' });
  assert.equal((await desk.get(`/shared/${shareKey}`)).status, 404);
});

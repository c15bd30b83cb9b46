/** People on the desk, over a real record: found, looked at, narrowed down, and said to be one, two or somebody else. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { type ExampleStory, replyStory, tollStory } from '../../src/record/stores/example-reading.ts';
import { type RealDesk, realDesk } from './real-desk.ts';

const runner: ExampleStory = {
  url: 'https://lantern.example/run',
  headline: 'Home First',
  publisher: 'The Evening Lantern',
  datePublished: '2031-05-20',
  statements: [
    { name: 'Ilse Varga', role: 'marathon runner', content: 'my shoes held', mode: 'direct', act: 'assert' },
    { name: 'Elza Warga', content: 'nobody ran <faster>' },
  ],
};

let desk: RealDesk;
beforeEach(async () => {
  desk = await realDesk([tollStory, replyStory, runner]);
});
afterEach(() => desk.dispose());

const idOf = async (name: string, at = 0) => (await desk.store.people(10, name))[at]!.id;
const revision = async (id: string) => String((await desk.store.person(id, { limit: 1, cursor: null }))!.revision);

test('a person has roles with dates, whose words told apart, and others of the same name', async () => {
  const page = await desk.page(`/people/${await idOf('ilse')}`);
  assert.match(page, /<h1>Ilse Varga<\/h1>/);
  assert.match(
    page,
    /harbour minister<\/a> <span class="meta"><time datetime="2031-05-16">Fri 16 May 2031<\/time> · 1 statement/,
  );
  assert.match(page, /their own words<\/a> <span>1<\/span>/);
  assert.match(page, /reported<\/a> <span>2<\/span>/);
  assert.match(page, /Of the same name.*Ilse Varga, marathon runner/s);
  assert.match(page, /Others about Ilse Varga.*had never read the plan/s);
  assert.match(page, /nobody has changed it/);
});

test('links narrow down what a person said, and lead back', async () => {
  const path = `/people/${await idOf('ilse')}`;
  const narrowed = await desk.page(`${path}?act=warn&mode=indirect`);
  assert.match(narrowed, /1 statement with act <b>warn<\/b>/);
  assert.match(narrowed, new RegExp(`href="${path}\\?mode=indirect#said"`));
  assert.ok(narrowed.includes('the toll would empty the quays') && !narrowed.includes('stays open'));
  assert.match(await desk.page(`${path}?outlet=nowhere`), /No statement of theirs is so/);
  const twin = JSON.parse(await desk.page(`${path}.json?act=warn&mode=loud&checked=maybe`));
  assert.deepEqual([twin.filter, twin.said.total], [{ act: 'warn' }, 1]);
});

test('two are made one and parted again, signed', async () => {
  const [id, other] = [await idOf('ilse'), await idOf('elza')];
  const path = `/people/${id}`;
  assert.match(await desk.page(`${path}/edit?find=elz`), /Elza Warga.*The same person.*Not the same/s);
  const answer = await desk.post(path, { do: 'merge', other, seen: await revision(id), by: 'Mira Oduya' });
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, `${path}/edit`]);
  assert.match(await desk.page(`/people/${other}`), /<h1>Ilse Varga<\/h1>/);
  const edits = await desk.page(`${path}/edit`);
  assert.match(edits, /“Elza Warga” was merged into “Ilse Varga” <span class="role">by Mira Oduya/);
  const edit = /name="edit" value="([a-z2-7]{26})"/.exec(edits)![1]!;
  await desk.post(path, { do: 'undo', edit, seen: await revision(id) });
  assert.match(await desk.page(`${path}/edit`), /taken back by Mira Oduya/);
  assert.match(await desk.page(`/people/${other}`), /<h1>Elza Warga<\/h1>/);
});

test('a person is renamed, given another name, split and kept apart', async () => {
  const id = await idOf('ilse');
  const path = `/people/${id}`;
  await desk.post(path, { do: 'rename', name: 'Ilse <Varga>' });
  await desk.post(path, { do: 'alias', name: 'Harbour Fox' });
  assert.match(await desk.page(path), /<h1>Ilse &lt;Varga&gt;<\/h1>.*also Harbour Fox/s);
  assert.match(await desk.page('/people?name=fox'), /Ilse &lt;Varga&gt;/);
  await desk.post(path, { do: 'split', role: 'harbour minister', other: '', name: 'The Minister' });
  assert.match(await desk.page('/people?name=the'), /The Minister/);
  await desk.post(path, { do: 'apart', other: await idOf('elza') });
  const refused = await desk.post(path, { do: 'merge', other: await idOf('elza') });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /record\/people-apart/);
});

test('the second of two editors is shown what the first one did', async () => {
  const id = await idOf('ilse');
  const seen = await revision(id);
  await desk.post(`/people/${id}`, { do: 'rename', name: 'Ilse V.', seen, by: 'Kim' });
  const late = await desk.post(`/people/${id}`, { do: 'rename', name: 'I. Varga', seen, by: 'Ana' });
  assert.equal(late.status, 409);
  const told = await late.text();
  assert.match(told, /desk\/overtaken/);
  assert.match(told, /Kim was here .*“Ilse V\.”/);
  assert.equal((await desk.store.people(1))[0]!.name, 'Ilse V.');
});

test('what makes no sense is refused', async () => {
  const id = await idOf('ilse');
  const refusals: readonly (readonly [fields: Record<string, string>, status: number])[] = [
    [{ do: 'merge', other: 'nobody' }, 404],
    [{ do: 'merge', other: id }, 422],
    [{ do: 'split', role: 'astronaut' }, 422],
    [{ do: 'rename', name: '' }, 422],
    [{ do: 'undo', edit: 'nothing' }, 422],
    [{ do: 'explode' }, 422],
    [{}, 422],
  ];
  for (const [fields, status] of refusals) {
    assert.equal((await desk.post(`/people/${id}`, fields)).status, status, JSON.stringify(fields));
  }
  assert.equal((await desk.post('/people/nobody', { do: 'rename', name: 'X' })).status, 404);
  assert.equal((await desk.get('/people/nobody/edit')).status, 404);
});

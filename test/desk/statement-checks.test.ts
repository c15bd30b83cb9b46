/** Checking statements on the desk, over a real record: with forms as a browser without script sends them, and as a program does. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type RealDesk, realDesk } from './real-desk.ts';

type Story = Parameters<typeof realDesk>[0][number];

const tollStory: Story = {
  url: 'https://courier.example/harbour-toll',
  headline: 'Varga Warns of Harbour Toll',
  publisher: 'The Oststad Courier',
  datePublished: '2031-05-16T14:05:00+02:00',
  statements: [
    { name: 'Ilse Varga', role: 'harbour minister', content: 'the toll would empty the quays', act: 'warn' },
    { name: 'Ilse Varga', content: 'No ferry will pay it', mode: 'direct' },
    { name: 'Aldo Brenn', role: 'mayor', content: 'Ilse Varga had never read the plan', act: 'accuse' },
    { name: 'Port Authority', kind: 'organization', content: 'the plan stands', act: 'confirm' },
    { name: 'Tarn', content: 'the harbour pilots were not asked', act: 'complain' },
    { name: null, content: 'a vote may be put off', act: 'report' },
  ],
};
const replyStory: Story = {
  url: 'https://lantern.example/reply',
  headline: 'Mayor Answers',
  publisher: 'The Evening Lantern',
  datePublished: '2031-05-18',
  statements: [
    {
      name: 'Áldo Brenn',
      role: 'mayor of Oststad',
      content: 'He would read every page',
      mode: 'direct',
      act: 'promise',
    },
    { name: 'Ilse Varga', role: 'minister', content: 'the café at the pier stays open' },
  ],
};

let desk: RealDesk;
beforeEach(async () => {
  desk = await realDesk([tollStory, replyStory]);
});
afterEach(() => desk.dispose());

const idOf = async (query: string): Promise<string> =>
  (await desk.store.search(query, { limit: 1, cursor: null })).page!.entries[0]!.id;
const fieldOf = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

describe('a statement’s page', () => {
  test('says that nobody has checked it, then who did and when, and takes it back', async () => {
    const id = await idOf('act:warn');
    assert.match(await desk.page(`/statements/${id}`), /Nobody has checked this: machine, 0\.90/);
    const answer = await desk.post(`/statements/${id}`, { do: 'confirm', seen: '', by: 'Ada Quill', note: 'on tape' });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), `/statements/${id}#check`);
    const page = await desk.page(`/statements/${id}`);
    assert.match(page, /Checked by Ada Quill on 2031-06-01: confirmed/);
    assert.match(page, /“on tape”/);
    assert.match(page, /class="sure checked">checked by Ada Quill/);
    await desk.post(`/statements/${id}`, { do: 'undo', seen: fieldOf(page, 'seen'), by: 'Ben Osei' });
    const after = await desk.page(`/statements/${id}`);
    assert.match(after, /Nobody has checked this/);
    assert.match(after, /taken back by Ben Osei/);
  });

  test('puts right what was changed in its form, and shows what the engine had read beside it', async () => {
    const id = await idOf('act:warn');
    const fields = {
      words: 'the toll would empty the quays',
      name: 'Aldo Brenn',
      role: 'mayor',
      kind: 'person',
      beside: 'Ilse Varga',
      cue: 'told',
      act: 'predict',
      saidOn: '2031-05-11',
    };
    const answer = await desk.post(`/statements/${id}`, { do: 'correct', seen: '', by: 'Ada Quill', ...fields });
    assert.equal(answer.status, 303, await answer.text());
    const entry = (await desk.store.statement(id))!;
    assert.deepEqual(
      [entry.person?.name, entry.statement.act, entry.statement.time?.value],
      ['Aldo Brenn', 'predict', '2031-05-11'],
    );
    assert.deepEqual(entry.statement.cue, entry.asRead?.cue, 'what was not changed stays as it was read');
    const page = await desk.page(`/statements/${id}`);
    assert.match(page, /As the engine read it/);
    assert.match(page, /<dt>who<\/dt><dd><s>Ilse Varga<\/s> Aldo Brenn/);
    assert.match(page, /<dt>said on<\/dt><dd><s>none<\/s> 2031-05-11/);
  });

  test('gives back what was typed when words do not stand in the article', async () => {
    const id = await idOf('act:warn');
    const sent = {
      do: 'correct',
      seen: '',
      by: 'Ada Quill',
      words: 'the toll would fill <b>the</b> quays',
      name: 'Ilse Varga',
      act: 'warn',
    };
    const answer = await desk.post(`/statements/${id}`, sent);
    assert.equal(answer.status, 422);
    const page = await answer.text();
    assert.match(page, /record\/words-not-found/);
    assert.match(page, /the toll would fill &lt;b&gt;the&lt;\/b&gt; quays/);
    assert.equal((await desk.store.statement(id))!.check, null);
  });

  test('shows the second of two editors what the first did, and lets them send theirs again', async () => {
    const id = await idOf('act:warn');
    await desk.post(`/statements/${id}`, { do: 'confirm', seen: '', by: 'Ada Quill' });
    const second = await desk.post(`/statements/${id}`, { do: 'reject', seen: '', by: 'Ben Osei', note: 'not hers' });
    assert.equal(second.status, 409);
    const page = await second.text();
    assert.match(page, /Ada Quill confirmed it/);
    assert.equal(fieldOf(page, 'note'), 'not hers');
    const again = await desk.post(`/statements/${id}`, { do: 'reject', seen: fieldOf(page, 'seen'), by: 'Ben Osei' });
    assert.equal(again.status, 303);
    assert.equal((await desk.store.statement(id))!.check?.by, 'Ben Osei');
  });

  test('shows what stands there now beside what the second editor typed', async () => {
    const id = await idOf('act:warn');
    await desk.post(`/statements/${id}`, { do: 'correct', seen: '', by: 'Ada Quill', act: 'deny' });
    const second = await desk.post(`/statements/${id}`, { do: 'correct', seen: '', by: 'Ben Osei', act: 'promise' });
    assert.equal(second.status, 409);
    const page = await second.text();
    assert.match(page, /<option selected>promise<\/option>/);
    assert.match(page, /As it stands now[\s\S]*<dt>act<\/dt><dd>deny/);
    assert.equal((await desk.store.statement(id))!.asRead?.act, 'warn', 'what was not sent stays as it was');
  });

  test('does nothing that it does not know, and nothing to what is not there', async () => {
    const id = await idOf('act:warn');
    assert.equal((await desk.post(`/statements/${id}`, { do: 'burn', by: 'Ada Quill' })).status, 422);
    assert.equal((await desk.post('/statements/none', { do: 'confirm', by: 'Ada Quill' })).status, 404);
    assert.equal((await desk.post('/checks/none', { do: 'undo', by: 'Ada Quill' })).status, 404);
    assert.equal((await desk.post('/articles/none/statements', { words: 'x', by: 'Ada Quill' })).status, 404);
    const elsewhere = await desk.post(`/statements/${id}`, { do: 'confirm', by: 'Ada Quill', back: '//evil.example/' });
    assert.equal(elsewhere.headers.get('location'), `/statements/${id}#check`);
  });
});

describe('an article’s page', () => {
  test('adds a statement by its words, and shows it among the others', async () => {
    const article = (await desk.store.statement(await idOf('act:warn')))!.statement.articleId;
    const answer = await desk.post(`/articles/${article}/statements`, {
      do: 'add',
      seen: '',
      by: 'Ada Quill',
      words: 'Warns of Harbour Toll',
      name: 'Ilse Varga',
      kind: 'person',
      act: 'warn',
    });
    assert.equal(answer.status, 303, await answer.text());
    const page = await desk.page(`/articles/${article}`);
    assert.match(page, /added by Ada Quill/);
    assert.match(page, /7 statements/);
    const none = await desk.post(`/articles/${article}/statements`, {
      do: 'add',
      by: 'Ada Quill',
      words: 'No such words',
    });
    assert.equal(none.status, 422);
    assert.match(await none.text(), /record\/words-not-found[\s\S]*No such words/);
  });
});

describe('the review', () => {
  test('lists what waits, most worth a look first, and counts what was done today', async () => {
    const page = await desk.page('/review');
    assert.match(page, /<b>0<\/b> of 8 checked today/);
    assert.equal([...page.matchAll(/type="checkbox" name="statement"/g)].length, 8);
    assert.match(page, /<option>The Evening Lantern<\/option>/);
    const narrow = await desk.page('/review?outlet=The+Evening+Lantern');
    assert.equal([...narrow.matchAll(/type="checkbox" name="statement"/g)].length, 2);
  });

  test('confirms all that are ticked and goes back to where it was', async () => {
    const ids = [await idOf('act:warn'), await idOf('act:accuse')];
    const back = '/review?outlet=The+Oststad+Courier';
    const answer = await desk.post('/review', { do: 'confirm', statement: ids, seen: '', by: 'Ada Quill', back });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), back);
    assert.match(await desk.page('/review'), /<b>2<\/b> of 8 checked today/);
    assert.equal((await desk.post('/review', { do: 'confirm', by: 'Ada Quill' })).status, 422, 'nothing is ticked');
  });

  test('names those that somebody else was first with, and does the rest', async () => {
    const ids = [await idOf('act:warn'), await idOf('act:accuse')];
    await desk.post(`/statements/${ids[0]}`, { do: 'reject', by: 'Ben Osei' });
    const answer = await desk.post('/review', { do: 'confirm', statement: ids, by: 'Ada Quill' });
    assert.equal(answer.status, 409);
    assert.match(await answer.text(), /1 of 2 were confirmed[\s\S]*Ben Osei rejected it/);
    assert.equal((await desk.store.statement(ids[1]!))!.check?.state, 'confirmed');
  });

  test('shows checks that lost their statement, attaches them and lets them go', async () => {
    const [first, second] = [await idOf('act:warn'), await idOf('act:accuse')];
    for (const id of [first, second]) await desk.post(`/statements/${id}`, { do: 'confirm', by: 'Ada Quill' });
    await desk.read({ ...tollStory, statements: tollStory.statements.slice(3) }, '2031-05-30T08:00:00Z');
    const page = await desk.page('/review');
    assert.match(page, /Checks to look at again/);
    assert.match(page, /the toll would empty the quays/);
    const [one, other] = await desk.store.unsettledChecks(10);
    const heir = await idOf('act:complain');
    const attached = await desk.post(`/checks/${one!.id}`, {
      do: 'attach',
      statement: heir,
      seen: one!.check.id,
      by: 'Ben Osei',
    });
    assert.equal(attached.status, 303, await attached.text());
    assert.equal((await desk.store.statement(heir))!.check?.state, 'confirmed');
    const twice = await desk.post(`/checks/${other!.id}`, { do: 'attach', statement: heir, by: 'Ben Osei' });
    assert.equal(twice.status, 422);
    assert.equal((await desk.post(`/checks/${other!.id}`, { do: 'undo', by: 'Ben Osei' })).status, 303);
    assert.deepEqual(await desk.store.unsettledChecks(10), []);
  });

  test('answers a program in JSON', async () => {
    const twin = (await (await desk.get('/review.json')).json()) as {
      entries: unknown[];
      waiting: number;
      version: number;
    };
    assert.deepEqual([twin.version, twin.waiting, twin.entries.length], [1, 8, 8]);
  });
});

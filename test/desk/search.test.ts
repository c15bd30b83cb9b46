/** The search of the desk over a real record: facets, marks, orders, feeds, the form of a sentence, kept searches. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ExampleStory, replyStory, tollStory, weatherStory } from '../../src/record/stores/example-reading.ts';
import { type RealDesk, realDesk } from './real-desk.ts';

const hostile: ExampleStory = {
  url: 'https://lantern.example/hostile',
  headline: '=SUM(A1) <script>alert(1)</script>',
  publisher: '+Lantern & Sons',
  datePublished: '2031-04-02',
  statements: [
    { name: 'Rolf <b>Oskan</b>', content: '<img src=x> the \u0001 sluice & the weir ]]> stay', act: 'assert' },
    { name: 'Jonna May', content: 'the weir is for sale', act: 'announce' },
  ],
};

describe('searching on the desk', () => {
  let desk: RealDesk;
  before(async () => {
    desk = await realDesk([tollStory, replyStory, weatherStory, hostile]);
  });
  after(() => desk.dispose());

  const twin = async (path: string) => JSON.parse(await desk.page(path));

  it('should mark what was found, and nothing as markup that is none', async () => {
    const page = await desk.page('/search?q=ferry+who:varga');
    assert.match(page, /No <mark>ferry<\/mark> will pay it/u);
    const other = await desk.page('/search?q=sluice+script');
    assert.match(other, /&lt;img src=x&gt; the .+ <mark>sluice<\/mark> &amp; the weir/u);
    assert.match(other, /Headline: =SUM\(A1\) &lt;<mark>script<\/mark>&gt;/u);
    assert.doesNotMatch(other, /<script>alert|<img/u);
  });

  it('should link every facet to a page that has as many as it counts', async () => {
    const { facets, total } = await twin('/search.json?q=the');
    assert.ok(facets.length > 4);
    for (const { values } of facets) {
      for (const { only, hide, count } of values) {
        assert.equal((await twin(`/search.json?${new URLSearchParams({ q: only })}`)).total, count, only);
        assert.equal((await twin(`/search.json?${new URLSearchParams({ q: hide })}`)).total, total - count, hide);
      }
    }
    const page = await desk.page('/search?q=the');
    assert.match(page, /<a href="\/search\?q=the\+act%3Awarn">warn/u);
    assert.match(page, /<a class="hide" href="\/search\?q=the\+-act%3Awarn">hide/u);
  });

  it('should keep the order from page to page and in links', async () => {
    const page = await desk.page('/search?q=the&sort=match');
    assert.match(page, /<b>best match first<\/b>/u);
    assert.match(page, /q=the\+act%3Awarn&amp;sort=match/u);
    assert.equal((await twin('/search.json?q=the&sort=match')).sort, 'match');
  });

  it('should make a query of a sentence with blanks, and show it in the box', async () => {
    const page = await desk.page('/search?who=Ilse+Varga&about=ferry+pay&when=2031-05&to=&where=');
    assert.match(page, /name="q" [^>]*value="who:&quot;Ilse Varga&quot; about:ferry about:pay when:2031-05"/u);
    assert.match(page, /1 statement/u);
    assert.match(await desk.page('/'), /<form class="ask" action="\/search" method="get"/u);
    const odd = await desk.get('/search?when=next+week');
    assert.equal(odd.status, 400);
  });

  it('should offer what there is where nothing is found, and the field that was meant', async () => {
    const page = await desk.page('/search?q=ferry+act:deny');
    assert.match(page, /What there is instead[\s\S]+<code>ferry<\/code><\/a> <span class="meta">without act:deny: 1/u);
    const wrong = await desk.get('/search?q=speaker:varga');
    assert.equal(wrong.status, 400);
    assert.match(await wrong.text(), /Did you mean <a href="\/search\?q=who%3Avarga">/u);
  });

  it('should give a search as Atom whose ids and times stay', async () => {
    const path = '/search.atom?q=weir+OR+toll';
    const answer = await desk.get(path);
    assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
    const atom = await answer.text();
    assert.match(atom, /<updated>2031-05-19T11:00:00\.000Z<\/updated>/u);
    assert.match(atom, /&lt;img src=x&gt; the {3}sluice &amp; the weir \]\]&gt; stay/u);
    assert.ok(!atom.includes('\u0001'));
    desk.wait(1000);
    assert.equal(await desk.page(path), atom);
    const [id] = /(?<=urn:onrecord:statement:)\w+/u.exec(atom)!;
    await desk.store.checkStatement(id!, { kind: 'confirm' }, { by: 'Mira Oduya', note: '' });
    const later = await desk.page(path);
    assert.match(later, /checked by Mira Oduya on 2031-06-01: confirmed/u);
    const ids = (text: string) => text.match(/urn:onrecord:[\w:]+/gu);
    assert.deepEqual(ids(later), ids(atom));
  });

  it('should give it as JSON Feed, JSON lines and CSV, with formulas defused', async () => {
    const feed = await twin('/search.feed.json?q=weir');
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
    assert.equal(feed.items.length, 2);
    assert.equal(feed.items[0].external_url, hostile.url);
    const lines = (await desk.page('/search.jsonl?q=')).trim().split('\n');
    assert.equal(lines.length, (await desk.store.counts()).statements);
    const csv = await desk.page('/search.csv?q=weir');
    assert.match(csv, /'=SUM\(A1\)/u);
    assert.match(csv, /'\+Lantern/u);
    for (const kind of ['csv', 'jsonl', 'atom', 'feed.json']) {
      assert.equal((await desk.get(`/search.${kind}?q=when:soon`)).status, 400, kind);
      assert.equal((await desk.get(`/search.${kind}?q=${'x'.repeat(1001)}`)).status, 400, kind);
      assert.equal((await desk.get(`/search.${kind}?saved=none`)).status, 404, kind);
    }
  });

  it('should keep a search under a name, with feeds of that name, and take changes back', async () => {
    const made = await desk.post('/searches', { name: 'The <weir>', query: 'weir', by: 'Ben Osei' });
    assert.equal(made.status, 303);
    const [kept] = (await twin('/searches.json')).searches;
    assert.deepEqual([kept.name, kept.query, kept.by], ['The <weir>', 'weir', 'Ben Osei']);
    assert.match(await desk.page('/searches'), /The &lt;weir&gt;/u);
    assert.match(await desk.page(`/search.atom?saved=${kept.id}`), /<title>Onrecord: The &lt;weir&gt;<\/title>/u);
    const path = `/searches/${kept.id}`;
    await desk.post(path, { do: 'rename', name: 'Weirs', seen: kept.version });
    const late = await desk.post(path, { do: 'delete', seen: kept.version });
    assert.equal(late.status, 409);
    assert.match(await late.text(), /was first and called it “Weirs”/u);
    const [renamed] = (await twin('/searches.json')).searches;
    const gone = await desk.post(path, { do: 'delete', seen: renamed.version });
    assert.equal(gone.headers.get('location'), `/searches?changed=${kept.id}`);
    const page = await desk.page(`/searches?changed=${kept.id}`);
    assert.match(page, /“Weirs” is deleted\.[\s\S]+Take that back/u);
    const seen = /name="seen" value="(\w+)"/u.exec(page)![1]!;
    await desk.post(path, { do: 'undo', seen });
    assert.equal((await twin('/searches.json')).searches[0].name, 'Weirs');
    assert.equal((await desk.post('/searches', { name: '', query: 'weir' })).status, 422);
    assert.equal((await desk.post('/searches', { name: 'x', query: 'weir (' })).status, 422);
    assert.equal((await desk.post('/searches/none', { do: 'delete', seen: '' })).status, 404);
    assert.equal((await desk.post(path, { do: 'burn' })).status, 422);
  });
});

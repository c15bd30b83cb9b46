/** The demo newsroom, read whole: what its pages say of themselves, who said what in them, and what must not get in. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { models } from '../../../test/models.ts';
import { makeCapture } from '../../gather/index.ts';
import { textOf } from '../../lib/spans.ts';
import { read } from '../../pipeline.ts';
import type { Reading, Statement } from '../../types/index.ts';
import { type DemoPage, demoPages } from './index.ts';

/** File, headline, authors (null: an agency is credited, nobody by name), publication, and the least number of statements. */
type Row = readonly [
  file: string,
  headline: string,
  authors: readonly string[] | null,
  published: string,
  floor: number,
];

// biome-ignore format: a table
const table: readonly Row[] = [
  ['lindmoor-ledger/st-brannocs-mere-valley-merger', 'Two hospitals, one board: St Brannoc’s and Mere Valley to merge next spring', ['Clementine Ashgrove'], '2031-05-05T06:15:00+02:00', 9],
  ['wend-valley-echo/council-to-vote-on-dredging-thursday', 'Council to vote on dredging Thursday, and nobody is counting on anything', ['Nell Garrick'], '2031-05-05T09:00:00+02:00', 6],
  ['quay-and-rail/rsu-calls-two-day-strike', 'Rail union calls two-day strike from Friday over night rosters', ['Fenella Roake'], '2031-05-06T11:20:00+02:00', 6],
  ['kna/kestrin-require-pilots-foreign-tugs', 'Kestrin to require pilots on foreign tugs in Hale Strait, minister says', ['Desmond Achterberg'], '2031-05-06T15:12:00+02:00', 6],
  ['osmer-chronicle/harrow-foreign-tugs-pilot-or-stay-out', 'Harrow Tells Foreign Tugs: Take a Pilot or Stay Out', ['Wren Castellow'], '2031-05-06T17:40:00+02:00', 9],
  ['lindmoor-ledger/kestrin-pilots-foreign-tugs-hale', 'Foreign tugs must carry Kestrian pilots in Hale Strait, says minister', null, '2031-05-07T07:05:00+02:00', 6],
  ['halewave/nurses-vote-on-merger-protest', 'Nurses threaten protest over hospital merger', ['Marit Sollis'], '2031-05-07T17:20:00+02:00', 8],
  ['halewave/pilot-guild-chair-interview', '“I would rather be slow than sorry”: the pilots’ chairman on the tug dispute', ['Jonah Pell'], '2031-05-08T08:30:00+02:00', 1],
  ['lindmoor-ledger/ferry-crews-postal-votes-rejected', 'Thousands of ferry crews’ postal votes may be thrown out', ['Tobias Rennick'], '2031-05-08T18:00:00+02:00', 8],
  ['kna/tarnholm-council-postpones-dredging-vote', 'Tarnholm council postpones dredging vote after silt report challenged', ['Yara Tamsin'], '2031-05-08T22:40:00+02:00', 9],
  ['wend-valley-echo/dredging-vote-put-off', 'Dredging vote put off: two pages went missing, says scientist', null, '2031-05-09T07:30:00+02:00', 9],
  ['kna/kestrian-rail-strike-begins', 'Kestrian rail workers begin 48-hour strike, freight halted', ['Desmond Achterberg'], '2031-05-09T09:30:00+02:00', 6],
  ['quay-and-rail/calder-voss-denies-march-near-miss', 'Calder & Voss denies near miss, blames “a nervous radar”', ['Osric Tuke'], '2031-05-09T10:45:00+02:00', 8],
  ['osmer-chronicle/rail-strike-trucks-queue-port-osmer', 'Rail Strike Halts Freight; Trucks Queue at Port Osmer', null, '2031-05-09T13:05:00+02:00', 6],
  ['quay-and-rail/strike-begins-freight-halted', 'Strike begins, freight halted, gulls unaffected', null, '2031-05-09T14:20:00+02:00', 6],
  ['wend-valley-echo/quill-no-ward-before-2033', 'Quill at Mere Valley: no ward to close before 2033', ['Nell Garrick'], '2031-05-12T16:45:00+02:00', 10],
  ['kna/court-orders-count-ferry-votes', "Court orders Kestrin election commission to examine ferry crews' votes", ['Yara Tamsin'], '2031-05-12T17:55:00+02:00', 8],
  ['halewave/rail-mediator-named', 'Rail dispute: both sides accept mediator', ['Jonah Pell'], '2031-05-12T19:40:00+02:00', 6],
  ['osmer-chronicle/tollaver-winter-only-dredging', 'Tollaver: Dredge in Winter or Not at All', ['Wren Castellow'], '2031-05-13T12:10:00+02:00', 9],
  ['halewave/menlow-stamps-count', 'Ships’ stamps will count, says election judge', ['Jonah Pell'], '2031-05-13T20:05:00+02:00', 8],
  ['osmer-chronicle/harrow-softens-pilot-rule', 'Harrow Softens Pilot Rule: Tested Masters May Sail Alone', ['Wren Castellow'], '2031-05-14T18:25:00+02:00', 11],
  ['lindmoor-ledger/leaked-letter-mere-valley-accident-unit', 'Leaked letter shows plan to shut Mere Valley accident unit at night', ['Clementine Ashgrove', 'Tobias Rennick'], '2031-05-15T05:50:00+02:00', 12],
  ['halewave/tarnholm-approves-winter-dredging', 'Tarnholm approves winter dredging by three votes', ['Marit Sollis'], '2031-05-15T23:15:00+02:00', 7],
  ['lindmoor-ledger/orvane-ambassador-summoned-strait', 'Orvane’s ambassador summoned after ‘fairground licence’ jibe', ['Tobias Rennick'], '2031-05-16T13:30:00+02:00', 12],
  ['quay-and-rail/rail-deal-ten-and-a-half-hours', 'Deal: drivers get ten and a half hours, and a clock to prove it', ['Fenella Roake'], '2031-05-16T16:30:00+02:00', 8],
  ['osmer-chronicle/hale-south-flips-ferry-votes', 'Ostrander: “Hale South Was Decided on a Car Deck”', ['Idris Boone-Hallam'], '2031-05-17T09:15:00+02:00', 12],
  ['lindmoor-ledger/strait-dispute-joint-board-analysis', 'Nine hours in January: how a broken towline became a quarrel between neighbours', ['Tobias Rennick'], '2031-05-18T06:00:00+02:00', 13],
];

/** File, the source's full name (null: nobody is named), the cue, and words of the content. */
type Known = readonly [file: string, name: string | null, cue: string, content: string];

// biome-ignore format: a table
const known: readonly Known[] = [
  ['osmer-chronicle/harrow-foreign-tugs-pilot-or-stay-out', 'Odile Harrow', 'told', 'that no foreign tug would be allowed through the Hale Strait without a Kestrian pilot on board'],
  ['osmer-chronicle/harrow-foreign-tugs-pilot-or-stay-out', 'Odile Harrow', 'said', '“A strait is not a parking lot,”'],
  ['osmer-chronicle/harrow-foreign-tugs-pilot-or-stay-out', 'Joost Merriden', 'said', '“You do not wait for the end of the month to fix a hole in the boat,”'],
  ['osmer-chronicle/harrow-foreign-tugs-pilot-or-stay-out', 'Odile Harrow', 'denied', 'that there had been any offer'],
  ['kna/kestrin-require-pilots-foreign-tugs', 'Odile Harrow', 'told', '“The time for letters is over,”'],
  ['kna/kestrin-require-pilots-foreign-tugs', 'Odile Harrow', 'added', 'that the ministry had been advised the rule was lawful'],
  ['lindmoor-ledger/kestrin-pilots-foreign-tugs-hale', 'Odile Harrow', 'told', '‘The time for letters is over,’'],
  ['lindmoor-ledger/st-brannocs-mere-valley-merger', 'Teodor Quill', 'told', '‘No ward will close,’'],
  ['lindmoor-ledger/st-brannocs-mere-valley-merger', 'Hamish Orlove', 'said', 'Then the laundry closed.'],
  ['wend-valley-echo/quill-no-ward-before-2033', 'Teodor Quill', 'told', '"No ward will close before 2033,"'],
  ['wend-valley-echo/quill-no-ward-before-2033', 'Ottoline Grice', 'said', '"That is the first thing he has put in writing,"'],
  ['wend-valley-echo/council-to-vote-on-dredging-thursday', 'Hugo Fenwright', 'warned', 'that two shipping lines would leave for Port Osmer by the autumn'],
  ['wend-valley-echo/council-to-vote-on-dredging-thursday', 'Dorrit Maske', 'said', '"They have a model that says the silt goes out to sea,"'],
  ['kna/tarnholm-council-postpones-dredging-vote', 'Mireille Stroud', 'said', '“I did not write a report that says yes,”'],
  ['wend-valley-echo/dredging-vote-put-off', 'Mireille Stroud', 'said', '"I did not write a report that says yes,"'],
  ['osmer-chronicle/tollaver-winter-only-dredging', 'Agnes Tollaver', 'said', '“I was wrong about the summer,”'],
  ['osmer-chronicle/tollaver-winter-only-dredging', 'Agnes Tollaver', 'told', '“The port dies by inches, and I have not forgotten it,”'],
  ['halewave/tarnholm-approves-winter-dredging', 'Anselm Roke', 'said', '“They have bought us with our own water,”'],
  ['quay-and-rail/rsu-calls-two-day-strike', 'Sefton Arkwell', 'said', '“That law was made for floods, not for rosters,”'],
  ['kna/kestrian-rail-strike-begins', 'Corvin Haddle', 'denied', 'that any such offer had been made in writing'],
  ['osmer-chronicle/rail-strike-trucks-queue-port-osmer', 'Corvin Haddle', 'told', '“Every one of them would rather be at work,”'],
  ['quay-and-rail/strike-begins-freight-halted', 'Corvin Haddle', 'told', '“Every one of them would rather be at work,”'],
  ['quay-and-rail/rail-deal-ten-and-a-half-hours', 'Aurelia Stenmark', 'said', '“There was soup,”'],
  ['halewave/rail-mediator-named', 'Ingrith Paske', 'said', '“I keep my word in both directions,”'],
  ['kna/court-orders-count-ferry-votes', 'Isaura Menlow', 'told', '"I was told to count, so I shall count,"'],
  ['halewave/menlow-stamps-count', 'Rafe Ostrander', 'said', '“It is a good decision by the wrong person,”'],
  ['lindmoor-ledger/orvane-ambassador-summoned-strait', 'Lucan Terevi', 'denied', 'that there was any such threat'],
  ['lindmoor-ledger/orvane-ambassador-summoned-strait', null, 'said', '‘We would have had a deal by now if dinner had been cancelled.’'],
  ['osmer-chronicle/hale-south-flips-ferry-votes', 'Rafe Ostrander', 'said', '“Ansgar Drewe printed a form that hid a signature,”'],
  ['lindmoor-ledger/strait-dispute-joint-board-analysis', 'Odile Harrow', 'said', '‘The sentence has grown, that is all,’'],
  ['lindmoor-ledger/strait-dispute-joint-board-analysis', 'Wendeline Marsh', 'said', '‘Everybody says it was a bang,’'],
  ['lindmoor-ledger/ferry-crews-postal-votes-rejected', 'Ansgar Drewe', 'conceded', 'that the line for the witness stood on the back of the sheet'],
  ['quay-and-rail/rsu-calls-two-day-strike', 'Ingrith Paske', 'insisted', 'that the rosters met the law'],
  ['halewave/tarnholm-approves-winter-dredging', 'Dorrit Maske', 'said', 'the insurance was more than she had expected a month ago'],
  ['halewave/pilot-guild-chair-interview', 'Calder & Voss Towage', 'told', 'that its crews were trained on simulators every year'],
];

/** Everybody in the newsroom who says anything. */
// biome-ignore format: a list
const people: ReadonlySet<string> = new Set([
  'Odile Harrow', 'Joost Merriden', 'Beatrix Onslade', 'Petra Aldwin', 'Lucan Terevi',
  'Lorcan Fayde', 'Wendeline Marsh', 'Agnes Tollaver', 'Edric Pallant', 'Mireille Stroud',
  'Hugo Fenwright', 'Dorrit Maske', 'Wilf Tansley', 'Anselm Roke', 'Fern Abelard',
  'Teodor Quill', 'Salome Brightwen', 'Hamish Orlove', 'Ottoline Grice', 'Leopold Haskett',
  'Auberon Stile', 'Garrick Thole', 'Corvin Haddle', 'Ingrith Paske', 'Sefton Arkwell',
  'Aurelia Stenmark', 'Meredith Oake', 'Tamar Willoughby-Kent', 'Bastian Uhlery', 'Isaura Menlow',
  'Rafe Ostrander', 'Ansgar Drewe', 'Philippa Nkembe', 'Bertil Osgood-Lane', 'Ingeborg Callis',
  'Emeric Vaud', 'Sunniva Pryce', 'Lowell Trask', 'Jonah Pell',
]);

/** Words of comments, promotions, cookie notes, author boxes and footers: no statement may hold any of them. */
const outside: readonly string[] = [
  'never been on the bridge of anything bigger',
  'Pilots first, profits second',
  'The radar was the only calm thing',
  'what my landlord said about the roof',
  'called that a merger as well',
  'It was harder to get than you think',
  'It prints everything twice',
  'every vote counts',
  'does it have a date, a budget and a logo',
  'two ministers, one rope',
  'How a parted towline closed the strait',
  '43 partners',
  'Independent journalism needs its readers',
  'remember that you have seen this note',
  'We come when it rains',
  'rubber for every quay',
  'argue with both',
  'an opinion on each',
  'has promised to stop bringing it up',
  'Reporting by',
  'credit line KNA',
  'goats',
];

function capture(page: DemoPage) {
  return makeCapture({
    uri: page.url,
    capturedAt: page.capturedAt,
    mediaType: page.mediaType,
    body: page.read(),
    via: { kind: 'demo', uri: null },
  });
}

const pages = demoPages();
const readings = new Map<string, Reading>();
for (const page of pages) {
  const { reading, problem } = read(capture(page), models);
  assert.equal(problem, null, `${page.file}: ${problem?.detail}`);
  readings.set(page.file.replace('.html', ''), reading!);
}

const words = (reading: Reading, statement: Statement) =>
  statement.content.map(({ span }) => textOf(reading.article.text, span).trim()).join(' ');

const cueOf = (reading: Reading, { cue }: Statement) => (cue ? textOf(reading.article.text, cue.span) : null);

describe('the demo newsroom', () => {
  it('should be six outlets and at least 24 articles', () => {
    assert.equal(new Set(pages.map(({ publisher }) => publisher)).size, 6);
    assert.ok(pages.length >= 24);
    assert.deepEqual(
      pages.map(({ file }) => file.replace('.html', '')),
      table.map(([file]) => file),
    );
  });

  it('should list every page in its outlet’s feed', () => {
    const folder = join(import.meta.dirname, 'feeds');
    for (const { file, url } of pages) {
      const feed = readFileSync(join(folder, `${file.split('/')[0]}.xml`), 'utf8');
      assert.ok(feed.includes(url.replaceAll('&', '&amp;')), `${url} is in no feed`);
    }
  });
});

describe('what a demo page says of itself', () => {
  for (const [file, headline, authors, published] of table) {
    it(`should be read from ${file}`, () => {
      const { article } = readings.get(file)!;
      const page = pages.find((one) => one.file === `${file}.html`)!;
      const names = article.authors.map(({ name }) => name);
      assert.equal(article.headline, headline);
      if (authors === null)
        assert.ok(
          names.every((name) => /^(?:KNA|Kestrin News Agency)$/.test(name)),
          `authors: ${names}`,
        );
      else assert.deepEqual(names, authors);
      assert.equal(article.publisher, page.publisher);
      assert.equal(article.url, page.url);
      // The Echo prints its time without a zone: the day is what is known.
      if (file.startsWith('wend-valley-echo/'))
        assert.equal(article.datePublished?.slice(0, 10), published.slice(0, 10));
      else assert.equal(Date.parse(article.datePublished ?? ''), Date.parse(published), `${article.datePublished}`);
      assert.equal(article.inLanguage?.slice(0, 2), 'en');
    });
  }

  it('should believe the printed byline and time where the page’s JSON-LD is a template’s', () => {
    for (const [file, reading] of readings) {
      if (!file.startsWith('quay-and-rail/')) continue;
      const { article } = reading;
      assert.notEqual(article.headline, 'Quay & Rail');
      assert.ok(!article.authors.some(({ name }) => name === 'admin'), `${file}: the author is “admin”`);
      assert.ok(article.datePublished?.startsWith('2031-05-'), `${file}: published ${article.datePublished}`);
      assert.ok(
        article.witnesses.some(({ field, value }) => field === 'datePublished' && value.startsWith('2024')),
        'the witness that lost is kept',
      );
    }
  });
});

describe('who said what in the demo newsroom', () => {
  for (const [file, name, cue, content] of known) {
    it(`should know who said ${content.slice(0, 50)} in ${file}`, () => {
      const reading = readings.get(file)!;
      const found = reading.statements.filter((statement) => words(reading, statement).includes(content));
      assert.ok(found.length > 0, 'nobody said it');
      const right = found.some(
        (statement) => statement.source !== null && statement.source.name === name && cueOf(reading, statement) === cue,
      );
      const said = found.map((statement) => `${statement.source?.name ?? null} ${cueOf(reading, statement)}`);
      assert.ok(right, `found ${said.join('; ')}, wanted ${name} ${cue}`);
    });
  }

  it('should find at least six in ten of the sayings of every article', () => {
    const few = table
      .map(([file, , , , floor]) => ({ file, floor, found: readings.get(file)!.statements.length }))
      .filter(({ floor, found }) => found < floor);
    assert.deepEqual(few, []);
  });

  it('should let nothing in from comments, teasers, promotions and author boxes', () => {
    const spoken = new Set(['headline', 'standfirst', 'paragraph', 'subheading', 'list-item', 'blockquote', 'caption']);
    const strays: string[] = [];
    for (const [file, { article, statements }] of readings) {
      for (const { kind, span } of article.parts) {
        if (!spoken.has(kind)) continue;
        const text = textOf(article.text, span);
        for (const phrase of outside) if (text.includes(phrase)) strays.push(`${file}: ${kind} “${phrase}”`);
        if (/(?:…|\[\.\.\.\])$/.test(text.trim())) strays.push(`${file}: ${kind} is cut off: “${text}”`);
      }
      for (const { span } of statements.flatMap(({ content }) => content)) {
        const part = article.parts.find((one) => one.span.start <= span.start && span.end <= one.span.end);
        if (part === undefined || !spoken.has(part.kind))
          strays.push(`${file}: ${part?.kind} speaks “${textOf(article.text, span)}”`);
      }
    }
    assert.deepEqual(strays, []);
  });

  it('should read a headline of another story as no statement of this one', () => {
    for (const [file, reading] of readings) {
      const contents = reading.statements.map((statement) => words(reading, statement));
      for (const [other, headline] of table) {
        if (other === file) continue;
        const stray = contents.find((content) => content.split(/\s+/).length >= 4 && headline.includes(content));
        assert.equal(stray, undefined, `${file} has a statement from the teaser “${headline}”`);
      }
    }
  });

  it('should give every person by the full name', () => {
    const strangers: string[] = [];
    for (const [file, reading] of readings)
      for (const { source } of reading.statements)
        if (source?.kind === 'person' && source.name !== null && !people.has(source.name))
          strangers.push(`${file}: ${source.name}`);
    assert.deepEqual([...new Set(strangers)], []);
  });

  it('should know the source of an agency’s quotation in every outlet that carries it', () => {
    const quotation = '“Every one of them would rather be at work,”';
    const carriers = [...readings].flatMap(([file, reading]) =>
      reading.statements
        .filter((statement) => words(reading, statement).startsWith(quotation))
        .map(({ source }) => `${file.split('/')[0]}: ${source?.name}`),
    );
    assert.deepEqual(
      carriers,
      ['kna', 'osmer-chronicle', 'quay-and-rail'].map((outlet) => `${outlet}: Corvin Haddle`),
    );
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactName, expertise, isContactLine, readBiography } from './author-box.ts';
import { captureOf } from './capture-for-tests.ts';
import { findDateline } from './dateline.ts';
import { readPage } from './index.ts';
import { detectLanguage } from './language.ts';
import { lazyText, withLazyText } from './lazy-text.ts';
import {
  isBylineBlock,
  isCommentHeading,
  isCorrection,
  isDateLine,
  isInfoLine,
  isSignOff,
  signedReporters,
} from './lines.ts';
import { dateInUrl, readDate } from './metadata/dates.ts';
import { readJsonLd } from './metadata/json-ld.ts';
import { isPersonName, readByline } from './names.ts';
import { plainBlocks } from './plain/blocks.ts';
import { inlineTeaser, pointsElsewhere, trailingTeasers } from './plain/teasers.ts';
import { httpUrl, isPlausibleCanonical } from './urls.ts';
import { isAdvertisement, plainWords } from './words.ts';

test('finds datelines of many shapes', () => {
  assert.equal(findDateline('OSTHAVEN, Varland (VNA) — The quay was shut.')?.place, 'OSTHAVEN, Varland');
  assert.equal(findDateline('NORDBY, N.V. - The lock was opened.')?.place, 'NORDBY, N.V.');
  assert.equal(findDateline('SALTBY ― The mill turns.')?.place, 'SALTBY');
  assert.equal(findDateline('Oberwald (dpa) - Die Seilbahn fährt.')?.agency, 'dpa');
  assert.equal(findDateline('OSTHAVEN, March 5 (VNA) — It rained.')?.place, 'OSTHAVEN');
});

test('should not take a sentence for a dateline', () => {
  for (const text of [
    'The board met on Tuesday — nobody spoke.',
    'Ilse Varga - who runs the harbour - said no.',
    'VARGA: I said what I said.',
    'U.S.-led talks began on Monday.',
    'Rep. Tom Oduya (R-N.V.) said that the lock was paid for.',
    'NATO-style rules were proposed.',
    '',
  ])
    assert.equal(findDateline(text), null, text);
});

test('divides a byline into people, agencies and job titles', () => {
  assert.deepEqual(readByline('By Ilse Varga and Tom Oduya, Harbour Correspondent').people, [
    { name: 'Ilse Varga', jobTitle: null },
    { name: 'Tom Oduya', jobTitle: 'Harbour Correspondent' },
  ]);
  assert.deepEqual(readByline('Von Lena Moosbacher, dpa'), {
    people: [{ name: 'Lena Moosbacher', jobTitle: null }],
    agencies: ['dpa'],
  });
  assert.deepEqual(
    readByline('Por María de la Cruz y Joan Ferrer').people.map((person) => person.name),
    ['María de la Cruz', 'Joan Ferrer'],
  );
  assert.deepEqual(readByline('By VEGA LINDQVIST').people[0]?.name, 'Vega Lindqvist');
});

test('should not take offices, dates and sentences for people', () => {
  for (const text of [
    'Staff Writer',
    'Marketing Director',
    '15.12.2031',
    'Read More',
    'Reuters',
    'the board said',
    'https://x.example',
    '',
  ])
    assert.equal(isPersonName(text), false, text);
  assert.deepEqual(readByline('Updated on 3 May').people, []);
});

test('should not take a sentence that begins with "By" for a byline', () => {
  assert.equal(isBylineBlock('By Ilse Varga'), true);
  assert.equal(isBylineBlock('Tom Oduya, Staff Writer'), true);
  assert.equal(isBylineBlock('By Monday the harbour had frozen, and nobody was surprised any more.'), false);
  assert.equal(isBylineBlock('Tom Oduya, who runs the lock, said no.'), false);
});

test('knows a line that is only a date', () => {
  for (const line of [
    'March 5, 2031',
    'Published: 5.3.2031',
    'Tuesday, 5 March 2031',
    'Updated 5 March 2031, 10:30 a.m.',
  ])
    assert.ok(isDateLine(line), line);
  for (const line of ['In March 2031 the lock froze.', 'Nine years later', '2031']) assert.ok(!isDateLine(line), line);
});

test('reads a biography, but no former post as a job title', () => {
  const found = readBiography(
    'Petra Lindqvist is a shipping correspondent at the Osthaven Courier. She covers ports and tides.',
  );
  assert.deepEqual(
    [found?.name, found?.jobTitle, found?.knowsAbout],
    ['Petra Lindqvist', 'shipping correspondent', ['ports', 'tides']],
  );
  const former = readBiography(
    'Petra Lindqvist has been working at the Courier since 2029. She served as the senior editor of a radio station.',
  );
  assert.deepEqual([former?.name, former?.jobTitle], ['Petra Lindqvist', null]);
  assert.equal(readBiography('Jan Brandt is the former mayor of Nordby.')?.jobTitle, null);
});

test('should not take a sentence about somebody for a biography', () => {
  for (const text of [
    'Ilse Varga has been leasing two piers since May.',
    'Harbour Chief Ilse Varga warned of a strike.',
    'The board is a body of nine.',
    'She covers ports.',
  ])
    assert.equal(readBiography(text), null, text);
});

test('lists what an author knows about', () => {
  assert.deepEqual(
    expertise(
      'Her expertise lies in tides, particularly the spring tide, as well as U.K. ports, and the price of fuel. She sails.',
    ),
    ['tides', 'the spring tide', 'U.K. ports', 'the price of fuel'],
  );
  assert.deepEqual(expertise('She sails on Sundays.'), []);
});

test('knows a contact line and the name in it', () => {
  assert.equal(contactName('Follow Jonas Weil on Twitter @invented.'), 'Jonas Weil');
  assert.ok(isContactLine('Reach him directly at weil@courier.example.'));
  assert.ok(!isContactLine('Follow the coast road to Saltby and turn left.'));
  assert.equal(contactName('Follow the coast road'), null);
});

test('finds a trailing list of teasers with and without a heading', () => {
  const story = ['The lock is open.', 'It was closed for nine years, the mayor said.'];
  const headed = trailingTeasers(
    [...story, 'Read more:', 'Pilots Put Off Their Strike', 'Ferry Fares Fall for Pupils'],
    1,
  );
  assert.deepEqual(
    headed?.related.map((story) => story.title),
    ['Pilots Put Off Their Strike', 'Ferry Fares Fall for Pupils'],
  );
  const bare = trailingTeasers(
    [
      ...story,
      'Pilots Put Off Their Strike in Nordby',
      'After a night of talks the pilots have',
      'Ferry Fares Fall for Pupils on Islands',
      'The line said in a letter that its',
    ],
    1,
  );
  assert.equal(bare?.first, 2);
  assert.equal(bare?.related[1]?.excerpt, 'The line said in a letter that its');
});

test('should not take the end of a story for teasers', () => {
  assert.equal(
    trailingTeasers(
      [
        'The lock is open.',
        'What comes next',
        'The mayor would not say when the second gate will be built.',
        'Nobody else would.',
      ],
      1,
    ),
    null,
  );
  assert.equal(inlineTeaser('More: he said that there would be none.'.repeat(8)), null);
  assert.equal(inlineTeaser('Varga: I said what I said on Monday.'), null);
});

test('joins lines that were broken at a width, and no others', () => {
  const wrapped =
    'The mayor of Nordby opened the new lock of the town on Monday at\nnoon, nine years after the first stone of it had been laid, and two\nyears after the builders had promised to be done with it at last, as\nthe council had asked.\n\nNobody complained.';
  assert.equal(plainBlocks(wrapped).length, 2);
  assert.equal(plainBlocks('One line.\nAnother line.\nA third line, a little longer.').length, 3);
  assert.equal(plainBlocks('').length, 0);
});

test('reads dates in many languages, with a zone only where one is given', () => {
  assert.equal(readDate('2031-05-16T14:05:00+02:00'), '2031-05-16T14:05:00+02:00');
  assert.equal(readDate('2031-05-16T14:05:00Z'), '2031-05-16T14:05:00+00:00');
  assert.equal(readDate('2031-05-16 14:05:00'), '2031-05-16');
  assert.equal(readDate('20310516'), '2031-05-16');
  assert.equal(readDate('16. Mai 2031'), '2031-05-16');
  assert.equal(readDate('16 de mayo de 2031'), '2031-05-16');
  assert.equal(readDate('May 16, 2031'), '2031-05-16');
  assert.equal(readDate('2031年5月16日'), '2031-05-16');
  assert.equal(readDate('Fri May 16 14:05:00 CEST 2031'), '2031-05-16');
  assert.equal(readDate('16/05/2031'), '2031-05-16');
  assert.equal(readDate('05/06/2031', false), '2031-05-06');
  assert.equal(dateInUrl('https://x.example/2031/05/16/tide'), '2031-05-16');
});

test('should not read a date where there is none', () => {
  for (const text of ['2031-02-30', '2031-13-01', 'yesterday', '12345678901234567890', 'Nordby 2031 edition', ''])
    assert.equal(readDate(text), null, text);
  assert.equal(dateInUrl('https://x.example/2031/55/16/tide'), null);
});

test('reads JSON-LD of every shape, broken ones too', () => {
  const read = (json: string) => readJsonLd([json], () => false);
  assert.equal(read('[{"@type":["Thing","NewsArticle"],"headline":"Tide"}]')?.headline, 'Tide');
  assert.equal(
    read('{"@type":"NewsArticle","headline":"A\n B","author":"Ilse Varga",}')?.people[0]?.name,
    'Ilse Varga',
  );
  assert.equal(
    read('{"@type":"NewsArticle","headline":"Tide","datePublished":"2031-01-02", oops')?.datePublished,
    '2031-01-02',
  );
  assert.equal(read('{"@type":"NewsArticle","headline":"Tom &amp; Ilse&#39;s"}')?.headline, "Tom & Ilse's");
  for (const json of ['', 'null', '[]', '{', '{"@type":"BreadcrumbList"}', '['.repeat(50_000)])
    assert.equal(read(json), null);
});

test('lets only absolute http addresses out, and believes no home page', () => {
  assert.equal(httpUrl('/a', 'https://x.example/b'), 'https://x.example/a');
  for (const href of ['javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.example', '', null])
    assert.equal(httpUrl(href, 'https://x.example/'), null);
  assert.ok(isPlausibleCanonical('https://www.x.example/a', 'https://m.x.example/a?b'));
  assert.ok(!isPlausibleCanonical('https://x.example/', 'https://x.example/a'));
  assert.ok(!isPlausibleCanonical('https://y.example/a', 'https://x.example/a'));
});

test('knows the language of a text, and says nothing of none', () => {
  assert.equal(detectLanguage('The board said that the quay would not be sold, and that it was not for sale.'), 'en');
  assert.equal(
    detectLanguage('Die Seilbahn fährt nach zwei Jahren wieder, und das ist für die Gemeinde eine gute Nachricht.'),
    'de',
  );
  assert.equal(
    detectLanguage('La boulangerie du village est ouverte depuis vendredi, selon la mairie, et elle a deux apprentis.'),
    'fr',
  );
  assert.equal(detectLanguage('Мэр города сказал, что шлюз был открыт в понедельник и что это не всё.'), 'ru');
  assert.equal(detectLanguage('灯台が三年ぶりに点灯した。'), 'ja');
  assert.equal(detectLanguage('등대가 삼 년 만에 다시 켜졌다.'), 'ko');
  assert.equal(detectLanguage('12 34 56 —'), null);
});

test('knows a correction', () => {
  assert.ok(isCorrection('Correction: An earlier version of this article was wrong.'));
  assert.ok(!isCorrection('Corrections officers walked out on Monday.'));
});

test('should not let what changes around a story change its id or its words', () => {
  const page = (extra: string) =>
    `<title>Tide</title><link rel="canonical" href="https://x.example/a"><article><h1>Tide rises</h1><p>The tide rose on Monday by more than anybody at the harbour had thought it would.</p><div class="related"><a href="/b">${extra}</a></div><p>It fell again before the evening, and the ferries sailed as they always do.</p></article>`;
  const one = readPage(
    captureOf(page('A first story to read instead'), 'text/html', 'https://x.example/a?utm=1'),
  ).article;
  const two = readPage(captureOf(page('A second story to read instead'), 'text/html', 'https://x.example/a')).article;
  assert.equal(one?.id, two?.id);
  assert.equal(one?.wordsDigest, two?.wordsDigest);
  assert.notEqual(one?.textDigest, two?.textDigest);
});

test('should not let a script address out of a page', () => {
  const { article } = readPage(
    captureOf(
      '<article><h1>Tide rises again</h1><a rel="author" href="javascript:alert(1)">Ilse Varga</a><p>The tide rose on Monday by more than anybody at the harbour had thought.</p><div class="related"><a href="javascript:alert(2)">Another story to read instead</a></div></article>',
    ),
  );
  assert.deepEqual(
    article?.authors.map((author) => [author.name, author.url]),
    [['Ilse Varga', null]],
  );
  assert.deepEqual(article?.related, []);
});

test('knows who reported from a sign-off, and who only edited', () => {
  assert.equal(
    signedReporters('(Reporting by Ilse Varga in Osthaven; editing by Tom Oduya)'),
    'Ilse Varga in Osthaven',
  );
  assert.equal(signedReporters('Additional reporting by Tom Oduya. '), 'Tom Oduya');
  assert.equal(signedReporters('Editing by Tom Oduya'), null);
  assert.ok(isSignOff('Editing by Tom Oduya'));
  assert.ok(isSignOff('Reporting and writing by Ilse Varga and Tom Oduya'));
});

test('should not take a sentence about reporting for a sign-off', () => {
  for (const text of [
    'Reporting by the Gazette found that the lock was never paid for.',
    'Writing by hand is slow, the clerk said.',
    'By Ilse Varga',
    'Written by Ilse Varga, the report says “no”.',
    'Research by Osthaven University shows that eels climb.',
    '',
  ])
    assert.ok(!isSignOff(text), text);
});

test('finds a date among the short pieces of a line', () => {
  assert.ok(isInfoLine('From VNA and our own reporter | Friday, May 9, 2031, 7:30 a.m.'));
  assert.ok(isInfoLine('Ilse Varga • 9 May 2031 • 3 min read'));
});

test('should not take addresses and sentences for a line of date and byline', () => {
  for (const text of [
    'Harbour Clinic\n7 Quay Street\n415-561-0230',
    'The gate was shut on 9 May 2031.\nIt opened again in June.',
    'Friday, May 9, 2031',
    'Home | Weather | Letters',
  ])
    assert.ok(!isInfoLine(text), text);
});

test('knows headings over comments and over other stories', () => {
  for (const text of ['12 Comments', 'Comments (3)', 'Readers’ replies', 'Guest book', 'Kommentare'])
    assert.ok(isCommentHeading(text), text);
  for (const text of ['Discussion', 'The mayor comments', 'No comment, says mayor'])
    assert.ok(!isCommentHeading(text), text);
  for (const text of ['More from the courts', 'Also in the Echo', 'Mehr aus der Region'])
    assert.ok(pointsElsewhere(text), text);
  for (const text of ['More than a key', 'More on this was said in June.', 'In the courts'])
    assert.ok(!pointsElsewhere(text), text);
});

test('knows an advertisement by the label above it', () => {
  assert.ok(isAdvertisement('Advertisement\nRoofs for every weather.'));
  assert.ok(!isAdvertisement('Advertisement'));
  assert.ok(!isAdvertisement('Advertisement is an art,\nsaid the painter.'));
});

test('compares labels in any script without their edges', () => {
  assert.equal(plainWords('— DON’T  MISS: —'), "don't miss");
  assert.equal(plainWords('«Ещё по теме…»'), 'ещё по теме');
  assert.equal(plainWords('【関連記事】'), '関連記事');
  assert.equal(plainWords('· · ·'), '');
});

test('knows the name that a biography begins with', () => {
  assert.equal(readBiography('Dr. Ilse van der Varga, 41, is a harbour correspondent.')?.name, 'Ilse van der Varga');
  assert.equal(readBiography('Élodie Marchand est journaliste au Courrier.')?.name, 'Élodie Marchand');
  assert.equal(readBiography('ilse varga is a reporter.'), null);
  assert.equal(readBiography('Ilse Varga, who is a reporter'), null);
});

/** The names of the authors of a page with a story in it. */
function authorsOf(above: string, below = ''): string[] {
  const story = `${above}<p>The harbour board met on Tuesday and said that the quay would be rebuilt before the spring.</p>
    <p>Nobody wants the ferry back, according to a letter that the mayor read aloud to the council at night.</p>${below}`;
  const { article } = readPage(
    captureOf(`<title>Quay</title><main><h1>Quay to be rebuilt before spring</h1>${story}</main>`),
  );
  return article?.authors.map((author) => author.name) ?? [];
}

test('takes authors from lines of names and from links that name them', () => {
  assert.deepEqual(authorsOf('<p><strong>Ilse Varga/Tom Oduya</strong></p>'), ['Ilse Varga', 'Tom Oduya']);
  assert.deepEqual(authorsOf('<p>von <a href="/autoren/ilse-varga">Dr. Ilse Varga</a></p>'), ['Dr. Ilse Varga']);
  assert.deepEqual(authorsOf('<div class="byline">By Ilse Varga<span>5 March 2031</span></div>'), ['Ilse Varga']);
});

test('should not take links and bold lines of other things for authors', () => {
  for (const above of [
    '<p><strong>The Old Harbour</strong></p>',
    '<p><a href="/topics/north-harbour">North Harbour</a></p>',
    '<p>Ilse Varga</p>',
    '<p><strong>Work begins in March</strong></p>',
  ])
    assert.deepEqual(authorsOf(above), [], above);
});

test('tells an error page, a consent wall and a check of the visitor from a story about them', () => {
  const codeOf = (headline: string, ...paragraphs: string[]) =>
    readPage(
      captureOf(
        `<title>${headline}</title><main><h1>${headline}</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}</main>`,
      ),
    ).problem?.code ?? null;
  const gone = 'The page you are looking for does not exist, or it has been moved to another address.';
  assert.equal(codeOf('Page not found', gone), 'page/not-an-article');
  assert.equal(
    codeOf('Fehler 404: Seite nicht gefunden', 'Leider gibt es diese Seite nicht oder nicht mehr.'),
    'page/not-an-article',
  );
  assert.equal(
    codeOf('Just a moment...', 'Checking your browser before you go on to the page.'),
    'page/not-an-article',
  );
  for (const title of ['404', 'Error 503', '403 Forbidden', 'Osthaven Post | 410', '500 – Osthaven Post', 'HTTP 401'])
    assert.equal(codeOf(title, gone), 'page/not-an-article', title);
  const brief = 'The harbour board of Osthaven said on Tuesday that nothing would change before the autumn.';
  for (const title of ['Pier 404 stays open', '500 barges wait', 'A prize of 500 crowns', '400–500 boats, no berth'])
    assert.equal(codeOf(title, brief), null, title);
  const story =
    'The council of Osthaven wants every shop in town to ask fewer questions about cookies, its speaker said on Tuesday.';
  assert.equal(codeOf('Cookie banners annoy Osthaven', story, `${story} The baker disagrees.`), null);
  assert.equal(codeOf('Key to the old mill not found', story.repeat(12)), null);
});

test('finds a story in scripts, and none in what scripts say to the visitor', () => {
  const sentence = 'The harbour board met on Tuesday and said that the quay would be rebuilt before the spring. ';
  const script = (state: unknown) => `<body><script>var s=${JSON.stringify(state)}</script></body>`;
  assert.match(lazyText(script({ bodyHtml: `<p>${sentence.repeat(5)}</p>` })) ?? '', /^<p>The harbour/);
  assert.match(lazyText(script({ articleBody: sentence.repeat(5) })) ?? '', /^<p>The harbour/);
  assert.equal(lazyText(script({ errorMessage: sentence.repeat(5) })), null);
  assert.equal(lazyText(script({ body: 'function (a) { return a.b; } '.repeat(40) })), null);
  assert.equal(lazyText('<noscript>Please switch on your scripts.</noscript>'), null);
  assert.equal(lazyText('<script>"'), null);
});

test('takes the date of a story in a script from beside it, as text or as seconds', () => {
  const story = '<p>The harbour board met on Tuesday and said that the quay would be rebuilt before the spring.</p>';
  const dateOf = (state: string) =>
    /name="date" content="([^"]+)"/.exec(withLazyText(`<body><script>${state}</script>`, story))?.[1];
  assert.equal(dateOf('{"publishedAt":"2031-05-16T14:05:00Z"}'), '2031-05-16T14:05:00Z');
  assert.equal(dateOf('{\\"publish_date\\":\\"2031-05-16\\"}'), '2031-05-16');
  assert.equal(dateOf('{"publishedAt":1936879500,"id":7}'), '1936879500');
  assert.equal(readDate('1936879500'), '2031-05-18T14:05:00+00:00');
  for (const state of ['{"publisher":"2031-05-16"}', '{"publishedAt":19368795001}', '{"updatedAt":1936879500}', ''])
    assert.equal(dateOf(state), undefined, state);
});

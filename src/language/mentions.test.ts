import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../test/models.ts';
import { articleOf, cutOut, english, mentionsOf, readLines } from './article-of-lines.test.ts';
import { parse } from './index.ts';

const people: readonly (readonly [claim: string, text: string, found: readonly string[]])[] = [
  [
    'a name with its role, and the surname after it',
    'Harbour Minister Ilse Varga left. Varga smiled.',
    ['Harbour Minister Ilse Varga → Ilse Varga', 'Varga → Ilse Varga'],
  ],
  [
    'a role in lower case before the name',
    'Police spokeswoman Anna Holt left.',
    ['Police spokeswoman Anna Holt → Anna Holt'],
  ],
  [
    'a role after the name',
    'Anna Holt, the city press secretary, left.',
    ['Anna Holt, the city press secretary → Anna Holt'],
  ],
  [
    'a definite role and a comma before the name',
    'The mayor of Midvale, Petra Kern, left.',
    ['The mayor of Midvale, Petra Kern → Petra Kern'],
  ],
  [
    'party and state in brackets or between commas',
    'Rep. Tom Holt (R-Ohio) met Sen. Bo Trask, D-Ohio, there.',
    ['Rep. Tom Holt (R-Ohio) → Tom Holt', 'Sen. Bo Trask, D-Ohio → Bo Trask'],
  ],
  [
    'a full name by its given name alone, which an age makes a person’s',
    'Zorblax Quince has bought a farm. “No agent,” laughed Zorblax, 52, there.',
    ['Zorblax Quince → Zorblax Quince', 'Zorblax, 52 → Zorblax Quince'],
  ],
  [
    'people by trades before their names',
    'Striker Zorblax Quince fell. Coxswain Yandle Prust left. Grower Imbo Trell stayed.',
    [
      'Striker Zorblax Quince → Zorblax Quince',
      'Coxswain Yandle Prust → Yandle Prust',
      'Grower Imbo Trell → Imbo Trell',
    ],
  ],
  ['an age as a person’s', 'Zorblax Quince, 52, left.', ['Zorblax Quince, 52 → Zorblax Quince']],
  [
    'initials and small words in a name',
    'J. D. Holt met Ivo van der Berg.',
    ['J. D. Holt → J. D. Holt', 'Ivo van der Berg → Ivo van der Berg'],
  ],
  [
    'an office of several words',
    'He met Secretary of State Carla Dunn. Dunn left.',
    ['Secretary of State Carla Dunn → Carla Dunn', 'Dunn → Carla Dunn'],
  ],
  [
    'a name after a weekday or a month',
    'On Monday Ilse Varga wrote to the council. In March Bo Trask replied.',
    ['Ilse Varga → Ilse Varga', 'Bo Trask → Bo Trask'],
  ],
  [
    'a name that no list has, when it speaks',
    'Zorblax Quince said so. Quince left.',
    ['Zorblax Quince → Zorblax Quince', 'Quince → Zorblax Quince'],
  ],
  [
    'a surname before the full name',
    'Holt says no\nMayor Anna Holt left.',
    ['Holt → Anna Holt', 'Mayor Anna Holt → Anna Holt'],
  ],
  [
    'two people of one surname by their titles',
    'Juan Mott and Lena Mott came. Mrs. Mott left. Mr. Mott stayed.',
    ['Juan Mott → Juan Mott', 'Lena Mott → Lena Mott', 'Mrs. Mott → Lena Mott', 'Mr. Mott → Juan Mott'],
  ],
  [
    'titles without a full stop, some of which are parts of names',
    'Lucan Holt left. Mr Holt smiled. Dr Ilka Brand said so. Prof Kern, Gen Bo Trask and Lady Mott came.',
    [
      'Lucan Holt → Lucan Holt',
      'Mr Holt → Lucan Holt',
      'Dr Ilka Brand → Ilka Brand',
      'Prof Kern → Kern',
      'Gen Bo Trask → Bo Trask',
      'Lady Mott → Lady Mott',
    ],
  ],
  [
    'a role with an owner and a comma before the name',
    'Its chair, Zorna Quill, left. The firm’s chief executive, Dr Ulva Prend, told them no.',
    ['chair, Zorna Quill → Zorna Quill', 'The firm’s chief executive, Dr Ulva Prend → Ulva Prend'],
  ],
  [
    'offices in capitals, some in a word that no list has',
    'Harbor Master Zorna Quill met Deputy Lampwright Anna Kern and Public Works Minister Ulva Prend.',
    [
      'Harbor Master Zorna Quill → Zorna Quill',
      'Deputy Lampwright Anna Kern → Anna Kern',
      'Public Works Minister Ulva Prend → Ulva Prend',
    ],
  ],
  [
    'a surname that is the plural of a trade',
    'Tom Masters left. Masters smiled.',
    ['Tom Masters → Tom Masters', 'Masters → Tom Masters'],
  ],
  [
    'a surname that is a trade',
    'James Baker III left. Baker smiled. The baker stayed.',
    ['James Baker III → James Baker III', 'Baker → James Baker III'],
  ],
  [
    'a suffix that is no surname',
    'Bob Kern Jr. left. Kern smiled.',
    ['Bob Kern Jr. → Bob Kern Jr.', 'Kern → Bob Kern Jr.'],
  ],
];
for (const [claim, text, found] of people) {
  test(`should name people: ${claim}`, () => assert.deepEqual(mentionsOf(readLines(text)), found));
}

const pronouns: readonly (readonly [claim: string, text: string, found: string])[] = [
  ['the subject of the sentence before', 'Anna Holt met Petra Kern. She left.', 'She → Anna Holt'],
  ['who has the gender', 'Anna Holt met Juan Mott. He left.', 'He → Juan Mott'],
  ['the speaker of the quotation before', 'Anna Holt met Petra Kern. “No,” Kern said. She left.', 'She → Petra Kern'],
  ['the other one as an object', 'Bo Kern said that Juan Mott had met him.', 'him → Bo Kern'],
  ['the one just named as an owner', 'Anna Holt left. Juan Mott sold his boat.', 'his → Juan Mott'],
  [
    'whom the role fits',
    'Harbour Minister Ilse Varga met Mayor Anna Holt. The minister left.',
    'The minister → Ilse Varga',
  ],
  [
    'who led the sentence before, over a relative clause',
    'The interior minister, Zorvan Quill, whose office lost it, denied that Juan Mott had won. He conceded one thing.',
    'He → Zorvan Quill',
  ],
  [
    'whom a title in capitals fits',
    'Prime Minister Ilse Varga met Mayor Anna Holt. Then the Prime Minister left.',
    'the Prime Minister → Ilse Varga',
  ],
  ['whom the short title fits', 'Sen. Bo Trask met Mayor Anna Holt. The senator left.', 'The senator → Bo Trask'],
];
for (const [claim, text, found] of pronouns) {
  test(`should resolve to ${claim}`, () => assert.equal(mentionsOf(readLines(text)).at(-1), found));
}

const none: readonly (readonly [claim: string, text: string])[] = [
  ['a pronoun of the other gender', 'He left.'],
  ['weekdays, months and holidays', 'On Friday, in May and at Christmas it rained.'],
  ['the beginning of a sentence', 'Ships left. Today everything is calm. Speaking slowly, they agreed.'],
  ['nationalities', 'Russian and British officials said so.'],
  ['an office without a name', 'The President met the Prime Minister. Later a Senator saw the Governor.'],
  ['a role that nobody has', 'The spokeswoman said no.'],
  ['a place that comes before a verb of saying', 'Moscow said no.'],
  ['many, who come first in a sentence', 'She called the Midvale Nurses’ Federation. Nurses said no. Dockers cheered.'],
  ['a place that no list has', 'She waited. They met in Orlund. The Orlundese were glad. Orlund said no.'],
];
for (const [claim, text] of none) {
  test(`should name no person in ${claim}`, () => assert.deepEqual(mentionsOf(readLines(text)), []));
}

test('should not give a pronoun to a person of the other gender', () => {
  assert.deepEqual(mentionsOf(readLines('Anna Holt left. He stayed.')), ['Anna Holt → Anna Holt']);
});

test('should not point back with a modifier that the role has not', () => {
  assert.deepEqual(mentionsOf(readLines('President Juan Mott left. The former president stayed.')), [
    'President Juan Mott → Juan Mott',
  ]);
});

test('should find organisations and their short forms', () => {
  const text = 'The Eastern Trade Forum (ETF) met the Ministry of Fisheries. The ETF and Harbour News left with NATO.';
  assert.deepEqual(mentionsOf(readLines(text), 'ORG'), [
    'Eastern Trade Forum → Eastern Trade Forum',
    'ETF → Eastern Trade Forum',
    'Ministry of Fisheries → Ministry of Fisheries',
    'ETF → Eastern Trade Forum',
    'Harbour News → Harbour News',
    'NATO → NATO',
  ]);
});

test('should find organisations with owners and partners in their names, and the publisher', () => {
  const text =
    'The Shippers’ Council and the Midvale Women’s Guild left. Holt & Voss Towage said no. The buyer, Skarn Shipping, said so.';
  assert.deepEqual(mentionsOf(readLines(text), 'ORG'), [
    'Shippers’ Council → Shippers’ Council',
    'Midvale Women’s Guild → Midvale Women’s Guild',
    'Holt & Voss Towage → Holt & Voss Towage',
    'Skarn Shipping → Skarn Shipping',
  ]);
  const article = { ...articleOf('He told Evening Ebb that it was over.'), publisher: 'The Evening Ebb' };
  assert.deepEqual(mentionsOf(parse(article, english, engine), 'ORG'), ['Evening Ebb → Evening Ebb']);
});

test('should not take what one person owns for an organisation’s name', () => {
  assert.deepEqual(mentionsOf(readLines('He praised Varga’s Council there.'), 'ORG'), []);
});

test('should keep courtesy titles out of the role', () => {
  const [chain] = readLines('Mr Juan Mott left. Its chair, Dr Juan Mott, smiled.').chains;
  const parsed = readLines('Mr Juan Mott left. Its chair, Dr Juan Mott, smiled.');
  assert.equal(cutOut(parsed, chain?.roleSpan ?? null), 'chair');
  assert.equal(readLines('Mr Juan Mott left.').chains[0]?.roleSpan, null);
});

test('should find places, of several words too', () => {
  assert.deepEqual(mentionsOf(readLines('They went from New York to Oslo in the United States.'), 'LOC'), [
    'New York → New York',
    'Oslo → Oslo',
    'United States → United States',
  ]);
});

test('should take nothing but known people for names in a headline in title case', () => {
  const article = articleOf('Varga Warns Holt: Harbour Strikes Will Close Port\nMinister Ilse Varga met Anna Holt.');
  const parts = article.parts.map((part, index) => (index === 0 ? { ...part, kind: 'headline' as const } : part));
  assert.deepEqual(mentionsOf(parse({ ...article, parts }, english, engine)).slice(0, 3), [
    'Varga → Ilse Varga',
    'Holt → Anna Holt',
    'Minister Ilse Varga → Ilse Varga',
  ]);
});

test('should keep the fullest name, the fullest role and the gender in the chain', () => {
  const parsed = readLines('Varga left. Minister Ilse Varga came. Varga, the Midvale harbour minister, smiled.');
  const [chain] = parsed.chains;
  assert.equal(chain?.name, 'Ilse Varga');
  assert.equal(cutOut(parsed, chain?.nameSpan ?? null), 'Ilse Varga');
  assert.equal(cutOut(parsed, chain?.roleSpan ?? null), 'Midvale harbour minister');
  assert.equal(chain?.gender, 'female');
});

test('should list mentions in text order, with names inside their phrases', () => {
  const parsed = readLines('Mayor Anna Holt met Juan Mott, a senior lawyer, in Oslo. She thanked him. The mayor left.');
  let last = 0;
  for (const { span, nameSpan, chain } of parsed.mentions) {
    assert.ok(span.start >= last && span.end > span.start);
    if (nameSpan !== null) assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end);
    assert.ok(chain < parsed.chains.length);
    last = span.end;
  }
});

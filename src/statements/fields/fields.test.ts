import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedArticle } from '../../../test/marked-relations.ts';
import { english } from '../../languages/en/index.ts';
import type { Span } from '../../types/index.ts';
import { fieldsOf, type StatementFields, startFields } from './index.ts';

interface Told {
  readonly text: string;
  readonly all: readonly StatementFields[];
}

function read(marked: string, published?: string | null): Told {
  const { parsed, index, relations } = markedArticle(marked, published);
  const context = startFields(parsed, english, index, relations);
  return { text: parsed.article.text, all: relations.map((relation) => fieldsOf(context, relation)) };
}

function words({ text }: Told, field: { readonly span: Span } | null): string | null {
  return field === null ? null : text.slice(field.span.start, field.span.end);
}

/** One row a case: the marked text, then what is expected. */
type Row = readonly [marked: string, expected: string | null];

function table(claim: string, rows: readonly Row[], of: (told: Told) => string | null): void {
  for (const [marked, expected] of rows) {
    test(`${claim}: ${marked.replace(/\s+/g, ' ').slice(0, 110)}`, () => assert.equal(of(read(marked)), expected));
  }
}

table(
  'should tell the act, the stance and a negation',
  [
    ['[S:The mayor] [C:said] [K:the quay was safe].', 'assert said'],
    ['[S:The mayor] [C:warned] [K:that the quay would close].', 'warn said'],
    ['[S:Ilse Varga] [C:denied] [K:that the toll had been agreed].', 'deny said'],
    ['[S:Ilse Varga] [C:called for] [K:a new vote on the toll].', 'demand said'],
    ['[S:Ilse Varga] [C:called] [K:the toll a gift to smugglers].', 'describe said'],
    ['[S:Tomas Orel] [C:pointed out] [K:that the wall was new].', 'note said'],
    ['[S:Tomas Orel] [C:lashed out at] [K:the port authority].', 'criticize said'],
    ['[S:Tomas Orel] [C:asked] [K:whether the tender was legal].', 'ask said'],
    ['[S:Tomas Orel] [C:asked] [K:the council to repeat the tender].', 'demand said'],
    ['[S:Tomas Orel] [C:told] [K:the guards to leave the pier].', 'demand said'],
    ['[S:Tomas Orel] [C:told] reporters [K:the pier was closed].', 'assert said'],
    ['[S:The guild] [C:agreed to] [K:pay half of the fee].', 'promise said'],
    ['[S:Jonas Hale] [C:pledged] [K:to keep the line open].', 'promise said'],
    ['[S:Jonas Hale] [C:threatened] [K:to close the line].', 'threaten said'],
    ['[S:Jonas Hale] [C:apologised for] [K:the delay].', 'apologize said'],
    ['[S:Jonas Hale] [C:praised] [K:the crew of the ferry].', 'praise said'],
    ['[S:Jonas Hale] [C:accused] [K:the council of hiding the report].', 'accuse said'],
    ['[S:The ministry] [C:issued a warning] [K:that the dam might break].', 'warn said'],
    ['[S:Mirela Dovic] [C:made the claim] [K:that the toll had doubled].', 'assert said'],
    ['[S:Mirela Dovic] [C:expressed hope] [K:that the ice would hold].', 'hope felt'],
    ['[S:Mirela Dovic] [C:made it clear] [K:that the line would stay].', 'emphasize said'],
    ['[S:His] [C:warning] [K:that the dam might break] came too late.', 'warn said'],
    ['[S:The guild’s] [C:promise] [K:to repair the pier] was forgotten.', 'promise said'],
    ['[S:Jonas Hale] is [C:confident] [K:that the vote will be won].', 'believe believed'],
    ['[S:Jonas Hale] is [C:worried] [K:that the vote will be lost].', 'fear felt'],
    ['[C:According to] [S:the survey office], [K:the quay is sinking].', 'assert said'],
    ['[S:Varga][C::] [K:“The toll will fall.”]', 'assert said'],
    ['[S:Jonas Hale] [C:went on to say] [K:that the fee was too high].', 'add said'],
    ['[S:Jonas Hale] [C:seemed to endorse] [K:the plan of the guild].', 'support said'],
    ['[S:Tomas Orel] [C:believes] [K:that the wall can be saved].', 'believe believed'],
    ['[S:Tomas Orel] [C:considers] [K:the wall a danger to the town].', 'believe believed'],
    ['[S:Mirela Dovic] [C:plans] [K:to sell the old ferry].', 'plan intended'],
    ['[S:Mirela Dovic] [C:hopes] [K:to sell the old ferry].', 'hope felt'],
    ['[S:Mirela Dovic] [C:is scrambling] [K:to sell the old ferry].', 'plan intended'],
    ['[K:“Who pays for the new gates?”] [S:Jonas Hale] [C:said].', 'ask said'],
    ['[K:“Who pays? The town pays, as ever.”] [S:Jonas Hale] [C:said].', 'assert said'],
    ['[K:“The fog will lift,”] [S:she] [C:hummed].', 'assert said'],
    ['[K:Three shipyards are] [C:reportedly] [K:considering a merger].', 'report said'],
    ['[S:The ministry] [C:did not say] [K:whether the tender would be repeated].', 'decline said not'],
    ['[S:The ministry] [C:declined to comment on] [K:the tender].', 'decline said'],
    ['[S:The ministry] [C:refused to *confirm] [K:that the tender had failed].', 'decline said not'],
    ['[S:Jonas Hale] [C:refused] [K:to resign over the tender].', 'refuse said'],
    ['[S:Jonas Hale] [C:did not rule out] [K:a second tender].', 'leave-open said not'],
    ['[S:Jonas Hale] [C:ruled out] [K:a second tender].', 'reject said'],
    ['[S:Jonas Hale] [C:does not believe] [K:that the wall can be saved].', 'doubt believed not'],
    ['[S:Jonas Hale] [C:never claimed] [K:that the wall was safe].', 'assert said not'],
    ['[S:Jonas Hale] [C:neither confirmed] nor denied [K:that the wall was cracked].', 'decline said not'],
    ['[S:Jonas Hale] neither confirmed nor [C:denied] [K:that the wall was cracked].', 'leave-open said not'],
    ['[S:Jonas Hale] [C:made no mention of] [K:the cracked wall].', 'decline said not'],
    ['[S:Jonas Hale] [C:not only said] [K:that the wall was cracked], he showed it.', 'assert said'],
    ['[K:“I am a sailor, I am not a poet,”] [S:Jonas Hale] [C:said].', 'assert said'],
    ['[S:Jonas Hale] [C:made no secret of] [K:his anger at the tender].', 'assert said'],
    ['[S:Jonas Hale] [C:is convinced] [K:that the wall was cracked].', 'believe believed'],
    ['[S:Nobody] [C:said] [K:that the wall was cracked].', 'assert said not'],
  ],
  ({ all: [one] }) => `${one!.act} ${one!.stance}${one!.cue?.negated === true ? ' not' : ''}`,
);

table(
  'should give the cue’s lemma',
  [
    ['[S:The mayor] [C:has warned] [K:that the quay would close].', 'warn'],
    ['[S:Tomas Orel] [C:pointed out] [K:that the wall was new].', 'point out'],
    ['[C:According to] [S:the survey office], [K:the quay is sinking].', 'according to'],
    ['[S:Varga][C::] [K:“The toll will fall.”]', ':'],
    ['[K:“The toll will fall.”] [C:—] [S:Ilse Varga]', '—'],
  ],
  ({ all: [one] }) => one!.cue?.lemma ?? null,
);

table(
  'should find the condition to the end of its clause',
  [
    ['[S:The guild] [C:said] [K:the race would start provided the rain stopped].', 'provided the rain stopped'],
    ['[S:The guild] [C:said] [K:the food provided was cold].', null],
    ['[S:Hale] [C:said] [K:the ferry would sail if the ice broke before Monday].', 'if the ice broke before Monday'],
    ['[K:“If the ice stays,] [S:Hale] [C:said], [K:“we will not sail before March.”]', 'If the ice stays'],
    ['[S:Hale] [C:said] [K:the ferry would not sail unless the crew was paid].', 'unless the crew was paid'],
    [
      '[S:Hale] [C:said] [K:the gates would only be opened following a second inspection].',
      'following a second inspection',
    ],
    ['[S:Hale] [C:said] [K:he would sign only after the crew had voted].', 'after the crew had voted'],
    ['[S:Hale] [C:said] [K:the line would run as long as the town paid for it].', 'as long as the town paid for it'],
    ['[S:Hale] [C:agreed] [K:to sail, provided that the crew was paid].', 'provided that the crew was paid'],
    ['[K:“If you will not pay, I will leave the quay to the gulls,”] [S:Hale] [C:said].', 'If you will not pay'],
    ['[S:Hale] [C:said] [K:nobody cared if the tender was legal].', null],
    ['[S:Hale] [C:asked] [K:if the tender was legal].', null],
    ['[S:Hale] [C:did not say] [K:if the tender was legal].', null],
    ['[S:Hale] [C:wants] [K:to see if the ice will hold].', null],
    ['[S:Hale] [C:said] [K:the crew behaved as if the storm was over].', null],
    ['[S:Hale] [C:said] [K:the ferry would sail even if the ice stayed].', null],
    ['[S:Hale] [C:said] [K:not only the crew was angry after the vote].', null],
    ['[S:Hale] [C:said] [K:the vote was held after the storm].', null],
  ],
  (told) => words(told, told.all[0]!.condition),
);

table(
  'should find who hears it',
  [
    ['[S:Ilse Varga] [C:warned] Friday [K:that the boats would come].', null],
    ['[S:Ilse Varga] [C:told] reporters [K:that the toll would fall].', 'reporters'],
    ['[S:Ilse Varga] [C:told] the harbour council on Monday [K:the toll would fall].', 'the harbour council'],
    ['[S:Ilse Varga] [C:urged] [K:the council to lower the toll].', 'the council'],
    ['[S:Ilse Varga] [C:asked] him [K:whether the toll would fall].', 'him'],
    ['[S:Ilse Varga] [C:said] to the committee [K:that the toll would fall].', 'the committee'],
    ['In a letter to Jonas Hale, [S:Ilse Varga] [C:wrote] [K:that the toll would fall].', 'Jonas Hale'],
    ['Reporters were [C:told] by [S:the ministry] [K:that no money was left].', 'Reporters'],
    ['Speaking to fishermen in Orsk, [S:Ilse Varga] [C:said] [K:the toll would fall].', 'fishermen'],
    [
      '[S:Ilse Varga] [C:said] in an interview with the Kestrin Courier [K:that the toll would fall].',
      'the Kestrin Courier',
    ],
    ['[S:Ilse Varga] [C:said] [K:the toll would fall].', null],
    ['[S:Ilse Varga] [C:told] [K:the truth about the toll].', null],
    ['[S:Ilse Varga] [C:called] [K:him a liar].', null],
    ['[S:Ilse Varga] [C:compared] [K:the toll] to [K:a wall in the sea].', null],
    ['[S:Ilse Varga] [C:criticised] [K:the council over the toll].', null],
  ],
  (told) => words(told, told.all[0]!.addressee),
);

table(
  'should find when it was said',
  [
    [
      '[S:Ilse Varga] [C:told] reporters in Mill Sound on Friday [K:that the quay would open].',
      'Friday 2031-05-16 stated',
    ],
    ['At a hearing in Orsk on Monday, [S:Ilse Varga] [C:said] [K:the lease was void].', 'Monday 2031-05-12 stated'],
    ['[S:Ilse Varga] [C:warned] Friday [K:that the storm would flood the town].', 'Friday 2031-05-16 stated'],
    ['On Monday, [S:Ilse Varga] [C:said] [K:the toll would fall].', 'Monday 2031-05-12 stated'],
    ['[S:Ilse Varga] [C:said] in a speech on 3 May 2031 [K:that the toll would fall].', '3 May 2031 2031-05-03 stated'],
    ['[S:Ilse Varga] [C:said] [K:the toll would fall on Monday].', null],
    ['[S:Ilse Varga, who lost a vote on Monday,] [C:said] [K:the toll would fall].', null],
    ['[S:Mirela Dovic] [C:hopes] [K:to sell the ferry] before June.', null],
    ['[S:Mirela Dovic] voted on Monday and [C:says] [K:the toll will fall].', null],
  ],
  ({ text, all: [one] }) =>
    one!.time === null
      ? null
      : `${text.slice(one!.time.span.start, one!.time.span.end)} ${one!.time.value} ${one!.time.basis}`,
);

table(
  'should find at what and where it was said',
  [
    [
      'Speaking at the Northern Ports Forum in Velmora, [S:Ilse Varga] [C:said] [K:the toll would fall].',
      'the Northern Ports Forum / Velmora',
    ],
    ['[S:Ilse Varga] [C:said] at a rally in Orsk on Monday [K:that the toll would fall].', 'a rally / Orsk'],
    [
      '[S:Ilse Varga] [C:said] in an interview with the Kestrin Courier [K:that the toll would fall].',
      'an interview with the Kestrin Courier / null',
    ],
    ['[K:“The toll will fall,”] [S:Ilse Varga] [C:wrote] on Twitter.', 'Twitter / null'],
    ['[K:The toll will fall,] [S:the ministry] [C:said] in a statement.', 'a statement / null'],
    ['[S:Ilse Varga] [C:told] reporters outside the courthouse [K:that the toll would fall].', 'null / the courthouse'],
    ['[S:Ilse Varga] [C:said] [K:the toll would fall at a meeting in Orsk].', 'null / null'],
    ['[S:Ilse Varga] [C:said] [K:the toll would fall in June].', 'null / null'],
  ],
  (told) => `${words(told, told.all[0]!.venue)} / ${words(told, told.all[0]!.place)}`,
);

test('should let a source’s next statements in the paragraph inherit venue, place and time, until another speaks', () => {
  const told = read(
    `Speaking at the Northern Ports Forum in Velmora on Monday, [1S:Ilse Varga] [1C:said] [1K:the toll would fall]. [2S:Varga] [2C:added] [2K:that the guild agreed]. [3S:Tomas Orel] [3C:said] [3K:the toll would rise]. [4S:Varga] [4C:said] [4K:the toll was dead].

[5S:Varga] [5C:said] [5K:nothing would change].`,
  );
  const setting = told.all.map(({ venue, place, time }) => [
    venue?.basis ?? null,
    place?.basis ?? null,
    time?.basis ?? null,
  ]);
  assert.deepEqual(setting, [
    ['stated', 'stated', 'stated'],
    ['inherited', 'inherited', 'inherited'],
    [null, null, null],
    [null, null, null],
    [null, null, null],
  ]);
  assert.equal(words(told, told.all[1]!.venue), 'the Northern Ports Forum');
});

test('should inherit from a sentence that only tells of the occasion', () => {
  const told = read(
    'Speaking at the Northern Ports Forum in Velmora, Ilse Varga addressed the delegates at length. [S:Varga] [C:said] [K:the toll would fall].',
  );
  assert.equal(words(told, told.all[0]!.venue), 'the Northern Ports Forum');
  assert.deepEqual([told.all[0]!.venue?.basis, told.all[0]!.place?.basis], ['inherited', 'inherited']);
});

table(
  'should find the reporter’s doubt',
  [
    ['[S:Jonas Hale] [C:reportedly said] [K:that the tender was rigged].', 'reportedly'],
    ['[S:Jonas Hale] appeared to [C:threaten] [K:to close the line].', 'appeared to'],
    ['[S:Jonas Hale] is said to have [C:told] friends [K:that he would resign].', 'is said to'],
    ['[K:Three shipyards are] [C:reportedly] [K:considering a merger].', 'reportedly'],
    ['[S:Jonas Hale] [C:said] [K:the council had reportedly lost the tender].', null],
    ['[S:Jonas Hale] [C:said] [K:the tender appeared to be rigged].', null],
  ],
  (told) => words(told, told.all[0]!.hedge),
);

table(
  'should tell whose words they are, and split them at the marks',
  [
    ['[K:“The toll will fall,”] [S:she] [C:said]. [K:“It must.”]', 'direct “The toll will fall,” | “It must.”'],
    ['[S:She] [C:said] [K:that the toll would fall].', 'indirect that the toll would fall'],
    [
      '[S:She] [C:said] [K:that the toll was “a wall in the sea” and must fall].',
      'mixed that the toll was | “a wall in the sea” | and must fall',
    ],
    ['[S:She] [C:said] [K:that “the toll will fall.”]', 'direct that | “the toll will fall.”'],
  ],
  (told) => `${told.all[0]!.mode} ${told.all[0]!.content.map((piece) => words(told, piece)).join(' | ')}`,
);

test('should split a content between paragraphs', () => {
  const told = read('[S:She] [C:said]: [K:“The toll will fall.\n\n“It must.”]');
  assert.deepEqual(
    told.all[0]!.content.map((piece) => words(told, piece)),
    ['“The toll will fall.', '“It must.”'],
  );
});

test('should refuse a relation that it was not started with', () => {
  const { parsed, index, relations } = markedArticle('[S:The mayor] [C:said] [K:the quay was safe].');
  const context = startFields(parsed, english, index, []);
  assert.throws(() => fieldsOf(context, relations[0]!), RangeError);
});

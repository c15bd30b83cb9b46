import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Article, Part, PartKind, Statement } from '../types/index.ts';
import { findRepeats } from './repeats.ts';

interface Line {
  readonly part: PartKind;
  /** Empty: nobody. */
  readonly source: string;
  readonly content: string;
  readonly change: Partial<Statement>;
}

const partOf: Readonly<Record<string, PartKind>> = {
  H: 'headline',
  S: 'standfirst',
  P: 'paragraph',
  U: 'subheading',
  C: 'caption',
};

/** `H Varga | the toll would empty the quays`: part, source, content; `!` denies, `?` asks, `~` is a negated cue. */
function lineOf(written: string): Line {
  const [, part, mark, source, content] = /^(\w)([!?~]?) (.*?) ?\| (.*)$/u.exec(written) ?? [];
  const change: Record<string, Partial<Statement>> = {
    '!': { act: 'deny' },
    '?': { act: 'ask' },
    '~': { cue: { span: { start: 0, end: 0 }, lemma: 'say', negated: true } },
  };
  return { part: partOf[part!]!, source: source!, content: content!, change: change[mark ?? ''] ?? {} };
}

/** An article of one part a line; a paragraph that says nothing stands after the summing parts, so that none of the others is the lede. */
function articleOf(lines: readonly Line[], lede = 'Gulls circled.'): { article: Article; statements: Statement[] } {
  let text = '';
  const parts: Part[] = [];
  const statements: Statement[] = [];
  const add = (kind: PartKind, words: string): number => {
    const start = text.length;
    text += `${words}\n\n`;
    parts.push({ kind, span: { start, end: start + words.length }, sourceSpan: null });
    return start;
  };
  let hasLede = lede === '';
  lines.forEach(({ part, source, content, change }, i) => {
    if (part === 'paragraph' && !hasLede) {
      add('paragraph', lede);
      hasLede = true;
    }
    const start = add(part, `${source}: ${content}`);
    const from = start + source.length + 2;
    const quoted = content.startsWith('“');
    statements.push({
      id: `s${i}`,
      articleId: 'a',
      mode: quoted ? 'direct' : 'indirect',
      source: sourceOf(source, start),
      cue: null,
      act: 'assert',
      content: [{ span: { start: from, end: from + content.length }, quoted }],
      stance: 'said',
      parent: null,
      addressee: null,
      time: null,
      place: null,
      venue: null,
      condition: null,
      hedge: null,
      confidence: 0.9,
      doubts: [],
      ...change,
    });
  });
  return { article: { id: 'a', text, parts } as unknown as Article, statements };
}

/** A name is its own; `minister` and `officials` name nobody; `Ilse Varga/harbour minister` has a role. */
function sourceOf(written: string, start: number): Statement['source'] {
  if (written === '') return null;
  const [name, role] = written.split('/');
  const isNamed = /^\p{Lu}/u.test(written);
  return {
    span: { start, end: start + name!.length },
    name: isNamed ? name! : null,
    nameSpan: null,
    role: role ?? null,
    roleSpan: null,
    kind: /^(?:he|she|the )/u.test(written) ? 'person' : isNamed ? 'person' : 'group',
    rule: 'example',
  };
}

const areGrouped = (one: string, other: string): boolean => {
  const { article, statements } = articleOf([lineOf(one), lineOf(other)]);
  return findRepeats(article, statements).size === 1;
};

/** Each two say the same. */
const same: readonly (readonly [string, string])[] = [
  ['H Varga | Toll Would Empty Quays', 'P Ilse Varga | “The toll would empty the quays within a year”'],
  ['H Varga | toll would empty quays', 'P Ilse Varga | that the toll would empty the quays'],
  [
    'S Ilse Varga | the toll would empty the quays',
    'P Ilse Varga | “Believe me, this toll would empty our quays for good”',
  ],
  ['H | Night Ferries to Stop in Autumn', 'P Aldo Brenn | the night ferries would stop running in the autumn'],
  [
    'H minister | toll would empty quays',
    'P Ilse Varga/harbour minister | “This toll would empty the quays of Oststad”',
  ],
  ['H Brenn | Crane Was Never Inspected', 'P Aldo Brenn | the old crane was never inspected by anybody'],
  ['H Brenn | crane never inspected', 'P Aldo Brenn | “That crane was never inspected, not once”'],
  [
    'S Port Authority | the plan for the new basin stands',
    'P Port Authority | “Our plan for the new basin stands as it was published”',
  ],
  ['H Guild | Pilots Want Second Vote on Rota', 'P Guild | the pilots want a second vote on the winter rota'],
  ['U Mirre Oskan | A bell will be rung at noon', 'P Mirre Oskan | “A bell will be rung at noon on every pier”'],
  ['C Mirre Oskan | the bell was cast in a barn', 'P Mirre Oskan | “The bell was cast in a barn near Tollaver”'],
  ['H Oskan | 40 Bells Ordered for Piers', 'P Mirre Oskan | that 40 bells had been ordered for the piers'],
  ['H! Varga | Meeting With Smelter Owners', 'P! Ilse Varga | that there was any meeting with the smelter owners'],
  ['H Varga | Ministry Did Not Know of Leak', 'P Ilse Varga | “The ministry did not know of the leak until Sunday”'],
  ['H Varga | Nobody Knew of the Leak', 'P Ilse Varga | that nobody in her house knew of the leak'],
  ['H Tarn | Harbour Pilots Were Not Asked', 'P Tarn | the harbour pilots were not asked before the rule was written'],
  [
    'S the mayor | Oststad would sue over the dredging',
    'P the mayor | the town of Oststad would sue over the dredging',
  ],
  ['H Brenn | promises free crossings', 'P Aldo Brenn | he promised free crossings for schoolchildren'],
  [
    'H Hale | Fish Market Moves to Old Dock',
    'P Teodor Hale | the fish market would be moved to the old dock by spring',
  ],
  ['H Hale | ‘We Will Pay Every Crew’', 'P Teodor Hale | “We will pay every crew that lost a day’s work”'],
  ['H Hale | Flood Gate Holds', 'P Teodor Hale | that the flood gate holds'],
  ['S Hale | the flood gates hold', 'P Teodor Hale | “The flood gate holds, and it has held for ninety years”'],
  [
    'P Ilse Varga | the levy would double the price of every crossing',
    'P Ilse Varga | “This levy would double the price of every single crossing”',
  ],
  [
    'P Aldo Brenn | the ferry company has refused three offers of mediation',
    'P Aldo Brenn | “The ferry company has refused three offers of mediation since March”',
  ],
  [
    'P officials | the lock gates must be replaced before winter',
    'P officials | the lock gates must be replaced before winter comes',
  ],
  [
    'P Dock Union | strikes would continue until the contract is signed',
    'P Dock Union | “Strikes would continue until the new contract is signed”',
  ],
  ['S Varga | the minister expects fewer ships', 'P Ilse Varga | that she expects fewer ships next year'],
  ['H Lind | Court Cannot Hear Case', 'P Signe Lind | “The court cannot hear this case at all”'],
  ['H Lind | Judges Will Decide Alone', 'P Signe Lind | the judges will decide alone and in private'],
  ['H Lind | Tribunal Delay Harms Witnesses', 'P Signe Lind | “Every delay of the tribunal harms the witnesses”'],
  ['H Water Board | reservoir is half empty', 'P Water Board | that the Mere reservoir is half empty'],
  [
    'H Board | Hosepipes Banned From Thursday',
    'P Water Board | hosepipes would be banned from Thursday in all five valleys',
  ],
  ['H? Quill | who paid for survey', 'P? Ada Quill | who had paid for the survey'],
  ['H Quill | Ward Won’t Open Before 2033', 'P Ada Quill | “The ward won’t open before 2033”'],
  ['S Quill | no ward before 2033', 'P Ada Quill | that there would be no new ward before 2033'],
  ['H Osei | Lamps Get People Home', 'P Marit Osei | “The lamps are about getting people home, they get people home”'],
  ['H Osei | every barge must carry horn', 'P Marit Osei | every barge in the sound must carry a horn'],
  ['U Vale | ‘A bell without a clapper’', 'P Dunstan Vale | the rule was “a bell without a clapper”'],
  [
    'H Vale | guild asks for another meeting',
    'P Dunstan Vale | the guild asked for another meeting with the commissioner',
  ],
  ['H Farmers | Herons Take a Third of Eels', 'P Farmers | the herons take a third of their eels'],
  ['H | Rail Talks Resume on Monday', 'P Calder Voss | that the rail talks would resume on Monday'],
  ['S Voss | the march had not been near the line', 'P Calder Voss | “The march had not been anywhere near the line”'],
  ['H Voss | Bridge Safe for Heavy Trains', 'P Calder Voss | the bridge is safe for heavy trains and always was'],
  ['C Voss | signals failed twice', 'P Calder Voss | the signals had failed twice that night'],
];

/** No two say the same. */
const different: readonly (readonly [string, string])[] = [
  ['H Varga | Toll Would Empty Quays', 'P Ilse Varga | the toll would fill the treasury of the town'],
  ['H Varga | Toll Would Empty Quays', 'P Ilse Varga | “The toll would not empty the quays”'],
  ['H Varga | toll would empty quays', 'P Aldo Brenn | the toll would empty the quays'],
  ['H! Varga | Meeting With Smelter Owners', 'P Ilse Varga | there was a meeting with the smelter owners'],
  ['H~ Varga | the leak was known', 'P Ilse Varga | the leak was known to the board'],
  ['H? Quill | whether ward will open', 'P Ada Quill | the ward will open in spring'],
  ['P Ilse Varga | the bridge will open in May', 'P Ilse Varga | the bridge will open in June'],
  ['P Ilse Varga | 12 boats were lost in the storm', 'P Ilse Varga | 14 boats were lost in the storm'],
  ['H Oskan | 40 Bells Ordered for Piers', 'P Mirre Oskan | 60 bells had been ordered for the piers'],
  ['P Aldo Brenn | harbour pilots should be asked first', 'P Aldo Brenn | harbour pilots should be paid more'],
  [
    'P Aldo Brenn | the council would vote on the dredging',
    'P Aldo Brenn | the council would meet about the rail strike',
  ],
  ['P Teodor Hale | the fish market must move', 'P Teodor Hale | the fish must be sold before noon'],
  [
    'P Teodor Hale | Oststad would appeal against the ruling',
    'P Teodor Hale | Tollaver would appeal against the ruling',
  ],
  ['S Hale | the crews will be paid', 'P Teodor Hale | the pilots will be trained'],
  ['P she | the lock gates must be replaced before winter', 'P she | the lock gates must be replaced before winter'],
  ['P | a vote may be put off until the summer recess', 'P Tarn | a vote may be put off until the summer recess'],
  ['P officials | the gates must be replaced before winter', 'P residents | the gates must be replaced before winter'],
  [
    'P the minister | the levy would double the price of crossings',
    'P Aldo Brenn/mayor | the levy would double the price of crossings',
  ],
  ['H minister | toll would empty quays', 'P Aldo Brenn/mayor of Oststad | the toll would empty the quays'],
  ['H Varga | no comment', 'P Ilse Varga | the comment was not hers'],
  ['P Ilse Varga | it was wrong', 'P Ilse Varga | it was wrong to close the pier without a vote'],
  ['P Aldo Brenn | he was sorry', 'P Aldo Brenn | he was sorry for the families of the crew'],
  ['H Brenn | Ships', 'P Aldo Brenn | more nurses and more ships are what the valley was promised'],
  ['P Signe Lind | the court can hear this case', 'P Signe Lind | the court cannot hear this case'],
  ['P Signe Lind | the witnesses were heard on Monday', 'P Signe Lind | the witnesses were heard on Tuesday'],
  ['P Signe Lind | nobody had seen the letter', 'P Signe Lind | somebody had seen the letter'],
  ['H Lind | Judges Will Decide in Public', 'P Signe Lind | the clerks will decide in private'],
  ['P Water Board | the reservoir is half empty', 'P Water Board | the reservoir at Mere would be full again'],
  [
    'P Water Board | hosepipes would be banned in five valleys',
    'P Water Board | sprinklers would be allowed in three valleys',
  ],
  ['S Water Board | pressure would be lowered at night', 'P Water Board | prices would be lowered for the poor'],
  ['P Marit Osei | every barge must carry a horn', 'P Marit Osei | every ferry must carry a light'],
  ['P Marit Osei | the lamps were never about the money', 'P Marit Osei | the fines were never about the lamps'],
  ['H Osei | Horns on Every Barge', 'P Marit Osei | the old horns had been sold to a museum'],
  [
    'P Dunstan Vale | the guild would strike if the rule stands',
    'P Dunstan Vale | the guild would talk if the rule falls',
  ],
  ['P Dunstan Vale | we never agreed to the night rota', 'P Dunstan Vale | we agreed to the night rota'],
  ['H Vale | guild members were threatened', 'P Dunstan Vale | guild members had threatened nobody'],
  ['P Calder Voss | the signals failed twice that night', 'P Calder Voss | the brakes failed once that morning'],
  ['P Calder Voss | the train from Kestrin was late', 'P Calder Voss | the train from Orvane was late'],
  ['S Voss | rail talks will resume', 'P Calder Voss | rail fares will rise'],
  ['H | Rail Talks Resume on Monday', 'P Calder Voss | the strike would resume on Monday unless wages rise'],
  ['P Ada Quill | the merger would close two wards', 'P Ada Quill | the merger would open two clinics'],
  ['P Ada Quill | nurses were not told about the merger', 'P Ada Quill | nurses were told about the merger'],
  ['H Quill | patients come first', 'P Ada Quill | patients who come late are seen last'],
  ['P Farmers | the herons take the eels', 'P Farmers | the otters take the eels'],
];

describe('repeats inside one article', () => {
  for (const [one, other] of same) {
    it(`should group “${one}” with “${other}”`, () => assert.ok(areGrouped(one, other)));
  }
  for (const [one, other] of different) {
    it(`should keep “${one}” apart from “${other}”`, () => assert.ok(!areGrouped(one, other)));
  }

  it('should have pairs enough of both kinds to tell', () => {
    assert.ok(same.length >= 40 && different.length >= 40);
  });

  it('should group headline, standfirst and quotation under the fullest one', () => {
    const lines = [
      'H Varga | Toll Would Empty Quays',
      'S Ilse Varga | the toll would empty the quays',
      'P Ilse Varga | “The toll would empty the quays, and no ship would come back”',
      'P Ilse Varga | the pier stays open',
    ];
    const { article, statements } = articleOf(lines.map(lineOf));
    assert.deepEqual([...findRepeats(article, statements)].sort(), [
      ['s0', 's2'],
      ['s1', 's2'],
    ]);
  });

  it('should take the first paragraph for a summary', () => {
    const lines = [
      'P Ilse Varga | the quays would be empty',
      'P Ilse Varga | “The quays of our town would be quite empty”',
    ];
    const { article, statements } = articleOf(lines.map(lineOf), '');
    assert.equal(findRepeats(article, statements).get('s0'), 's1');
  });

  it('should know a headline’s source by what another statement says they are', () => {
    const { article, statements } = articleOf(
      [
        'H chairman | pilots go slow',
        'P Joost Ferrand/chairman of the guild | ten ships waited',
        'P Joost Ferrand | the pilots go slow until May',
      ].map(lineOf),
    );
    assert.equal(findRepeats(article, statements).get('s0'), 's2');
  });

  it('should know quoted words of a headline whoever it says they are by, but not if they are a name’s', () => {
    const both = (headline: string): boolean =>
      areGrouped(headline, 'P Joost Ferrand | “I would rather be slow than sorry, and poor”');
    assert.ok(both('H the keeper | “I would rather be slow than sorry”'));
    assert.ok(!both('H Ada Quill | “I would rather be slow than sorry”'));
    assert.ok(!both('H the keeper | I would rather be slow than sorry'));
  });

  it('should not group what is said within another statement, or follows it in its paragraph', () => {
    const { article, statements } = articleOf([
      lineOf('H Varga | the toll would empty the quays'),
      lineOf('P Ilse Varga | the toll would empty the quays'),
    ]);
    const nested = [statements[0]!, { ...statements[1]!, parent: 's0' }];
    assert.equal(findRepeats(article, nested).size, 0);
    const beside = { ...article, parts: [{ ...article.parts[0]!, span: { start: 0, end: article.text.length } }] };
    assert.equal(findRepeats(beside, statements).size, 0);
  });

  it('should not group what was said on two days, or to two hearers', () => {
    const { article, statements } = articleOf([
      lineOf('H Varga | the toll would empty the quays'),
      lineOf('P Ilse Varga | the toll would empty the quays'),
    ]);
    const on = (value: string) => ({ time: { span: { start: 0, end: 1 }, value, basis: 'stated' as const } });
    assert.equal(
      findRepeats(article, [
        { ...statements[0]!, ...on('2031-05-16') },
        { ...statements[1]!, ...on('2031-05-12') },
      ]).size,
      0,
    );
    assert.equal(
      findRepeats(article, [
        { ...statements[0]!, ...on('2031-05') },
        { ...statements[1]!, ...on('2031-05-12') },
      ]).size,
      1,
    );
    const to = (start: number) => ({ addressee: { span: { start, end: start + 5 } } });
    assert.equal(
      findRepeats(article, [
        { ...statements[0]!, ...to(0) },
        { ...statements[1]!, ...to(10) },
      ]).size,
      0,
    );
  });

  it('should come to an end soon with a thousand statements of one person in the same words', () => {
    const lines = Array.from({ length: 1000 }, (_, i) =>
      lineOf(`P Ilse Varga | ferry number ${i} will sail from the old quay today`),
    );
    const { article, statements } = articleOf(lines);
    const begun = performance.now();
    assert.equal(findRepeats(article, statements).size, 0);
    assert.ok(performance.now() - begun < 2000);
  });
});

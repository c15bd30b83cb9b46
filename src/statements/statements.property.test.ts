/** What must hold for any text at all: no throw, spans within the text, nothing overlapping, marks without influence, linear cost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { engine } from '../../test/models.ts';
import { parse } from '../language/index.ts';
import { english } from '../languages/en/index.ts';
import { overlaps } from '../lib/spans.ts';
import type { Span, Statement } from '../types/index.ts';
import { articleOf, statementsOf } from './in-words.test.ts';

const pieces = fc.constantFrom(
  'Ilse Varga',
  'the minister',
  'he',
  'who',
  'said',
  'says',
  'warned',
  'told reporters',
  'told',
  'added',
  'adding',
  'according to',
  'According to',
  'rejected the plan',
  'called for',
  'that',
  'whether',
  'to leave',
  'if',
  'only',
  'following',
  'reportedly',
  'was',
  'will close',
  'the pier',
  'in Velmora',
  'at the forum',
  'on Friday',
  'and',
  'but',
  'while',
  ',',
  '.',
  ':',
  ';',
  '—',
  '(',
  ')',
  '“',
  '”',
  '"',
  '‘',
  '’',
  "'",
  '«',
  '»',
  '\n',
  '\n\n',
  '…',
  '😀',
  '\u0000',
);
const articles = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: pieces }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }),
    {
      maxLength: 60,
    },
  )
  .map((words) => words.join(' '));

function spansOf(statement: Statement): readonly Span[] {
  const { source, cue, content, addressee, time, place, venue, condition, hedge } = statement;
  const fields = [source, cue, addressee, time, place, venue, condition, hedge].filter((field) => field !== null);
  const named = [source?.nameSpan, source?.roleSpan].filter((span) => span != null);
  return [...fields.map(({ span }) => span), ...content.map(({ span }) => span), ...named];
}

const offsetsIn = (offsets: Iterable<number>): ReadonlySet<number> => new Set(offsets);

/** Where a word may begin and end: of the tokens, or of UD's words, which are finer. */
function wordEdges(text: string) {
  const { tokens, words, quotations } = parse(articleOf(text), english, engine);
  return {
    starts: offsetsIn([...tokens.start, ...words.start]),
    ends: offsetsIn([...tokens.end, ...words.end]),
    quotations,
  };
}

test('should give spans within the text and on the edges of words, content in order, and a source outside its content', () => {
  fc.assert(
    fc.property(articles, (text) => {
      const found = statementsOf(text);
      const ids = new Set(found.map(({ id }) => id));
      assert.equal(ids.size, found.length, 'ids are unique');
      const { starts, ends } = wordEdges(text);
      for (const statement of found) {
        for (const { start, end } of spansOf(statement)) {
          assert.ok(start >= 0 && start < end && end <= text.length);
          assert.ok(starts.has(start) && ends.has(end), `“${text.slice(start, end)}” is cut within a word`);
        }
        assert.ok(statement.content.length > 0);
        for (const [index, { span }] of statement.content.entries()) {
          assert.ok(index === 0 || statement.content[index - 1]!.span.end <= span.start);
          assert.ok(statement.source === null || !overlaps(statement.source.span, span));
          assert.ok(statement.cue === null || !overlaps(statement.cue.span, span));
        }
        assert.ok(statement.confidence >= 0 && statement.confidence <= 1);
        assert.ok(statement.parent === null || ids.has(statement.parent));
      }
    }),
    { numRuns: 500, seed: 7 },
  );
});

test('should take every word from the text: names, roles and cues as they stand there, pieces as the marks cut them', () => {
  fc.assert(
    fc.property(articles, (text) => {
      const words = ({ start, end }: Span) => text.slice(start, end);
      const found = statementsOf(text);
      const { quotations } = wordEdges(text);
      for (const { source, cue, content } of found) {
        if (source?.nameSpan != null) assert.equal(words(source.nameSpan), source.name);
        if (source?.roleSpan != null) assert.equal(words(source.roleSpan), source.role);
        assert.equal(source?.name == null, source?.nameSpan == null);
        if (cue !== null) assert.ok(cue.lemma.length > 0);
        for (const { span, quoted } of content) {
          const within = quotations.some((one) => one.span.start <= span.start && span.end <= one.span.end);
          const touched = quotations.some((one) => overlaps(one.span, span));
          assert.ok(quoted ? within : !touched, `“${words(span)}” is ${quoted ? '' : 'not '}said to be quoted`);
        }
      }
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('should read the same again, to the letter', () => {
  fc.assert(
    fc.property(articles, (text) => {
      assert.deepEqual(statementsOf(text), statementsOf(text));
    }),
    { numRuns: 100, seed: 13 },
  );
});

test('should read any characters without a throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      statementsOf(text);
    }),
    { numRuns: 500, seed: 11 },
  );
});

/** A paragraph or two of a reporter's, by the marks that its quotations have. */
type Block = (open: string, close: string) => string;

const people = fc.constantFrom(
  'Ilse Varga',
  'Mayor Otto Bahr',
  'Halima Okoro, the union’s leader,',
  'the survey office',
  'a man with a dog',
);
const said = fc.constantFrom(
  'The pier is shut',
  'It came at night',
  'If the ice stays, we wait',
  'Nine boats are gone',
);
const cues = fc.constantFrom('said', 'added', 'warned', 'told reporters', 'insisted');
const clauses = fc.constantFrom('the wall would hold', 'nine boats had sunk', 'the pier was shut');
const labels = fc.constantFrom('a joke', 'almost hopeless', 'swift but fair');
const plain: fc.Arbitrary<Block> = fc
  .constantFrom(
    'The market has forty stalls and a fountain.',
    'Snow fell on the quay until noon.',
    'Bread costs two crowns at the mill.',
  )
  .map((words) => () => words);

const reported: fc.Arbitrary<Block> = fc.oneof(
  fc.tuple(said, people, cues).map(
    ([words, who, cue]): Block =>
      (open, close) =>
        `${open}${words},${close} ${who} ${cue}.`,
  ),
  fc.tuple(people, cues, said).map(
    ([who, cue, words]): Block =>
      (open, close) =>
        `On Friday ${who} ${cue}: ${open}${words}.${close} Nobody left the hall.`,
  ),
  fc.tuple(said, people, said).map(
    ([first, who, more]): Block =>
      (open, close) =>
        `${open}${first},${close} ${who} said. ${open}${more}.${close}`,
  ),
  fc.tuple(people, clauses).map(
    ([who, clause]): Block =>
      () =>
        `Then ${who} said that ${clause}.`,
  ),
  fc.tuple(people, labels).map(
    ([who, label]): Block =>
      (open, close) =>
        `On Monday ${who} called the plan ${open}${label}${close} and left.`,
  ),
  fc.tuple(people, clauses).map(
    ([who, clause]): Block =>
      () =>
        `In May ${clause}, according to ${who.replace(/,$/, '')}.`,
  ),
  fc.tuple(said, said, people).map(
    ([first, more, who]): Block =>
      (open, close) =>
        `${open}${first},${close} ${who} said. ${open}${more}.\n\n${open}The rest is sand.${close}`,
  ),
  labels.map(
    (label): Block =>
      (open, close) =>
        `The so-called ${open}${label}${close} opened in the spring.`,
  ),
);

const articleWith = (blocks: readonly Block[], open: string, close: string) =>
  `Harbour council in May\n\n${blocks.map((block) => block(open, close)).join('\n\n')}\n`;

test('should read the same statements whichever marks a quotation has', () => {
  const brief = (text: string) =>
    statementsOf(text).map(({ mode, source, cue, content, addressee, condition, act }) => ({
      mode,
      act,
      source: source?.span,
      name: source?.name,
      cue: cue?.span,
      addressee,
      condition,
      content: content.map(({ span, quoted }) => ({ span, quoted })),
    }));
  let some = 0;
  fc.assert(
    fc.property(fc.array(fc.oneof(reported, plain), { minLength: 1, maxLength: 4 }), (blocks) => {
      const curlyText = articleWith(blocks, '“', '”');
      const curly = brief(curlyText);
      some += curly.length;
      // An unclosed single mark looks like an apostrophe: a quotation over paragraphs in single marks has a golden case of its own.
      const single = curlyText.includes('sand') ? [] : ['‘’'];
      for (const [open, close] of ['""', '«»', ...single]) {
        const text = articleWith(blocks, open!, close!);
        assert.deepEqual(brief(text), curly, text);
      }
    }),
    { numRuns: 100, seed: 3 },
  );
  assert.ok(some > 100, `${some}`);
});

test('should keep statements, ids and all, when a paragraph that says nothing is put in anywhere', () => {
  const brief = (text: string) =>
    statementsOf(text).map(({ id, mode, source, cue, content }) => {
      const words = ({ span }: { readonly span: Span }) => text.slice(span.start, span.end);
      return [id, mode, source && words(source), source?.name, cue && words(cue), content.map(words).join(' / ')];
    });
  fc.assert(
    fc.property(fc.array(reported, { minLength: 1, maxLength: 4 }), plain, fc.nat(4), (blocks, more, at) => {
      const longer = blocks.toSpliced(at, 0, more);
      assert.deepEqual(brief(articleWith(longer, '“', '”')), brief(articleWith(blocks, '“', '”')));
    }),
    { numRuns: 100, seed: 17 },
  );
});

/** Who speaks, whom else it names, which pier it is about: every pier is spoken of by one person only. */
type Telling = (who: string, other: string, pronoun: string, pier: string) => string;

const tellings: readonly Telling[] = [
  (who, _, __, pier) => `“${pier} is shut,” ${who} said.`,
  (who, _, __, pier) => `“${pier} is shut,” said ${who}. “Nobody rows to ${pier}.”`,
  (who, _, __, pier) => `${who} said that ${pier} was shut.`,
  (who, _, __, pier) => `${pier} is shut, according to ${who}.`,
  (who, _, __, pier) => `${who} warned: “${pier} is shut.”`,
  (who, other, _, pier) => `${who} told ${other} that ${pier} was shut.`,
  (who, other, _, pier) => `${other} was told by ${who} that ${pier} was shut.`,
  (who, other, _, pier) => `${who}, a friend of ${other}, said ${pier} was shut.`,
  (who, other, _, pier) => `${other} left the room. “${pier} is shut,” ${who} said.`,
  (who, _, pronoun, pier) => `${who} sat by the gate. “${pier} is shut,” ${pronoun} said.`,
  () => 'The ropes were wet and the lamps were out.',
];
const speakers = [
  ['Susan Harker', 'she'],
  ['Peter Sulyok', 'he'],
  ['Agnes Moor', 'she'],
  ['David Orme', 'he'],
  ['Ruth Ames', 'she'],
] as const;

test('should put hardly anybody’s words in another’s mouth, however speakers and shapes follow each other', () => {
  const turn = fc.record({
    telling: fc.constantFrom(...tellings),
    who: fc.nat(4),
    other: fc.integer({ min: 1, max: 4 }),
    alone: fc.boolean(),
  });
  const wrong: string[] = [];
  let told = 0;
  let right = 0;
  fc.assert(
    fc.property(fc.array(turn, { minLength: 2, maxLength: 7 }), (turns) => {
      let text = 'Harbour council in May\n';
      for (const [index, { telling, who, other, alone }] of turns.entries()) {
        const [name, pronoun] = speakers[who]!;
        text += `${index === 0 || alone ? '\n' : ' '}${telling(name, speakers[(who + other) % 5]![0], pronoun, `Pier ${index}`)}`;
        if (telling !== tellings.at(-1)) told++;
      }
      for (const { source, content } of statementsOf(text)) {
        const piers = content.flatMap(({ span }) => text.slice(span.start, span.end).match(/Pier \d/g) ?? []);
        const owners = new Set<string>(piers.map((pier) => speakers[turns[Number(pier.slice(5))]!.who]![0]));
        if (source === null) continue;
        if (owners.size === 1 && owners.has(source.name ?? '')) right++;
        else wrong.push(text);
      }
    }),
    { numRuns: 200, seed: 23 },
  );
  assert.ok(right > 0.9 * told, `${right} of ${told} are found`);
  assert.ok(
    wrong.length < 0.01 * right,
    `${wrong.length} beside ${right} right ones:\n\n${wrong.slice(0, 5).join('\n\n')}`,
  );
});

test('should tell two equal statements apart by their order', () => {
  const found = statementsOf(
    'Harbour news\n\nIlse Varga said no ship would sail. Tomas Orel said no ship would sail.\n',
  );
  assert.equal(found.length, 2);
  assert.notEqual(found[0]!.id, found[1]!.id);
});

/** Milliseconds of work, not of waiting, that a reading of so many stretches takes. */
function cost(stretch: string, times: number): number {
  const text = `Harbour news\n\n${stretch.repeat(times)}`;
  const before = process.cpuUsage();
  statementsOf(text);
  return process.cpuUsage(before).user / 1000;
}

/** Four times the text takes about four times the work; squared cost would be sixteen times as much. The best of three tries counts. */
function isLinear(stretch: string): boolean {
  for (let tries = 0; tries < 3; tries++) if (cost(stretch, 1200) < 8 * cost(stretch, 300) + 40) return true;
  return false;
}

test('should take time in proportion to the text: thousands of quotations, lines without a full stop', () => {
  for (const stretch of [
    '“We wait,” Ilse Varga said. ',
    '“We wait,” Ilse Varga said.\n\n',
    'the man said ',
    'who said that ',
    ', saying it ',
    '() ',
    'said: ',
    'at the forum ',
    '“ ',
    '“We wait.\n\n',
    'MS ORR: We wait.\n\n',
    'the claim that ',
  ]) {
    assert.ok(isLinear(stretch), JSON.stringify(stretch));
  }
});

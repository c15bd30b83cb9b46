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
import { findStatements } from './index.ts';

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

test('should give spans within the text, content in order, and a source outside its content', () => {
  fc.assert(
    fc.property(articles, (text) => {
      const found = statementsOf(text);
      const ids = new Set(found.map(({ id }) => id));
      assert.equal(ids.size, found.length, 'ids are unique');
      for (const statement of found) {
        for (const { start, end } of spansOf(statement)) assert.ok(start >= 0 && start < end && end <= text.length);
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
    { numRuns: 1500, seed: 7 },
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

test('should read the same statements whichever marks a quotation has', () => {
  const names = fc.constantFrom('Ilse Varga', 'Tomas Orel', 'the minister', 'she');
  const said = fc.constantFrom('The pier is shut,', 'Nobody asked us,', 'If the ice stays, we wait,', 'Who pays?');
  const cues = fc.constantFrom('said', 'added', 'warned', 'told reporters');
  fc.assert(
    fc.property(names, said, cues, fc.boolean(), (name, words, cue, more) => {
      const text = (open: string, close: string) =>
        `Harbour council meets\n\n${open}${words}${close} ${name} ${cue}.${more ? ` ${open}We will see.${close}` : ''}\n`;
      const brief = (given: string) =>
        statementsOf(given).map(({ mode, source, cue: found, content }) => ({
          mode,
          source: source?.span,
          cue: found?.span,
          content: content.map(({ span, quoted }) => ({ span, quoted })),
        }));
      const curly = brief(text('“', '”'));
      assert.ok(curly.length > 0);
      assert.deepEqual(brief(text('"', '"')), curly);
      assert.deepEqual(brief(text('«', '»')), curly);
    }),
    { numRuns: 100, seed: 3 },
  );
});

test('should keep ids when other paragraphs are put in', () => {
  const said = 'Ilse Varga said that the pier would close.';
  const one = statementsOf(`Harbour news\n\n${said}\n`);
  const two = statementsOf(`Harbour news\n\nThe gates were painted green last week.\n\n${said}\n`);
  assert.equal(one.length, 1);
  assert.deepEqual(
    two.map(({ id }) => id),
    one.map(({ id }) => id),
  );
});

test('should tell two equal statements apart by their order', () => {
  const found = statementsOf(
    'Harbour news\n\nIlse Varga said no ship would sail. Tomas Orel said no ship would sail.\n',
  );
  assert.equal(found.length, 2);
  assert.notEqual(found[0]!.id, found[1]!.id);
});

/** Statements found in a text made of one stretch over and over. */
function cost(stretch: string, times: number): number {
  const parsed = parse(articleOf(`Harbour news\n\n${stretch.repeat(times)}`), english, engine);
  const start = performance.now();
  findStatements(parsed, english);
  return performance.now() - start;
}

test('should take time in proportion to the text: thousands of quotations, lines without a full stop', () => {
  for (const stretch of [
    '“We wait,” Ilse Varga said. ',
    'the man said ',
    'who said that ',
    ', saying it ',
    '() ',
    'said: ',
    'at the forum ',
  ]) {
    cost(stretch, 500);
    const small = cost(stretch, 1000);
    const large = cost(stretch, 10_000);
    assert.ok(
      large < 40 * small + 400,
      `${stretch}: ${small.toFixed(0)} ms, then ${large.toFixed(0)} ms for ten times as much`,
    );
  }
});

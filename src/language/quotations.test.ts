import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutOut, readLines } from './article-of-lines.test.ts';

/** The quotations as written; `…` after one that is not closed, before one that goes on. */
function quotationsOf(text: string): string[] {
  const parsed = readLines(text);
  return parsed.quotations.map(
    ({ span, closed, continues }) => `${continues ? '…' : ''}${cutOut(parsed, span)}${closed ? '' : '…'}`,
  );
}

const cases: readonly (readonly [claim: string, text: string, found: readonly string[]])[] = [
  ['curly marks', '“No,” she said. “Never.”', ['“No,”', '“Never.”']],
  ['straight marks by position', '"No," she said. "Never."', ['"No,"', '"Never."']],
  ['guillemets, low marks and typewriter marks', "«Non», „Nein“, ``No''", ['«Non»', '„Nein“', "``No''"]],
  ['reversed guillemets', 'Er sagte »Nein« und ging.', ['»Nein«']],
  ['a closing mark that opens', '”No,” she said. She left.', ['”No,”']],
  ['a curly mark closed by a straight one', '“No," she said. "Yes,” he said.', ['“No,"', '"Yes,”']],
  [
    'a mark after an opening bracket or a dash',
    'He left (“at last”)—“too late,” she said.',
    ['“at last”', '“too late,”'],
  ],
  ['single marks as outer ones', '‘No,’ she said. ‘Never.’', ['‘No,’', '‘Never.’']],
  [
    'a plural’s apostrophe inside single marks',
    '‘For the ministers’ own good,’ he said.',
    ['‘For the ministers’ own good,’'],
  ],
  ['contractions inside single marks', '‘I don’t think it’s Varga’s,’ he said.', ['‘I don’t think it’s Varga’s,’']],
  ['straight single marks', "A 'scare' word and 'No way,' she said.", ["'scare'", "'No way,'"]],
  [
    'a double quotation inside single marks as part of it',
    '‘He said “go” to me,’ she said.',
    ['‘He said “go” to me,’'],
  ],
  ['single marks inside double ones as part of it', '“He said ‘go’ to me,” she said.', ['“He said ‘go’ to me,”']],
  ['a double quotation inside another as part of it', '“He said “go” to me,” she said.', ['“He said “go” to me,”']],
  ['a curly one inside a straight one', '"He said “go” to me," she said.', ['"He said “go” to me,"']],
  ['a forgotten closing mark up to the next opening one', '“No, she said. “Never.”', ['“No, she said.…', '“Never.”']],
  ['a quotation over paragraphs', '“One.\n“Two.\n“Three,” she said.', ['“One.…', '…“Two.…', '…“Three,”']],
  ['one whose next paragraph only closes', '“One.\nTwo,” she said.', ['“One.…', '…Two,”']],
  ['three typewriter marks at the end', "''He said, 'Go,''' she said. ''Why?''", ["''He said, 'Go,'''", "''Why?''"]],
  [
    'curly marks in a paragraph that a straight one opens',
    '"A “grey” day, and we stay.\n"We go," she said.',
    ['"A “grey” day, and we stay.…', '…"We go,"'],
  ],
  ['an opening mark set twice', '"“No,” she said." Then she left.', ['“No,”']],
  ['a closing mark that begins a paragraph, before a blank', '” … we stay,” she said.', ['” … we stay,”']],
  ['a height within a quotation', '“He is 6’2”,” she said. “Tall.”', ['“He is 6’2”,”', '“Tall.”']],
  ['one over paragraphs in single marks', '‘One.\n‘Two,’ she said.', ['‘One.…', '…‘Two,’']],
  [
    'one in single marks that opens behind another and goes on in the next paragraph',
    '‘One,’ she said. ‘Two.\n‘Three.\n‘Four.’',
    ['‘One,’', '‘Two.…', '…‘Three.…', '…‘Four.’'],
  ],
];
for (const [claim, text, found] of cases) {
  test(`should find: ${claim}`, () => assert.deepEqual(quotationsOf(text), found));
}

const none: readonly (readonly [claim: string, text: string])[] = [
  ['apostrophes', "The ministers' wish and Varga's '90s, don't, 'em and O’Brien’s"],
  ['inches', 'He is 6\'2" tall and the shelf 10" deep.'],
  ['a mark that only closes', 'We stay,” she said.'],
  ['a lone closing mark at the beginning', '” we stay.'],
  ['an apostrophe that nothing closes', 'The ‘hood is quiet and the port is shut.'],
  ['an apostrophe that nothing closes, though the next paragraph opens', 'The ‘hood is quiet.\n‘'],
];
for (const [claim, text] of none) {
  test(`should find no quotation in ${claim}`, () => assert.deepEqual(quotationsOf(text), []));
}

test('should not let an unclosed mark swallow more than its paragraph', () => {
  const text = '“One and two.\nThree.\n“Four,” she said.';
  assert.deepEqual(quotationsOf(text), ['“One and two.…', '“Four,”']);
});

test('should give the words without their marks as inner', () => {
  const parsed = readLines("He said ``no'' and “yes\n");
  assert.deepEqual(
    parsed.quotations.map(({ inner }) => cutOut(parsed, inner)),
    ['no', 'yes'],
  );
});

test('should number the tokens of a quotation, marks included', () => {
  const { tokens } = readLines('“No,” she said. “Go.”');
  assert.deepEqual([...tokens.quotation], [1, 1, 1, 1, 0, 0, 0, 2, 2, 2, 2]);
});

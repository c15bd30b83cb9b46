import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../languages/en/index.ts';
import { indexTree, type TreeIndex } from '../../lib/tree-index.ts';
import type { ParsedArticle } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import { type Given, readText } from './in-structure.test.ts';
import { withStructure } from './index.ts';

const bricks: readonly string[] = [
  '“It is closed,” said Varga. “Nobody may pass.”',
  'Ilse Varga was blunt. “We lost.”',
  'On Monday Varga replied:',
  '“You never asked us.”',
  '“You never asked us.',
  'Not once.”',
  '— Petr Ostrow, Orsk',
  'VARGA: We will stay. (APPLAUSE)',
  'ORLE: Will you?',
  'Q: Why?',
  'A: I must.',
  '[Moderator] And you?',
  '“',
  '” :',
  '— —',
  '?',
  'Photo: (',
  'The pier is shut.',
  '## Will you stay?',
  '’ ‘ we',
];

/** A small generator of its own, so that a failure can be repeated. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

function article(seed: number): { readonly text: string; readonly given: readonly Given[] } {
  const next = numbers(seed);
  const lines = Array.from({ length: 12 }, () => bricks[Math.floor(next.next().value * bricks.length)]!);
  const text = ['Varga said the pier was shut.', ...lines].join('\n');
  return { text, given: [['Varga', 'said', 'the pier was shut']] };
}

function check({ words }: ParsedArticle, found: readonly Relation[]): void {
  for (const { source, content, cueHead, cue } of found) {
    assert.ok(content.length > 0);
    let before = -1;
    for (const { first, end } of content) {
      assert.ok(first > before && first < end && end <= words.length, 'in order, apart, not empty');
      before = end;
    }
    assert.equal(cue === null, cueHead < 0);
    if (cue !== null) assert.ok(cue.first <= cueHead && cueHead < cue.end);
    if (source === null) continue;
    for (const { first, end } of content)
      assert.ok(end <= source.first || source.end <= first, 'source outside content');
  }
}

test('should keep ranges in order and sources outside contents, whatever stands beside what', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const { text, given } = article(seed);
    const { parsed, relations, found } = readText(text, given);
    check(parsed, found);
    for (const one of relations) assert.ok(found.some(({ cueHead }) => cueHead === one.cueHead));
  }
});

/** The best of three runs of this part alone. */
function milliseconds(parsed: ParsedArticle, index: TreeIndex, relations: readonly Relation[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    withStructure(relations, parsed, index, english);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

for (const [claim, line] of [
  ['quotations in one paragraph', '“Yes.” '],
  ['paragraphs that open and do not close', '“Yes.\n'],
  ['paragraphs between marks', '“Yes.”\n'],
  ['labels', 'VARGA: You?\n'],
  ['letters', 'I do.\n— Petr Ostrow\n'],
] as const) {
  test(`should take time in proportion to 10,000 ${claim}`, () => {
    const small = readText(
      `Varga said: ${line.repeat(1250)}`,
      [['Varga', 'said', '“Yes.'] as const].filter(() => line.includes('“')),
    );
    const large = readText(
      `Varga said: ${line.repeat(10_000)}`,
      [['Varga', 'said', '“Yes.'] as const].filter(() => line.includes('“')),
    );
    const little = milliseconds(small.parsed, indexTree(small.parsed.tree), small.relations);
    const much = milliseconds(large.parsed, indexTree(large.parsed.tree), large.relations);
    assert.ok(much < 40 * little + 100, `${little} ms, then ${much} ms`);
  });
}

test('should take time in proportion to 20,000 brackets in a turn', () => {
  const transcript = (brackets: number) =>
    readText(`VARGA: Will you ${'() '.repeat(brackets)}stay?\nORLE: I will.\nVARGA: You will?\nORLE: I must.`);
  const [small, large] = [transcript(2500), transcript(20_000)];
  assert.equal(large.found.length, 4);
  const little = milliseconds(small.parsed, indexTree(small.parsed.tree), []);
  const much = milliseconds(large.parsed, indexTree(large.parsed.tree), []);
  assert.ok(much < 40 * little + 100, `${little} ms, then ${much} ms`);
});

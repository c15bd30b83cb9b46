import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { english } from '../../languages/en/index.ts';
import type { SyntacticWords } from '../../types/index.ts';
import { splitWords } from './split-words.ts';

const split = (text: string): SyntacticWords => splitWords(text, [{ start: 0, end: text.length }], english, null);

/** Words parted by spaces; those of a range in braces. */
function shown(text: string): string {
  const { forms, rangeFirst, rangeEnd } = split(text);
  return forms
    .map((form, at) => `${rangeFirst.includes(at) ? '{' : ''}${form}${rangeEnd.includes(at + 1) ? '}' : ''}`)
    .join(' ');
}

const cases: readonly (readonly [text: string, words: string])[] = [
  ["They don't know.", "They {do n't} know ."],
  ['Odile’s ferry can’t sail', 'Odile {’s} ferry {ca n’t} sail'.replace('Odile {’s}', '{Odile ’s}')],
  ["She couldn't've", "She {could n't 've}"],
  ["the ministers' boat", "the {ministers '} boat"],
  ['We cannot, dunno, gonna', 'We {can not} , {du n no} , {gon na}'],
  ['an all-girl crew', 'an all - girl crew'],
  ['a 15-year-old boat', 'a 15 - year - old boat'],
  ['re-elected co-owner by e-mail', 're-elected co-owner by e-mail'],
  ['non-profit-minded', 'non-profit - minded'],
  ['pre- and post-war', 'pre - and post-war'],
  ['and/or 9/11', 'and / or 9/11'],
  ['5km in 10% of $3bn', '5 km in 10 % of $ 3 bn'],
  ['at 10:30pm on the 20th, in the 1990s', 'at 10:30 pm on the 20th , in the 1990s'],
  ["the 80's", "the 80's"],
  ['call 555-0142 or pages 4-5', 'call 555-0142 or pages 4 - 5'],
  ['US$5', 'US$ 5'],
  ['th- that one', 'th- that one'],
  ['fine :) then', 'fine :) then'],
  ['*** >> ====', '*** >> ===='],
  ['1. Row', '1. Row'],
  ['#1 of #harbour by @odile', '# 1 of #harbour by @odile'],
  ['see https://tideline.example/a-b/c?d=1.', 'see https://tideline.example/a-b/c?d=1 .'],
  ['write to o.brant@port-hale.example now', 'write to o.brant@port-hale.example now'],
  ['Mr. Brant of the U.S. said', 'Mr. Brant of the U.S. said'],
  ['Mm. Uh-oh.', 'Mm . Uh-oh .'],
  ["``Row,'' she said", "`` Row , '' she said"],
  ['‘‘Row,’’ she said', '‘‘ Row , ’’ she said'],
  ['a “‘row’”', 'a “ ‘ row ’ ”'],
];

describe('words', () => {
  for (const [text, words] of cases) test(`"${text}"`, () => assert.equal(shown(text), words));

  test('a quotation mark after s is no possessive while a quotation is open', () => {
    assert.equal(shown("the 'old boats' sank"), "the ' old boats ' sank");
  });

  test('words are cut alike the second time', () => assert.equal(shown('all-girl all-girl'), 'all - girl all - girl'));

  test('stretches are kept apart and the text between them is left out', () => {
    const text = 'One boat\nIGNORED\nTwo boats';
    const words = splitWords(
      text,
      [
        { start: 0, end: 8 },
        { start: 17, end: 26 },
      ],
      english,
      null,
    );
    assert.deepEqual(words.forms, ['One', 'boat', 'Two', 'boats']);
    assert.deepEqual([...words.sentenceEnds], [2, 4]);
    assert.deepEqual([...words.sentenceStretch], [0, 1]);
  });

  test('an empty text and an empty stretch have no words', () => {
    assert.equal(splitWords('', [], english, null).length, 0);
    assert.equal(splitWords('  ', [{ start: 0, end: 2 }], english, null).sentenceEnds.length, 0);
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    "don't",
    'all-girl',
    '’s',
    "'",
    '’’',
    '#',
    '1.',
    '5km',
    '...',
    '?!',
    ':)',
    '$',
    '@x',
    '\ud800',
    '\u0000',
    '-',
    ' ',
    '\n',
    'th-',
  ),
);
const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('any text', () => {
  test('is cut into words that lie in it, in order, with nothing but blanks between', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = split(text);
        let before = 0;
        for (let i = 0; i < words.length; i++) {
          assert.ok(words.start[i]! >= before && words.end[i]! > words.start[i]!);
          assert.equal(text.slice(words.start[i], words.end[i]), words.forms[i]);
          assert.match(text.slice(before, words.start[i]), /^[\s\p{Cc}\p{Cf}]*$/u);
          before = words.end[i]!;
        }
        assert.ok(words.sentenceEnds.length === 0 ? words.length === 0 : words.sentenceEnds.at(-1) === words.length);
        assert.deepEqual(
          [...words.sentenceEnds],
          [...new Set(words.sentenceEnds)].sort((a, b) => a - b),
        );
        words.rangeFirst.forEach((first, n) => {
          assert.ok(first + 1 < words.rangeEnd[n]! && first >= (n === 0 ? 0 : words.rangeEnd[n - 1]!));
          for (let k = first + 1; k < words.rangeEnd[n]!; k++) assert.equal(words.start[k], words.end[k - 1]);
          assert.ok(![...words.sentenceEnds].some((end) => end > first && end < words.rangeEnd[n]!));
        });
      }),
      { numRuns: 400 },
    );
  });

  test('twice the text takes no more than about twice the time', () => {
    for (const unit of ['a', "'", 'a-', '. ', "x's", ' “A” ', '1/', '@', '#']) {
      const time = (count: number): number => {
        const text = unit.repeat(count);
        let best = Number.POSITIVE_INFINITY;
        for (let round = 0; round < 3; round++) {
          const start = performance.now();
          split(text);
          best = Math.min(best, performance.now() - start);
        }
        return best;
      };
      time(5000);
      const [short, long] = [time(20_000), time(80_000)];
      assert.ok(long < 12 * short + 40, `"${unit}": ${short} ms, then ${long} ms for four times as much`);
    }
  });
});

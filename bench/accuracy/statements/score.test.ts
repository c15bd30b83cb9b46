import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervals } from './intervals.ts';
import { missesOf } from './misses.ts';
import { countsOf, f1, type GoldArticle, type Offsets, type ScoredStatement, type Shown, sheets } from './score.ts';
import { bins, calibrationError, mouths, pointAt, surePoint, verdicts } from './trust.ts';

const text = 'Ilse Varga said the harbour would close. “We did not hear of it,” Tomas Brandt said.\n';

const at = (...words: readonly string[]): Offsets =>
  words.map((word) => {
    const start = text.indexOf(word);
    assert.ok(start >= 0, word);
    return [start, start + word.length] as const;
  });

const indirect: ScoredStatement = {
  source: at('Ilse Varga'),
  cue: at('said the').map(([start]) => [start, start + 4] as const),
  content: at('the harbour would close'),
};
const direct: ScoredStatement = {
  source: at('Tomas Brandt'),
  cue: at('said.'),
  content: at('“We did not hear of it,”'),
};
const article: GoldArticle = { id: 'invented', text, statements: [indirect, direct], discard: [] };

const shown = (statement: ScoredStatement, confidence = 1): Shown => ({
  ...statement,
  confidence,
  rule: 'verb/subject',
});
const sheetOf = (...given: readonly Shown[]) => sheets([article], new Map([['invented', given]]));

test('the gold itself is right throughout', () => {
  const counts = countsOf(sheetOf(shown(indirect), shown(direct))[0]!);
  for (const [key, count] of Object.entries(counts)) if (count.gold > 0) assert.equal(f1(count).f1, 1, key);
});

test('nothing given is nothing right', () => {
  for (const count of Object.values(countsOf(sheetOf()[0]!))) assert.equal(f1(count).f1, 0);
});

test('quotation marks and edge punctuation do not count', () => {
  const bare = shown({ ...direct, content: at('We did not hear of it') });
  assert.equal(countsOf(sheetOf(bare)[0]!)['direct / content strict']!.goldRight, 1);
});

test('a shorter content is partly right and not strictly', () => {
  const counts = countsOf(sheetOf(shown({ ...indirect, content: at('the harbour') }))[0]!);
  assert.equal(counts['indirect / content strict']!.goldRight, 0);
  assert.deepEqual(counts['indirect / content partial'], { given: 1, gold: 1, givenRight: 1, goldRight: 0.5 });
});

test('a head is found past auxiliaries', () => {
  const counts = countsOf(sheetOf(shown({ ...indirect, cue: at('Varga said') }))[0]!);
  assert.equal(counts['cue head']!.goldRight, 0);
  assert.equal(countsOf(sheetOf(shown(indirect))[0]!)['cue head']!.goldRight, 1);
});

test("another's words are told from words of nobody", () => {
  const swapped = verdicts(
    sheetOf(shown({ ...direct, source: at('Ilse Varga') }), shown({ ...indirect, source: null })),
  );
  assert.deepEqual(mouths(swapped), { shown: 2, wrong: 1, strangers: 1, missing: 1, nobody: 0 });
});

test("a longer name is another's by Dice, and no stranger", () => {
  const long = verdicts(sheetOf(shown({ ...direct, source: at('it,” Tomas Brandt said', 'hear of', 'We did not') })));
  assert.deepEqual(mouths(long), { shown: 1, wrong: 1, strangers: 0, missing: 0, nobody: 0 });
});

test('a source where nobody is named is no wrong mouth', () => {
  const unnamed = { ...article, statements: [{ ...direct, source: null }] };
  const all = verdicts(sheets([unnamed], new Map([['invented', [shown(direct)]]])));
  assert.deepEqual(mouths(all), { shown: 0, wrong: 0, strangers: 0, missing: 0, nobody: 1 });
});

test('sure is what keeps the recall at the highest precision', () => {
  const wrong = shown({ ...indirect, content: at('Brandt said'), source: null }, 0.5);
  const all = sheetOf(shown(direct, 0.8), wrong);
  assert.deepEqual(pointAt(all, 0), { threshold: 0, shown: 2, precision: 0.5, recall: 0.5 });
  assert.deepEqual(surePoint(all, 0.4), { threshold: 0.8, shown: 1, precision: 1, recall: 0.5 });
  assert.equal(surePoint(all, 0.6), null);
});

test('a confidence that is the share right has no calibration error', () => {
  const some = [true, true, true, false].map((isRight) => ({ ...verdicts(sheetOf(shown(direct, 0.75)))[0]!, isRight }));
  assert.equal(calibrationError(some), 0);
  assert.equal(bins(some)[7]!.shown, 4);
  assert.equal(bins([{ ...some[0]!, confidence: 1 }])[9]!.shown, 1);
});

test('an interval holds the figure, and is the same every time', () => {
  const counts = Array.from({ length: 30 }, (_, n) => ({
    some: { given: 2, gold: 2, givenRight: n % 3, goldRight: n % 3 },
  }));
  const draw = () => intervals(counts, { share: (sum) => f1(sum.some!).precision }).share;
  assert.deepEqual(draw(), draw());
  assert.ok(draw().low < 0.5 && draw().high > 0.5 && draw().low > 0.3 && draw().high < 0.7);
});

test('a miss is put down to what stands in its place', () => {
  const cause = (...given: readonly Shown[]) =>
    Object.entries(missesOf(sheetOf(shown(direct), ...given))).flatMap(([name, { indirect: n }]) =>
      n > 0 ? [name] : [],
    );
  assert.deepEqual(cause(), ['nothing with these words']);
  assert.deepEqual(cause(shown(indirect)), []);
  assert.deepEqual(cause(shown({ ...indirect, source: null })), ['right content, other source']);
  assert.deepEqual(cause(shown({ ...indirect, content: at('the harbour') })), ['right cue, content too short']);
  assert.deepEqual(cause(shown({ ...indirect, cue: at('close'), content: at('harbour would') })), [
    'another cue over these words',
  ]);
});

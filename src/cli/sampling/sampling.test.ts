import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { RecordEntry } from '../../types/index.ts';
import { readFilledSheet } from './filled-sheet.ts';
import { type JudgedRow, scoreOf, wilson } from './score.ts';
import { type Judgement, judgements } from './sheet.ts';
import { Draw, fairShares } from './strata.ts';

const entry = (id: number, outlet: string, confidence = 0.9) =>
  ({
    id: `s${id}`,
    carriedBy: [{ publisher: outlet }],
    statement: { mode: 'direct', confidence },
  }) as unknown as RecordEntry;

function drawn(entries: readonly RecordEntry[], seed: string, most: number, equal = false) {
  const draw = new Draw(['outlet'], seed, most);
  for (const one of entries) draw.add(one);
  return draw.strata(equal);
}

const many = Array.from({ length: 300 }, (_, i) =>
  entry(i, i % 10 === 0 ? 'Lantern' : i % 3 === 0 ? 'Courier' : 'Echo'),
);

describe('a draw', () => {
  test('is the same for the same seed, in whichever order statements come, and another for another seed', () => {
    const first = drawn(many, '1', 60);
    assert.deepEqual(drawn(many.toReversed(), '1', 60), first);
    assert.notDeepEqual(drawn(many, '2', 60), first);
  });

  test('gives strata in proportion to their sizes', () => {
    const strata = drawn(many, '1', 60);
    assert.deepEqual(
      strata.map(({ name, size, ids }) => [name, size, ids.length]),
      [
        ['Courier', 90, 18],
        ['Echo', 180, 36],
        ['Lantern', 30, 6],
      ],
    );
    assert.equal(new Set(strata.flatMap(({ ids }) => ids)).size, 60);
  });

  test('or as many of each, as far as there are', () => {
    assert.deepEqual(
      drawn(many, '1', 150, true).map(({ ids }) => ids.length),
      [60, 60, 30],
    );
  });

  test('chooses each statement as often as any other', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 200; seed++) {
      for (const id of drawn(many.slice(0, 40), String(seed), 10).flatMap(({ ids }) => ids))
        times.set(id, (times.get(id) ?? 0) + 1);
    }
    assert.equal(times.size, 40);
    for (const [id, count] of times) assert.ok(count > 22 && count < 85, `${id}: ${count} of about 50`);
  });

  test('takes all where there are no more', () => {
    assert.equal(drawn(many.slice(0, 7), '1', 10).flatMap(({ ids }) => ids).length, 7);
    assert.deepEqual(drawn([], '1', 10), []);
  });
});

test('fair shares add up, exceed no stratum, and leave none out while there is one for each', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 400 }),
      (sizes, most) => {
        const shares = fairShares(sizes, most);
        const all = sizes.reduce((sum, size) => sum + size, 0);
        assert.equal(
          shares.reduce((sum, share) => sum + share, 0),
          Math.min(all, most),
        );
        for (const [i, share] of shares.entries()) assert.ok(share <= sizes[i]!);
        if (most >= sizes.length) assert.ok(shares.every((share) => share >= 1));
      },
    ),
  );
});

const unsaid = Object.fromEntries(judgements.map((judgement) => [judgement, null])) as Record<Judgement, null>;
const judged = (stratum: string, size: number, right: boolean | null, confidence = 0.9): JudgedRow => ({
  stratum,
  size,
  confidence,
  answers: { ...unsaid, right },
});
const rows = (stratum: string, size: number, right: number, wrong: number): JudgedRow[] => [
  ...Array.from({ length: right }, () => judged(stratum, size, true)),
  ...Array.from({ length: wrong }, () => judged(stratum, size, false)),
];
const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 5e-4, `${actual}, not ${expected}`);

describe('a score', () => {
  test("has Wilson's interval", () => {
    const { low, high } = wilson(0.9, 100);
    near(low, 0.8256);
    near(high, 0.9448);
    assert.deepEqual(wilson(0, 0), { low: 0, high: 1 });
    const none = wilson(0, 10);
    near(none.low, 0);
    near(none.high, 0.2775);
  });

  test('counts strata by their size in the record, not by how many were drawn', () => {
    const { shares } = scoreOf([...rows('large', 900, 9, 1), ...rows('small', 100, 1, 9)], ['right']);
    near(shares.right!.share, 0.82);
    assert.deepEqual([shares.right!.judged, shares.right!.right], [20, 10]);
    assert.ok(shares.right!.low > 0.5 && shares.right!.high < 0.96, JSON.stringify(shares.right));
  });

  test('is not certain where everything judged is right', () => {
    const { shares } = scoreOf([...rows('one', 500, 10, 0), ...rows('other', 500, 10, 0)], ['right']);
    assert.equal(shares.right!.share, 1);
    assert.ok(shares.right!.low < 0.9 && shares.right!.low > 0.6, JSON.stringify(shares.right));
  });

  test('its interval holds the true share about as often as it says', () => {
    // A record of two strata, 0.95 and 0.6 right; drawn 300 times with a generator that is always the same.
    let state = 12_345;
    const random = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
    const truth = 0.8 * 0.95 + 0.2 * 0.6;
    let held = 0;
    for (let times = 0; times < 300; times++) {
      const sheet = [
        ...Array.from({ length: 80 }, () => judged('a', 800, random() < 0.95)),
        ...Array.from({ length: 20 }, () => judged('b', 200, random() < 0.6)),
      ];
      const { low, high } = scoreOf(sheet, ['right']).shares.right!;
      if (low <= truth && truth <= high) held++;
    }
    assert.ok(held >= 275 && held <= 298, `${held} of 300`);
  });

  test('sets what was promised beside what came of it', () => {
    const sheet = [
      judged('all', 9, true, 0.95),
      judged('all', 9, true, 1),
      judged('all', 9, false, 0.4),
      judged('all', 9, null, 0.4),
    ];
    const { calibration, rows: all, judged: some } = scoreOf(sheet, ['right']);
    assert.deepEqual([all, some], [4, 3]);
    assert.deepEqual(
      calibration.map(({ from, promised, right, judged: count }) => [from, promised, right, count]),
      [
        [0.3, 0.4, 0, 1],
        [0.9, 0.975, 2, 2],
      ],
    );
  });
});

describe('a filled sheet', () => {
  const header = 'place,right,source_right,comment,stratum,stratum_size,stratum_drawn,confidence,statement';
  const read = (text: string) => readFilledSheet(text, 'sheet.csv');

  test('is read as spreadsheets save it', () => {
    const plain = read(`${header}\n1,y,N,"a, b\n""c""",Echo,10,2,0.93,s1\n`);
    assert.deepEqual(plain, [
      { stratum: 'Echo', size: 10, confidence: 0.93, answers: { ...unsaid, right: true, source_right: false } },
    ]);
    const continental = `\ufeff${header.replaceAll(',', ';')}\r\n1;Yes;no;"a; b";Echo;10;2;0,93;s1\r\n;;;;;;;;\r\n`;
    assert.deepEqual(read(continental), plain);
    assert.deepEqual(read(`${header.replaceAll(',', '\t')}\n1\ty\tn\tc\tEcho\t10\t2\t0.93\ts1`), plain);
  });

  test('should not be taken for one where it is none', () => {
    for (const [text, why] of [
      ['', /empty/],
      ['a,b\n1,2', /no column “stratum”/],
      [`${header}\n1,perhaps,,,Echo,10,2,0.9,s1`, /row 2, column right, “perhaps”/],
      [`${header}\n1,y,,,Echo,many,2,0.9,s1`, /row 2, column stratum_size, “many”/],
      [`${header}\n1,"y,,,Echo`, /cannot be read as CSV/],
    ] as const) {
      assert.throws(() => read(text), { code: 'cli/bad-sheet', message: why }, text);
    }
  });
});

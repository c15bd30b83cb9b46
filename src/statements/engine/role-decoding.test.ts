import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { weightTable } from '../../lib/weight-table.ts';
import {
  likeliest,
  mayFollow,
  Role,
  roleCount,
  roleScores,
  StepTable,
  startScores,
  stepCount,
  stepScores,
  sumsOf,
} from './role-decoding.ts';
import { boundaryKinds } from './role-window.ts';

const pairs = roleCount * roleCount;
const close = (a: number, b: number, what = '') =>
  assert.ok(Math.abs(a - b) < 1e-9 * (1 + Math.abs(b)), `${a} ${b} ${what}`);

interface Window {
  readonly scores: Float64Array;
  readonly steps: Float32Array;
  readonly boundaries: Int32Array;
  readonly cue: number;
}

/** Windows of one to five words with any weights, around a cue. */
const windows: fc.Arbitrary<Window> = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc
    .record({
      scores: fc.array(fc.double({ min: -6, max: 6, noNaN: true }), {
        minLength: size * roleCount,
        maxLength: size * roleCount,
      }),
      boundaries: fc.array(fc.nat({ max: boundaryKinds - 1 }), { minLength: size, maxLength: size }),
      salt: fc.nat({ max: 1000 }),
      cue: fc.nat({ max: size - 1 }),
    })
    .map(({ scores, boundaries, salt, cue }) => ({
      scores: Float64Array.from(scores, (score, at) =>
        Math.floor(at / roleCount) === cue && at % roleCount !== Role.none ? -1e4 : score,
      ),
      boundaries: Int32Array.from(boundaries),
      steps: Float32Array.from({ length: stepCount }, (_, at) => (((at + 7) * (salt + 13)) % 97) / 24 - 2),
      cue,
    })),
);

interface Path {
  readonly roles: readonly number[];
  readonly score: number;
}

/** Every labelling that is possible, with its score, the best first. */
function allPaths({ scores, steps, boundaries, cue }: Window): readonly Path[] {
  const size = boundaries.length;
  let paths: Path[] = [{ roles: [], score: 0 }];
  for (let word = 0; word < size; word++) {
    paths = paths.flatMap(({ roles, score }) =>
      Array.from({ length: roleCount }, (_, role) => role)
        .filter((role) => (word !== cue || role === Role.none) && mayFollow(roles.at(-1) ?? Role.none, role))
        .map((role) => {
          const pair = (roles.at(-1) ?? 0) * roleCount + role;
          const step = word === 0 ? 0 : steps[boundaries[word]! * pairs + pair]! + steps[boundaryKinds * pairs + pair]!;
          return { roles: [...roles, role], score: score + step + scores[word * roleCount + role]! };
        }),
    );
  }
  return paths.sort((a, b) => b.score - a.score);
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('roles around a cue', () => {
  test('the likeliest labellings are those of trying all, best first, with their probabilities', () => {
    fc.assert(
      fc.property(windows, fc.integer({ min: 1, max: 8 }), (window, count) => {
        const all = allPaths(window);
        const total = Math.log(sumOf(all.map(({ score }) => Math.exp(score))));
        const found = likeliest(window.scores, new StepTable(window), window.boundaries, count);
        assert.equal(found.length, Math.min(count, all.length));
        found.forEach(({ roles, logProbability }, rank) => {
          close(logProbability, all[rank]!.score - total, `rank ${rank}`);
          const same = all.find((path) => path.roles.every((role, at) => role === roles[at]))!;
          close(same.score, all[rank]!.score, 'its own score');
          if (rank > 0) assert.ok(logProbability <= found[rank - 1]!.logProbability);
        });
        assert.equal(new Set(found.map(({ roles }) => roles.join())).size, found.length);
      }),
    );
  });

  test('the probabilities of all labellings sum up to one', () => {
    fc.assert(
      fc.property(
        windows.filter(({ boundaries }) => boundaries.length <= 3),
        (window) => {
          const found = likeliest(window.scores, new StepTable(window), window.boundaries, 200);
          assert.equal(found.length, allPaths(window).length);
          close(sumOf(found.map(({ logProbability }) => Math.exp(logProbability))), 1);
        },
      ),
    );
  });

  test('shares of roles and the sum over all are those of trying all', () => {
    fc.assert(
      fc.property(windows, (window) => {
        const { scores, steps, boundaries } = window;
        const all = allPaths(window);
        const total = sumOf(all.map(({ score }) => Math.exp(score)));
        const sums = sumsOf(scores, stepScores(steps, { offsets: new Int32Array(0), boundaries }));
        close(sums.total, Math.log(total));
        for (let at = 0; at < scores.length; at++) {
          const [word, role] = [Math.floor(at / roleCount), at % roleCount];
          const own = all.filter(({ roles }) => roles[word] === role);
          close(sums.shares[at]!, sumOf(own.map(({ score }) => Math.exp(score))) / total);
        }
      }),
    );
  });

  test('a labelling is as sure as its least sure word; a part without words is sure', () => {
    fc.assert(
      fc.property(windows, (window) => {
        const { scores, steps, boundaries } = window;
        const { shares } = sumsOf(scores, stepScores(steps, { offsets: new Int32Array(0), boundaries }));
        for (const { roles, ...found } of likeliest(scores, new StepTable(window), boundaries, 4)) {
          const sure = (of: readonly number[]) =>
            Math.min(
              1,
              ...[...roles].flatMap((role, word) => (of.includes(role) ? [shares[word * roleCount + role]!] : [])),
            );
          close(found.surety, sure(Object.values(Role)));
          close(found.sourceSurety, sure([Role.source, Role.sourceFirst]));
          close(found.contentSurety, sure([Role.content, Role.contentFirst]));
        }
      }),
    );
  });

  test('no span begins in its middle, not at the first word either, and the cue has no role', () => {
    fc.assert(
      fc.property(windows, (window) => {
        for (const { roles } of likeliest(window.scores, new StepTable(window), window.boundaries, 6)) {
          assert.equal(roles[window.cue], Role.none);
          roles.forEach((role, word) => {
            assert.ok(mayFollow(word === 0 ? Role.none : roles[word - 1]!, role), roles.join());
          });
        }
        const start = startScores(window.scores);
        assert.ok(start[Role.source]! < -1000 && start[Role.content]! < -1000);
      }),
    );
  });

  test('scores are sums of the weights of known features; those of the cue leave it only one role', () => {
    const words = weightTable(
      [
        { hash: 0x11000001, weights: [1, 2, 3, 4, 5] },
        { hash: 0x22000002, weights: [-1, 0, 1, 0, 2] },
      ],
      roleCount,
      8,
    );
    const hashes = Int32Array.of(0x11000001, 0x22000002, 0x33000003, 0x11000001);
    const evidence = { offsets: Int32Array.of(0, 3, 4), boundaries: new Int32Array(2) };
    const scores = roleScores({ words, steps: new Float32Array(stepCount) }, evidence, hashes, 1);
    assert.deepEqual([...scores.subarray(0, 5)].map(Math.round), [0, 2, 4, 4, 7]);
    assert.equal(Math.round(scores[5]!), 1);
    assert.ok(scores.subarray(6).every((score) => score === -1e4));
  });

  test('a window as long as any with strong weights leaves numbers', () => {
    const size = 300;
    const steps = new Float32Array(stepCount).fill(-1);
    const scores = Float64Array.from({ length: size * roleCount }, (_, at) => (at % 7 === 0 ? 12 : -12));
    const found = likeliest(scores, new StepTable({ steps }), new Int32Array(size), 3);
    assert.equal(found.length, 3);
    for (const { logProbability, surety } of found) {
      assert.ok(logProbability <= 1e-6 && Number.isFinite(logProbability));
      assert.ok(surety >= 0 && surety <= 1);
    }
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type KernelChoice, startKernels } from './kernels.ts';
import type { Kernels } from './kernels-contract.ts';

/** Numbers that look random and are the same on every run. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const size = 1 << 18;
/** Places of the operands: far enough from one another for all sizes below. */
const [a, b, c, d, e, f, g, out] = [1024, 33_792, 66_560, 99_328, 132_096, 148_480, 164_864, 181_248];

interface Case {
  readonly fill: (ints: Int32Array, floats: Float32Array, bytes: Int8Array, next: () => number) => void;
  readonly run: (kernels: Kernels) => void;
}

const fillFloats = (floats: Float32Array, at: number, n: number, next: () => number) => {
  for (let i = 0; i < n; i++) floats[at / 4 + i] = (next() - 0.5) * 8;
};

const cases = {
  gemm: {
    fill: (ints, floats, bytes, next) => {
      for (let i = 0; i < 8 * 48; i++) bytes[a + i] = Math.floor(next() * 256) - 128;
      for (let i = 0; i < 24 * 48; i++) bytes[b + i] = Math.floor(next() * 128);
      // The greatest products there are.
      bytes.fill(-128, a, a + 48);
      bytes.fill(127, b, b + 24 * 16);
      for (const at of [c, d, e]) fillFloats(floats, at, 24, next);
      for (let m = 0; m < 8; m++) ints[f / 4 + m] = Math.floor(next() * 9000) - 4500;
    },
    run: (kernels) => kernels.gemm(8, 24, 48, a, c, f, b, d, e, out, -1),
  },
  quantise: {
    fill: (_ints, floats, _bytes, next) => {
      fillFloats(floats, a, 6 * 32, next);
      floats.fill(0, a / 4, a / 4 + 32);
      // Halves: 127 / 127 = 1, so these stand for themselves.
      floats.set([127, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 126.5], a / 4 + 32);
      floats.fill(1, a / 4 + 40, a / 4 + 64);
    },
    run: (kernels) => kernels.quantise(6, 32, a, out, b, c),
  },
  gather: {
    fill: (ints, floats, bytes, next) => {
      for (let i = 0; i < 10 * 32; i++) bytes[a + i] = Math.floor(next() * 256);
      for (let i = 0; i < 16; i++) bytes[b + i] = i - 7;
      fillFloats(floats, c, 10, next);
      fillFloats(floats, d, 64, next);
      ints.set([3, 9, 0], e / 4);
      fillFloats(floats, f, 3, next);
    },
    run: (kernels) => kernels.gather(3, 64, a, c, b, e, f, d, out),
  },
  convolve: {
    fill: (ints, floats, _bytes, next) => {
      fillFloats(floats, a + 3 * 32 * 4, 4 * 3 * 32, next);
      fillFloats(floats, b, 32, next);
      fillFloats(floats, c, 5 * 32, next);
      ints.set([0, 1, 4, 2, 0, 3, 3, 0], d / 4);
    },
    run: (kernels) => {
      kernels.convolve(7, 32, d, a, b, out, 0);
      kernels.convolve(7, 32, d, a, b, out + 4096, c);
    },
  },
  recur: {
    fill: (ints, floats, _bytes, next) => {
      fillFloats(floats, a, 7 * 6 * 16, next);
      fillFloats(floats, out, 7 * 2 * 16, next);
      ints.set([0, 1, 5, 7], d / 4);
    },
    run: (kernels) => kernels.recur(3, 16, d, a, out),
  },
  addRoots: {
    fill: (ints, floats, _bytes, next) => {
      fillFloats(floats, a, 32, next);
      fillFloats(floats, out, 7 * 32, next);
      ints.set([0, 1, 5], d / 4);
    },
    run: (kernels) => kernels.addRoots(3, 32, d, a, out),
  },
  choose: {
    fill: (_ints, floats, _bytes, next) => {
      fillFloats(floats, a, 9 * 24, next);
      // Equal ones: the first of them is taken.
      floats.fill(1, a / 4, a / 4 + 24);
      floats.set([7, 0, 7], a / 4 + 24 + 13);
    },
    run: (kernels) => kernels.choose(9, 24, a, out),
  },
  arcs: {
    fill: (_ints, floats, _bytes, next) => {
      for (const at of [a, b]) fillFloats(floats, at, 20 * 16, next);
      fillFloats(floats, c, 16, next);
      fillFloats(floats, d, 128, next);
    },
    run: (kernels) => {
      kernels.arcs(11, 16, a, b, c, d + 256, 0.25, e, f, out);
      kernels.arcs(1, 16, a, b, c, d + 256, 0.25, e, g, out + 256);
    },
  },
  pair: {
    fill: (ints, floats, _bytes, next) => {
      for (const at of [a, b]) fillFloats(floats, at, 5 * 16, next);
      ints.set([1, 2, 3, 4], c / 4);
      ints.set([0, 0, 4, 2], d / 4);
    },
    run: (kernels) => kernels.pair(4, 16, c, d, a, b, out),
  },
} satisfies Readonly<Record<string, Case>>;

function bytesAfter({ fill, run }: Case, seed: number, choice: KernelChoice): Buffer {
  const { kernels, buffer, choice: got } = startKernels(size, choice);
  assert.equal(got, choice, `this machine has no ${choice} kernels`);
  const bytes = new Int8Array(buffer);
  fill(new Int32Array(buffer), new Float32Array(buffer), bytes, noise(seed));
  run(kernels);
  return Buffer.from(buffer, 0, size);
}

for (const [name, one] of Object.entries(cases)) {
  test(`${name} gives the same bits compiled, compiled without relaxed instructions, and in plain TypeScript`, () => {
    for (const seed of [1, 2, 3]) {
      const twin = bytesAfter(one, seed, 'twin');
      for (const choice of ['relaxed', 'plain'] as const) {
        assert.equal(twin.compare(bytesAfter(one, seed, choice)), 0, `${choice}, seed ${seed}`);
      }
    }
  });
}

test('quantising rounds halves to the even number', () => {
  const { kernels, buffer } = startKernels(size);
  cases.quantise.fill(new Int32Array(buffer), new Float32Array(buffer), new Int8Array(buffer), noise(1));
  cases.quantise.run(kernels);
  assert.deepEqual([...new Int8Array(buffer, out + 32, 8)], [127, 0, 2, 2, 0, -2, -2, 126]);
});

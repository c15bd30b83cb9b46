/**
 * assembly/kernels.ts in plain TypeScript, operation for operation: sums in the same order, every result rounded to 32 bits.
 * Used where there is no WebAssembly, and by tests to hold the compiled kernels to it.
 */
import type { Kernels } from './kernels-contract.ts';

const f = Math.fround;
/** To the nearest integer, halves to the even one: adding 1.5 · 2²³ leaves no room for a fraction. */
const nearest = (x: number): number => f(f(x + 12582912) - 12582912);

const clamp = (x: number): number => Math.max(Math.min(x, 3), -3);
/** Numerator and denominator of the rational tanh, given x and x². */
const above = (x: number, x2: number): number => f(x * f(27 + x2));
const below = (x2: number): number => f(27 + f(9 * x2));

export function twinKernels(buffer: ArrayBuffer): Kernels {
  const bytes = new Int8Array(buffer);
  const ints = new Int32Array(buffer);
  const floats = new Float32Array(buffer);

  const greatest = (row: number, n: number): number => {
    let winner = 0;
    for (let j = 1; j < n; j++) if (floats[row + j]! > floats[row + winner]!) winner = j;
    return winner;
  };

  return {
    gemm(m, n, k, x, xs, xz, w, ws, bias, out, floor) {
      for (let i = 0; i < m; i++) {
        const scale = floats[xs / 4 + i]!;
        const zero = ints[xz / 4 + i]!;
        for (let j = 0; j < n; j++) {
          // Blocks of eight columns; within each, two vectors of four columns for each four k.
          let at = w + (j >> 3) * 8 * k + (j & 7) * 4;
          let sum = 0;
          for (let q = x + i * k, end = q + k; q < end; q += 4, at += 32) {
            sum +=
              bytes[q]! * bytes[at]! +
              bytes[q + 1]! * bytes[at + 1]! +
              bytes[q + 2]! * bytes[at + 2]! +
              bytes[q + 3]! * bytes[at + 3]!;
          }
          const y = f(f(f(f(sum - zero) * floats[ws / 4 + j]!) * scale) + floats[bias / 4 + j]!);
          floats[out / 4 + i * n + j] = Math.max(y, floor);
        }
      }
    },

    quantise(m, k, x, q, xs, xz) {
      for (let i = 0; i < m; i++) {
        const row = x / 4 + i * k;
        let top = f(1e-9);
        for (let j = 0; j < k; j++) top = Math.max(top, Math.abs(floats[row + j]!));
        floats[xs / 4 + i] = top / 127;
        const inverse = f(127 / top);
        let sum = 0;
        for (let j = 0; j < k; j++) {
          const value = nearest(f(floats[row + j]! * inverse));
          bytes[q + i * k + j] = value;
          sum += value;
        }
        ints[xz / 4 + i] = 64 * sum;
      }
    },

    gather(count, d, table, scales, levels, rows, weights, start, out) {
      const to = out / 4;
      floats.copyWithin(to, start / 4, start / 4 + d);
      for (let r = 0; r < count; r++) {
        const row = ints[rows / 4 + r]!;
        const scale = f(floats[weights / 4 + r]! * floats[scales / 4 + row]!);
        const from = table + (row * d) / 2;
        for (let i = 0; i < d; i++) {
          const pair = bytes[from + (i >> 5) * 16 + (i & 15)]!;
          const level = bytes[levels + ((i & 16) === 0 ? pair & 15 : (pair >> 4) & 15)]!;
          floats[to + i]! += f(level * scale);
        }
      }
    },

    convolve(m, w, types, projected, bias, out, own) {
      const base = projected / 4;
      let last = base;
      for (let i = 0; i < m; i++) {
        const type = ints[types / 4 + i]!;
        const self = base + type * 3 * w + w;
        const before = type === 0 ? base : last;
        const after = base + ints[types / 4 + i + 1]! * 3 * w + 2 * w;
        for (let j = 0; j < w; j++) {
          const sum = f(f(f(floats[bias / 4 + j]! + floats[before + j]!) + floats[self + j]!) + floats[after + j]!);
          const y = Math.max(sum, 0);
          floats[out / 4 + i * w + j] = own === 0 ? y : y + floats[own / 4 + type * w + j]!;
        }
        last = base + type * 3 * w;
      }
    },

    recur(count, h, ends, u, x) {
      for (let i = 0; i < count; i++) {
        const first = ints[ends / 4 + i]!;
        const length = ints[ends / 4 + i + 1]! - first;
        for (const side of [0, 1]) {
          for (let j = 0; j < h; j++) {
            let c = 0;
            for (let step = 0; step < length; step++) {
              const t = side === 0 ? first + step : first + length - 1 - step;
              const at = u / 4 + t * 6 * h + side * 3 * h + j;
              const z = clamp(floats[at]!);
              const g = clamp(f(floats[at + h]! * 0.5));
              const o = clamp(f(floats[at + 2 * h]! * 0.5));
              const [z2, g2, o2] = [f(z * z), f(g * g), f(o * o)];
              const [zb, gb, ob] = [below(z2), below(g2), below(o2)];
              const go = f(gb * ob);
              const inverse = f(1 / f(zb * go));
              const zi = f(zb * inverse);
              const zt = f(above(z, z2) * f(go * inverse));
              const gt = f(0.5 + f(0.5 * f(above(g, g2) * f(ob * zi))));
              const ot = f(0.5 + f(0.5 * f(above(o, o2) * f(gb * zi))));
              c = f(zt + f(gt * f(c - zt)));
              floats[x / 4 + t * 2 * h + side * h + j]! += f(ot * c);
            }
          }
        }
      }
    },

    addRoots(count, w, ends, root, x) {
      for (let i = 0; i < count; i++) {
        const row = x / 4 + ints[ends / 4 + i]! * w;
        for (let j = 0; j < w; j++) floats[row + j]! += floats[root / 4 + j]!;
      }
    },

    choose(m, n, x, out) {
      for (let i = 0; i < m; i++) ints[out / 4 + i] = greatest(x / 4 + i * n, n);
    },

    arcs(n, a, turned, heads, headWeights, distances, rootBias, scratch, scores, best) {
      const stride = (n + 8) & ~7;
      const base = scratch / 4 + a * stride;
      for (let h = 0; h < stride; h++) {
        const from = heads / 4 + h * a;
        const lanes = [0, 0, 0, 0];
        for (let i = 0; i < a; i++) {
          floats[scratch / 4 + i * stride + h] = h <= n ? floats[from + i]! : 0;
          if (h <= n) lanes[i & 3] = f(lanes[i & 3]! + f(floats[from + i]! * floats[headWeights / 4 + i]!));
        }
        floats[base + h] = h <= n ? f(lanes[0]! + lanes[1]!) + f(lanes[2]! + lanes[3]!) : -1e30;
      }
      for (let word = 0; word < n; word++) {
        const row = scores / 4 + word * stride;
        for (let h = 0; h < stride; h++) {
          let sum = floats[base + h]!;
          for (let i = 0; i < a; i++) {
            sum = f(sum + f(floats[turned / 4 + word * a + i]! * floats[scratch / 4 + i * stride + h]!));
          }
          floats[row + h] = sum + (h === 0 ? rootBias : floats[distances / 4 + h - word - 1]!);
        }
        floats[row + word + 1] = -1e30;
        ints[best / 4 + word] = greatest(row, stride);
      }
    },

    pair(m, r, dependents, heads, dependent, head, out) {
      for (let i = 0; i < m; i++) {
        const a = dependent / 4 + ints[dependents / 4 + i]! * r;
        const b = head / 4 + ints[heads / 4 + i]! * r;
        for (let j = 0; j < r; j++) floats[out / 4 + i * r + j] = Math.max(f(floats[a + j]! + floats[b + j]!), 0);
      }
    },
  };
}

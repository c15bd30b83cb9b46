/**
 * AssemblyScript, compiled by scripts/build-kernels.ts: the inner loops of reading over one linear memory.
 * Pointers are byte offsets; matrices are row-major; row lengths are whole vectors. No fused or reordered arithmetic (and the
 * processor's own minimum and maximum, which ask less of NaN than f32x4.max does): the
 * plain twin (kernels-twin.ts) does the same operations in the same order, so results are the same bit for bit.
 * Built twice: RELAXED is 1 where the processor's own 8-bit dot product may be used, else 0. Both give equal integers,
 * since weights are 0…127 and no sum of four products leaves its range.
 */

// @ts-ignore: decorator
@inline
function unpack(c: v128, z: v128, s: v128, sx: v128, b: v128, floor: v128): v128 {
  return f32x4.pmax(floor, f32x4.add(f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(c, z)), s), sx), b));
}

// @ts-ignore: decorator
@inline
function dot(a: v128, w: v128, c: v128): v128 {
  return i32x4.relaxed_dot_i8x16_i7x16_add_s(a, w, c);
}

/** Sums of two columns each, in pairs → sums of four columns. */
// @ts-ignore: decorator
@inline
function joined(low: v128, high: v128): v128 {
  return i32x4.add(v128.shuffle<i32>(low, high, 0, 2, 4, 6), v128.shuffle<i32>(low, high, 1, 3, 5, 7));
}

/** What gemm does, with 16-bit products: two rows at a time, since each column's sum is kept in two lanes. */
// @ts-ignore: decorator
@inline
function gemm16(M: i32, N: i32, K: i32, x: usize, xs: usize, xz: usize, w: usize, ws: usize, bias: usize, out: usize, least: v128): void {
  const N4: usize = <usize>N << 2;
  const UK = <usize>K;
  for (let n: usize = 0; n < <usize>N; n += 8) {
    const s0 = v128.load(ws + (n << 2)), s1 = v128.load(ws + (n << 2), 16);
    const b0 = v128.load(bias + (n << 2)), b1 = v128.load(bias + (n << 2), 16);
    for (let m = 0; m < M; m += 2) {
      const xp = x + <usize>m * UK;
      let p = w + n * UK;
      let c0 = i32x4.splat(0), c1 = c0, c2 = c0, c3 = c0, d0 = c0, d1 = c0, d2 = c0, d3 = c0;
      for (let k: usize = 0; k < UK; k += 4) {
        const a = i16x8.extend_low_i8x16_s(v128.load32_splat(xp + k)), b = i16x8.extend_low_i8x16_s(v128.load32_splat(xp + UK + k));
        let v = v128.load8x8_s(p);
        c0 = i32x4.add(c0, i32x4.dot_i16x8_s(a, v)); d0 = i32x4.add(d0, i32x4.dot_i16x8_s(b, v));
        v = v128.load8x8_s(p, 8);
        c1 = i32x4.add(c1, i32x4.dot_i16x8_s(a, v)); d1 = i32x4.add(d1, i32x4.dot_i16x8_s(b, v));
        v = v128.load8x8_s(p, 16);
        c2 = i32x4.add(c2, i32x4.dot_i16x8_s(a, v)); d2 = i32x4.add(d2, i32x4.dot_i16x8_s(b, v));
        v = v128.load8x8_s(p, 24);
        c3 = i32x4.add(c3, i32x4.dot_i16x8_s(a, v)); d3 = i32x4.add(d3, i32x4.dot_i16x8_s(b, v));
        p += 32;
      }
      const o = out + <usize>m * N4 + (n << 2);
      const q = xs + (<usize>m << 2), z = xz + (<usize>m << 2);
      let sx = v128.load32_splat(q), zz = v128.load32_splat(z);
      v128.store(o, unpack(joined(c0, c1), zz, s0, sx, b0, least)); v128.store(o, unpack(joined(c2, c3), zz, s1, sx, b1, least), 16);
      sx = v128.load32_splat(q, 4); zz = v128.load32_splat(z, 4);
      v128.store(o + N4, unpack(joined(d0, d1), zz, s0, sx, b0, least)); v128.store(o + N4, unpack(joined(d2, d3), zz, s1, sx, b1, least), 16);
    }
  }
}

// @ts-ignore: decorator
@inline
function gemm8(M: i32, N: i32, K: i32, x: usize, xs: usize, xz: usize, w: usize, ws: usize, bias: usize, out: usize, least: v128): void {
  const N4: usize = <usize>N << 2;
  const UK = <usize>K;
  for (let n: usize = 0; n < <usize>N; n += 8) {
    const wp = w + n * UK;
    const s0 = v128.load(ws + (n << 2)), s1 = v128.load(ws + (n << 2), 16);
    const b0 = v128.load(bias + (n << 2)), b1 = v128.load(bias + (n << 2), 16);
    for (let m = 0; m < M; m += 4) {
      const xp = x + <usize>m * UK;
      let c00 = i32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
      let p = wp;
      // Four k at a time: unrolled further, accumulators leave their registers and it runs at two thirds of the speed.
      for (let k: usize = 0; k < UK; k += 4) {
        const w0 = v128.load(p), w1 = v128.load(p, 16);
        p += 32;
        let a = v128.load32_splat(xp + k);
        c00 = dot(a, w0, c00); c01 = dot(a, w1, c01);
        a = v128.load32_splat(xp + UK + k);
        c10 = dot(a, w0, c10); c11 = dot(a, w1, c11);
        a = v128.load32_splat(xp + 2 * UK + k);
        c20 = dot(a, w0, c20); c21 = dot(a, w1, c21);
        a = v128.load32_splat(xp + 3 * UK + k);
        c30 = dot(a, w0, c30); c31 = dot(a, w1, c31);
      }
      const o = out + <usize>m * N4 + (n << 2);
      const q = xs + (<usize>m << 2), z = xz + (<usize>m << 2);
      let sx = v128.load32_splat(q), zz = v128.load32_splat(z);
      v128.store(o, unpack(c00, zz, s0, sx, b0, least)); v128.store(o, unpack(c01, zz, s1, sx, b1, least), 16);
      sx = v128.load32_splat(q, 4); zz = v128.load32_splat(z, 4);
      v128.store(o + N4, unpack(c10, zz, s0, sx, b0, least)); v128.store(o + N4, unpack(c11, zz, s1, sx, b1, least), 16);
      sx = v128.load32_splat(q, 8); zz = v128.load32_splat(z, 8);
      v128.store(o + 2 * N4, unpack(c20, zz, s0, sx, b0, least)); v128.store(o + 2 * N4, unpack(c21, zz, s1, sx, b1, least), 16);
      sx = v128.load32_splat(q, 12); zz = v128.load32_splat(z, 12);
      v128.store(o + 3 * N4, unpack(c30, zz, s0, sx, b0, least)); v128.store(o + 3 * N4, unpack(c31, zz, s1, sx, b1, least), 16);
    }
  }
}

/**
 * out[M, N] = max(floor, (x · (w − 64)) · ws · xs + bias). x: int8 [M][K]; w: 0…127, for each block of 8 columns, for each
 * four k, 8 columns × 4 k; xs: scale of each row; xz: 64 · the row's sum. M a multiple of 4, N of 8, K of 4.
 */
export function gemm(M: i32, N: i32, K: i32, x: usize, xs: usize, xz: usize, w: usize, ws: usize, bias: usize, out: usize, floor: f32): void {
  if (RELAXED) gemm8(M, N, K, x, xs, xz, w, ws, bias, out, f32x4.splat(floor));
  else gemm16(M, N, K, x, xs, xz, w, ws, bias, out, f32x4.splat(floor));
}

/** To the nearest integer, halves to the even one, for |x| < 2²²: adding 1.5 · 2²³ puts the integer into the lowest bits. */
// @ts-ignore: decorator
@inline
function nearest(x: v128): v128 {
  return i32x4.sub(f32x4.add(x, f32x4.splat(12582912)), i32x4.splat(0x4b400000));
}

/** Rows of K floats → int8 rows q, each with its scale xs and xz = 64 · its sum. K a multiple of 16. */
export function quantise(M: i32, K: i32, x: usize, q: usize, xs: usize, xz: usize): void {
  for (let m: usize = 0; m < <usize>M; m++) {
    const r = x + ((m * K) << 2);
    let top = f32x4.splat(1e-9);
    for (let j: usize = 0; j < <usize>K << 2; j += 16) top = f32x4.pmax(top, f32x4.abs(v128.load(r + j)));
    top = f32x4.pmax(top, v128.shuffle<f32>(top, top, 2, 3, 0, 1));
    const a = f32x4.extract_lane(f32x4.pmax(top, v128.shuffle<f32>(top, top, 1, 0, 3, 2)), 0);
    store<f32>(xs + (m << 2), a / 127);
    const inv = f32x4.splat(127 / a);
    let sum = i32x4.splat(0);
    const o = q + m * K;
    for (let j: usize = 0; j < <usize>K; j += 16) {
      const p = r + (j << 2);
      const i0 = nearest(f32x4.mul(v128.load(p), inv));
      const i1 = nearest(f32x4.mul(v128.load(p, 16), inv));
      const i2 = nearest(f32x4.mul(v128.load(p, 32), inv));
      const i3 = nearest(f32x4.mul(v128.load(p, 48), inv));
      sum = i32x4.add(sum, i32x4.add(i32x4.add(i0, i1), i32x4.add(i2, i3)));
      v128.store(o + j, i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(i0, i1), i16x8.narrow_i32x4_s(i2, i3)));
    }
    store<i32>(xz + (m << 2), 64 * (i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3)));
  }
}

/**
 * out[D] = start + Σ weight · scale · table row. A row of the table is D/2 bytes: the low half of byte i codes column i of each 32,
 * the high half column i + 16; the code is looked up among 16 int8 levels.
 */
export function gather(count: i32, D: i32, table: usize, scales: usize, levels: usize, rows: usize, weights: usize, start: usize, out: usize): void {
  const U = <usize>D;
  memory.copy(out, start, U << 2);
  const codebook = v128.load(levels);
  const low = i8x16.splat(15);
  for (let r: usize = 0; r < <usize>count; r++) {
    const row = <usize>load<i32>(rows + (r << 2));
    const s = f32x4.splat(load<f32>(weights + (r << 2)) * load<f32>(scales + (row << 2)));
    const from = table + row * (U >> 1);
    for (let j: usize = 0; j < U; j += 32) {
      const codes = v128.load(from + (j >> 1));
      const o = out + (j << 2);
      addSixteen(i8x16.swizzle(codebook, v128.and(codes, low)), s, o);
      addSixteen(i8x16.swizzle(codebook, i8x16.shr_u(codes, 4)), s, o + 64);
    }
  }
}

// @ts-ignore: decorator
@inline
function addSixteen(values: v128, s: v128, o: usize): void {
  const a = i16x8.extend_low_i8x16_s(values), b = i16x8.extend_high_i8x16_s(values);
  v128.store(o, f32x4.add(v128.load(o), f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(a)), s)));
  v128.store(o, f32x4.add(v128.load(o, 16), f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(a)), s)), 16);
  v128.store(o, f32x4.add(v128.load(o, 32), f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(b)), s)), 32);
  v128.store(o, f32x4.add(v128.load(o, 48), f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(b)), s)), 48);
}

/**
 * The convolution over words already projected. types[i]: the row's word type, 0 for a root (whose vector is nothing; the
 * row before it belongs to another sentence). A type has 3W floats: as the word before, as the word itself, as the word after.
 * out[M, W] = max(0, bias + before + self + after) (+ the type's row of W in `own`, unless that is 0).
 */
export function convolve(M: i32, W: i32, types: usize, projected: usize, bias: usize, out: usize, own: usize): void {
  const W4: usize = <usize>W << 2, S4: usize = <usize>3 * W4;
  const zero = f32x4.splat(0);
  let last: usize = projected;
  for (let m: usize = 0; m < <usize>M; m++) {
    const type = <usize>load<i32>(types + (m << 2));
    const self = projected + type * S4 + W4;
    const before = type == 0 ? projected : last;
    const after = projected + <usize>load<i32>(types + (m << 2), 4) * S4 + 2 * W4;
    const o = out + m * W4;
    for (let j: usize = 0; j < W4; j += 16) {
      let y = f32x4.add(f32x4.add(f32x4.add(v128.load(bias + j), v128.load(before + j)), v128.load(self + j)), v128.load(after + j));
      y = f32x4.pmax(zero, y);
      if (own != 0) y = f32x4.add(y, v128.load(own + type * W4 + j));
      v128.store(o + j, y);
    }
    last = projected + type * S4;
  }
}

// @ts-ignore: decorator
@inline
function clamp(x: v128): v128 {
  return f32x4.pmax(f32x4.splat(-3), f32x4.pmin(f32x4.splat(3), x));
}

/** Numerator of the rational tanh x (27 + x²) / (27 + 9x²), x within ±3, given x². */
// @ts-ignore: decorator
@inline
function above(x: v128, x2: v128): v128 {
  return f32x4.mul(x, f32x4.add(f32x4.splat(27), x2));
}

// @ts-ignore: decorator
@inline
function below(x2: v128): v128 {
  return f32x4.add(f32x4.splat(27), f32x4.mul(f32x4.splat(9), x2));
}

/** One step: c' = z + f (c − z), x += o c'. Three quotients by one division. sigmoid(x) = ½ + ½ tanh(x / 2). */
// @ts-ignore: decorator
@inline
function cell(u: usize, H4: usize, x: usize, c: v128): v128 {
  const half = f32x4.splat(0.5);
  const z = clamp(v128.load(u)), f = clamp(f32x4.mul(v128.load(u + H4), half)), o = clamp(f32x4.mul(v128.load(u + 2 * H4), half));
  const z2 = f32x4.mul(z, z), f2 = f32x4.mul(f, f), o2 = f32x4.mul(o, o);
  const zb = below(z2), fb = below(f2), ob = below(o2);
  const fo = f32x4.mul(fb, ob);
  const inverse = f32x4.div(f32x4.splat(1), f32x4.mul(zb, fo));
  const zi = f32x4.mul(zb, inverse);
  const zt = f32x4.mul(above(z, z2), f32x4.mul(fo, inverse));
  const ft = f32x4.add(half, f32x4.mul(half, f32x4.mul(above(f, f2), f32x4.mul(ob, zi))));
  const ot = f32x4.add(half, f32x4.mul(half, f32x4.mul(above(o, o2), f32x4.mul(fb, zi))));
  const next = f32x4.add(zt, f32x4.mul(ft, f32x4.sub(c, zt)));
  v128.store(x, f32x4.add(v128.load(x), f32x4.mul(ot, next)));
  return next;
}

/**
 * Both directions of a layer over `count` sentences whose rows are ends[i]…ends[i + 1]. u: [rows][6H]: z, forget and output
 * gate forwards, then backwards. What comes out is added to x [rows][2H]. H a multiple of 16.
 */
export function recur(count: i32, H: i32, ends: usize, u: usize, x: usize): void {
  const H4 = <usize>H << 2;
  for (let i: usize = 0; i < <usize>count; i++) {
    const first = <usize>load<i32>(ends + (i << 2)), end = <usize>load<i32>(ends + (i << 2), 4);
    for (let side: usize = 0; side < 2; side++) {
      const step: isize = side == 0 ? 1 : -1;
      for (let j: usize = 0; j < H4; j += 64) {
        let t = side == 0 ? first : end - 1;
        let c0 = f32x4.splat(0), c1 = c0, c2 = c0, c3 = c0;
        for (let n = end - first; n > 0; n--) {
          const up = u + t * 6 * H4 + side * 3 * H4 + j;
          const xp = x + t * 2 * H4 + side * H4 + j;
          c0 = cell(up, H4, xp, c0);
          c1 = cell(up + 16, H4, xp + 16, c1);
          c2 = cell(up + 32, H4, xp + 32, c2);
          c3 = cell(up + 48, H4, xp + 48, c3);
          t += step;
        }
      }
    }
  }
}

/** Adds `root` to the first row of every sentence. */
export function addRoots(count: i32, W: i32, ends: usize, root: usize, x: usize): void {
  for (let i: usize = 0; i < <usize>count; i++) {
    const row = x + <usize>load<i32>(ends + (i << 2)) * (<usize>W << 2);
    for (let j: usize = 0; j < <usize>W << 2; j += 16) v128.store(row + j, f32x4.add(v128.load(row + j), v128.load(root + j)));
  }
}

/** The column of the greatest value in a row of N; the first of equals. */
// @ts-ignore: decorator
@inline
function greatest(row: usize, N: i32): i32 {
  let top = v128.load(row);
  let where = i32x4(0, 1, 2, 3);
  let at = where;
  for (let j: usize = 16; j < <usize>N << 2; j += 16) {
    at = i32x4.add(at, i32x4.splat(4));
    const y = v128.load(row + j);
    const more = f32x4.gt(y, top);
    top = v128.bitselect(y, top, more);
    where = v128.bitselect(at, where, more);
  }
  let best = f32x4.extract_lane(top, 0);
  let winner = i32x4.extract_lane(where, 0);
  let y = f32x4.extract_lane(top, 1);
  let w = i32x4.extract_lane(where, 1);
  if (y > best || (y == best && w < winner)) { best = y; winner = w; }
  y = f32x4.extract_lane(top, 2);
  w = i32x4.extract_lane(where, 2);
  if (y > best || (y == best && w < winner)) { best = y; winner = w; }
  y = f32x4.extract_lane(top, 3);
  w = i32x4.extract_lane(where, 3);
  if (y > best || (y == best && w < winner)) winner = w;
  return winner;
}

/** The greatest column of each row, as i32. */
export function choose(M: i32, N: i32, x: usize, out: usize): void {
  for (let m: usize = 0; m < <usize>M; m++) store<i32>(out + (m << 2), greatest(x + ((m * N) << 2), N));
}

/**
 * Scores of all heads of a sentence's n words: scores[word][head], head 0 the root, rows of `stride` (n + 1 rounded up to 8);
 * a word as its own head and columns past the last get −1e30. turned: [n][A]; heads: [n + 1][A] from the root on; distances: points at the
 * bias of distance 0, head minus dependent. scratch: [A + 1][stride]. best[word]: the greatest column.
 */
export function arcs(n: i32, A: i32, turned: usize, heads: usize, headWeights: usize, distances: usize, rootBias: f32, scratch: usize, scores: usize, best: usize): void {
  const stride4: usize = (<usize>(n + 8) & ~7) << 2;
  const A4 = <usize>A << 2;
  const base = scratch + <usize>A * stride4;
  for (let h: usize = 0; h < stride4; h += 4) {
    const from = heads + (h >> 2) * A4;
    const inside = h <= <usize>n << 2;
    let sum = f32x4.splat(0);
    for (let a: usize = 0; a < A4; a += 4) store<f32>(scratch + (a >> 2) * stride4 + h, inside ? load<f32>(from + a) : 0);
    if (inside) for (let a: usize = 0; a < A4; a += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(from + a), v128.load(headWeights + a)));
    store<f32>(base + h, inside ? f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)) : -1e30);
  }
  let i: usize = 0;
  for (; i + 4 <= <usize>n; i += 4) {
    const t = turned + i * A4;
    const row = scores + i * stride4;
    for (let h: usize = 0; h < stride4; h += 32) {
      let c00 = v128.load(base + h), c01 = v128.load(base + h, 16);
      let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
      let p = scratch + h;
      for (let a: usize = 0; a < A4; a += 4) {
        const b0 = v128.load(p), b1 = v128.load(p, 16);
        p += stride4;
        let s = v128.load32_splat(t + a);
        c00 = f32x4.add(c00, f32x4.mul(s, b0)); c01 = f32x4.add(c01, f32x4.mul(s, b1));
        s = v128.load32_splat(t + A4 + a);
        c10 = f32x4.add(c10, f32x4.mul(s, b0)); c11 = f32x4.add(c11, f32x4.mul(s, b1));
        s = v128.load32_splat(t + 2 * A4 + a);
        c20 = f32x4.add(c20, f32x4.mul(s, b0)); c21 = f32x4.add(c21, f32x4.mul(s, b1));
        s = v128.load32_splat(t + 3 * A4 + a);
        c30 = f32x4.add(c30, f32x4.mul(s, b0)); c31 = f32x4.add(c31, f32x4.mul(s, b1));
      }
      v128.store(row + h, c00); v128.store(row + h, c01, 16);
      v128.store(row + stride4 + h, c10); v128.store(row + stride4 + h, c11, 16);
      v128.store(row + 2 * stride4 + h, c20); v128.store(row + 2 * stride4 + h, c21, 16);
      v128.store(row + 3 * stride4 + h, c30); v128.store(row + 3 * stride4 + h, c31, 16);
    }
  }
  for (; i < <usize>n; i++) {
    const t = turned + i * A4;
    for (let h: usize = 0; h < stride4; h += 16) {
      let c = v128.load(base + h);
      for (let a: usize = 0; a < A4; a += 4) c = f32x4.add(c, f32x4.mul(v128.load32_splat(t + a), v128.load(scratch + (a >> 2) * stride4 + h)));
      v128.store(scores + i * stride4 + h, c);
    }
  }
  for (i = 0; i < <usize>n; i++) {
    const row = scores + i * stride4;
    const bias = distances - ((i + 1) << 2);
    const root = load<f32>(row) + rootBias;
    for (let h: usize = 0; h < stride4; h += 16) v128.store(row + h, f32x4.add(v128.load(row + h), v128.load(bias + h)));
    store<f32>(row, root);
    store<f32>(row + ((i + 1) << 2), -1e30);
    store<i32>(best + (i << 2), greatest(row, <i32>(stride4 >> 2)));
  }
}

/** out[i] = max(0, dependent[dependents[i]] + head[heads[i]]), rows of R. */
export function pair(M: i32, R: i32, dependents: usize, heads: usize, dependent: usize, head: usize, out: usize): void {
  const R4 = <usize>R << 2;
  const zero = f32x4.splat(0);
  for (let m: usize = 0; m < <usize>M; m++) {
    const a = dependent + <usize>load<i32>(dependents + (m << 2)) * R4;
    const b = head + <usize>load<i32>(heads + (m << 2)) * R4;
    for (let j: usize = 0; j < R4; j += 16) v128.store(out + m * R4 + j, f32x4.pmax(zero, f32x4.add(v128.load(a + j), v128.load(b + j))));
  }
}

/**
 * AssemblyScript: the inner loops of training, 32-bit floats over one linear memory. All pointers are byte offsets;
 * all row lengths are multiples of four floats. Matrices are row-major.
 */
export function gemm(M: i32, N: i32, K: i32, a: usize, b: usize, c: usize, acc: i32): void {
  // C[M,N] (+)= A[M,K] * B[K,N], N multiple of 4
  const N4: usize = <usize>N << 2;
  const K4: usize = <usize>K << 2;
  let i = 0;
  for (; i + 4 <= M; i += 4) {
    const a0 = a + <usize>i * K4, a1 = a0 + K4, a2 = a1 + K4, a3 = a2 + K4;
    const cr = c + <usize>i * N4;
    let j = 0;
    for (; j + 8 <= N; j += 8) {
      const cj = cr + (<usize>j << 2);
      let c00: v128, c01: v128, c10: v128, c11: v128, c20: v128, c21: v128, c30: v128, c31: v128;
      if (acc) {
        c00 = v128.load(cj); c01 = v128.load(cj, 16);
        c10 = v128.load(cj + N4); c11 = v128.load(cj + N4, 16);
        c20 = v128.load(cj + 2 * N4); c21 = v128.load(cj + 2 * N4, 16);
        c30 = v128.load(cj + 3 * N4); c31 = v128.load(cj + 3 * N4, 16);
      } else {
        c00 = f32x4.splat(0); c01 = c00; c10 = c00; c11 = c00; c20 = c00; c21 = c00; c30 = c00; c31 = c00;
      }
      let bp = b + (<usize>j << 2);
      for (let k: usize = 0; k < K4; k += 4) {
        const b0 = v128.load(bp), b1 = v128.load(bp, 16);
        let s = v128.load32_splat(a0 + k);
        c00 = f32x4.relaxed_madd(s, b0, c00); c01 = f32x4.relaxed_madd(s, b1, c01);
        s = v128.load32_splat(a1 + k);
        c10 = f32x4.relaxed_madd(s, b0, c10); c11 = f32x4.relaxed_madd(s, b1, c11);
        s = v128.load32_splat(a2 + k);
        c20 = f32x4.relaxed_madd(s, b0, c20); c21 = f32x4.relaxed_madd(s, b1, c21);
        s = v128.load32_splat(a3 + k);
        c30 = f32x4.relaxed_madd(s, b0, c30); c31 = f32x4.relaxed_madd(s, b1, c31);
        bp += N4;
      }
      v128.store(cj, c00); v128.store(cj, c01, 16);
      v128.store(cj + N4, c10); v128.store(cj + N4, c11, 16);
      v128.store(cj + 2 * N4, c20); v128.store(cj + 2 * N4, c21, 16);
      v128.store(cj + 3 * N4, c30); v128.store(cj + 3 * N4, c31, 16);
    }
    for (; j + 4 <= N; j += 4) {
      const cj = cr + (<usize>j << 2);
      let c0: v128, c1: v128, c2: v128, c3: v128;
      if (acc) { c0 = v128.load(cj); c1 = v128.load(cj + N4); c2 = v128.load(cj + 2 * N4); c3 = v128.load(cj + 3 * N4); }
      else { c0 = f32x4.splat(0); c1 = c0; c2 = c0; c3 = c0; }
      let bp = b + (<usize>j << 2);
      for (let k: usize = 0; k < K4; k += 4) {
        const b0 = v128.load(bp);
        c0 = f32x4.relaxed_madd(v128.load32_splat(a0 + k), b0, c0);
        c1 = f32x4.relaxed_madd(v128.load32_splat(a1 + k), b0, c1);
        c2 = f32x4.relaxed_madd(v128.load32_splat(a2 + k), b0, c2);
        c3 = f32x4.relaxed_madd(v128.load32_splat(a3 + k), b0, c3);
        bp += N4;
      }
      v128.store(cj, c0); v128.store(cj + N4, c1); v128.store(cj + 2 * N4, c2); v128.store(cj + 3 * N4, c3);
    }
  }
  for (; i < M; i++) {
    const a0 = a + <usize>i * K4;
    const cr = c + <usize>i * N4;
    for (let j = 0; j + 4 <= N; j += 4) {
      const cj = cr + (<usize>j << 2);
      let c0 = acc ? v128.load(cj) : f32x4.splat(0);
      let bp = b + (<usize>j << 2);
      for (let k: usize = 0; k < K4; k += 4) {
        c0 = f32x4.relaxed_madd(v128.load32_splat(a0 + k), v128.load(bp), c0);
        bp += N4;
      }
      v128.store(cj, c0);
    }
  }
}
export function transpose(M: i32, N: i32, a: usize, b: usize): void {
  // b[N,M] = a[M,N]^T
  for (let i = 0; i < M; i += 8) {
    const ie = min(i + 8, M);
    for (let j = 0; j < N; j++) {
      for (let k = i; k < ie; k++) store<f32>(b + ((<usize>j * M + k) << 2), load<f32>(a + ((<usize>k * N + j) << 2)));
    }
  }
}
// rows: y[i,:] += x[:]
export function addBias(M: i32, N: i32, y: usize, x: usize): void {
  for (let i = 0; i < M; i++) {
    const r = y + ((<usize>i * N) << 2);
    for (let j: usize = 0; j < (<usize>N << 2); j += 16) v128.store(r + j, f32x4.add(v128.load(r + j), v128.load(x + j)));
  }
}
export function biasGrad(M: i32, N: i32, y: usize, g: usize): void {
  for (let i = 0; i < M; i++) {
    const r = y + ((<usize>i * N) << 2);
    for (let j: usize = 0; j < (<usize>N << 2); j += 16) v128.store(g + j, f32x4.add(v128.load(r + j), v128.load(g + j)));
  }
}
export function reluForward(n: i32, x: usize): void {
  const z = f32x4.splat(0);
  for (let j: usize = 0; j < (<usize>n << 2); j += 16) v128.store(x + j, f32x4.max(v128.load(x + j), z));
}
export function reluBackward(n: i32, y: usize, d: usize): void {
  const z = f32x4.splat(0);
  for (let j: usize = 0; j < (<usize>n << 2); j += 16) v128.store(d + j, v128.and(v128.load(d + j), f32x4.gt(v128.load(y + j), z)));
}
export function addTo(n: i32, y: usize, x: usize): void {
  for (let j: usize = 0; j < (<usize>n << 2); j += 16) v128.store(y + j, f32x4.add(v128.load(y + j), v128.load(x + j)));
}
export function mulTo(n: i32, y: usize, x: usize): void {
  for (let j: usize = 0; j < (<usize>n << 2); j += 16) v128.store(y + j, f32x4.mul(v128.load(y + j), v128.load(x + j)));
}
export function axpy(n: i32, y: usize, x: usize, s: f32): void {
  const v = f32x4.splat(s);
  for (let j: usize = 0; j < (<usize>n << 2); j += 16) v128.store(y + j, f32x4.add(v128.load(y + j), f32x4.mul(v, v128.load(x + j))));
}
// @ts-ignore: decorator
@inline
function tanhv(x: v128): v128 {
  // softsign family would be cheaper; rational tanh: x(27+x^2)/(27+9x^2) clamped to [-3,3]
  const lim = f32x4.splat(3.0);
  x = f32x4.max(f32x4.min(x, lim), f32x4.neg(lim));
  const x2 = f32x4.mul(x, x);
  return f32x4.div(f32x4.mul(x, f32x4.add(f32x4.splat(27.0), x2)), f32x4.add(f32x4.splat(27.0), f32x4.mul(f32x4.splat(9.0), x2)));
}
// @ts-ignore: decorator
@inline
function sigv(x: v128): v128 {
  return f32x4.add(f32x4.splat(0.5), f32x4.mul(f32x4.splat(0.5), tanhv(f32x4.mul(x, f32x4.splat(0.5)))));
}
// derivative of the rational tanh given x: numeric-safe formula: y' = 1 - y^2 approximates well; we use exact: (27-... )
// @ts-ignore: decorator
@inline
function dtanhv(x: v128): v128 {
  // d/dx [x(27+x2)/(27+9x2)] = ((27+3x2)(27+9x2) - 18x2(27+x2)) / (27+9x2)^2 ; zero outside the clamp
  const lim = f32x4.splat(3.0);
  const inside = f32x4.lt(f32x4.abs(x), lim);
  const x2 = f32x4.mul(x, x);
  const q = f32x4.add(f32x4.splat(27.0), f32x4.mul(f32x4.splat(9.0), x2));
  const p = f32x4.sub(f32x4.mul(f32x4.add(f32x4.splat(27.0), f32x4.mul(f32x4.splat(3.0), x2)), q), f32x4.mul(f32x4.mul(f32x4.splat(18.0), x2), f32x4.add(f32x4.splat(27.0), x2)));
  return v128.and(inside, f32x4.div(p, f32x4.mul(q, q)));
}
/**
 * One direction of a layer over one sentence of T tokens. u: rows [T, stride] at column offset holding z|f|o each H.
 * Writes c [T,*] (row stride cs floats) and h.
 */
export function sruForward(T: i32, H: i32, u: usize, us: i32, c: usize, h: usize, hs: i32, back: i32): void {
  const US = <usize>us << 2, HS = <usize>hs << 2;
  const H4 = <usize>H << 2;
  for (let j: usize = 0; j < H4; j += 16) {
    let prev = f32x4.splat(0);
    for (let s = 0; s < T; s++) {
      const t: usize = <usize>(back ? T - 1 - s : s);
      const up = u + t * US + j;
      const z = tanhv(v128.load(up)), f = sigv(v128.load(up + H4)), o = sigv(v128.load(up + 2 * H4));
      prev = f32x4.add(z, f32x4.mul(f, f32x4.sub(prev, z)));
      v128.store(c + t * HS + j, prev);
      v128.store(h + t * HS + j, f32x4.mul(o, prev));
    }
  }
}
/** dh: gradient of h; writes du (same layout as u). */
export function sruBackward(T: i32, H: i32, u: usize, us: i32, c: usize, dh: usize, hs: i32, du: usize, back: i32): void {
  const US = <usize>us << 2, HS = <usize>hs << 2;
  const H4 = <usize>H << 2;
  const half = f32x4.splat(0.5);
  for (let j: usize = 0; j < H4; j += 16) {
    let dc = f32x4.splat(0);
    for (let s = T - 1; s >= 0; s--) {
      const t: usize = <usize>(back ? T - 1 - s : s);
      const up = u + t * US + j;
      const uz = v128.load(up), uf = v128.load(up + H4), uo = v128.load(up + 2 * H4);
      const z = tanhv(uz), f = sigv(uf), o = sigv(uo);
      const ct = v128.load(c + t * HS + j);
      const prev = s > 0 ? v128.load(c + (back ? t + 1 : t - 1) * HS + j) : f32x4.splat(0);
      const d = v128.load(dh + t * HS + j);
      dc = f32x4.add(dc, f32x4.mul(d, o));
      const sc = f32x4.splat(0.25);
      v128.store(du + t * US + j + 2 * H4, f32x4.mul(f32x4.mul(d, ct), f32x4.mul(sc, dtanhv(f32x4.mul(uo, half)))));
      v128.store(du + t * US + j + H4, f32x4.mul(f32x4.mul(dc, f32x4.sub(prev, z)), f32x4.mul(sc, dtanhv(f32x4.mul(uf, half)))));
      v128.store(du + t * US + j, f32x4.mul(f32x4.mul(dc, f32x4.sub(f32x4.splat(1), f)), dtanhv(uz)));
      dc = f32x4.mul(dc, f);
    }
  }
}
/** Adam over n floats; the gradient is scaled first and cleared after. c1, c2: bias corrections of both moments. */
export function adam(n: i32, w: usize, g: usize, m: usize, v: usize, lr: f32, scale: f32, c1: f32, c2: f32): void {
  const b1: f32 = 0.9, b2: f32 = 0.98;
  const B1 = f32x4.splat(b1), B2 = f32x4.splat(b2), A1 = f32x4.splat(1 - b1), A2 = f32x4.splat(1 - b2);
  const LR = f32x4.splat(lr / c1), E = f32x4.splat(1e-8), C2 = f32x4.splat(1 / c2), S = f32x4.splat(scale);
  for (let j: usize = 0; j < (<usize>n << 2); j += 16) {
    const gg = f32x4.mul(S, v128.load(g + j));
    const mm = f32x4.add(f32x4.mul(B1, v128.load(m + j)), f32x4.mul(A1, gg));
    const vv = f32x4.add(f32x4.mul(B2, v128.load(v + j)), f32x4.mul(A2, f32x4.mul(gg, gg)));
    v128.store(m + j, mm);
    v128.store(v + j, vv);
    v128.store(w + j, f32x4.sub(v128.load(w + j), f32x4.div(f32x4.mul(LR, mm), f32x4.add(f32x4.sqrt(f32x4.mul(vv, C2)), E))));
    v128.store(g + j, f32x4.splat(0));
  }
}
/** y += x; x = 0. */
export function drain(n: i32, y: usize, x: usize): void {
  for (let j: usize = 0; j < (<usize>n << 2); j += 16) {
    v128.store(y + j, f32x4.add(v128.load(y + j), v128.load(x + j)));
    v128.store(x + j, f32x4.splat(0));
  }
}
export function squares(n: i32, x: usize): f64 {
  let s: f64 = 0;
  for (let j: usize = 0; j < (<usize>n << 2); j += 4) { const q = <f64>load<f32>(x + j); s += q * q; }
  return s;
}
/** Softmax cross-entropy of one row of n (first `n` of the row); writes gradient*scale in place; returns loss; gold<0: zero gradient. */
export function xent(n: i32, x: usize, gold: i32, scale: f32): f32 {
  let m: f32 = -1e30;
  for (let j = 0; j < n; j++) m = max(m, load<f32>(x + (<usize>j << 2)));
  let s: f32 = 0;
  for (let j = 0; j < n; j++) { const e = Mathf.exp(load<f32>(x + (<usize>j << 2)) - m); s += e; store<f32>(x + (<usize>j << 2), e); }
  const p = load<f32>(x + (<usize>gold << 2)) / s;
  for (let j = 0; j < n; j++) { const q = x + (<usize>j << 2); store<f32>(q, scale * (load<f32>(q) / s - (j == gold ? <f32>1 : <f32>0))); }
  return -Mathf.log(max(p, <f32>1e-9));
}
export function ema(n: i32, y: usize, x: usize, d: f32): void {
  const a = f32x4.splat(d), b = f32x4.splat(1 - d);
  for (let j: usize = 0; j < (<usize>n << 2); j += 16) v128.store(y + j, f32x4.add(f32x4.mul(a, v128.load(y + j)), f32x4.mul(b, v128.load(x + j))));
}
export function swap(n: i32, y: usize, x: usize): void {
  for (let j: usize = 0; j < (<usize>n << 2); j += 16) { const t = v128.load(y + j); v128.store(y + j, v128.load(x + j)); v128.store(x + j, t); }
}

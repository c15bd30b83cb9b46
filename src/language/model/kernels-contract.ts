/** What the kernels do, in whichever build: see assembly/kernels.ts for each. Pointers are byte offsets into one memory. */
export interface Kernels {
  gemm(
    m: number,
    n: number,
    k: number,
    x: number,
    xs: number,
    xz: number,
    w: number,
    ws: number,
    bias: number,
    out: number,
    floor: number,
  ): void;
  quantise(m: number, k: number, x: number, q: number, xs: number, xz: number): void;
  gather(
    count: number,
    d: number,
    table: number,
    scales: number,
    levels: number,
    rows: number,
    weights: number,
    start: number,
    out: number,
  ): void;
  convolve(m: number, w: number, types: number, projected: number, bias: number, out: number, own: number): void;
  recur(count: number, h: number, ends: number, u: number, x: number): void;
  addRoots(count: number, w: number, ends: number, root: number, x: number): void;
  choose(m: number, n: number, x: number, out: number): void;
  arcs(
    n: number,
    a: number,
    turned: number,
    heads: number,
    headWeights: number,
    distances: number,
    rootBias: number,
    scratch: number,
    scores: number,
    best: number,
  ): void;
  pair(m: number, r: number, dependents: number, heads: number, dependent: number, head: number, out: number): void;
}

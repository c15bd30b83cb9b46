/** One linear memory shared by all training threads, and the kernels over it. Pointers are byte offsets. */
export interface Kernels {
  gemm(m: number, n: number, k: number, a: number, b: number, c: number, add: number): void;
  transpose(m: number, n: number, from: number, to: number): void;
  addBias(m: number, n: number, rows: number, bias: number): void;
  biasGrad(m: number, n: number, rows: number, gradient: number): void;
  reluForward(n: number, x: number): void;
  reluBackward(n: number, y: number, gradient: number): void;
  addTo(n: number, y: number, x: number): void;
  mulTo(n: number, y: number, x: number): void;
  axpy(n: number, y: number, x: number, scale: number): void;
  sruForward(
    t: number,
    h: number,
    u: number,
    uStride: number,
    c: number,
    out: number,
    stride: number,
    backwards: number,
  ): void;
  sruBackward(
    t: number,
    h: number,
    u: number,
    uStride: number,
    c: number,
    gradient: number,
    stride: number,
    uGradient: number,
    backwards: number,
  ): void;
  adam(
    n: number,
    w: number,
    g: number,
    m: number,
    v: number,
    rate: number,
    scale: number,
    c1: number,
    c2: number,
  ): void;
  drain(n: number, y: number, x: number): void;
  squares(n: number, x: number): number;
  xent(n: number, row: number, gold: number, scale: number): number;
  ema(n: number, y: number, x: number, decay: number): void;
  swap(n: number, y: number, x: number): void;
}

/** Rounded up to whole vectors of four floats. */
export const padded = (n: number): number => (n + 3) & ~3;

export class Memory {
  readonly kernels: Kernels;
  readonly floats: Float32Array;
  readonly #bytes: number;
  #top = 65536;
  #end: number;

  constructor(shared: WebAssembly.Memory, module: WebAssembly.Module) {
    const instance = new WebAssembly.Instance(module, {
      env: {
        memory: shared,
        abort: () => {
          throw new RangeError('kernel');
        },
      },
    });
    this.kernels = instance.exports as unknown as Kernels;
    this.#bytes = shared.buffer.byteLength;
    this.#end = this.#bytes;
    this.floats = new Float32Array(shared.buffer);
  }

  /** Room for n floats, not cleared. */
  allocate(n: number): number {
    const at = this.#top;
    this.#top += (n * 4 + 63) & ~63;
    if (this.#top > this.#end) throw new RangeError(`training needs more than ${this.#bytes} bytes of memory`);
    return at;
  }

  zeroed(n: number): number {
    const at = this.allocate(n);
    this.floats.fill(0, at / 4, at / 4 + n);
    return at;
  }

  copied(n: number, from: number): number {
    const at = this.allocate(n);
    this.floats.copyWithin(at / 4, from / 4, from / 4 + n);
    return at;
  }

  mark(): number {
    return this.#top;
  }

  /** What was allocated since `mark` is free again. */
  release(mark: number): void {
    this.#top = mark;
  }

  /** From here on this thread allocates in its own part of what is left. */
  divide(thread: number, threads: number): void {
    const size = Math.floor((this.#bytes - this.#top) / threads / 64) * 64;
    this.#end = this.#top + (thread + 1) * size;
    this.#top += thread * size;
  }
}

/** Dense layers and dropout over rows of floats, forwards and backwards, as one thread does them. */
import type { Memory } from './memory.ts';
import type { Parameter } from './parameters.ts';
import type { Random } from './random.ts';

export class Dense {
  readonly memory: Memory;
  readonly thread: number;

  constructor(memory: Memory, thread: number) {
    this.memory = memory;
    this.thread = thread;
  }

  /** x [m][weight.rows] → [m][weight.columns]. */
  forward(m: number, x: number, weight: Parameter, bias: Parameter | null): number {
    const { columns: n, rows: k } = weight;
    const y = this.memory.allocate(m * n);
    this.memory.kernels.gemm(m, n, k, x, weight.value, y, 0);
    if (bias !== null) this.memory.kernels.addBias(m, n, y, bias.value);
    return y;
  }

  /** Adds to the gradients of weight, bias and (unless 0) x. */
  backward(m: number, x: number, weight: Parameter, bias: Parameter | null, dy: number, dx: number): void {
    const { kernels } = this.memory;
    const { columns: n, rows: k } = weight;
    const mark = this.memory.mark();
    const turned = this.memory.allocate(m * k);
    kernels.transpose(m, k, x, turned);
    kernels.gemm(k, n, m, turned, dy, weight.gradients[this.thread]!, 1);
    if (bias !== null) kernels.biasGrad(m, n, dy, bias.gradients[this.thread]!);
    if (dx !== 0) {
      const across = this.memory.allocate(k * n);
      kernels.transpose(k, n, weight.value, across);
      kernels.gemm(m, k, n, dy, across, dx, 1);
    }
    this.memory.release(mark);
  }

  /** n factors: 0 for a share of them, for the others what makes up for it. */
  mask(n: number, share: number, random: Random): number {
    const at = this.memory.allocate(n);
    const { floats } = this.memory;
    const kept = 1 / (1 - share);
    for (let i = at / 4, end = i + n; i < end; i++) floats[i] = random.next() < share ? 0 : kept;
    return at;
  }
}

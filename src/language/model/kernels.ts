/**
 * The inner loops of reading, over one linear memory: WebAssembly with the relaxed 8-bit dot product, WebAssembly without
 * it, or plain TypeScript. All three give the same bits. What each does stands in assembly/kernels.ts; pointers are byte offsets.
 */
import type { Kernels } from './kernels-contract.ts';
import { twinKernels } from './kernels-twin.ts';
import { plainKernels, relaxedKernels } from './kernels-wasm.ts';

export type KernelChoice = 'relaxed' | 'plain' | 'twin';

export interface Machine {
  readonly choice: KernelChoice;
  readonly kernels: Kernels;
  readonly buffer: ArrayBuffer;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** Kernels over a new memory of at least so many bytes: those asked for, else the fastest that this machine runs. */
export function startKernels(bytes: number, choice?: KernelChoice): Machine {
  for (const [name, base64] of [
    ['relaxed', relaxedKernels],
    ['plain', plainKernels],
  ] as const) {
    if ((choice !== undefined && choice !== name) || typeof WebAssembly === 'undefined') continue;
    const code = bytesOf(base64);
    if (!WebAssembly.validate(code)) continue;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
    return { choice: name, kernels: exports as unknown as Kernels, buffer: memory.buffer };
  }
  const buffer = new ArrayBuffer(Math.ceil(bytes / 16) * 16);
  return { choice: 'twin', kernels: twinKernels(buffer), buffer };
}

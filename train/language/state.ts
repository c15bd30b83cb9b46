/** What a stopped run goes on from: values, moments and averages of all parameters after a whole epoch. */
import { closeSync, existsSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import type { Memory } from './memory.ts';
import type { Parameters } from './parameters.ts';

export interface Progress {
  readonly epochs: number;
  readonly steps: number;
}

function blocks(memory: Memory, parameters: Parameters): readonly Uint8Array[] {
  const { buffer } = memory.floats;
  return parameters.all.flatMap(({ size, value, first, second, average }) =>
    [value, first, second, average].map((at) => new Uint8Array(buffer, at, size * 4)),
  );
}

/** Every thread may call it: they read the same bytes into the same places. Null where there is nothing to go on from. */
export function readState(path: string, memory: Memory, parameters: Parameters): Progress | null {
  if (!existsSync(path)) return null;
  const file = openSync(path, 'r');
  try {
    const head = new Float64Array(2);
    readSync(file, new Uint8Array(head.buffer), 0, 16, 0);
    let at = 16;
    for (const block of blocks(memory, parameters)) {
      // Shared memory cannot be read into directly.
      const bytes = new Uint8Array(block.length);
      if (readSync(file, bytes, 0, bytes.length, at) !== bytes.length)
        throw new RangeError(`${path} is cut off: delete it`);
      block.set(bytes);
      at += bytes.length;
    }
    return { epochs: head[0]!, steps: head[1]! };
  } finally {
    closeSync(file);
  }
}

export function writeState(path: string, memory: Memory, parameters: Parameters, { epochs, steps }: Progress): void {
  const file = openSync(`${path}.part`, 'w');
  writeSync(file, new Uint8Array(Float64Array.of(epochs, steps).buffer));
  for (const block of blocks(memory, parameters)) writeSync(file, Uint8Array.from(block));
  closeSync(file);
  renameSync(`${path}.part`, path);
}

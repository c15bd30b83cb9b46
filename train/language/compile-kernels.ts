/** Compiles the training kernels; they run only here, so no compiled copy is kept. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

let compiled: Promise<Uint8Array<ArrayBuffer>> | null = null;

/** Compiled once a process. */
export function compileKernels(): Promise<Uint8Array<ArrayBuffer>> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<Uint8Array<ArrayBuffer>> {
  const source = await readFile(join(import.meta.dirname, 'assembly', 'kernels.ts'), 'utf8');
  let made: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    [
      'kernels.ts',
      '--outFile',
      'kernels.wasm',
      '-O3',
      '--runtime',
      'stub',
      '--noAssert',
      '--importMemory',
      '--initialMemory',
      '1',
      '--maximumMemory',
      '32768',
      '--sharedMemory',
      '--enable',
      'simd',
      '--enable',
      'relaxed-simd',
      '--enable',
      'threads',
    ],
    {
      readFile: (name) => (name === 'kernels.ts' ? source : null),
      writeFile: (name, content) => {
        if (name === 'kernels.wasm' && typeof content !== 'string') made = content;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || made === null) throw new Error(`the training kernels do not compile: ${stderr.toString()}`);
  return Uint8Array.from(made);
}

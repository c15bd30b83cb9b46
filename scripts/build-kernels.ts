/**
 * Compiles src/language/model/assembly/kernels.ts to src/language/model/kernels-wasm.ts, once with the relaxed 8-bit dot product
 * and once without. Run after a change: `node scripts/build-kernels.ts`. A test compiles again and compares.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const folder = join(import.meta.dirname, '..', 'src', 'language', 'model');

async function compile(relaxed: boolean): Promise<string> {
  let binary: Uint8Array | undefined;
  const words = ['kernels.ts', '--outFile', 'kernels.wasm', '-O3', '--converge', '--noAssert', '--runtime', 'stub'];
  words.push('--use', `RELAXED=${relaxed ? 1 : 0}`, '--use', 'abort=', '--importMemory', '--noExportMemory');
  words.push('--enable', 'simd', '--enable', relaxed ? 'relaxed-simd' : 'bulk-memory');
  const { error, stderr } = await asc.main([...words, '--baseDir', join(folder, 'assembly')], {
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
  });
  if (error !== null || binary === undefined) throw new Error(`the kernels do not compile: ${stderr.toString()}`);
  return Buffer.from(binary).toString('base64');
}

/** The text of kernels-wasm.ts. */
export async function kernelsModule(): Promise<string> {
  const constant = (name: string, base64: string) =>
    `export const ${name} =\n${base64.replace(/.{1,112}/g, "  '$&' +\n").replace(/ \+\n$/, ';\n')}`;
  return [
    '/** Compiled from assembly/kernels.ts by scripts/build-kernels.ts: WebAssembly, base64. Do not edit. */\n',
    constant('relaxedKernels', await compile(true)),
    constant('plainKernels', await compile(false)),
  ].join('\n');
}

if (import.meta.main) writeFileSync(join(folder, 'kernels-wasm.ts'), await kernelsModule());

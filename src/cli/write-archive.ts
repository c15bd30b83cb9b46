/** All captures of a record as a WARC file on standard output: `onrecord export --format warc`. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Store } from '../types/index.ts';
import { exitCodes } from './exit-codes.ts';
import type { Surroundings } from './surroundings.ts';
import { visible } from './terminal.ts';

const packed = promisify(gzip);

/** The exit code: `partly` where the bytes of some captures cannot be had any more, which is told. */
export async function writeArchive(store: Store, isPacked: boolean, around: Surroundings): Promise<number> {
  const { warcInfo, warcRecordOf } = await import('../gather/index.ts');
  const { out, err, now } = around;
  // Each record by itself, as the format wants it: one can be read without those before it.
  const write = async (record: Uint8Array) => out.write(isPacked ? await packed(record) : record);
  await write(warcInfo(now().toISOString()));
  let code: number = exitCodes.done;
  for await (const { capture, problem } of store.captures()) {
    if (capture !== null) await write(warcRecordOf(capture));
    else {
      code = exitCodes.partly;
      await err.write(`onrecord: ${visible(problem.uri)}: ${visible(problem.detail)} (${problem.code})\n`);
    }
    if (out.closed) break;
  }
  return code;
}

/** How much an import has before it, so that it can say how long it will take. */
import { opendir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What folders are searched for. */
const searched = /\.(?:txt|x?html|htm|mhtml|mht|pdf|jsonl|warc|warc\.gz)$/i;

/** Bytes of the files that these paths stand for; null when it cannot be told (standard input), or not before the end. */
export async function sizeOf(names: readonly string[], base: string, signal: AbortSignal): Promise<number | null> {
  let bytes = 0;
  for (const name of names) {
    if (name === '-') return null;
    try {
      const path = resolve(base, name);
      const stats = await stat(path);
      bytes += stats.isDirectory() ? await sizeOfFolder(path, signal) : stats.size;
    } catch {
      // What is wrong with it is said when its turn comes.
    }
    if (signal.aborted) return null;
  }
  return bytes;
}

async function sizeOfFolder(folder: string, signal: AbortSignal): Promise<number> {
  let bytes = 0;
  for await (const entry of await opendir(folder)) {
    if (signal.aborted) return bytes;
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await sizeOfFolder(path, signal);
    else if (entry.isFile() && searched.test(entry.name)) bytes += (await stat(path)).size;
  }
  return bytes;
}

/** Walks a folder for files that may hold articles, sorted by name, each real folder once. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../types/index.ts';
import { fileProblem } from './files.ts';
import { isWarc } from './warc.ts';

/** Endings of what a folder is searched for. A file named by a person is read whatever it is called. */
export const articleEndings: ReadonlySet<string> = new Set([
  '.txt',
  '.html',
  '.htm',
  '.xhtml',
  '.mhtml',
  '.mht',
  '.pdf',
  '.jsonl',
  '.warc',
]);

export type Found =
  | { readonly path: string; readonly problem: null }
  | { readonly path: null; readonly problem: Problem };

/** Paths below `folder`. Symbolic links are followed, but no folder is entered twice, so that a loop ends. */
export async function* articleFiles(folder: string, entered: Set<string> = new Set()): AsyncGenerator<Found> {
  const uri = pathToFileURL(folder).href;
  let names: string[];
  try {
    const real = await realpath(folder);
    if (entered.has(real)) return;
    entered.add(real);
    names = (await readdir(folder)).sort();
  } catch (error) {
    yield { path: null, problem: fileProblem(error, uri) };
    return;
  }
  for (const name of names) {
    // Hidden: version control, editors' copies, a Mac's doubles.
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    const kind = await kindOf(path);
    if (kind === 'folder') yield* articleFiles(path, entered);
    else if (kind === 'file' && (articleEndings.has(endingOf(name)) || isWarc(name))) yield { path, problem: null };
  }
}

/** Lower case, with its full stop; empty without one. */
export function endingOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at <= 0 ? '' : name.slice(at).toLowerCase();
}

async function kindOf(path: string): Promise<'folder' | 'file' | 'other'> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'other';
  } catch {
    // A dangling link, or a link that leads to itself: nothing to read.
    return 'other';
  }
}

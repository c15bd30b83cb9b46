/** Which inputs of an import are not in the record yet, without opening those that are. */
import { stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Input } from '../../gather/index.ts';
import type { ImportPosition, Store } from '../../types/index.ts';

/** An input that is to be read, with what it weighs, or word that one is there already. */
export type Found =
  | { readonly known: false; readonly input: Input; readonly bytes: number }
  | { readonly known: true; readonly bytes: number };

/** Knows of every data file how far it has come, across what is asked of it and what is told to it. */
export interface Positions {
  /** Of the data file that a record is from. */
  of(uri: string): Promise<ImportPosition | null>;
  /** The position after these lines of it were taken or refused; null for what has no place to go on from. */
  after(uri: string, line: number, taken: number, refused: number): ImportPosition | null;
}

export function createPositions(store: Store): Positions {
  const positions = new Map<string, ImportPosition | null>();
  return {
    async of(uri) {
      const known = positions.get(uri);
      if (known !== undefined) return known;
      const version = await versionOf(uri);
      const kept = version === null ? null : await store.importPosition(uri, version);
      const begin = version === null ? null : { uri, version, position: 0, taken: 0, refused: 0 };
      positions.set(uri, kept ?? begin);
      return kept ?? begin;
    },
    after(uri, line, taken, refused) {
      const before = positions.get(uri) ?? null;
      if (before === null) return null;
      const position = {
        ...before,
        position: line,
        taken: before.taken + taken,
        refused: before.refused + refused,
      };
      positions.set(uri, position);
      return position;
    },
  };
}

/** The state of a file: its size and when it was written; null for what is none. */
async function versionOf(uri: string): Promise<string | null> {
  if (!uri.startsWith('file:')) return null;
  const { size, mtimeMs } = await stat(fileURLToPath(uri));
  return `${size}:${Math.trunc(mtimeMs)}`;
}

/** Streams: of inputs that are there already, only that. */
export async function* newInputs(
  inputs: AsyncIterable<Input>,
  store: Store,
  positions: Positions,
): AsyncGenerator<Found> {
  for await (const input of inputs) {
    if (input.kind === 'record') {
      const bytes = (input.bytes?.length ?? 0) + 1;
      const position = await positions.of(input.uri);
      if (position !== null && input.line <= position.position) yield { known: true, bytes };
      else yield { known: false, input, bytes };
    } else if (input.kind === 'file') {
      const { size, seen } = await lookAt(input.path, store);
      if (seen) yield { known: true, bytes: size };
      else yield { known: false, input, bytes: size };
    } else yield { known: false, input, bytes: input.kind === 'bytes' ? input.body.length : 0 };
  }
}

/** A file is one observation, made when it was last written. */
async function lookAt(path: string, store: Store): Promise<{ readonly size: number; readonly seen: boolean }> {
  try {
    const { size, mtime } = await stat(path);
    return { size, seen: await store.wasSeen(pathToFileURL(path).href, mtime.toISOString()) };
  } catch {
    // What is wrong with it is said when it is opened.
    return { size: 0, seen: false };
  }
}

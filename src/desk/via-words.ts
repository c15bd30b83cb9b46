/** How the bytes of a page came here, in words. */
import type { Via, ViaKind } from '../types/index.ts';

const words: Readonly<Record<ViaKind, string>> = {
  feed: 'gathered from a source',
  url: 'fetched because a person asked for it',
  browser: 'supplied by a person, as it stood in their browser',
  paste: 'supplied by a person, as text',
  upload: 'supplied by a person, as a file',
  file: 'taken from a file',
  stdin: 'taken from standard input',
  jsonl: 'taken from a file of records',
  warc: 'taken from a web archive',
  demo: 'part of the demo newsroom',
};

/** `gathered from a source, https://…`. */
export function viaWords({ kind, uri }: Via): string {
  return uri === null ? words[kind] : `${words[kind]}, ${uri}`;
}

/** What a reader should know before relying on it: nobody but this person has seen the page so. Null where there is nothing of the kind. */
export function suppliedWords({ kind }: Via): string | null {
  const isSupplied = kind === 'browser' || kind === 'paste' || kind === 'upload';
  return isSupplied ? `This article was ${words[kind]}. Onrecord has not fetched it itself.` : null;
}

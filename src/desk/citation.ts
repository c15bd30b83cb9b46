/** A statement as one line of plain text that can be pasted into a note: who, when, the words, whose words, where, which snapshot. */
import type { KeptArticle, RecordEntry } from '../types/index.ts';
import { citedFrom } from './citations/cited.ts';
import { plainCitation } from './citations/plain.ts';

/** `permalink` is the statement's address on this desk. In a list, where the article is not at hand, it goes without the snapshot. */
export function citation(entry: RecordEntry, permalink: string, kept: KeptArticle | null = null): string {
  return plainCitation(citedFrom(entry, kept, permalink));
}

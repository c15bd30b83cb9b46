/** The peer: compromise's people, organisations and places. */
import nlp from 'compromise';
import type { PlacedName } from './score.ts';

interface Found {
  readonly offset: { readonly start: number; readonly length: number };
}

/** UTF-16 offsets. Signs at both ends, which compromise counts in, are left out. */
export function compromiseNames(text: string): readonly PlacedName[] {
  const read = nlp(text);
  const kinds = [
    ['PER', read.people()],
    ['ORG', read.organizations()],
    ['LOC', read.places()],
  ] as const;
  return kinds.flatMap(([type, view]) =>
    (view.json({ offset: true }) as readonly Found[]).map(({ offset }) => bare(text, type, offset)),
  );
}

function bare(text: string, type: string, { start: from, length }: Found['offset']): PlacedName {
  let [start, end] = [from, from + length];
  while (start < end && !/[\p{L}\p{N}]/u.test(text[start]!)) start++;
  while (end > start && !/[\p{L}\p{N}.]/u.test(text[end - 1]!)) end--;
  return { start, end: text[end - 1] === '.' && !/\.\p{L}\.$/u.test(text.slice(start, end)) ? end - 1 : end, type };
}

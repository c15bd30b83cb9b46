/** Where the words that a query asks for stand in what is shown of an entry. Words are cut and folded as the search index does. */
import type { Highlights, RecordEntry, Span } from '../types/index.ts';
import type { Query, Term, WordField } from './query.ts';

type Shown = Exclude<keyof Highlights, 'content'> | 'content';
type WordTerm = Extract<Term, { kind: 'words' }>;

const shownIn: Readonly<Record<WordField, readonly Shown[]>> = {
  any: ['content', 'name', 'role', 'headline'],
  who: ['name', 'role'],
  to: ['addressee'],
  about: ['content', 'headline'],
  said: ['content'],
  where: ['place', 'venue'],
  outlet: ['outlet'],
};

interface Wanted {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** Finds the words of one query in one entry after another. */
export function highlighter(query: Query | null): (entry: RecordEntry) => Highlights {
  const wanted = new Map<Shown, Wanted[]>();
  for (const term of query === null ? [] : wordsAskedFor(query)) {
    const words = cutWords(term.text).map(({ word }) => word);
    if (words.length === 0) continue;
    for (const shown of shownIn[term.field]) {
      wanted.set(shown, [...(wanted.get(shown) ?? []), { words, prefix: term.prefix }]);
    }
  }
  const find = (shown: Shown, text: string | null | undefined): readonly Span[] => {
    const asked = wanted.get(shown);
    return asked === undefined || text == null || text === '' ? [] : spansOf(text, asked);
  };
  return ({ wording, statement, person, carriedBy }) => ({
    content: wording.content.map(({ text }) => find('content', text)),
    name: find('name', person?.name ?? statement.source?.name ?? wording.source),
    role: find('role', statement.source?.role ?? person?.role),
    headline: find('headline', carriedBy[0]?.headline),
    addressee: find('addressee', wording.addressee),
    place: find('place', wording.place),
    venue: find('venue', wording.venue),
    outlet: find('outlet', carriedBy[0]?.publisher),
  });
}

/** Those that are not left out. */
export function wordsAskedFor(query: Query): readonly WordTerm[] {
  if (query.kind === 'all' || query.kind === 'any') return query.of.flatMap(wordsAskedFor);
  return query.kind === 'words' ? [query] : [];
}

interface PlacedWord {
  readonly word: string;
  readonly span: Span;
}

function cutWords(text: string): PlacedWord[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu)].map((found) => ({
    word: found[0]
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase(),
    span: { start: found.index, end: found.index + found[0].length },
  }));
}

/** In text order, none overlapping. */
function spansOf(text: string, asked: readonly Wanted[]): Span[] {
  const placed = cutWords(text);
  const found: Span[] = [];
  for (let at = 0; at < placed.length; ) {
    const longest = Math.max(0, ...asked.map((one) => (standsAt(placed, at, one) ? one.words.length : 0)));
    if (longest > 0) found.push({ start: placed[at]!.span.start, end: placed[at + longest - 1]!.span.end });
    at += Math.max(1, longest);
  }
  return found;
}

function standsAt(placed: readonly PlacedWord[], at: number, { words, prefix }: Wanted): boolean {
  return words.every((word, i) => {
    const there = placed[at + i]?.word;
    if (there === undefined) return false;
    return prefix && i === words.length - 1 ? there.startsWith(word) : there === word;
  });
}

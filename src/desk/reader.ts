/**
 * The reader's model: which marks lie where in an article's text, who has which hue, and which statements stand beside which part.
 * Pure; the article page draws it.
 */
import type { Article, Part, RecordEntry, Span } from '../types/index.ts';
import { type Segment, segment } from './segments.ts';
import { sourceName } from './words.ts';

/** So many sources have a hue of their own; then the hues begin again. */
const hues = 8;

export interface Numbered {
  readonly entry: RecordEntry;
  /** From 1, in text order. */
  readonly number: number;
  /** 1 to 8; 0 where nobody is named. */
  readonly hue: number;
  /** The first of its source: the only one whose note repeats the role. */
  readonly isFirst: boolean;
  /** Number of the statement that this one is reported within. */
  readonly within: number | null;
  /** Number of the fuller statement that says the same. */
  readonly repeats: number | null;
}

export interface ReaderMark {
  readonly span: Span;
  readonly kind: 'content' | 'source' | 'cue';
  readonly quoted: boolean;
  readonly of: Numbered;
}

export interface ReaderRow {
  readonly part: Part;
  readonly segments: readonly Segment<ReaderMark>[];
  /** Those whose content begins in this part. */
  readonly beside: readonly Numbered[];
}

export interface SourceCount {
  readonly name: string;
  readonly hue: number;
  readonly statements: number;
}

/** Numbers and hues, in text order. One source, one hue, throughout the article. */
export function numberEntries(entries: readonly RecordEntry[]): readonly Numbered[] {
  const inOrder = entries.toSorted((a, b) => startOf(a) - startOf(b));
  const numbers = new Map(inOrder.map((entry, i) => [entry.statement.id, i + 1]));
  const hueOf = new Map<string, number>();
  return inOrder.map((entry, i) => {
    const key = sourceKey(entry);
    const isFirst = key === null || !hueOf.has(key);
    if (key !== null && isFirst) hueOf.set(key, (hueOf.size % hues) + 1);
    const within = numbers.get(entry.statement.parent ?? '') ?? null;
    const repeats = numbers.get(entry.repeatOf ?? '') ?? null;
    return { entry, number: i + 1, hue: key === null ? 0 : hueOf.get(key)!, isFirst, within, repeats };
  });
}

/** The parts asked for with their marks and statements, in page order. Empty parts are left out. */
export function readerRows(
  article: Article,
  kinds: ReadonlySet<Part['kind']>,
  numbered: readonly Numbered[],
): readonly ReaderRow[] {
  const parts = article.parts.filter(
    ({ kind, span }) => kinds.has(kind) && article.text.slice(span.start, span.end).trim() !== '',
  );
  const marks = parts.map((): ReaderMark[] => []);
  for (const mark of numbered.flatMap(marksOf)) {
    for (
      let i = firstEndingAfter(parts, mark.span.start);
      i < parts.length && parts[i]!.span.start < mark.span.end;
      i++
    ) {
      marks[i]!.push(mark);
    }
  }
  const beside = parts.map((): Numbered[] => []);
  for (const one of numbered) {
    const at = startOf(one.entry);
    const i = firstEndingAfter(parts, at);
    if (i < parts.length && parts[i]!.span.start <= at) beside[i]!.push(one);
  }
  return parts.map((part, i) => ({
    part,
    segments: segment(article.text, marks[i]!, part.span),
    beside: beside[i]!,
  }));
}

/** What is said twice counts once, what somebody rejected not at all. */
export function isCounted({ repeatOf, check }: RecordEntry): boolean {
  return repeatOf === null && check?.state !== 'rejected';
}

/** Who speaks by name in this article, most statements first. */
export function sourceCounts(numbered: readonly Numbered[]): readonly SourceCount[] {
  const counts = new Map<string, SourceCount>();
  for (const { entry, hue } of numbered.filter(({ entry }) => isCounted(entry))) {
    const key = sourceKey(entry);
    if (key === null || (entry.person === null && entry.statement.source?.name == null)) continue;
    counts.set(key, { name: sourceName(entry), hue, statements: (counts.get(key)?.statements ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.statements - a.statements);
}

function sourceKey({ person, statement, wording }: RecordEntry): string | null {
  return person?.id ?? (statement.source?.name ?? wording.source)?.toLowerCase() ?? null;
}

function startOf({ statement }: RecordEntry): number {
  return statement.content[0]?.span.start ?? 0;
}

function marksOf(of: Numbered): readonly ReaderMark[] {
  const { content, source, cue } = of.entry.statement;
  const marks: ReaderMark[] = content.map(({ span, quoted }) => ({ span, kind: 'content', quoted, of }));
  if (source !== null) marks.push({ span: source.span, kind: 'source', quoted: false, of });
  if (cue !== null) marks.push({ span: cue.span, kind: 'cue', quoted: false, of });
  return marks;
}

/** Index of the first part that ends after `at`; parts stand in page order and do not overlap. */
function firstEndingAfter(parts: readonly Part[], at: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.span.end > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Compares two readings of one page, an earlier and a later one: which fields changed, which parts were added, removed or
 * rewritten, and how, word by word. Furniture and teasers change by the hour and are left out.
 */
import { diffWords } from '../lib/word-diff.ts';
import type { Article, Comparison, FieldChange, PartChange, PartKind } from '../types/index.ts';

const left: ReadonlySet<PartKind> = new Set(['furniture', 'teaser']);

/** What changed from `before` to `after`. Two readings of the same words have no changes. */
export function compareArticles(before: Article, after: Article): Comparison {
  const fields: FieldChange[] = [];
  const compare = (field: string, a: string | null, b: string | null) => {
    if (a !== b) fields.push({ field, before: a, after: b });
  };
  compare('headline', before.headline, after.headline);
  compare('authors', namesOf(before), namesOf(after));
  for (const field of ['datePublished', 'dateModified', 'section', 'url'] as const)
    compare(field, before[field], after[field]);
  return { fields, parts: partChanges(before, after) };
}

function namesOf(article: Article): string {
  return article.authors.map((author) => author.name).join('\n');
}

interface Block {
  readonly index: number;
  readonly kind: PartKind;
  readonly text: string;
}

function blocksOf(article: Article): Block[] {
  return article.parts
    .map(({ kind, span }, index): Block => ({ index, kind, text: article.text.slice(span.start, span.end) }))
    .filter(({ kind }) => !left.has(kind));
}

/** Equal parts are paired in order; between two pairs the rest is paired by how many words it shares. */
function partChanges(before: Article, after: Article): PartChange[] {
  const a = blocksOf(before);
  const b = blocksOf(after);
  const changes: PartChange[] = [];
  let fromA = 0;
  let fromB = 0;
  for (const [atA, atB] of [...anchors(a, b), [a.length, b.length] as const]) {
    changes.push(...between(a.slice(fromA, atA), b.slice(fromB, atB)));
    fromA = atA + 1;
    fromB = atB + 1;
  }
  return changes;
}

/** Pairs of equal parts, rising on both sides: a longest rising run over the parts that stand once on each side. */
function anchors(a: readonly Block[], b: readonly Block[]): (readonly [number, number])[] {
  const places = new Map<string, number>();
  for (const [i, block] of b.entries()) places.set(block.text, places.has(block.text) ? -1 : i);
  const seen = new Set<string>();
  const pairs: [number, number][] = [];
  for (const [i, block] of a.entries()) {
    const place = places.get(block.text);
    if (place === undefined || place < 0 || seen.has(block.text)) continue;
    seen.add(block.text);
    pairs.push([i, place]);
  }
  return risingRun(pairs);
}

function risingRun(pairs: readonly [number, number][]): (readonly [number, number])[] {
  const ends: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [i, pair] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (pairs[ends[mid]!]![1] < pair[1]) low = mid + 1;
      else high = mid;
    }
    previous[i] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = i;
  }
  const run: (readonly [number, number])[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i]!) run.push(pairs[i]!);
  return run.reverse();
}

/** From this share of common words on a part counts as rewritten rather than as another one. */
const leastShared = 0.4;
/** How many parts ahead a rewritten one is looked for. */
const lookAhead = 8;

function between(a: readonly Block[], b: readonly Block[]): PartChange[] {
  const changes: PartChange[] = [];
  let at = 0;
  for (const later of b) {
    let match = -1;
    let best = leastShared;
    for (let i = at; i < Math.min(a.length, at + lookAhead); i++) {
      const share = likeness(a[i]!, later);
      if (share > best) {
        best = share;
        match = i;
      }
    }
    if (match < 0) {
      changes.push(change('added', null, later));
      continue;
    }
    for (; at < match; at++) changes.push(change('removed', a[at]!, null));
    const earlier = a[at++]!;
    if (earlier.text !== later.text) changes.push(change('rewritten', earlier, later));
  }
  for (; at < a.length; at++) changes.push(change('removed', a[at]!, null));
  return changes;
}

/** Kinds that an article has one of: however they are worded, one stands in the place of the other. */
const single: ReadonlySet<PartKind> = new Set(['headline', 'standfirst', 'byline', 'dateline']);

/** 0 to 1: how likely the later part is the earlier one, rewritten. */
function likeness(earlier: Block, later: Block): number {
  if (earlier.text === later.text) return 1;
  return earlier.kind === later.kind && single.has(later.kind) ? 0.99 : shareOf(earlier.text, later.text);
}

function change(kind: PartChange['change'], before: Block | null, after: Block | null): PartChange {
  return {
    change: kind,
    before: before?.index ?? null,
    after: after?.index ?? null,
    kind: (after ?? before)!.kind,
    edits: diffWords(before?.text ?? '', after?.text ?? ''),
  };
}

/** The share of words that two parts have in common, of the longer one's. */
function shareOf(a: string, b: string): number {
  const words = new Set(a.toLowerCase().split(/\s+/u));
  const others = new Set(b.toLowerCase().split(/\s+/u));
  let met = 0;
  for (const word of others) if (words.has(word)) met++;
  return met / Math.max(words.size, others.size);
}

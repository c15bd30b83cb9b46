/** Misses and false positives to be read by hand. They hold text of the corpus: to the terminal, never into a file of this project. */
import type { ErrorRequest } from '../../bench.ts';
import { randomFrom } from './intervals.ts';
import { dice, type MarkedGold, type MarkedShown, type Offsets, relationPairs, type Sheet } from './score.ts';
import type { ScoredType } from './tokens.ts';

interface Miss {
  readonly sheet: Sheet;
  readonly gold: MarkedGold;
  /** What shares most of its content; null when nothing does. */
  readonly given: MarkedShown | null;
}

interface FalsePositive {
  readonly sheet: Sheet;
  readonly given: MarkedShown;
}

/** `count` misses and as many false positives. */
export function errorsToRead(all: readonly Sheet[], { count, seed, type }: ErrorRequest): string {
  const ofType = (one: { readonly type: ScoredType }) => type === null || one.type === type;
  const misses: Miss[] = [];
  const extra: FalsePositive[] = [];
  for (const sheet of all) {
    const pairs = relationPairs(sheet);
    const [foundGold, right] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))];
    const explained = new Set<MarkedShown>();
    sheet.gold.forEach((gold, i) => {
      if (foundGold.has(i)) return;
      const given =
        nearest(
          gold,
          sheet.given.filter((_, j) => !right.has(j)),
        ) ?? nearest(gold, sheet.given);
      if (given !== null) explained.add(given);
      if (ofType(gold)) misses.push({ sheet, gold, given });
    });
    sheet.given.forEach((given, j) => {
      if (!right.has(j) && !explained.has(given) && ofType(given)) extra.push({ sheet, given });
    });
  }
  const random = randomFrom(seed);
  return [
    `${misses.length} misses`,
    ...drawn(misses, count, random).map(missText),
    `${extra.length} false positives with nothing missed beside them`,
    ...drawn(extra, count, random).map(extraText),
  ].join('\n\n');
}

function nearest(gold: MarkedGold, given: readonly MarkedShown[]): MarkedShown | null {
  let best: MarkedShown | null = null;
  let most = 0;
  for (const one of given) {
    const likeness = dice(gold.content, one.content) + (one.head !== null && one.head === gold.head ? 0.01 : 0);
    if (likeness <= most) continue;
    most = likeness;
    best = one;
  }
  return best;
}

/** Without replacement, in the order of the list. */
function drawn<One>(list: readonly One[], count: number, random: () => number): readonly One[] {
  return list
    .map((one, at) => ({ one, at, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function missText({ sheet, gold, given }: Miss, index: number): string {
  const text = [...sheet.article.text];
  const lines = [
    `--- ${index + 1} missed, ${gold.type}, ${sheet.article.id}`,
    marked(text, paragraphs(text, gold.gold.content), gold.gold),
    `  gold   ${fields(text, gold.gold)}`,
  ];
  if (given === null) lines.push('  given  nothing with these words');
  else {
    const agreement = `content ${dice(gold.content, given.content).toFixed(2)}, source ${dice(gold.source, given.source).toFixed(2)}`;
    lines.push(`  given  ${fields(text, given.shown)}\n         (${shownBy(given)}; ${agreement})`);
  }
  return lines.join('\n');
}

function extraText({ sheet, given }: FalsePositive, index: number): string {
  const text = [...sheet.article.text];
  return [
    `--- ${index + 1} not in the gold, ${given.type}, ${sheet.article.id}`,
    marked(text, paragraphs(text, given.shown.content), given.shown),
    `  given  ${fields(text, given.shown)}\n         (${shownBy(given)})`,
  ].join('\n');
}

const shownBy = ({ shown }: MarkedShown) => `${shown.rule}, ${shown.confidence.toFixed(2)}`;

type Roles = { readonly source: Offsets | null; readonly cue: Offsets | null; readonly content: Offsets | null };

/** From the paragraph before the first piece to the paragraph of the last one. */
function paragraphs(text: readonly string[], content: Offsets | null): readonly [number, number] {
  const first = content?.[0]?.[0] ?? 0;
  const last = content?.at(-1)?.[1] ?? 0;
  let start = first;
  for (let breaks = 0; start > 0 && breaks < 2; start--) if (text[start - 1] === '\n' && text[start] !== '\n') breaks++;
  const end = text.indexOf('\n', last);
  return [start, end < 0 ? text.length : end];
}

/** `{source}`, `<cue>`, `[content]`. */
function marked(text: readonly string[], [start, end]: readonly [number, number], roles: Roles): string {
  const inserts = new Map<number, string>();
  const put = (spans: Offsets | null, open: string, close: string) => {
    for (const [from, to] of spans ?? []) {
      inserts.set(from, `${inserts.get(from) ?? ''}${open}`);
      inserts.set(to, `${close}${inserts.get(to) ?? ''}`);
    }
  };
  put(roles.content, '[', ']');
  put(roles.source, '{', '}');
  put(roles.cue, '<', '>');
  let out = '';
  for (let at = start; at <= end; at++) out += (inserts.get(at) ?? '') + (at < end ? text[at]! : '');
  return out;
}

function fields(text: readonly string[], { source, cue, content }: Roles): string {
  const words = (spans: Offsets | null) => spans?.map(([from, to]) => text.slice(from, to).join('')).join(' … ') ?? '–';
  return `{${words(source)}} <${words(cue)}> [${words(content)}]`;
}

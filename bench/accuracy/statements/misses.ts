/** Where every miss goes wrong, told from the words alone. */
import { dice, type MarkedGold, relationPairs, type Sheet } from './score.ts';
import { type ScoredType, types } from './tokens.ts';

export const causes = [
  'right content, other source',
  'right cue, content too long',
  'right cue, content too short',
  'right cue, other content',
  'another cue over these words',
  'nothing with these words',
] as const;

type Cause = (typeof causes)[number];

export type Misses = Readonly<Record<Cause, Readonly<Record<ScoredType, number>>>>;

export function missesOf(all: readonly Sheet[]): Misses {
  const counts = Object.fromEntries(
    causes.map((cause) => [cause, Object.fromEntries(types.map((type) => [type, 0]))]),
  ) as Record<Cause, Record<ScoredType, number>>;
  for (const sheet of all) {
    const found = new Set(relationPairs(sheet).map(([i]) => i));
    sheet.gold.forEach((gold, i) => {
      if (!found.has(i)) counts[causeOf(gold, sheet)][gold.type]++;
    });
  }
  return counts;
}

function causeOf(gold: MarkedGold, { given }: Sheet): Cause {
  if (given.some(({ content }) => dice(gold.content, content) >= 0.8)) return 'right content, other source';
  const sameCue = given.find(({ head }) => head !== null && head === gold.head);
  if (sameCue !== undefined) {
    const [left, extra] = [missing(gold.content, sameCue.content), missing(sameCue.content, gold.content)];
    if (left === gold.content.size) return 'right cue, other content';
    return extra > left ? 'right cue, content too long' : 'right cue, content too short';
  }
  const covered = given.some(({ content }) => missing(gold.content, content) < 0.5 * gold.content.size);
  const holds = given.some(({ content }) => dice(gold.content, content) >= 0.3);
  return covered || holds ? 'another cue over these words' : 'nothing with these words';
}

/** How many of `words` the others do not have. */
function missing(words: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let count = 0;
  for (const n of words) if (!others.has(n)) count++;
  return count;
}

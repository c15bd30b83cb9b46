/**
 * Counts, for each rule and how its source was chosen, the share of candidates that agree with the gold: the table of
 * `src/statements/confidence.ts`. Run on the training half: `node bench/accuracy/statements/shares.ts corpora/polnear/train`.
 */
import { parse } from '../../../src/language/index.ts';
import { english } from '../../../src/languages/en/index.ts';
import { assemble } from '../../../src/statements/assemble.ts';
import { findCandidates } from '../../../src/statements/index.ts';
import { resolve } from '../../../src/statements/resolve.ts';
import { sentencesOf } from '../../../src/statements/sentences.ts';
import { viewOf } from '../../../src/statements/view.ts';
import { articleOf, scored } from './articles.ts';
import { readGold, score } from './score.ts';

/** Rarer than this, a rule's share says little, and the rule alone is used. */
const least = 25;
const leastOfRule = 8;

const gold = readGold(process.argv[2] ?? 'corpora/polnear/train');
const counts = new Map<string, { right: number; all: number }>();

function count(key: string, right: boolean): void {
  const entry = counts.get(key) ?? { right: 0, all: 0 };
  entry.all++;
  if (right) entry.right++;
  counts.set(key, entry);
}

for (const one of gold) {
  const article = articleOf(one.id, one.text);
  if (article === null) continue;
  const view = viewOf(parse(article, english), english);
  const resolved = resolve(findCandidates(view, sentencesOf(view)));
  const given = scored(one.text, assemble(view, resolved, []));
  const right = score([one], new Map([[one.id, given]])).right.get(one.id) ?? [];
  const outer = resolved.filter(({ parent }) => parent < 0);
  if (right.length !== outer.length) continue;
  for (const [index, { candidate }] of outer.entries()) {
    count(candidate.rule, right[index]!);
    count(`${candidate.rule}/${candidate.sourceRule}`, right[index]!);
  }
}

for (const [rule, { right, all }] of [...counts].sort(([a], [b]) => a.localeCompare(b))) {
  if (all < (rule.includes('/') ? least : leastOfRule)) continue;
  console.log(`  '${rule}': ${(right / all).toFixed(2)}, // ${right} of ${all}`);
}

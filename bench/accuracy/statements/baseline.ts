/** The baseline: regular expressions alone, no tokens, no names. It knows `“…,” X said`, `X said (that) …` and `according to X`. */
import type { ScoredStatement } from './score.ts';

const verbs =
  'said|says|told|added|wrote|asked|noted|announced|argued|tweeted|explained|warned|claimed|suggested|insisted|declared|acknowledged';
const name = String.raw`(?:(?:[A-Z][\w.'’-]*|of|the|for)\s+){0,5}[A-Z][\w'’-]*|he|she|they|He|She|They`;

interface Pattern {
  readonly expression: RegExp;
}

const patterns: readonly Pattern[] = [
  {
    expression: new RegExp(
      String.raw`(?<content>["“][^"“”\n]{3,600}[,?!]["”])\s+(?<source>${name})\s+(?<cue>${verbs})\b`,
      'dg',
    ),
  },
  {
    expression: new RegExp(
      String.raw`(?<content>["“][^"“”\n]{3,600}[,?!]["”])\s+(?<cue>${verbs})\s+(?<source>${name})\b`,
      'dg',
    ),
  },
  {
    expression: new RegExp(
      String.raw`(?<source>${name})\s+(?<cue>${verbs})[,:]\s+(?<content>["“][^"“”\n]{3,600}["”])`,
      'dg',
    ),
  },
  {
    expression: new RegExp(
      String.raw`(?<source>${name})\s+(?<cue>${verbs})\s+(?<content>(?:that|he|she|they|the|it)\s[^.\n]{5,400})\.`,
      'dg',
    ),
  },
  { expression: /(?<content>[^.\n]{10,300}),\s+(?<cue>according to)\s+(?<source>[^.,\n]{3,80})[.,]/dg },
];

/** Overlapping contents: the pattern that stands first in the list wins. */
export function baseline(text: string): readonly ScoredStatement[] {
  const found: ScoredStatement[] = [];
  const used: [number, number][] = [];
  for (const { expression } of patterns) {
    for (const match of text.matchAll(expression)) {
      const { source, cue, content } = match.indices?.groups ?? {};
      if (content === undefined || cue === undefined || source === undefined) continue;
      if (used.some(([start, end]) => start < content[1] && content[0] < end)) continue;
      used.push(content);
      found.push({ source: [source], cue: [cue], content: [content] });
    }
  }
  return found;
}

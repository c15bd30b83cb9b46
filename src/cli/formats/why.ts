/** Why a statement was read so, in words: the rules, what weighed for it (+) and against it (−), the doubts. */
import type { Explanation, Statement } from '../../types/index.ts';

export type WhyLine = readonly [label: string, text: string];

/** Numbers are log-odds: +0.7 doubles the odds of being right, −0.7 halves them. */
export function whyLines({ rule, reasons }: Explanation, { source, parent, doubts }: Statement): readonly WhyLine[] {
  const lines: WhyLine[] = [
    ['found by', `${rule}${source === null ? '; no source' : `; its source by ${source.rule}`}`],
  ];
  const groups = new Map<string, string[]>();
  for (const { feature, weight } of reasons) {
    // `cue: lemma and tag` was looked at for the cue.
    const [, of, name] = /^([^:]*): (.*)$/.exec(feature) ?? ['', 'weighed', feature];
    const group = groups.get(of!);
    if (group === undefined) groups.set(of!, [weighed(name!, weight)]);
    else group.push(weighed(name!, weight));
  }
  for (const [of, names] of groups) lines.push([of, names.join(' · ')]);
  if (groups.size === 0)
    lines.push([
      'weighed',
      parent === null ? 'nothing: a rule alone decided' : 'not listed: it is told inside another statement',
    ]);
  if (doubts.length > 0) lines.push(['doubts', doubts.join('; ')]);
  return lines;
}

function weighed(name: string, weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)} ${name}`;
}

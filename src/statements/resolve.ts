/**
 * Brings the finders' candidates into one list: in text order, no cue used twice, no source within its own content, and each
 * candidate that stands within another's content given that one as its parent.
 */
import type { Candidate } from './candidate.ts';

export interface Resolved {
  readonly candidate: Candidate;
  /** Index into the same list, or -1. */
  readonly parent: number;
}

function anchor({ cue, content }: Candidate): number {
  return cue?.first ?? content[0]!.first;
}

function clashes({ source, cue, content }: Candidate): boolean {
  return content.some(
    ({ first, end }) =>
      (source !== null && source.first < end && first < source.end) ||
      (cue !== null && cue.first < end && first < cue.end),
  );
}

/** Within another's content only a reported clause of a subject of its own counts; the rest is that content's wording. */
function standsWithin({ rule, frame, sourceRule, stance }: Candidate): boolean {
  const clausal = frame === 'that' || frame === 'clause' || frame === 'told';
  return (
    stance === 'said' &&
    rule.startsWith('reported-') &&
    clausal &&
    (sourceRule === 'subject' || sourceRule === 'pronoun')
  );
}

/** True when the candidate's cue, or all of it when it has none, lies within one of the other's pieces. */
function within(inner: Candidate, outer: Candidate): boolean {
  const at = anchor(inner);
  return outer.content.some(({ first, end }) => at >= first && at < end);
}

/** Candidates in any order; linear but for the sort, because only neighbours in the text can hold one another. */
export function resolve(candidates: readonly Candidate[]): readonly Resolved[] {
  const start = (one: Candidate) => one.content[0]!.first;
  const last = (one: Candidate) => one.content.at(-1)!.end;
  const sorted = candidates.filter((one) => !clashes(one)).sort((a, b) => start(a) - start(b) || last(b) - last(a));
  const resolved: Resolved[] = [];
  const open: number[] = [];
  for (const one of sorted) {
    while (open.length > 0 && last(resolved[open.at(-1)!]!.candidate) <= start(one)) open.pop();
    let parent = -1;
    for (let i = open.length - 1; i >= 0 && parent < 0 && i >= open.length - 8; i--) {
      const index = open[i]!;
      if (within(one, resolved[index]!.candidate)) parent = index;
    }
    if (parent >= 0 && !standsWithin(one)) continue;
    open.push(resolved.length);
    resolved.push({ candidate: one, parent });
  }
  return resolved;
}

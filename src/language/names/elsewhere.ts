/**
 * What the article tells of a form elsewhere: that it is written in lower case, stands after a title, in a longer name. A surname
 * alone is known by its full name, a first word of a sentence by its capital in the middle of another.
 */
import type { WordRange } from '../../lib/trees.ts';
import * as flag from '../form-flags.ts';
import { Case, type NameView } from './name-view.ts';

export const elsewhere = {
  small: 1,
  inside: 2,
  titled: 4,
  afterGiven: 8,
  located: 16,
  inOrganization: 32,
  says: 64,
  withGiven: 128,
  alone: 256,
  determined: 512,
  lastOfLonger: 1024,
  firstOfLonger: 2048,
  owns: 4096,
} as const;

/** Bits of `elsewhere` by form in lower case, for forms that have a capital somewhere. */
export function noteElsewhere(view: NameView, stretches: readonly WordRange[]): ReadonlyMap<string, number> {
  const noted = new Map<string, number>();
  for (const { first, end } of stretches) {
    const plain = view.cases[view.words.sentence[first]!] === Case.plain;
    for (let k = first; k < end; ) {
      if (!view.facts[k]!.isCapital) {
        k++;
        continue;
      }
      const past = view.endOfRun(k, end);
      if (plain) noteRun(view, k, past, noted);
      else for (let at = k; at < past; at++) note(noted, view.facts[at]!.lower, 0);
      k = past;
    }
  }
  view.facts.forEach(({ isCapital, lower }) => {
    if (isCapital) return;
    const known = noted.get(lower);
    if (known !== undefined && (known & elsewhere.small) === 0) noted.set(lower, known | elsewhere.small);
  });
  return noted;
}

function note(noted: Map<string, number>, lower: string, bits: number): void {
  noted.set(lower, (noted.get(lower) ?? 0) | bits);
}

/** One run of words with capitals. */
function noteRun(view: NameView, from: number, end: number, noted: Map<string, number>): void {
  const sentence = view.sentenceFirst(from);
  const inside = view.beginsClause(from, sentence) ? 0 : elsewhere.inside;
  let first = from;
  while (first + 1 < end && view.has(first, flag.title | flag.role) && !view.has(first, flag.given)) first++;
  const titled = first > from || (from > sentence && view.has(from - 1, flag.title | flag.role)) ? elsewhere.titled : 0;
  const organization = view.has(end - 1, flag.organization) ? elsewhere.inOrganization : 0;
  const given = view.has(first, flag.given) ? elsewhere.withGiven : 0;
  const alone = end - first === 1 ? elsewhere.alone : 0;
  const before = from > sentence ? view.words.lower[from - 1]! : '';
  const located = view.pack.placeMarkers.has(before) ? elsewhere.located : 0;
  const determined = view.pack.definiteArticles.has(before) ? elsewhere.determined : 0;
  const past = end < view.sentenceEnd(from) ? view.facts[end]! : null;
  const says = past !== null && past.flags & flag.cue ? elsewhere.says : 0;
  const owns = past !== null && view.pack.possessives.has(past.lower) ? elsewhere.owns : 0;
  for (let k = from; k < end; k++) {
    let bits = k > from ? elsewhere.inside : inside;
    if (k >= first) {
      bits |= titled | organization | given | alone | located | determined;
      if (k === end - 1) bits |= says | owns;
      if (k > first && view.has(k - 1, flag.given)) bits |= elsewhere.afterGiven;
      if (k === end - 1 && k > first) bits |= elsewhere.lastOfLonger;
      if (k === first && k < end - 1) bits |= elsewhere.firstOfLonger;
    }
    note(noted, view.facts[k]!.lower, bits);
  }
}

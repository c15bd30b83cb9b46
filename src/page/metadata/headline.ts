/** Weighs what the witnesses say the headline is: JSON-LD, meta tags, the title tag without the site's name, `h1`. */

import type { Witness } from '../../types/index.ts';
import { wordsOf } from '../words-of.ts';

/** How much a witness is believed. On development pages its word alone is the headline in .79–.86 (h1), .83–.87 (json-ld), .80–.83 (og:title), .69–.74 (title) of cases. */
const weights: Readonly<Record<string, number>> = {
  'json-ld': 3,
  'meta:og:title': 3,
  h1: 4,
  'meta:twitter:title': 1.5,
  microdata: 2,
  title: 1.5,
  listing: 2,
  'meta:title': 1,
};

/** The word that most weight stands behind; candidates that say the same (letters and digits) count together. */
export function weighHeadline(witnesses: readonly Witness[]): string | null {
  const votes = new Map<string, { weight: number; best: number; value: string }>();
  for (const { witness, value } of witnesses) {
    const key = wordsOf(value);
    if (key === '') continue;
    const weight = weights[witness] ?? 1;
    const vote = votes.get(key);
    if (vote === undefined) votes.set(key, { weight, best: weight, value });
    else {
      vote.weight += weight;
      if (weight > vote.best) {
        vote.best = weight;
        vote.value = value;
      }
    }
  }
  let top: { weight: number; value: string } | null = null;
  for (const vote of votes.values()) if (top === null || vote.weight > top.weight) top = vote;
  return top?.value ?? null;
}

const divider = /\s+[|–—-]+\s+|\s*[|»«·]\s*|\s+::\s+/gu;

/**
 * A title without the site's name or section at its end (or beginning): `Tides rise | The Gazette` → `Tides rise`.
 * A piece goes when it is one of the `names`, or when another witness's headline is the rest.
 */
export function withoutSiteName(title: string, names: readonly string[], headlines: readonly string[]): string {
  const clean = title.replace(/\s+/gu, ' ').trim();
  const known = new Set(names.map(wordsOf).filter((name) => name !== ''));
  const whole = wordsOf(clean);
  for (const headline of headlines) {
    const words = wordsOf(headline);
    if (words.length >= 15 && whole !== words && (whole.startsWith(`${words} `) || whole.endsWith(` ${words}`)))
      return headline;
  }
  let rest = clean;
  for (let round = 0; round < 3; round++) {
    const cuts = [...rest.slice(0, 600).matchAll(divider)];
    const last = cuts.at(-1);
    const first = cuts[0];
    if (last === undefined || first === undefined) return rest;
    const tail = rest.slice(last.index + last[0].length);
    const head = rest.slice(0, first.index);
    if (known.has(wordsOf(tail)) || [...known].some((name) => squeezed(name) === squeezed(wordsOf(tail))))
      rest = rest.slice(0, last.index).trim();
    else if (known.has(wordsOf(head))) rest = rest.slice(first.index + first[0].length).trim();
    else if (/[|»·]/u.test(last[0]) && tail.split(' ').length <= 4 && tail.length * 2 < last.index)
      rest = rest.slice(0, last.index).trim();
    else return rest;
  }
  return rest;
}

function squeezed(words: string): string {
  return words.replaceAll(' ', '').replace(/(?:com|net|org|de|fr|co uk)$/, '');
}

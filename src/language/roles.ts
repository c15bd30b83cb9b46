/**
 * What a person is called beside the name: `harbour spokeswoman Anna Holt`, `the harbour minister, Ilse Varga`,
 * `Ilse Varga, the harbour minister`, `Ilse Varga (R-Ohio)`. All look at a bounded number of tokens.
 */
import type { TokenRange } from '../lib/tokens.ts';
import * as flag from './form-flags.ts';
import type { Words } from './words-of-article.ts';

const longestRole = 12;

/** The role in lower case right before the name at `name`, or null: `Midvale city spokeswoman` before `Anna Holt`. */
export function roleBefore(words: Words, name: number, first: number): TokenRange | null {
  if (name <= first || !words.has(name - 1, flag.role | flag.title) || !ranksAlone(words, name - 1)) return null;
  return { first: startOfRole(words, name - 1, first), end: name };
}

/** `the harbour minister, Ilse Varga,`, `its chair, Ilse Varga,`: a role with a determiner, a comma, the name. */
export function roleBeforeComma(
  words: Words,
  name: number,
  first: number,
  nameEnd: number,
  end: number,
): TokenRange | null {
  if (name - 3 < first || words.form(name - 1) !== ',') return null;
  if (nameEnd < end && words.has(nameEnd, flag.isWordFlag) && !words.has(nameEnd, flag.cue)) return null;
  const noun = nounBefore(words, name - 2, first);
  if (noun < 0) return null;
  const start = startOfRole(words, noun, first);
  if (start - 1 < first) return null;
  return determines(words, start - 1) ? { first: start, end: name - 1 } : null;
}

/** `the`, `an`, `its`, and the end of `the company's`. */
function determines(words: Words, k: number): boolean {
  const { pack } = words;
  const small = words.lower(k);
  return (
    pack.definiteArticles.has(small) || pack.indefiniteArticles.has(small) || pack.attribution.possessives.has(small)
  );
}

/** The noun of `mayor of Midvale`, `minister`, that ends at token `last`; -1 for none. */
function nounBefore(words: Words, last: number, first: number): number {
  if (words.has(last, flag.role)) return last;
  for (let k = last; k > first && last - k < 6; k--) {
    if (words.pack.nameJoints.has(words.lower(k))) return words.has(k - 1, flag.role) ? k - 1 : -1;
    if (
      !words.has(k, flag.capital | flag.modifier | flag.organization) &&
      !words.pack.definiteArticles.has(words.lower(k))
    )
      return -1;
  }
  return -1;
}

function startOfRole(words: Words, noun: number, first: number): number {
  let start = noun;
  while (start > first && noun - start < longestRole && belongsToRole(words, start - 1, first)) start--;
  while (start < noun && words.pack.possessives.has(words.lower(start))) start++;
  return start;
}

function belongsToRole(words: Words, k: number, first: number): boolean {
  const flags = words.flagsOf(k);
  if (words.pack.possessives.has(words.lower(k))) return k > first && words.has(k - 1, flag.capital);
  if (flags & (flag.notName | flag.pronoun | flag.calendar)) return false;
  if (flags & (flag.modifier | flag.demonym | flag.role)) return true;
  if ((flags & flag.capital) === 0) return (flags & flag.organization) !== 0;
  return (flags & (flag.starter | flag.preposition)) === 0;
}

/** A noun of office is a role only when it is no verb or name here: `judge Varga` is, `Judge` alone in front is a title. */
function ranksAlone(words: Words, k: number): boolean {
  return !words.has(k, flag.cue) || words.has(k, flag.title);
}

/** An apposition after the name that ends at `nameEnd`: its role, article left out, and where it is over. */
export function roleAfter(words: Words, nameEnd: number, end: number): TokenRange | null {
  if (nameEnd + 1 >= end || words.form(nameEnd) !== ',') return null;
  let from = nameEnd + 1;
  const article = words.lower(from);
  const determined = words.pack.definiteArticles.has(article) || words.pack.indefiniteArticles.has(article);
  if (determined) from++;
  if (from >= end || (!determined && !belongsToRole(words, from, nameEnd))) return null;
  let head = -1;
  let k = from;
  for (; k < end && k - from <= longestRole; k++) {
    const flags = words.flagsOf(k);
    if (flags === 0 && words.form(k) !== '&' && words.form(k) !== '-') break;
    if (head < 0 && closesHead(words, k)) head = k - 1;
    if (flags & flag.cue && head >= 0 && !(flags & (flag.capital | flag.role))) return null;
  }
  if (head < 0) head = k - 1;
  if (k - from > longestRole || k === from || head < from) return null;
  return words.has(head, flag.role) && endsRole(words, k, end) ? { first: from, end: k } : null;
}

function closesHead(words: Words, k: number): boolean {
  const { pack } = words;
  const small = words.lower(k);
  return words.has(k, flag.preposition) || pack.clauseOpeners.has(small) || pack.relativePronouns.has(small);
}

function endsRole(words: Words, k: number, end: number): boolean {
  if (k >= end) return true;
  const form = words.form(k);
  return form === ',' || form === '.' || form === ';' || form === ')' || form === '—' || form === '–' || form === '--';
}

/** `(R-Ohio)`, `(D., Calif.)`, `, D-Ohio,` right after a name: where it is over, or `nameEnd`. */
export function endOfBracket(words: Words, nameEnd: number, end: number): number {
  // `Bo Trask, D-Ohio,`
  if (nameEnd + 2 < end && words.form(nameEnd) === ',' && words.form(nameEnd + 2) === ',') {
    if (/^\p{Lu}{1,3}-\p{Lu}/u.test(words.form(nameEnd + 1))) return nameEnd + 2;
  }
  if (nameEnd + 2 >= end || words.form(nameEnd) !== '(' || !words.has(nameEnd + 1, flag.capital)) return nameEnd;
  for (let k = nameEnd + 2; k < Math.min(end, nameEnd + 7); k++) if (words.form(k) === ')') return k + 1;
  return nameEnd;
}

/** `Ilse Varga, 52,`: where the age, which only people have, is over; `nameEnd` when there is none. */
export function endOfAge(words: Words, nameEnd: number, end: number): number {
  if (nameEnd + 2 >= end || words.form(nameEnd) !== ',') return nameEnd;
  return /^[1-9]\d$/.test(words.form(nameEnd + 1)) && /^[,.]$/.test(words.form(nameEnd + 2)) ? nameEnd + 2 : nameEnd;
}

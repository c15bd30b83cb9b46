/**
 * What a person is called beside the name: `harbour spokeswoman Anna Holt`, `the harbour minister, Ilse Varga`, `Ilse Varga,
 * the harbour minister`, `Ilse Varga (R-Ohio)`. From the tree, with the lists of titles and roles; each looks at a bounded
 * number of words.
 */
import type { WordRange } from '../../lib/trees.ts';
import * as flag from '../form-flags.ts';
import { Case, type NameView } from './name-view.ts';

export interface Called {
  readonly phrase: WordRange;
  /** Fullest first, courtesy titles left out. */
  readonly roles: readonly WordRange[];
  /** The same with courtesy titles. */
  readonly titles: readonly WordRange[];
}

const longestBefore = 10;
const longestAfter = 18;
const longestOffice = 4;

export function phraseOf(view: NameView, name: WordRange): Called {
  const before = roleBefore(view, name);
  const start = before?.first ?? name.first;
  const apposed = roleBeforeComma(view, start, name);
  const bracket = affiliationAfter(view, name.end);
  const aged = endOfAge(view, bracket?.end ?? name.end);
  const after = roleAfter(view, name, aged);
  const called = [before?.role ?? null, apposed?.role ?? null, after?.role ?? null].filter((role) => role !== null);
  const roles = called.map((role) => withoutCourtesy(view, role)).filter((role) => role !== null);
  const length = ({ first, end }: WordRange) => end - first;
  roles.sort((a, b) => length(b) - length(a));
  if (bracket?.role != null) roles.push(bracket.role);
  return {
    phrase: {
      first: apposed?.first ?? withArticle(view, start, name.first),
      end: Math.max(after?.end ?? aged, name.end),
    },
    roles,
    titles: called,
  };
}

interface Beside extends WordRange {
  readonly role: WordRange | null;
}

/** `the` of `the harbour minister Ilse Varga`. */
function withArticle(view: NameView, start: number, name: number): number {
  if (start === name || start === view.sentenceFirst(name)) return start;
  return determines(view, start - 1) ? startOfOwner(view, start - 1) : start;
}

/** Of the `'s` in `the company's chief executive`, where its owner begins; any other determiner is its own. */
function startOfOwner({ words, tree, index, pack }: NameView, k: number): number {
  const owner = tree.head[k]!;
  if (!pack.possessives.has(words.lower[k]!) || owner < 0 || owner >= k) return k;
  const first = index.left[owner]!;
  return k - first <= longestBefore ? first : owner;
}

function determines(view: NameView, k: number): boolean {
  const { definiteArticles, indefiniteArticles, attribution } = view.pack;
  const small = view.words.lower[k]!;
  return definiteArticles.has(small) || indefiniteArticles.has(small) || attribution.possessives.has(small);
}

/** Nouns, names and adjectives right before the name that end in a title or role and belong to the same noun phrase. */
function roleBefore(view: NameView, { first, end }: WordRange): Beside | null {
  const last = first - 1;
  const least = Math.max(view.sentenceFirst(first), first - longestBefore);
  if (last < least) return null;
  const office = isOffice(view, last, first, end) ? last : startOfOffice(view, first, least);
  if (office < 0) return null;
  let start = office;
  while (start > least && premodifies(view, start - 1, start, end)) start--;
  while (start < last && view.pack.possessives.has(view.words.lower[start]!)) start++;
  const range = { first: start, end: first };
  return { ...range, role: range };
}

/** A title or a noun of office by the lists, or a common noun that the tree puts before the name as its description. */
function isOffice(view: NameView, k: number, first: number, end: number): boolean {
  const kind = view.upos(k);
  if (kind !== 'NOUN' && kind !== 'PROPN' && kind !== 'ADJ')
    return view.has(k, flag.title) && view.has(k, flag.capital);
  if (view.has(k, flag.title | flag.role)) return true;
  const head = view.tree.head[k]!;
  return kind === 'NOUN' && head >= first && head < end && view.relation(k) === 'nmod:desc';
}

/**
 * Where an office of several words with capitals begins that ends right before the name, in a word that no list has: `Secretary of
 * State Carla Dunn`, `Deputy Lampwright Anna Kern`. −1 for none.
 */
function startOfOffice(view: NameView, name: number, least: number): number {
  const { facts, pack } = view;
  if (view.cases[view.words.sentence[name]!] !== Case.plain) return -1;
  const isVerb = (k: number) => view.has(k, flag.cue) && !view.has(k, flag.modifier);
  const isFurther = (k: number) => facts[k]!.isCapital && !view.has(k, flag.given | flag.calendar) && !isVerb(k);
  let k = name - 1;
  while (k > least && name - k <= longestOffice && isFurther(k)) {
    const before = k - 1;
    if (leadsOffice(view, before)) return before;
    const joint = pack.definiteArticles.has(facts[before]!.lower) ? before - 1 : before;
    if (joint > least && facts[joint]!.lower === pack.fields.belonging && leadsOffice(view, joint - 1))
      return joint - 1;
    k = before;
  }
  return -1;
}

function leadsOffice(view: NameView, k: number): boolean {
  return view.has(k, flag.capital) && view.has(k, flag.title | flag.role | flag.modifier) && !view.has(k, flag.given);
}

const premodifiers: ReadonlySet<string> = new Set([
  'compound',
  'amod',
  'nmod:poss',
  'nmod:desc',
  'case',
  'flat',
  'punct',
]);

/** Whether a word goes on to the left of a role that has begun at `start`. */
function premodifies(view: NameView, k: number, start: number, end: number): boolean {
  const { tree, words, pack } = view;
  const small = words.lower[k]!;
  if (view.has(k, flag.calendar) || pack.definiteArticles.has(small) || pack.indefiniteArticles.has(small))
    return false;
  if (pack.attribution.possessives.has(small)) return false;
  // `On Sunday evening chief executive …`
  if (k > 0 && view.has(k - 1, flag.calendar) && !view.facts[k]!.isCapital) return false;
  const head = tree.head[k]!;
  const inside = head > k && head < end;
  if (pack.possessives.has(small)) return k > 0 && view.has(k - 1, flag.capital) && tree.head[k] === k - 1;
  if (small === '-' || small === '&') return k > 0 && words.end[k - 1] === words.start[k];
  if (pack.nameJoints.has(small))
    return view.has(start, flag.capital) && view.has(k - 1, flag.title | flag.role | flag.organization);
  const kind = view.upos(k);
  if (kind !== 'NOUN' && kind !== 'PROPN' && kind !== 'ADJ' && kind !== 'X') return false;
  return view.has(k, flag.modifier | flag.demonym) || (inside && premodifiers.has(view.relation(k)));
}

/** `the harbour minister, Ilse Varga,`: a role with a determiner, a comma, the name, which stands in apposition to it. */
function roleBeforeComma(view: NameView, start: number, name: WordRange): Beside | null {
  const { tree, index } = view;
  const least = view.sentenceFirst(name.first);
  if (start - 3 < least || view.words.forms[start - 1] !== ',') return null;
  for (let k = start - 2; k >= Math.max(least, start - longestAfter); k--) {
    if (!view.has(k, flag.role | flag.title) || index.left[k]! < least) continue;
    const apposed = tree.head[name.first] === k && view.relation(name.first) === 'appos';
    // `the head of the harbour police, Karin Ek`: all that belongs to the office lies between.
    const touches = k === start - 2 || index.right[k]! >= start - 2;
    if (!apposed && !touches) continue;
    let first = k;
    while (first - 1 >= least && k - first < longestBefore && premodifies(view, first - 1, first, k + 1)) first--;
    while (first < k && view.pack.possessives.has(view.words.lower[first]!)) first++;
    if (first - 1 < least || !determines(view, first - 1)) return null;
    if (touches && !apposed && !endsApposition(view, name.end)) return null;
    return { first: startOfOwner(view, first - 1), end: start - 1, role: { first, end: start - 1 } };
  }
  return null;
}

function endsApposition(view: NameView, k: number): boolean {
  if (k >= view.words.length) return true;
  const kind = view.upos(k);
  return kind === 'PUNCT' || kind === 'VERB' || kind === 'AUX';
}

/** `(R-Ohio)`, `(D., Calif.)`, `, D-Ohio,`: what is inside. */
function affiliationAfter(view: NameView, at: number): Beside | null {
  const end = at < view.words.length ? Math.min(view.sentenceEnd(at), at + 10) : at;
  const { forms } = view.words;
  if (at > 0 && at + 2 < end && forms[at] === '(' && view.has(at + 1, flag.capital)) {
    for (let k = at + 2; k < end; k++) {
      if (forms[k] === ')') return { first: at, end: k + 1, role: { first: at + 1, end: k } };
      if (forms[k] === '(' || view.has(k, flag.cue)) return null;
    }
    return null;
  }
  if (at > 0 && at + 3 < end && forms[at] === ',' && isParty(forms[at + 1]!) && forms[at + 2] === '-') {
    for (let k = at + 3; k < end; k++) {
      if (forms[k] === ',' || forms[k] === '.') return { first: at, end: k, role: { first: at + 1, end: k } };
      if (!view.has(k, flag.capital)) return null;
    }
  }
  return null;
}

/** `R`, `Lab`: short, with a capital. */
function isParty(form: string): boolean {
  return form.length <= 3 && form[0] !== form[0]!.toLowerCase();
}

/** `Ilse Varga, 52,`: where the age, which only people have, is over. */
function endOfAge(view: NameView, at: number): number {
  const { forms, length } = view.words;
  if (at + 1 >= length || forms[at] !== ',' || !/^[1-9]\d$/.test(forms[at + 1]!)) return at;
  return at + 2 >= length || /^[,.;)]$/.test(forms[at + 2]!) ? at + 2 : at;
}

/** An apposition after the comma: its role, article left out, and where it is over. */
function roleAfter(view: NameView, name: WordRange, at: number): Beside | null {
  const { words, tree, index } = view;
  if (at + 1 >= words.length || words.forms[at] !== ',') return null;
  const end = Math.min(view.sentenceEnd(at), at + 1 + longestAfter);
  let from = at + 1;
  if (from < end && determines(view, from)) from++;
  for (let k = from; k < end; k++) {
    if (words.forms[k] === ',' || view.upos(k) === 'VERB' || view.upos(k) === 'AUX') return null;
    const head = tree.head[k]!;
    const apposed =
      head >= name.first - longestBefore && head < name.end && /^(appos|conj|list|parataxis)/.test(view.relation(k));
    if (!apposed || !(view.has(k, flag.role | flag.title) || (view.relation(k) === 'appos' && isCommonPerson(view, k))))
      continue;
    const past = endOfRole(view, k, Math.min(index.right[k]! + 1, end));
    if (
      past < view.sentenceEnd(at) &&
      !endsApposition(view, past) &&
      !view.pack.relativePronouns.has(words.lower[past]!)
    ) {
      return null;
    }
    return { first: at, end: past, role: { first: from, end: past } };
  }
  return null;
}

/** A common noun that stands in apposition to a person says what the person is, unless it is a place or a thing in the plural. */
function isCommonPerson(view: NameView, k: number): boolean {
  return view.upos(k) === 'NOUN' && determines(view, Math.max(view.index.left[k]!, 0));
}

/** Before a comma, a dash, a relative clause. */
function endOfRole(view: NameView, head: number, limit: number): number {
  let k = head + 1;
  for (; k < limit; k++) {
    const form = view.words.forms[k]!;
    if (form === ',' || form === ';' || form === '(' || form === '—' || form === '–' || form === ':' || form === '.')
      break;
    if (view.pack.relativePronouns.has(view.words.lower[k]!)) break;
  }
  return k;
}

/** `chief executive Dr` → `chief executive`; null when nothing is left. */
function withoutCourtesy(view: NameView, { first: from, end: past }: WordRange): WordRange | null {
  let [first, end] = [from, past];
  const { courtesyTitles } = view.pack;
  while (first < end && courtesyTitles.has(view.words.lower[first]!)) first++;
  while (end > first && courtesyTitles.has(view.words.lower[end - 1]!)) end--;
  return first === end ? null : { first, end };
}

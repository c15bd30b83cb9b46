/** Where a name begins and ends, exactly: a person's without the title, with `Jr.` and the nickname in quotes. */
import type { WordRange } from '../../lib/trees.ts';
import * as flag from '../form-flags.ts';
import { certain, type Found } from './found.ts';
import { Case, type NameView } from './name-view.ts';

/** Of a piece of what was taken for one name. */
const unsure = 0.3;

/** In text order; two names that are one become one. */
export function withExactSpans(view: NameView, names: readonly Found[]): Found[] {
  const exact: Found[] = [];
  for (const found of names.flatMap((name) => withoutVerbs(view, name)).flatMap((name) => apart(view, name))) {
    const one = withOwned(view, found);
    const { first, end } = one.type === 'PER' ? ofPerson(view, one.name) : withoutArticle(view, one.name);
    const last = exact.at(-1);
    if (last !== undefined && last.name.end > first) continue;
    if (one.type === 'PER' && isOfficeAlone(view, { first, end })) continue;
    if (last?.type === 'PER' && one.type === 'PER' && isNickname(view, last.name, first)) {
      exact[exact.length - 1] = { ...last, name: { first: last.name.first, end } };
    } else exact.push({ ...one, name: { first, end } });
  }
  return exact;
}

/** In a headline, where capitals tell nothing: `Varga Warns Velmora` is two names, whose types the article knows better. */
function withoutVerbs(view: NameView, one: Found): readonly Found[] {
  const { first, end } = one.name;
  if (view.cases[view.words.sentence[first]!] === Case.plain || end - first < 2) return [one];
  const pieces: Found[] = [];
  let from = first;
  for (let k = first + 1; k <= end; k++) {
    const isVerb = k < end && view.has(k, flag.cue) && !view.has(k, flag.given | flag.organization);
    if (k < end && !isVerb) continue;
    if (k > from) pieces.push({ ...one, name: { first: from, end: k } });
    from = k + 1;
  }
  return pieces.length === 1 && pieces[0]!.name.end === end
    ? [one]
    : pieces.map((piece) => ({ ...piece, sure: unsure }));
}

/** `Ottoline Grice of Harbour Watch`, taken for one organisation: a given name and a surname, then where they are from. */
function apart({ facts, pack }: NameView, one: Found): readonly Found[] {
  const { first, end } = one.name;
  const joint = first + 2;
  if (one.type !== 'ORG' || end - first < 4 || facts[joint]!.lower !== pack.fields.belonging) return [one];
  const [given, surname] = [facts[first]!, facts[first + 1]!];
  if (!(given.flags & flag.given) || surname.flags & (flag.organization | flag.given) || !surname.isCapital)
    return [one];
  return [
    { ...one, name: { first, end: joint }, type: 'PER' },
    { ...one, name: { first: joint + 1, end } },
  ];
}

function ofPerson(view: NameView, { first, end: past }: WordRange): WordRange {
  const end = withSuffix(view, past);
  return { first: afterTitles(view, { first, end }), end };
}

/** At a sentence's beginning the article has its capital from there: `The Shippers’ Council`. */
function withoutArticle({ pack, facts, words }: NameView, { first, end }: WordRange): WordRange {
  const begins = first === 0 || words.sentence[first - 1] !== words.sentence[first];
  const isArticle = begins && end - first > 1 && pack.definiteArticles.has(facts[first]!.lower);
  return { first: isArticle ? first + 1 : first, end };
}

/** `the President`, `a Senator`: an office, and nobody’s name. */
function isOfficeAlone(view: NameView, { first, end }: WordRange): boolean {
  if (first === view.sentenceFirst(first)) return false;
  const { definiteArticles, indefiniteArticles } = view.pack;
  const before = view.facts[first - 1]!.lower;
  if (!definiteArticles.has(before) && !indefiniteArticles.has(before)) return false;
  for (let k = first; k < end; k++) if (!view.has(k, flag.title | flag.role) || view.has(k, flag.given)) return false;
  return true;
}

/** `Midvale Women`, where the text goes on with `’s Guild`, or `Guild` after it: many own the organisation that is named so. */
function withOwned(view: NameView, one: Found): Found {
  const { pack, facts } = view;
  const { first, end } = one.name;
  const ownedBy = (k: number) =>
    facts[k]!.isCapital && pack.possessives.has(facts[k + 1]!.lower) && pack.people.several.has(facts[k]!.lower);
  const limit = view.sentenceEnd(first);
  if (end + 1 < limit && facts[end + 1]!.isCapital && ownedBy(end - 1)) {
    const past = view.endOfRun(end + 1, limit);
    if (view.has(past - 1, flag.organization)) return { name: { first, end: past }, type: 'ORG', sure: one.sure };
  }
  const owner = first - 2;
  if (
    one.sure < certain &&
    owner >= view.sentenceFirst(first) &&
    view.has(end - 1, flag.organization) &&
    ownedBy(owner)
  ) {
    return { name: { first: owner, end }, type: 'ORG', sure: one.sure };
  }
  return one;
}

function afterTitles(view: NameView, { first: from, end }: WordRange): number {
  let first = from;
  while (first < end - 1) {
    const { flags, lower } = view.facts[first]!;
    if ((flags & (flag.title | flag.role)) === 0 || view.pack.nobleTitles.has(lower)) break;
    // `Dean Holt`, `Baker Voss`: a given name or a surname that is an office too.
    if (flags & flag.given || (first === from && end - from === 2 && !(flags & flag.title))) break;
    first++;
  }
  return first;
}

function withSuffix(view: NameView, end: number): number {
  const isSuffix = end < view.words.length && view.pack.nameSuffixes.has(view.facts[end]!.lower);
  return isSuffix && view.words.sentence[end] === view.words.sentence[end - 1] ? end + 1 : end;
}

/** `Ilse “Gull” Varga`: what is between two names is one word in quotes. */
function isNickname(view: NameView, before: WordRange, next: number): boolean {
  const { forms, sentence } = view.words;
  if (next - before.end !== 3 || sentence[before.first] !== sentence[next]) return false;
  return isMark(forms[before.end]!) && isMark(forms[next - 1]!) && view.facts[before.end + 1]!.isCapital;
}

function isMark(form: string): boolean {
  return form === '"' || form === '“' || form === '”' || form === "''" || form === '``';
}

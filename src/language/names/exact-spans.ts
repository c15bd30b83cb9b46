/** Where a name begins and ends, exactly: a person's without the title, with `Jr.` and the nickname in quotes. */
import type { WordRange } from '../../lib/trees.ts';
import * as flag from '../form-flags.ts';
import type { Found } from './found.ts';
import { Case, type NameView } from './name-view.ts';

/** Of a piece of what was taken for one name. */
const unsure = 0.3;

/** In text order; two names that are one become one. */
export function withExactSpans(view: NameView, names: readonly Found[]): Found[] {
  const exact: Found[] = [];
  for (const one of names.flatMap((name) => withoutVerbs(view, name)).flatMap((name) => apart(view, name))) {
    const end = one.type === 'PER' ? withSuffix(view, one.name.end) : one.name.end;
    const first = one.type === 'PER' ? afterTitles(view, { first: one.name.first, end }) : one.name.first;
    const last = exact.at(-1);
    if (last !== undefined && last.name.end > first) continue;
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

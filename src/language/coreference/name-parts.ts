/** A name cut into its parts, and whether two names may be one person's. */
import type { WordRange } from '../../lib/trees.ts';
import type { LanguagePack } from '../../types/index.ts';
import type { CoreferenceView } from './coreference-view.ts';

export interface NameParts {
  /** Lower case, hyphened words as one, `Jr.` left out; never empty. */
  readonly parts: readonly string[];
  readonly given: string | null;
  readonly surname: string;
}

export function partsOf(view: CoreferenceView, { first, end }: WordRange): NameParts {
  const parts: string[] = [];
  for (let k = first; k < end; k++) {
    const form = view.lower(k);
    const touches = k > first && view.words.end[k - 1] === view.words.start[k];
    const isLinked = touches && (form === '-' || form === '‑' || (view.lower(k - 1) === '-' && parts.length > 0));
    if (isLinked) parts[parts.length - 1] += form;
    else parts.push(form);
  }
  while (parts.length > 1 && isSuffix(view.pack, parts.at(-1)!)) parts.pop();
  return { parts, given: parts.length > 1 ? parts[0]! : null, surname: parts.at(-1)! };
}

function isSuffix({ nameSuffixes }: LanguagePack, part: string): boolean {
  return nameSuffixes.has(part) || part === ',' || /^\W+$/u.test(part);
}

/** `j.`, `j`. */
function isInitial(part: string): boolean {
  return /^\p{L}\.?$/u.test(part);
}

/** `T.C.`, `jr` stand for nothing that could differ. */
function isInitials(part: string): boolean {
  return /^(?:\p{L}\.)+$/u.test(part);
}

export type Likeness = 'full name' | 'nickname' | 'surname' | null;

/** Whether two full names, both with a given name and of one surname, may be one person's. */
export function likeness(pack: LanguagePack, one: NameParts, two: NameParts): Likeness {
  if (one.given === null || two.given === null) return null;
  if (one.given === two.given) return middlesAgree(one, two) ? 'full name' : null;
  if (isInitial(one.given) || isInitial(two.given) || isInitials(one.given) || isInitials(two.given))
    return one.given[0] === two.given[0] ? 'full name' : null;
  if (isNickname(pack, one.given, two.given)) return 'nickname';
  // `Ana Varga` and `Maria Ana Varga`: one's given name is the other's middle name.
  const middle = one.parts.slice(1, -1).includes(two.given) || two.parts.slice(1, -1).includes(one.given);
  return middle ? 'full name' : null;
}

/** `Ilse B. Varga` and `Ilse K. Varga` are two. */
function middlesAgree(one: NameParts, two: NameParts): boolean {
  if (one.parts.length !== 3 || two.parts.length !== 3) return true;
  const [first, second] = [one.parts[1]!, two.parts[1]!];
  return first === second || (first[0] === second[0] && (isInitial(first) || isInitial(second)));
}

/** `bill` and `william`, `bill` and `billy`; the beginning of a name too: `alex`, `alexandros`. */
export function isNickname({ people }: LanguagePack, one: string, two: string): boolean {
  const ofOne = people.nicknames.get(one) ?? [];
  const ofTwo = people.nicknames.get(two) ?? [];
  if (ofOne.includes(two) || ofTwo.includes(one)) return true;
  if (ofOne.some((full) => ofTwo.includes(full))) return true;
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  return short.length >= 3 && long.length - short.length >= 2 && long.startsWith(short);
}

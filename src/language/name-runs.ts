/**
 * Capitalised runs that may be names: `Harbour Minister Ilse Varga`, `Ministry of Fisheries`, `Anna van Holt`.
 * Where every word is capitalised (a headline in title case) nothing can be told, so this is not asked there.
 */
import type { TokenRange } from '../lib/tokens.ts';
import * as flag from './form-flags.ts';
import type { Words } from './words-of-article.ts';

/** The runs of one sentence, in order. For sentences that are not in title case. */
export function nameRuns(words: Words, first: number, end: number): TokenRange[] {
  const runs: TokenRange[] = [];
  for (let k = first; k < end; ) {
    if (!mayBegin(words, k, first, end)) {
      k++;
      continue;
    }
    const past = endOfRun(words, k, end);
    runs.push({ first: k, end: past });
    k = past;
  }
  return runs;
}

function isNameWord(words: Words, k: number): boolean {
  const flags = words.flagsOf(k);
  return (flags & flag.capital) !== 0 && (flags & (flag.notName | flag.pronoun)) === 0;
}

function mayBegin(words: Words, k: number, first: number, end: number): boolean {
  const flags = words.flagsOf(k);
  if ((flags & flag.capital) === 0 || (flags & flag.pronoun) !== 0) return false;
  const nameFollows = k + 1 < end && (isNameWord(words, k + 1) || words.form(k + 1) === '&');
  if (flags & flag.notName) return (flags & flag.given) !== 0 && nameFollows && !words.isMonth(k);
  if (!words.beginsClause(k, first)) return (flags & flag.starter) === 0 || (flags & flag.acronym) !== 0;
  // The first word is capitalised anyway: it must show in another way that it is a name.
  if (flags & (flag.starter | flag.preposition)) return false;
  if (flags & (flag.given | flag.title | flag.demonym | flag.role | flag.acronym | flag.initial)) return true;
  if (words.isPlace(k) || words.isCapitalisedInside(k)) return true;
  if (!nameFollows) return false;
  if (flags & flag.alsoSmall) return (flags & (flag.modifier | flag.organization)) !== 0;
  // `Meet Anna Holt`: the name begins at the given name.
  if (words.has(k + 1, flag.given) && !(flags & flag.modifier)) return false;
  const small = words.lower(k);
  return !small.endsWith('ly') && !small.endsWith('ing');
}

function endOfRun(words: Words, from: number, end: number): number {
  let past = from + 1;
  let organization = (words.flagsOf(from) & flag.organization) !== 0;
  while (past < end) {
    const flags = words.flagsOf(past);
    if (isNameWord(words, past)) {
      if (flags & flag.organization) organization = true;
      past++;
      continue;
    }
    const joint = jointLength(words, past, end, organization);
    if (joint === 0) break;
    past += joint + 1;
  }
  return past;
}

/** Small words inside a name, before another capital: `van der`, and `of`, `of the`, `for` in an organisation's. */
function jointLength(words: Words, at: number, end: number, organization: boolean): number {
  const small = words.lower(at);
  const next = (count: number) => at + count < end && isNameWord(words, at + count);
  if (small === '&') return next(1) ? 1 : 0;
  if (words.pack.possessives.has(small)) return next(1) && ownsOrganization(words, at) ? 1 : 0;
  if (words.flagsOf(at) & flag.particle) {
    if (next(1)) return 1;
    return at + 1 < end && words.flagsOf(at + 1) & flag.particle && next(2) ? 2 : 0;
  }
  if (!words.pack.nameJoints.has(small)) return 0;
  // `Secretary of State Carla Dunn`: an office goes on too.
  if (!organization && !words.has(at - 1, flag.title | flag.role)) return 0;
  if (next(1)) return 1;
  return at + 1 < end && words.pack.definiteArticles.has(words.lower(at + 1)) && next(2) ? 2 : 0;
}

/** `Nurses’ Federation`, `Women's Trade Guild`: many own it, and the word for an organisation comes next or after one more. */
function ownsOrganization(words: Words, at: number): boolean {
  const owner = words.flagsOf(at - 1);
  const many = words.form(at).length === 1 || words.pack.attribution.plurals.has(words.lower(at - 1));
  if (!many || (owner & (flag.demonym | flag.given)) !== 0) return false;
  return (
    words.has(at + 1, flag.organization) || (words.has(at + 2, flag.organization) && words.has(at + 2, flag.capital))
  );
}

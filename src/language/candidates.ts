/**
 * What in a sentence may name or point to somebody: names with their roles, pronouns, `the minister`. What a name is of is
 * told here as far as its own words and neighbours tell; `chains.ts` settles the rest with the whole article in view.
 */
import type { TokenRange } from '../lib/tokens.ts';
import type { MentionType } from '../types/index.ts';
import * as flag from './form-flags.ts';
import { nameRuns } from './name-runs.ts';
import { endOfAge, endOfBracket, roleAfter, roleBefore, roleBeforeComma } from './roles.ts';
import type { Words } from './words-of-article.ts';

const longestRelative = 16;

export type Gender = 'female' | 'male' | 'unknown';

export interface Candidate {
  readonly kind: 'name' | 'pronoun' | 'description';
  /** The whole phrase, in tokens. */
  first: number;
  end: number;
  /** The name in it; for a description, its last noun. */
  readonly name: TokenRange;
  /** What the person is called beside the name, courtesy titles left out. */
  readonly roles: readonly TokenRange[];
  /** Null while neither its words nor its neighbours tell. */
  type: MentionType | null;
  readonly gender: Gender;
  readonly sentence: number;
  /** Right before or after a verb of saying. */
  readonly speaks: boolean;
}

/** The candidates of one sentence, in text order, without overlap. In title case there are none: see `namesInTitle`. */
export function candidatesOf(words: Words, sentence: number): Candidate[] {
  const first = words.sentences.firstToken[sentence]!;
  const end = words.sentences.endToken[sentence]!;
  if (words.inTitleCase(sentence)) return [];
  const found: Candidate[] = [];
  let at = first;
  for (const run of nameRuns(words, first, end)) {
    // Within the apposition of the name before.
    if (run.first < at) continue;
    const named = readName(words, sentence, run, first, end);
    // `the Prime Minister`: a description, and no name.
    if (named === null) continue;
    small(words, sentence, at, run.first, found);
    while (found.length > 0 && found.at(-1)!.end > named.first) found.pop();
    found.push(named);
    at = named.end;
  }
  small(words, sentence, at, end, found);
  return found;
}

/** Pronouns and descriptions between two names. */
function small(words: Words, sentence: number, from: number, end: number, found: Candidate[]): void {
  for (let k = from; k < end; k++) {
    if (words.has(k, flag.pronoun)) {
      const gender = words.pack.pronouns.get(words.lower(k));
      if (gender === 'female' || gender === 'male') {
        found.push(candidate('pronoun', sentence, { first: k, end: k + 1 }, 'PER', gender, false));
      }
    } else if (words.pack.definiteArticles.has(words.lower(k))) {
      const noun = endOfDescription(words, k + 1, end);
      if (noun > 0) {
        const described = candidate('description', sentence, { first: noun, end: noun + 1 }, 'PER', 'unknown', false);
        described.first = k;
        found.push(described);
        k = noun;
      }
    }
  }
}

/** The noun of `the harbour minister`, when that is all of it: no name and no `of` after it. 0 for none. */
function endOfDescription(words: Words, from: number, end: number): number {
  for (let k = from; k < Math.min(end, from + 4); k++) {
    const flags = words.flagsOf(k);
    const next = k + 1 < end ? words.flagsOf(k + 1) : 0;
    if (flags & (flag.role | flag.title) && !(next & (flag.role | flag.title | flag.modifier))) {
      return next & flag.capital || (k + 1 < end && words.pack.nameJoints.has(words.lower(k + 1))) ? 0 : k;
    }
    if ((flags & (flag.modifier | flag.demonym | flag.role)) === 0) return 0;
  }
  return 0;
}

function candidate(
  kind: Candidate['kind'],
  sentence: number,
  name: TokenRange,
  type: MentionType | null,
  gender: Gender,
  speaks: boolean,
): Candidate {
  return { kind, first: name.first, end: name.end, name, roles: [], type, gender, sentence, speaks };
}

/** What a capitalised run names. Null when it names nothing: a nationality, an office alone. */
function readName(words: Words, sentence: number, run: TokenRange, first: number, end: number): Candidate | null {
  const organization = organizationIn(words, run, end);
  if (organization !== null)
    return candidate('name', sentence, organization, 'ORG', 'unknown', speaks(words, organization, end, false));
  if (run.end - run.first > 1 && words.isListed(words.pack.places, run.first, run.end)) {
    return candidate('name', sentence, run, 'LOC', 'unknown', false);
  }
  const cut = endOfInnerRole(words, run);
  const name = { first: cut, end: run.end };
  if (cut === run.end) return null;
  if (
    words.has(name.first, flag.title | flag.role) &&
    name.end - name.first === 1 &&
    !mayBeSurname(words, name.first, first)
  )
    return null;
  if (isBelonging(words, name) || isOffice(words, name)) return null;
  return readPerson(words, sentence, run, name, first, end);
}

/** `Baker left`, without the article that an office has. Whether somebody has that surname, the article tells. */
function mayBeSurname(words: Words, k: number, first: number): boolean {
  if (k === first) return !words.has(k, flag.title);
  const before = words.lower(k - 1);
  return !words.pack.definiteArticles.has(before) && !words.pack.indefiniteArticles.has(before);
}

function readPerson(
  words: Words,
  sentence: number,
  run: TokenRange,
  name: TokenRange,
  first: number,
  end: number,
): Candidate | null {
  const outer = roleBefore(words, run.first, first)?.first ?? run.first;
  const before = outer < name.first ? { first: outer, end: name.first } : null;
  const apposed = roleBeforeComma(words, outer, first, run.end, end);
  const start = apposed?.first ?? outer;
  const place = words.isListed(words.pack.places, name.first, name.end);
  const bracket = endOfBracket(words, name.end, end);
  const aged = endOfAge(words, bracket, end);
  const after = place && start === name.first ? null : roleAfter(words, aged, end);
  const past = after?.end ?? aged;
  let type: MentionType | null = null;
  if (start < name.first || after !== null || aged > bracket || isPersonal(words, name)) type = 'PER';
  else if (place) type = 'LOC';
  else if (name.end - name.first === 1 && words.has(name.first, flag.acronym)) type = 'ORG';
  return {
    kind: 'name',
    first: start,
    end: type === 'PER' ? past : name.end,
    name,
    roles: [apposed, withoutCourtesy(words, before), after].filter((role) => role !== null),
    type,
    gender: genderOf(words, name, [before, apposed, after]),
    sentence,
    speaks: speaks(words, { first: start, end: past }, end, past > name.end),
  };
}

/** `chief executive Dr` → `chief executive`; null when nothing is left. */
function withoutCourtesy(words: Words, role: TokenRange | null): TokenRange | null {
  if (role === null) return null;
  let { first, end } = role;
  while (first < end && words.pack.courtesyTitles.has(words.lower(first))) first++;
  while (end > first && words.pack.courtesyTitles.has(words.lower(end - 1))) end--;
  return first === end ? null : { first, end };
}

/** A given name and more, or an initial in it. */
function isPersonal(words: Words, name: TokenRange): boolean {
  const length = name.end - name.first;
  if (length < 2 || length > 5) return false;
  if (words.has(name.first, flag.given) && !words.isPlace(name.first)) {
    return !words.isPlace(name.end - 1) || words.has(name.end - 1, flag.given);
  }
  for (let k = name.first; k < name.end - 1; k++) {
    if (words.has(k, flag.initial) || (words.has(k, flag.particle) && !words.has(k, flag.capital))) return true;
  }
  return false;
}

/** Touches a verb of saying as its subject; `apart` when something between commas came between. */
function speaks(words: Words, range: TokenRange, end: number, apart: boolean): boolean {
  if (range.first > 0 && words.has(range.first - 1, flag.preposition)) return false;
  const past = endOfRelative(words, range.end, end);
  const next = (apart || past > range.end) && past < end && words.form(past) === ',' ? past + 1 : past;
  return words.isSubjectOfSaying(range.first, next, end);
}

/** `Varga, whose ministry wrote it, denied`: the second comma, when few words are between; else `nameEnd`. */
function endOfRelative(words: Words, nameEnd: number, end: number): number {
  if (nameEnd + 1 >= end || words.form(nameEnd) !== ',') return nameEnd;
  if (!words.pack.relativePronouns.has(words.lower(nameEnd + 1))) return nameEnd;
  for (let k = nameEnd + 2; k < Math.min(end, nameEnd + longestRelative); k++) if (words.form(k) === ',') return k;
  return nameEnd;
}

/** Where the name begins after `Russian President`, `White House Press Secretary`, `Mr.`; the run's beginning when nothing is before. */
function endOfInnerRole(words: Words, run: TokenRange): number {
  const office = endOfOffice(words, run);
  if (office > 0) return office;
  for (let k = run.end - 2; k >= run.first; k--) {
    if (words.has(k, flag.title | flag.role) && !isPartOfName(words, run, k))
      return Math.max(k + 1, endOfUnlistedOffice(words, { first: k, end: run.end }));
  }
  const unlisted = endOfUnlistedOffice(words, run);
  if (unlisted > 0) return unlisted;
  let first = run.first;
  while (first < run.end - 1 && words.has(first, flag.demonym) && !words.has(first, flag.given)) first++;
  return first;
}

/** `Dean Holt Kern`, `James Baker III`: a given name that is an office too, or a surname after a given name. */
function isPartOfName(words: Words, run: TokenRange, k: number): boolean {
  if (k === run.first) return words.has(k, flag.given);
  return k === run.first + 1 && words.has(run.first, flag.given) && !words.has(k, flag.title);
}

/** `Deputy Lampwright Anna Holt`: what is said of an office before a given name makes one of the word between. 0 for none. */
function endOfUnlistedOffice(words: Words, run: TokenRange): number {
  if (!words.has(run.first, flag.modifier) || words.has(run.first, flag.given)) return 0;
  for (let k = run.first + 1; k < run.end - 1; k++) {
    if (words.has(k, flag.organization)) return 0;
    if (words.has(k, flag.given)) return k;
  }
  return 0;
}

/**
 * `Secretary of State` in a run that goes on with a name: where that stands, at a given name or two words before the end.
 * The run's end when there is no name; 0 when there is no such office.
 */
function endOfOffice(words: Words, run: TokenRange): number {
  for (let k = run.first; k + 2 < run.end; k++) {
    if (!words.has(k, flag.title | flag.role) || !words.pack.nameJoints.has(words.lower(k + 1))) continue;
    for (let name = k + 3; name < run.end; name++) if (words.has(name, flag.given | flag.initial)) return name;
    const unusual = flag.organization | flag.modifier | flag.alsoSmall | flag.demonym | flag.role;
    const named = run.end - k >= 5 && !words.has(run.end - 1, unusual) && !words.has(run.end - 2, unusual);
    return named ? run.end - 2 : run.end;
  }
  return 0;
}

/** An office and nobody's name: `Prime Minister`. */
function isOffice(words: Words, { first, end }: TokenRange): boolean {
  if (end - first < 2 || !words.has(end - 1, flag.title | flag.role)) return false;
  for (let k = first; k < end - 1; k++) if (!words.has(k, flag.modifier | flag.demonym)) return false;
  return true;
}

/** Only nationalities: `the Russian`, `Western`. */
function isBelonging(words: Words, name: TokenRange): boolean {
  for (let k = name.first; k < name.end; k++) if (!words.has(k, flag.demonym) || words.isPlace(k)) return false;
  return true;
}

/** An organisation that the whole run names, or a name before `campaign`, `administration` in lower case. */
function organizationIn(words: Words, run: TokenRange, end: number): TokenRange | null {
  const length = run.end - run.first;
  if (words.isListed(words.pack.organizations, run.first, run.end)) return run;
  if (words.isPublisher(run.first, run.end)) return run;
  if (length > 1 && words.has(run.end - 1, flag.organization)) return run;
  for (let k = run.first; k + 1 < run.end; k++) {
    if (words.has(k, flag.title | flag.role)) break;
    // `Calder & Voss`
    if (words.form(k) === '&') return run;
    if (words.has(k, flag.organization) && words.pack.nameJoints.has(words.lower(k + 1))) return run;
  }
  if (run.end < end && words.has(run.end, flag.organization) && !words.has(run.end, flag.capital | flag.cue)) {
    const belongs =
      length === 1 &&
      (words.has(run.first, flag.demonym) || words.isPlace(run.first) || words.form(run.first).includes('-'));
    return belongs ? null : { first: run.first, end: run.end + 1 };
  }
  return null;
}

function genderOf(words: Words, name: TokenRange, called: readonly (TokenRange | null)[]): Gender {
  for (const range of called) {
    if (range === null) continue;
    for (let k = range.first; k < range.end; k++) {
      if (k > range.first && words.has(k, flag.preposition)) break;
      const told = words.pack.genderedWords.get(words.lower(k));
      if (told !== undefined) return told;
    }
  }
  if (name.end - name.first < 2) return 'unknown';
  return givenGender(words, name.first);
}

export function givenGender(words: Words, k: number): Gender {
  const both = words.flagsOf(k) & flag.given;
  return both === flag.givenFemale ? 'female' : both === flag.givenMale ? 'male' : 'unknown';
}

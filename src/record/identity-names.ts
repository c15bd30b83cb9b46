/**
 * When two names may be one bearer's: the same letters, a middle initial more, another spelling of the same sounds, a short form. What that
 * is worth without more evidence, identity.ts decides.
 */
import {
  arabicArticles,
  commonInstitutions,
  formsOfAddress,
  generations,
  givenNames,
  legalForms,
} from './identity-words.ts';
import { foldWords } from './names.ts';

export type NamedKind = 'person' | 'organization';

/**
 * `same`: the same letters but for case, diacritics, hyphens, spaces. `initial`: one has a middle initial more. `generation`: one says which
 * bearer it is (`Jr.`). `spelling`: other letters for the same name, a short form of the given name, a second given name more.
 */
export type NameMatch = 'same' | 'initial' | 'generation' | 'spelling';

/** Best first. */
export const nameMatches: readonly NameMatch[] = ['same', 'initial', 'generation', 'spelling'];

interface NameParts {
  readonly given: string;
  readonly middle: readonly string[];
  readonly surname: string;
  readonly generation: string | null;
}

/** Letters that have no diacritic to lose. */
const plainLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({ ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ħ: 'h', ŋ: 'n' }),
);

/** The words of a folded name as they are compared: without forms of address, articles and legal forms. */
function tokensOf(key: string, kind: NamedKind): string[] {
  const plain = key.replace(/[øłđıßæœþðħŋ]/gu, (letter) => plainLetters.get(letter)!);
  const tokens = plain.split(' ').filter((word) => word !== '');
  if (kind === 'organization') return withoutFrame(tokens);
  while (tokens.length > 2 && formsOfAddress.has(tokens[0]!)) tokens.shift();
  return withArticlesJoined(tokens);
}

/** `the calder freight ltd` is `calder freight`. */
function withoutFrame(tokens: string[]): string[] {
  const from = tokens.length > 1 && tokens[0] === 'the' ? 1 : 0;
  let to = tokens.length;
  while (to - from > 1 && legalForms.has(tokens[to - 1]!)) to--;
  return tokens.slice(from, to);
}

function withArticlesJoined(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const next = tokens[i + 1];
    if (i > 0 && next !== undefined && arabicArticles.has(tokens[i]!)) {
      joined.push(`al${next}`);
      i++;
    } else joined.push(i > 0 ? tokens[i]!.replace(/^el(?=[a-z]{5})/u, 'al') : tokens[i]!);
  }
  return joined;
}

function partsOf(tokens: readonly string[]): NameParts {
  const last = tokens.at(-1) ?? '';
  const isGeneration = tokens.length > 2 && generations.has(last);
  const words = isGeneration ? tokens.slice(0, -1) : tokens;
  return {
    given: words[0] ?? '',
    middle: words.slice(1, -1),
    surname: words.length > 1 ? words.at(-1)! : '',
    generation: isGeneration ? last : null,
  };
}

/** Sound-alike ways of writing → one of them. In order; each is of bounded look-ahead, so that the cost is linear. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/^[yj](?=[aeou][a-z]{2})/u, 'i'],
  [/^ie/u, 'e'],
  [/tsch|tch/gu, 'ch'],
  [/sch|sz/gu, 'sh'],
  [/zh/gu, 'z'],
  [/ph/gu, 'f'],
  [/th/gu, 't'],
  [/ck|q/gu, 'k'],
  [/x/gu, 'ks'],
  [/c(?=[aoulrk]|$)/gu, 'k'],
  [/w/gu, 'v'],
  [/z/gu, 's'],
  [/ae/gu, 'a'],
  [/oe/gu, 'o'],
  [/ou|oo|ue/gu, 'u'],
  [/(?<=.)[yj]/gu, 'i'],
  [/(.)\1+/gu, '$1'],
];

/** `zarenskyy`, `sarenskij`: one spelling for all of them. Words that are not in Latin letters stay. */
export function soundOf(word: string): string {
  if (!/^[a-z]+$/u.test(word)) return word;
  return sounds.reduce((written, [from, to]) => written.replace(from, to), word);
}

/** Given name → the names that it may be a form of, by their place in the list. */
const formsOfNames: ReadonlyMap<string, readonly string[]> = makeForms();

function makeForms(): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  givenNames.forEach((line, i) => {
    for (const name of line) {
      const sound = soundOf(name);
      const known = forms.get(sound) ?? [];
      if (!known.includes(`=${i}`)) known.push(`=${i}`);
      forms.set(sound, known);
    }
  });
  return forms;
}

/** What a given name is found by: its sound, and the names that it is a form of. */
function givenForms(given: string): readonly string[] {
  const sound = soundOf(given);
  return [sound, ...(formsOfNames.get(sound) ?? [])];
}

/** Two names that may match have one of these in common: what they are looked up by. */
export function blocksOf(key: string, kind: NamedKind): readonly string[] {
  const tokens = tokensOf(key, kind);
  if (kind === 'organization') return [tokens.join('')];
  const { given, surname } = partsOf(tokens);
  const sound = soundOf(surname);
  const whole = tokens.filter((token, i) => i < 2 || !generations.has(token)).join('');
  return [...new Set([...givenForms(given).map((form) => `${sound} ${form}`), whole])];
}

/**
 * How two folded names match. `against`: they are namesakes for certain, by another middle initial or generation. Null: two names.
 */
export function matchNames(one: string, other: string, kind: NamedKind): NameMatch | 'against' | null {
  if (one === other) return 'same';
  const tokens = tokensOf(one, kind);
  const others = tokensOf(other, kind);
  if (kind === 'organization') return tokens.join('') === others.join('') ? 'same' : null;
  const a = partsOf(tokens);
  const b = partsOf(others);
  const generation = matchGenerations(a.generation, b.generation);
  if (generation === 'against') return bareMatch(a, b) === null ? null : 'against';
  const names = bareMatch(a, b);
  if (names === null || names === 'against') return names;
  return worse(names, generation);
}

/** Without regard to the generation. */
function bareMatch(a: NameParts, b: NameParts): NameMatch | 'against' | null {
  if (squeezed(a) === squeezed(b)) return 'same';
  const surname = matchWords(a.surname, b.surname);
  const given = matchGiven(a.given, b.given);
  if (surname === null || given === null) return null;
  const middle = matchMiddles(a.middle, b.middle);
  return middle === 'against' ? 'against' : worse(worse(surname, given), middle);
}

const squeezed = ({ given, middle, surname }: NameParts): string => [given, ...middle, surname].join('');

function matchGenerations(one: string | null, other: string | null): NameMatch | 'against' {
  if (one === other) return 'same';
  return one === null || other === null ? 'generation' : 'against';
}

function matchWords(one: string, other: string): NameMatch | null {
  if (one === other) return 'same';
  return one !== '' && soundOf(one) === soundOf(other) ? 'spelling' : null;
}

function matchGiven(one: string, other: string): NameMatch | null {
  if (one === other) return 'same';
  const forms = new Set(givenForms(one));
  return givenForms(other).some((form) => forms.has(form)) ? 'spelling' : null;
}

/** `A` and `B` are two; `A` and `Anna` may be one; one that is not there says nothing. */
function matchMiddles(one: readonly string[], other: readonly string[]): NameMatch | 'against' {
  if (one.length === 0 || other.length === 0) {
    const more = one.length === 0 ? other : one;
    if (more.length === 0) return 'same';
    return more.every((word) => word.length === 1) ? 'initial' : 'spelling';
  }
  let match: NameMatch = one.length === other.length ? 'same' : 'spelling';
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const a = one[i]!;
    const b = other[i]!;
    if (a === b) continue;
    if (a.length === 1 || b.length === 1) {
      if (a[0] !== b[0]) return 'against';
      match = worse(match, 'initial');
    } else if (matchGiven(a, b) === null) return 'against';
    else match = 'spelling';
  }
  return match;
}

function worse(one: NameMatch, other: NameMatch): NameMatch {
  return nameMatches.indexOf(one) > nameMatches.indexOf(other) ? one : other;
}

/** `supreme court`: says what it is, but not whose. */
export function isCommonInstitution(key: string): boolean {
  return key.split(' ').every((word) => commonInstitutions.has(word));
}

const shortForm = /\(([A-Z][A-Za-z&.]{1,9})\)/gu;
/** Words before the bracket that a short form may be of. */
const longestName = 10;

/** What an article says that letters stand for, `Estuary Pilots' Guild (EPG)`: folded short form → the name. Linear in the text. */
export function explainedNames(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { 1: letters, index } of text.matchAll(shortForm)) {
    const before = text.slice(Math.max(0, index - 30 * longestName), index);
    const name = nameOfLetters(letters!.replace(/[.&]/gu, ''), before.trimEnd().split(/\s+/u).slice(-longestName));
    if (name !== null) found.set(foldWords(letters!), name);
  }
  return found;
}

/** The last of these words that begin with these letters; small words may be passed over. */
function nameOfLetters(letters: string, words: readonly string[]): string | null {
  let next = letters.length - 1;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i]!;
    const initial = word[0] ?? '';
    if (initial.toLowerCase() === letters[next]!.toLowerCase() && (/\p{Lu}/u.test(initial) || next > 0)) next--;
    else if (/\p{Lu}/u.test(initial)) return null;
    if (next < 0) return words.slice(i).join(' ');
  }
  return null;
}

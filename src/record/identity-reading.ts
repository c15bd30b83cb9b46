/**
 * What a role says: the work it tells (`politics`, `running`), the places and bodies it names, its subject, and whether it is over. Words
 * are looked up in identity-words.ts.
 */
import {
  anyWork,
  besideOthers,
  emptyRoleWords,
  formerWords,
  onePost,
  placeNames,
  portfolioWords,
  rolePrepositions,
  seatsOfLearning,
  works,
} from './identity-words.ts';
import { foldWords } from './names.ts';

export interface RoleReading {
  /** What is done: classes of identity-words.ts; empty where the role says nothing of it. */
  readonly works: ReadonlySet<string>;
  /** The posts, one word each where several mean the same: `spokesperson`. */
  readonly posts: ReadonlySet<string>;
  /** That work is only what the post mostly is; nothing beside it says so. */
  readonly isPresumed: boolean;
  /** Names of places and bodies. */
  readonly names: readonly string[];
  /** Those of them behind a preposition: `Sudmark` of `Norland's ambassador to Sudmark`. */
  readonly namesBehind: readonly string[];
  /** First letters of what is written in capitals side by side: `rsu` for `Railway Staff Union`. */
  readonly letters: readonly string[];
  /** What else is said, in small letters: `marine`, `biology`. */
  readonly subjects: readonly string[];
  readonly isFormer: boolean;
}

const worksOf: ReadonlyMap<string, readonly string[]> = makeWorks();

function makeWorks(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [work, words] of Object.entries(works)) {
    for (const word of words) found.set(word, [...(found.get(word) ?? []), work]);
  }
  return found;
}

/** Phrases that are one word here. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}.])(\p{Lu})\.(?=\p{Lu}\b)/gu, '$1'],
  [/\b[RDI]-(?=\p{Lu})/gu, 'lawmaker of '],
  [/\bSens?\./gu, 'senator'],
  [/\bReps?\./gu, 'lawmaker'],
  [/\bGovs?\./gu, 'governor'],
  [/\bfront[- ]?runner\b/giu, 'candidate'],
  [/\brunning mate\b/giu, 'candidate'],
  [/\b(?:attorneys?|solicitor|advocate)[- ]general\b/giu, 'attorney-general'],
  [/\b(surgeon|secretary|director|consul|inspector|governor|auditor)[- ]general\b/giu, '$1'],
  [/\bchief executive(?: officer)?\b/giu, 'CEO'],
  [/\bprime minister\b/giu, 'premier'],
  [/\bmembers? of (?:the )?(?:\p{L}+ )?parliament\b/giu, 'lawmaker'],
  [/\bsecretary of (?:state|defen[cs]e|health|labou?r|commerce|education|energy|transport)\b/giu, 'foreign-secretary'],
  [/\b(home|foreign|defen[cs]e|health|treasury|interior) secretary\b/giu, '$1-secretary'],
  [/\bfirst (?:lady|minister)\b/giu, 'premier'],
  [/\btrade union\b/giu, 'union'],
  [/\bpolice officer\b/giu, 'policeman'],
  [/\barmy officer\b/giu, 'soldier'],
  [/\bpolitical scientist\b/giu, 'political-scientist'],
  [/\b(ferry|tug|trawler|ship|boat)(?:boat)? captain\b/giu, 'skipper'],
  [/\bcaptain of the (?:ferry|tug|trawler|ship|boat|vessel)\b/giu, 'skipper'],
  [/\bgeneral (secretary|manager|director|counsel)\b/giu, '$1'],
];
const longestRole = 200;
const mostKept = 5_000;

const kept = new Map<string, RoleReading>();

/** The same roles come again and again: they are read once. */
export function readRole(role: string): RoleReading {
  const known = kept.get(role);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const read = readAnew(role);
  kept.set(role, read);
  return read;
}

interface RoleWord {
  /** Folded; `foreign-secretary` stays one word. */
  readonly word: string;
  readonly isCapital: boolean;
  /** Behind `of`, `at`, `for`. */
  readonly isBehind: boolean;
}

function readAnew(role: string): RoleReading {
  const text = phrases.reduce((said, [from, to]) => said.replace(from, to), role.slice(0, longestRole));
  const found = {
    works: new Set<string>(),
    posts: new Set<string>(),
    names: new Set<string>(),
    letters: new Set<string>(),
    behind: new Set<string>(),
  };
  const subjects: string[] = [];
  let isFormer = false;
  let isPresumed = true;
  for (const part of text.split(/[,;]|\band\b/giu)) {
    const words = wordsOf(part);
    isFormer ||= words.some(({ word }) => formerWords.has(word));
    const { head, isTold } = readWork(words, found.works, found.posts);
    isPresumed &&= !isTold;
    for (const letters of lettersOf(words)) found.letters.add(letters);
    for (const one of words) {
      const kind = one === head ? 'none' : kindOfWord(one);
      if (kind === 'name') (one.isBehind ? found.behind : found.names).add(placeOf(one.word));
      else if (kind === 'subject') subjects.push(one.word);
    }
  }
  return {
    works: found.works,
    posts: found.posts,
    isPresumed,
    names: [...found.names, ...found.behind],
    namesBehind: [...found.behind],
    letters: [...found.letters],
    subjects,
    isFormer,
  };
}

function wordsOf(part: string): RoleWord[] {
  const words: RoleWord[] = [];
  let isBehind = false;
  for (const written of part.match(/[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu) ?? []) {
    const bare = written.replace(/['’]s?$|\.$/gu, '');
    const isCapital = /^\p{Lu}/u.test(bare);
    for (const piece of piecesOf(bare)) {
      if (rolePrepositions.has(piece)) isBehind = true;
      words.push({ word: piece, isCapital, isBehind });
    }
  }
  return words;
}

/** `vice-president` is two words, `home-secretary` one that stands in the lists. */
function piecesOf(written: string): string[] {
  const lower = written.toLowerCase();
  if (worksOf.has(lower) || anyWork.has(lower) || onePost.has(lower)) return [lower];
  if (/^[\p{L}]+-secretary$/u.test(lower)) return ['home-secretary'];
  return foldWords(written)
    .split(' ')
    .filter((word) => word !== '');
}

/** The last head before a preposition tells the work; of one that goes with any work, the words beside it, else those behind it. The head. */
function readWork(
  words: readonly RoleWord[],
  found: Set<string>,
  posts: Set<string>,
): { readonly head: RoleWord | null; readonly isTold: boolean } {
  const front = words.filter(({ isBehind }) => !isBehind);
  const head = front.findLast(({ word }) => worksOf.has(word) || anyWork.has(word)) ?? front.at(-1) ?? null;
  if (head === null) return { head, isTold: false };
  posts.add(onePost.get(head.word) ?? head.word);
  const own = worksOf.get(head.word) ?? workOfItsOwn(head, front);
  const isAny = anyWork.has(head.word) || own.includes('sport');
  const beside = [...front, ...words.filter(({ isBehind, isCapital }) => isBehind && !isCapital)];
  const others = isAny
    ? beside.flatMap(({ word }) => worksOf.get(word) ?? []).filter((work) => !own.includes(work))
    : [];
  for (const work of others) found.add(work);
  if (others.length === 0 || own.includes('sport')) for (const work of own) found.add(work);
  return { head, isTold: others.length > 0 || (own.length > 0 && !isAny) };
}

/** A word that no list has, where it can only be what somebody is: `landlord`, `assistant curator`. */
function workOfItsOwn(head: RoleWord, front: readonly RoleWord[]): readonly string[] {
  const isPlain = !head.isCapital && /^\p{L}{3,}$/u.test(head.word) && front.length <= 3;
  const isKnown =
    anyWork.has(head.word) ||
    portfolioWords.has(head.word) ||
    emptyRoleWords.has(head.word) ||
    besideOthers.has(head.word) ||
    formerWords.has(head.word);
  return isPlain && !isKnown ? [head.word] : [];
}

const smallWords: ReadonlySet<string> = new Set(['of', 'the', 'for']);

/** Small words within may be passed over: `unh` for `University of New Hampshire`. */
function lettersOf(words: readonly RoleWord[]): string[] {
  const found: string[] = [];
  let letters = '';
  for (const { word, isCapital } of [...words, { word: '', isCapital: false }]) {
    if (isCapital) letters += word[0] ?? '';
    else if (!smallWords.has(word)) {
      if (letters.length > 1) found.push(letters);
      letters = '';
    }
  }
  return found;
}

function kindOfWord({ word, isCapital, isBehind }: RoleWord): 'name' | 'subject' | 'none' {
  if (rolePrepositions.has(word) || emptyRoleWords.has(word) || formerWords.has(word)) return 'none';
  if (/^\p{N}+$/u.test(word) || seatsOfLearning.has(word)) return 'none';
  if (isCapital && placeNames.has(word)) return 'name';
  const isKnown = worksOf.has(word) || anyWork.has(word) || onePost.has(word) || portfolioWords.has(word);
  if (isCapital) return isKnown ? 'none' : 'name';
  return isKnown && !isBehind ? 'none' : 'subject';
}

function placeOf(word: string): string {
  return placeNames.get(word) ?? word;
}

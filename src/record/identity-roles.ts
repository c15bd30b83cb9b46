/**
 * What two roles say of whether they are one person's. A role is read for the work it tells (`politics`, `running`), for the places and bodies
 * it names, for its subject, and for whether it is over.
 */
import {
  anySport,
  anyWork,
  besideOthers,
  emptyRoleWords,
  formerWords,
  linkedWorks,
  nearWorks,
  onePost,
  placeNames,
  portfolioWords,
  rolePrepositions,
  seatsOfLearning,
  widePlaces,
  works,
} from './identity-words.ts';
import { foldWords } from './names.ts';

/** `agree`: something in both speaks for one person. `differ`: something speaks for two. */
export type RoleRelation = 'agree' | 'unknown' | 'differ';

interface RoleReading {
  /** What is done: classes of identity-words.ts; empty where the role says nothing of it. */
  readonly works: ReadonlySet<string>;
  /** The posts, one word each where several mean the same: `spokesperson`. */
  readonly posts: ReadonlySet<string>;
  /** Names of places and bodies. */
  readonly names: readonly string[];
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
function readRole(role: string): RoleReading {
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
  };
  const subjects: string[] = [];
  let isFormer = false;
  for (const part of text.split(/[,;]|\band\b/giu)) {
    const words = wordsOf(part);
    isFormer ||= words.some(({ word }) => formerWords.has(word));
    const head = readWork(words, found.works, found.posts);
    for (const letters of lettersOf(words)) found.letters.add(letters);
    for (const one of words) {
      const kind = one === head ? 'none' : kindOfWord(one);
      if (kind === 'name') found.names.add(placeOf(one.word));
      else if (kind === 'subject') subjects.push(one.word);
    }
  }
  return {
    works: found.works,
    posts: found.posts,
    names: [...found.names],
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
function readWork(words: readonly RoleWord[], found: Set<string>, posts: Set<string>): RoleWord | undefined {
  const front = words.filter(({ isBehind }) => !isBehind);
  const head = front.findLast(({ word }) => worksOf.has(word) || anyWork.has(word)) ?? front.at(-1);
  if (head === undefined) return undefined;
  posts.add(onePost.get(head.word) ?? head.word);
  const own = worksOf.get(head.word) ?? [];
  const isAny = anyWork.has(head.word) || own.includes('sport');
  const beside = [...front, ...words.filter(({ isBehind, isCapital }) => isBehind && !isCapital)];
  const others = isAny
    ? beside.flatMap(({ word }) => worksOf.get(word) ?? []).filter((work) => !own.includes(work))
    : [];
  for (const work of others) found.add(work);
  if (others.length === 0 || own.includes('sport')) for (const work of own) found.add(work);
  return head;
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

const endings = /(?:ians?|eans?|ans?|ese|ish|ics?|ers?|ia|a|n)$/u;
const shortestStem = 4;

function placeOf(word: string): string {
  return placeNames.get(word) ?? word;
}

/** `verkhonia` and `verkhonian`, `norland` and `norlandic`. */
function isOnePlace(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < shortestStem) return false;
  const stem = short.replace(endings, '');
  return stem.length >= shortestStem && (long.replace(endings, '') === stem || long.replace(endings, '') === short);
}

/** Both name something, and neither is so wide that the other may lie in it. */
function arePlacesApart(some: readonly string[], others: readonly string[]): boolean {
  const areWide = (names: readonly string[]): boolean => names.every((name) => widePlaces.has(name));
  if (some.length === 0 || others.length === 0) return false;
  return areWide(some) === areWide(others);
}

/** Whether one is named by the first letters of what the other is named by. */
function isShort(one: RoleReading, other: RoleReading): boolean {
  return one.names.some((name) => name.length > 2 && other.letters.some((letters) => letters.startsWith(name)));
}

function share(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.some((other) => isOnePlace(one, other)));
}

/** What two roles, as written in two articles, say of whether they are one person's. Null: that article says none. */
export function compareRoles(one: string | null, other: string | null): RoleRelation {
  if (one === null || other === null) return 'unknown';
  const a = readRole(one);
  const b = readRole(other);
  const shared = share(a.names, b.names) || isShort(a, b) || isShort(b, a);
  const apart = !shared && arePlacesApart(a.names, b.names);
  const isFormer = a.isFormer || b.isFormer;
  if (a.works.size === 0 || b.works.size === 0) {
    if (shared) return 'agree';
    const isBeside = (a.works.size > 0 && standsBeside(b)) || (b.works.size > 0 && standsBeside(a));
    return apart && !isBeside && !isFormer ? 'differ' : 'unknown';
  }
  const work = relationOfWorks(a.works, b.works);
  if (work === 'same') return compareWithin(a, b, shared, apart, isFormer);
  if (work === 'near') return apart && !isFormer ? 'differ' : shared ? 'agree' : 'unknown';
  if (work === 'linked') return shared ? 'agree' : isFormer && !apart ? 'unknown' : 'differ';
  return shared && isFormer ? 'unknown' : 'differ';
}

function standsBeside({ posts }: RoleReading): boolean {
  return [...posts].every((post) => besideOthers.has(post));
}

/** Two roles of one work. */
function compareWithin(
  a: RoleReading,
  b: RoleReading,
  shared: boolean,
  apart: boolean,
  isFormer: boolean,
): RoleRelation {
  if (shared) return 'agree';
  const onePostBoth = [...a.posts].some((post) => b.posts.has(post));
  if (apart) return isFormer && !onePostBoth ? 'unknown' : 'differ';
  const learned = isLearned(a) && isLearned(b);
  if (learned && a.subjects.length > 0 && b.subjects.length > 0 && !share(a.subjects, b.subjects)) return 'differ';
  return 'agree';
}

const learnedWorks: readonly string[] = ['science', 'academia', 'study', 'school', 'engineering'];

function isLearned({ works: done }: RoleReading): boolean {
  return learnedWorks.some((work) => done.has(work));
}

type WorkRelation = 'same' | 'near' | 'linked' | 'far';

function relationOfWorks(some: ReadonlySet<string>, others: ReadonlySet<string>): WorkRelation {
  let best: WorkRelation = 'far';
  const hasOneSport = (all: ReadonlySet<string>): boolean => [...all].some((work) => anySport.has(work));
  const twoSports = hasOneSport(some) && hasOneSport(others);
  for (const one of some) {
    for (const other of others) {
      if (one === 'sport' && other === 'sport' && twoSports) continue;
      const relation = relationOfTwo(one, other, twoSports);
      if (order.indexOf(relation) < order.indexOf(best)) best = relation;
    }
  }
  return best;
}

const order: readonly WorkRelation[] = ['same', 'near', 'linked', 'far'];

function relationOfTwo(one: string, other: string, twoSports: boolean): WorkRelation {
  if (one === other) return 'same';
  const isSport = (work: string): boolean => work === 'sport' || anySport.has(work);
  if (!twoSports && isSport(one) && isSport(other)) return 'same';
  const pair = `${one} ${other}`;
  if (nearWorks.has(pair)) return 'near';
  return linkedWorks.has(pair) ? 'linked' : 'far';
}

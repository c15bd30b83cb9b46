/**
 * What can be a person's name, and how a byline divides into people, agencies and job titles.
 * Works on shape (capitals, length, particles), so it is the same for every language that has capitals; names in
 * scripts without them are taken by length.
 */
import { isCapitalisedWord } from './letters.ts';
import { agencies, besideNames, bylineStarts, jobWords, plainWords } from './words.ts';

export interface BylineName {
  readonly name: string;
  readonly jobTitle: string | null;
}

export interface Byline {
  readonly people: readonly BylineName[];
  readonly agencies: readonly string[];
}

const particles =
  /^(?:de|da|do|dos|das|di|del|della|dei|du|la|le|les|van|von|der|den|dem|ten|ter|te|zu|zum|zur|af|av|al|el|bin|ibn|bint|ben|y|e|i|san|st\.?|mc|o'|d'|of|the)$/iu;
const caseless =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}ー・\s.]+$/u;
/** First code unit of the scripts without capitals; what begins below it is not wholly in one of them. */
const firstCaseless = 0x590;
const mixedCaseAscii = /^[A-Z](?:[a-z]|['’-][A-Z]|[A-Z][a-z])/;
const mixedCase = /^\p{Lu}(?:\p{Ll}|['’-]\p{Lu}|\p{Lu}\p{Ll})/u;

/** Whether a string can be one person's name: two to five words that begin with capitals, no digits. */
export function isPersonName(text: string): boolean {
  const name = text.trim();
  if (name.length < 3 || name.length > 50 || /[\d@<>{}[\]()/\\|_#*=+&!?:;,"“”]/.test(name)) return false;
  if (jobWords.test(` ${name} `) || besideNames.test(name) || agencies.has(plainWords(name))) return false;
  if (name.charCodeAt(0) >= firstCaseless && caseless.test(name)) {
    const length = name.replace(/[\s・.]/gu, '').length;
    return length >= 2 && length <= 14 && name.split(/\s+/).length <= 4;
  }
  const words = name.split(/\s+/);
  if (words.length < 2 || words.length > 6) return false;
  let capitalised = 0;
  for (const word of words) {
    if (isCapitalisedWord(word)) capitalised++;
    else if (!particles.test(word) && !/^(?:d|l|al|el)['’-]\p{L}/iu.test(word)) return false;
  }
  return capitalised >= 2 || (capitalised === 1 && words.length >= 3);
}

/** `VEGA LINDQVIST` → `Vega Lindqvist`; other spellings stay. */
export function displayName(name: string): string {
  const clean = name.trim().replace(/\s+/gu, ' ');
  if (/\p{Ll}/u.test(clean) || clean.length < 4 || !/\p{Lu}{2}/u.test(clean)) return clean;
  return clean
    .toLowerCase()
    .replace(/(^|[\s'’.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

const separators =
  /\s*(?:,\s+(?:and|und|et|y|e|og|och|en|i|и)\s|[\n;|/·•,，、]|\s[–—-]\s|\s(?:and|und|et|y|og|och|ja|und|with|en|en|i|a|и|та|ve|dan|και|e|és|및)\s|\s?&\s?)\s*/u;
const places = /^(?:[Ii]n|[Oo]n|[Ff]or|aus|à|en|from|i|z|w)\s+\p{Lu}/u;

/** `ByIlse Varga` → `By Ilse Varga`, `Ilse VargaFollow` → two lines: words and names in elements of their own. */
export function unglued(byline: string): string {
  return byline.replace(/^(By|Von|Par)(?=\p{Lu}\p{Ll})/u, '$1 ').replace(gluedBehind, '$1\n');
}

/** What often stands right behind a name, with a capital of its own: a control, a post, a month. */
const gluedBehind =
  /(\p{Ll})(?=(?:Follow|Published|Updated|Posted|Founder|Editor|Author|Staff|In|On|For|January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L}))/gu;

/** `By Ilse Varga and Tom Oduya, Harbour Correspondent` → two people, the second with a job title. */
export function readByline(text: string): Byline {
  let rest = unglued(text.trim().slice(0, 300));
  for (let i = 0; i < 3; i++) {
    const shorter = rest.replace(bylineStarts, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  const people: BylineName[] = [];
  const wires: string[] = [];
  rest = rest.replace(/\([^()]*\)/g, (bracketed) => {
    const inner = bracketed.slice(1, -1).trim();
    if (agencies.has(plainWords(inner))) wires.push(inner);
    return ' ';
  });
  const pieces = rest.split(separators);
  if (isListOfTopics(pieces)) return { people: [], agencies: wires };
  for (const raw of pieces) {
    const piece = withoutPost(withoutTail(raw));
    if (piece === '') continue;
    if (agencies.has(plainWords(piece))) wires.push(piece);
    else if (isPersonName(piece)) {
      const name = displayName(piece);
      if (!people.some((known) => known.name === name)) people.push({ name, jobTitle: null });
    } else if (people.length > 0 && jobWords.test(` ${piece} `) && piece.length <= 60) {
      const last = people.length - 1;
      people[last] = { name: people[last]!.name, jobTitle: people[last]!.jobTitle ?? piece };
    }
  }
  return { people, agencies: wires };
}

/** `平和、港の歴史と環境、教育`: in scripts without capitals a topic can look like a name, but one among many does not. */
function isListOfTopics(pieces: readonly string[]): boolean {
  if (pieces.length < 3 || !pieces.every((piece) => piece !== '' && caseless.test(piece))) return false;
  return pieces.some((piece) => !isPersonName(withoutPost(withoutTail(piece))));
}

/** `홍길동 기자` → `홍길동`: in scripts without capitals the post stands behind the name. */
function withoutPost(piece: string): string {
  if (piece.charCodeAt(0) < firstCaseless) return piece;
  return piece.replace(/\s*(?:선임기자|인턴기자|기자|특파원|논설위원|記者|编辑|編輯)$/u, '');
}

/** Leaves out what follows a name: an address, a handle, `in Harbourtown`, `for The Gazette`. */
function withoutTail(raw: string): string {
  const piece = raw
    .replace(/\S+@\S+/g, ' ')
    .replace(/(?:^|\s)@\w+/g, ' ')
    .replace(/\s(?:in|for|at|from|of|aus|für|à|pour|en|para)\s+(?:the\s+)?\p{Lu}.*$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (places.test(piece)) return '';
  return piece.replace(/^[\s.,:;–—-]+|[\s,:;–—-]+$/gu, '');
}

/** Whether a name stands in mixed case, which bylines and biographies have and slogans in capitals do not. */
export function isMixedCaseName(name: string): boolean {
  return isPersonName(name) && name.split(/\s+/).some((word) => mixedCaseAscii.test(word) || mixedCase.test(word));
}

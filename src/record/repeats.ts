/**
 * Which statements of one article say the same: headline, lede and quotation of one saying, grouped under the fullest. Two different sayings
 * of one person stay apart: what is not clearly the same is not grouped. Pure; the cost grows with the words, not with pairs of statements.
 */
import { textOf } from '../lib/spans.ts';
import type { Article, PartKind, Source, Statement } from '../types/index.ts';
import { foldWords, isFormOf } from './names.ts';

/** Words that turn a sentence round, folded as texts are; of several languages, as forms of address are. */
const negations = new Set(
  `no not never none nobody nothing nowhere neither nor without cannot cant wont dont doesnt didnt isnt arent wasnt werent
   hasnt havent hadnt wouldnt couldnt shouldnt mustnt aint nicht kein keine keinen nie niemand nichts ne pas jamais rien`.split(
    /\s+/u,
  ),
);
/** Acts by which a content is said not to be so, or not to be wanted. */
const refusing = new Set(['deny', 'reject', 'refuse', 'oppose', 'doubt', 'decline', 'leave-open']);

/** Where an outlet sums up what is told in full elsewhere; the first paragraph does so too. */
const summing: ReadonlySet<PartKind> = new Set(['headline', 'standfirst', 'subheading', 'caption']);

/** Share of the shorter one's words that the fuller one must have, by weight: where one sums up, and elsewhere. */
const leastOfSummary = 0.66;
const leastElsewhere = 0.85;
/** Words by weight below which all of them must be there, and below which there are too few to tell. */
const few = 2.5;
const tooFew = 1.4;
/** A word in so many statements tells nothing of which are alike. */
const mostPostings = 48;

interface Word {
  readonly text: string;
  readonly weight: number;
  /** In the content, from 0. */
  readonly place: number;
  /** Written with a capital that does not begin the content, or a figure. */
  readonly isNamed: boolean;
}

interface Saying {
  readonly statement: Statement;
  readonly words: readonly Word[];
  readonly weight: number;
  readonly partIndex: number;
  readonly sumsUp: boolean;
  readonly written: string | null;
  /** What the article says this source is, in any of its statements. */
  readonly roles: readonly string[];
  readonly addressee: string | null;
}

/** Id of a statement → id of the fullest that says the same; only of those that another one leads. `statements` in text order. */
export function findRepeats(article: Article, statements: readonly Statement[]): ReadonlyMap<string, string> {
  const roles = rolesByName(statements);
  const sayings = statements.map((statement) => sayingOf(article, statement, roles)).toSorted(fullestFirst);
  const led = new Map<string, string>();
  const heads: Saying[] = [];
  const postings = new Map<string, number[]>();
  for (const saying of sayings) {
    const head = candidates(saying, heads, postings).find((fuller) => saysTheSame(saying, fuller));
    if (head !== undefined) {
      led.set(saying.statement.id, head.statement.id);
      continue;
    }
    const place = heads.push(saying) - 1;
    for (const begins of new Set(saying.words.filter(tellsMuch).map(beginning))) {
      const list = postings.get(begins);
      if (list === undefined) postings.set(begins, [place]);
      else if (list.length < mostPostings) list.push(place);
    }
  }
  return led;
}

type Roles = ReadonlyMap<string, readonly string[]>;

function rolesByName(statements: readonly Statement[]): Roles {
  const roles = new Map<string, string[]>();
  for (const { source } of statements) {
    if (source?.name == null || source.role === null) continue;
    const known = roles.get(source.name);
    if (known === undefined) roles.set(source.name, [source.role]);
    else if (!known.includes(source.role)) known.push(source.role);
  }
  return roles;
}

function sayingOf(article: Article, statement: Statement, roles: Roles): Saying {
  const { content, source, addressee } = statement;
  const start = content[0]?.span.start ?? 0;
  const partIndex = article.parts.findIndex(({ span }) => span.start <= start && start < span.end);
  const kind = article.parts[partIndex]?.kind;
  const isLede = kind === 'paragraph' && partIndex === article.parts.findIndex((part) => part.kind === 'paragraph');
  const words = wordsOf(content.map(({ span }) => textOf(article.text, span)).join(' … '));
  return {
    statement,
    words,
    weight: words.reduce((sum, { weight }) => sum + weight, 0),
    partIndex,
    sumsUp: isLede || (kind !== undefined && summing.has(kind)),
    written: source === null ? null : foldWords(textOf(article.text, source.span)),
    roles: roles.get(source?.name ?? '') ?? [],
    addressee: addressee === null ? null : foldWords(textOf(article.text, addressee.span)),
  };
}

/** Long words tell more than short ones, figures most. */
function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const { 0: written } of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]+)*/gu)) {
    const folded = /^[a-z]+$/u.test(written) ? written : foldWords(written);
    if (folded === '') continue;
    const isFigure = /\p{N}/u.test(folded);
    const weight = isFigure ? 1.5 : ([0, 0, 0, 0.35, 0.6][folded.length] ?? 1);
    const place = found.length;
    found.push({ text: folded, weight, place, isNamed: isFigure || (place > 0 && /^\p{Lu}/u.test(written)) });
  }
  return found;
}

/** Short words are in nearly every statement. */
function tellsMuch({ weight }: Word): boolean {
  return weight >= 0.6;
}

/** Two spellings of a stem begin alike. */
function beginning({ text }: Word): string {
  return text.slice(0, 4);
}

/** Direct speech leads reported speech of the same length; the first leads the later. */
function fullestFirst(one: Saying, other: Saying): number {
  const modes = { direct: 0, mixed: 1, indirect: 2 };
  return (
    other.weight - one.weight ||
    modes[one.statement.mode] - modes[other.statement.mode] ||
    (one.statement.content[0]?.span.start ?? 0) - (other.statement.content[0]?.span.start ?? 0)
  );
}

/** Heads that share words with this one, most first. */
function candidates(saying: Saying, heads: readonly Saying[], postings: ReadonlyMap<string, readonly number[]>) {
  const shared = new Map<number, number>();
  let light = 0;
  for (const word of saying.words) {
    if (!tellsMuch(word)) light += word.weight;
    else
      for (const place of postings.get(beginning(word)) ?? [])
        shared.set(place, (shared.get(place) ?? 0) + word.weight);
  }
  return [...shared]
    .filter(([, weight]) => weight + light >= leastOfSummary * saying.weight)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostPostings)
    .map(([place]) => heads[place]!);
}

function saysTheSame(short: Saying, full: Saying): boolean {
  if (!isOtherPlace(short, full) || !isSameAct(short, full) || !isContained(short, full)) return false;
  return isSameSource(short, full) || isQuotedFrom(short, full);
}

/** A headline quotes words that somebody says in full, and calls them something that is no name: `the pilots’ chairman`. */
function isQuotedFrom(short: Saying, full: Saying): boolean {
  const { source, content } = short.statement;
  if (!short.sumsUp || source === null || source.name !== null || short.weight < few) return false;
  if (full.statement.source?.name == null || !content.every(({ quoted }) => quoted)) return false;
  return ` ${textOfWords(full)} `.includes(` ${textOfWords(short)} `);
}

function textOfWords({ words }: Saying): string {
  return words.map(({ text }) => text).join(' ');
}

/** Not one within the other, and not two sayings of one paragraph that follow each other. */
function isOtherPlace(short: Saying, full: Saying): boolean {
  const [a, b] = [short.statement, full.statement];
  if (a.parent === b.id || b.parent === a.id) return false;
  return short.partIndex !== full.partIndex || overlaps(a, b);
}

function overlaps(a: Statement, b: Statement): boolean {
  return a.content.some((one) =>
    b.content.some((other) => one.span.start < other.span.end && other.span.start < one.span.end),
  );
}

function isSameAct(short: Saying, full: Saying): boolean {
  const [a, b] = [short.statement, full.statement];
  if (refusing.has(a.act) !== refusing.has(b.act)) return false;
  if ((a.act === 'ask') !== (b.act === 'ask')) return false;
  if (a.stance !== b.stance && !short.sumsUp && !full.sumsUp) return false;
  if (short.addressee !== null && full.addressee !== null && short.addressee !== full.addressee) return false;
  const [when, whenFull] = [a.time?.value ?? null, b.time?.value ?? null];
  return when === null || whenFull === null || when.startsWith(whenFull) || whenFull.startsWith(when);
}

function isSameSource(one: Saying, other: Saying): boolean {
  const [a, b] = [one.statement.source, other.statement.source];
  if (a === null || b === null) return a === b || (a === null ? one.sumsUp : other.sumsUp);
  if (a.name !== null && b.name !== null) return isFormOf(a.name, b.name) || isFormOf(b.name, a.name);
  if (a.name === null && b.name === null) return one.written === other.written && !isLoose(a, one.written ?? '');
  const [named, unnamed] = a.name === null ? [other, one] : [one, other];
  return unnamed.sumsUp && named.roles.some((role) => isOfRole(unnamed.written ?? '', role));
}

/** `she`, `he`: in another paragraph it may be somebody else. */
function isLoose({ kind }: Source, written: string): boolean {
  return kind === 'person' && !written.includes(' ');
}

/** `Minister` of `Ilse Varga, harbour minister`. */
function isOfRole(written: string, role: string): boolean {
  return written.length > 2 && isFormOf(written, role);
}

/** Nearly all words of the short one are in the full one, turned round in both or in neither, and no name or figure stands against another. */
function isContained(short: Saying, full: Saying): boolean {
  const { shared, missing, places, left } = compared(short.words, full.words);
  const isAll = missing.every(({ weight }) => weight === 0);
  if (short.weight < tooFew && !(isAll && short.words.length === full.words.length)) return false;
  if (short.weight < few && !isAll) return false;
  if (missing.some(({ text }) => /\p{N}/u.test(text))) return false;
  if (missing.some(({ isNamed }) => isNamed) && left.some(({ isNamed }) => isNamed)) return false;
  if (isTurned(short, short.words) !== isTurned(full, around(full.words, places))) return false;
  return shared >= (short.sumsUp || full.sumsUp ? leastOfSummary : leastElsewhere) * short.weight;
}

/** The weight of what both have, what only the short one or only the full one has, and where in the full one the shared words stand. */
function compared(short: readonly Word[], full: readonly Word[]) {
  const unmatched = new Map<string, Word[]>();
  for (const word of full) {
    const list = unmatched.get(beginning(word));
    if (list === undefined) unmatched.set(beginning(word), [word]);
    else list.push(word);
  }
  let shared = 0;
  const missing: Word[] = [];
  const places: number[] = [];
  for (const word of short) {
    const list = unmatched.get(beginning(word)) ?? [];
    const at = list.findIndex((other) => isSameStem(word.text, other.text));
    if (at < 0) missing.push(word);
    else {
      shared += word.weight;
      if (word.weight > 0) places.push(list[at]!.place);
      list.splice(at, 1);
    }
  }
  return { shared, missing, places, left: [...unmatched.values()].flat() };
}

/** The shared words, what stands between them, the two words before and the one after: a negation may be there. */
function around(words: readonly Word[], places: readonly number[]): readonly Word[] {
  return words.slice(Math.max(0, Math.min(...places) - 2), Math.max(...places) + 2);
}

function isTurned({ statement }: Saying, words: readonly Word[]): boolean {
  return words.some(({ text }) => negations.has(text)) !== (statement.cue?.negated === true);
}

/** `promise` and `promised`, but not `minister` and `ministry`; short words and figures only when equal. */
function isSameStem(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 4 || long.length - short.length > 3 || /\p{N}/u.test(long)) return false;
  return long.startsWith(short) || (short.length > 4 && long.startsWith(short.slice(0, -1)));
}

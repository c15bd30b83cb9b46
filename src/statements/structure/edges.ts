/**
 * Edges of sources and contents that the words around them set right: `The buyer, Orsk | Timber, said`, `an officer on | the base`,
 * `On Sunday evening | keeper Ada Lind wrote`, `“Go.” | Nobody went.`
 */
import type { WordRange } from '../../lib/trees.ts';
import type { TimeExpression } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import { endsSentence, type Layout, sentenceRange } from './layout.ts';
import { childIn, nameOf, tagOf } from './words.ts';

/** The relations given, in their order. Linear in the words of their sources, contents and sentences. */
export function withEdges(layout: Layout, relations: readonly Relation[]): readonly Relation[] {
  const cues = new Uint8Array(layout.parsed.words.length);
  const latest = new Int32Array(layout.parsed.words.length + 1).fill(-1);
  for (const { cueHead, source } of relations) {
    if (cueHead < 0) continue;
    cues[cueHead] = 1;
    if (source !== null && cueHead < source.first) latest[source.end] = Math.max(latest[source.end]!, source.first);
  }
  return relations.map((relation) => {
    if (relation.cueHead < 0) return relation;
    const named = withRole(layout, withoutAfterthought(layout, relation));
    const { source } = named;
    if (source === null) return named;
    const whole = completed(layout, named, withoutLead(layout, named, source, cues, latest));
    return whole.first === source.first && whole.end === source.end ? named : { ...named, source: whole };
  });
}

/** `Varga replied, “Go.” Nobody went.`: a sentence after a quotation that ended one, where the cue stands before it, is the reporter's. */
function withoutAfterthought(layout: Layout, relation: Relation): Relation {
  const { quotation } = layout.parsed.words;
  const content = relation.content.flatMap(({ first, end }): readonly WordRange[] => {
    for (let i = first + 1; i < end; i++) {
      if (quotation[i - 1] === 0 || quotation[i] !== 0 || i <= relation.cueHead || !ended(layout, i)) continue;
      for (let later = i; later < end; later++) if (quotation[later] !== 0) return [{ first, end }];
      return [{ first, end: i }];
    }
    return [{ first, end }];
  });
  const last = relation.content.at(-1);
  const before = relation.content.at(-2);
  // Or as a piece of its own.
  if (last !== undefined && before !== undefined && before.end > relation.cueHead && before.end === last.first) {
    const plain = quotation[last.first] === 0 && quotation[before.end - 1] !== 0 && ended(layout, last.first);
    if (plain && isUnquoted(layout, last)) return { ...relation, content: content.slice(0, -1) };
  }
  return { ...relation, content };
}

/** Whether the quotation before the word ended a sentence, and another begins with the word. */
function ended({ parsed: { words }, isWord }: Layout, word: number): boolean {
  if (words.sentence[word] === words.sentence[word - 1]) return false;
  for (let i = word - 1; i >= 0 && isWord[i] === 0; i--) if (endsSentence(words.forms[i]!)) return true;
  return false;
}

function isUnquoted({ parsed: { words } }: Layout, { first, end }: WordRange): boolean {
  for (let i = first; i < end; i++) if (words.quotation[i] !== 0) return false;
  return true;
}

/** Words of a role before a name, at most. */
const longestRole = 3;

/** `“One,” cook | Ada Lind said, “two.”`: what stands between a quotation and the name is no part of what is said. */
function withRole(layout: Layout, relation: Relation): Relation {
  const { source, content } = relation;
  const { quotation } = layout.parsed.words;
  const last = content.find(({ end }) => end === source?.first);
  if (source === null || last === undefined) return relation;
  let first = last.end;
  while (first > last.first && quotation[first - 1] === 0) first--;
  const isTail = first > 0 && first < last.end && quotation[first - 1] !== 0 && last.end - first <= longestRole;
  if (!isTail || (first === last.first && content.length === 1)) return relation;
  for (let i = first; i < last.end; i++) if (!isOfRole(layout, i)) return relation;
  const left = content.map((piece) => (piece === last ? { first: piece.first, end: first } : piece));
  return { ...relation, source: { first, end: source.end }, content: left.filter((piece) => piece.first < piece.end) };
}

const nominal: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'DET']);

function isOfRole(layout: Layout, word: number): boolean {
  return nominal.has(tagOf(layout, word)) || layout.pack.roleNouns.has(layout.parsed.words.lower[word]!);
}

/** Without `On Sunday evening` or `Fearing a flood,` before the cue's subject. */
function withoutLead(
  layout: Layout,
  { cueHead }: Relation,
  source: WordRange,
  cues: Uint8Array,
  latest: Int32Array,
): WordRange {
  // `Warning of frost, the guild asked`: the guild is known to warn.
  const known = latest[source.end]!;
  if (known > source.first && layout.parsed.words.forms[known - 1] === ',') return { first: known, end: source.end };
  const subject = childIn(layout, cueHead, subjects);
  if (subject <= source.first || subject >= source.end) return source;
  const afterTime = endOfTime(layout, source);
  if (afterTime > source.first && afterTime <= subject) return { first: afterTime, end: source.end };
  let comma = subject - 1;
  while (comma > source.first && layout.parsed.words.forms[comma] !== ',') comma--;
  if (comma <= source.first) return source;
  let hasCue = tagOf(layout, source.first) === 'VERB';
  for (let i = source.first; i < comma; i++) if (cues[i] === 1) hasCue = true;
  return hasCue ? { first: comma + 1, end: source.end } : source;
}

const subjects: ReadonlySet<string> = new Set(['nsubj']);

/** After a preposition and the time expression after it, at the source's beginning; else its beginning. */
function endOfTime(layout: Layout, { first, end }: WordRange): number {
  const { words, times } = layout.parsed;
  if (tagOf(layout, first) !== 'ADP') return first;
  const time = timeAt(times, words.start[first + 1] ?? words.end[first]!);
  if (time === null) return first;
  let past = first + 1;
  while (past < end && words.start[past]! < time.span.end) past++;
  while (past < end && layout.isWord[past] === 0) past++;
  return past < end ? past : first;
}

/** The time expression around an offset; they are in text order. Binary search. */
function timeAt(times: readonly TimeExpression[], offset: number): TimeExpression | null {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]!.span.end > offset) high = middle;
    else low = middle + 1;
  }
  const time = times[low];
  return time !== undefined && time.span.start <= offset ? time : null;
}

/** The source up to what it lacks: the noun of its last preposition or article, the rest of a phrase between two commas. */
function completed(layout: Layout, relation: Relation, source: WordRange): WordRange {
  const end = endOfAside(layout, relation, source);
  if (end > source.end) return { first: source.first, end };
  const noun = layout.parsed.tree.head[source.end - 1]!;
  if (!dangling.has(nameOf(layout, source.end - 1)) || noun < source.end || noun > source.end + longestRole)
    return source;
  const whole = { first: source.first, end: noun + 1 };
  return isFree(layout, relation, { first: source.end, end: whole.end }) ? whole : source;
}

const dangling: ReadonlySet<string> = new Set(['case', 'det', 'amod', 'nummod', 'nmod:poss']);

/** Longer stretches are not looked at. In words. */
const longestAside = 12;

/** Where the rest of `, Orsk | Timber,` ends: right before a comma with the cue after it; the source's end where there is none. */
function endOfAside(layout: Layout, relation: Relation, source: WordRange): number {
  const { forms } = layout.parsed.words;
  const { cueHead, cue } = relation;
  const comma = commaBefore(layout, cue?.first ?? cueHead, source.end);
  if (comma <= source.end || comma - source.end > longestAside || forms[source.end] === ',') return source.end;
  let opened = source.end - 1;
  while (opened > source.first && forms[opened] !== ',') opened--;
  if (opened <= source.first || !isFree(layout, relation, { first: source.end, end: comma })) return source.end;
  const verbless = countVerbs(layout, source.end, comma) === 0;
  const relative = relatives.has(kindOf(layout, opened + 1)) && countVerbs(layout, opened, source.end) === 0;
  return verbless || relative ? comma : source.end;
}

const relatives: ReadonlySet<string> = new Set(['WP', 'WDT', 'WP$']);
const finite: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP', 'MD']);

const kindOf = ({ parsed: { tree } }: Layout, word: number) => tree.labels.xpos[tree.xpos[word]!]!;

/** The comma right before the cue, auxiliaries and adverbs aside, if it is the only one after `from`; else −1. */
function commaBefore(layout: Layout, cue: number, from: number): number {
  const { words } = layout.parsed;
  const { first } = sentenceRange(layout, words.sentence[cue]!);
  let comma = cue - 1;
  while (comma > first && beforeVerbs.has(tagOf(layout, comma))) comma--;
  if (comma < from || words.forms[comma] !== ',') return -1;
  for (let i = from; i < comma; i++) if (layout.isWord[i] === 0 && words.forms[i] !== '-') return -1;
  return comma;
}

const beforeVerbs: ReadonlySet<string> = new Set(['AUX', 'ADV']);

/** Finite verbs in the stretch. */
function countVerbs(layout: Layout, from: number, end: number): number {
  let count = 0;
  for (let i = from; i < end; i++) if (finite.has(kindOf(layout, i))) count++;
  return count;
}

/** In one sentence with the source, outside quotations, and no part of the cue or the content. */
function isFree({ parsed: { words } }: Layout, { cueHead, content }: Relation, { first, end }: WordRange): boolean {
  for (let i = first; i < end; i++) {
    if (words.quotation[i] !== words.quotation[first - 1] || words.sentence[i] !== words.sentence[first - 1])
      return false;
    if (i === cueHead || content.some((piece) => piece.first <= i && i < piece.end)) return false;
  }
  return true;
}

/**
 * Which check belongs to which statement after an article was read again: by the place of its words and its source; an id is a hint, because
 * it says only which words they are. One check, one statement; what fits best goes first. Pure.
 */
import { textOf } from '../lib/spans.ts';
import type { Article, Statement } from '../types/index.ts';
import { foldWords, isFormOf } from './names.ts';
import type { Vouched } from './vouched.ts';

/** A check that looks for its statement. */
export interface Seeking {
  /** The statement's when it was last attached, and all ids that this one was led to since. */
  readonly ids: ReadonlySet<string>;
  /** What the engine read when it was checked, and what the check vouches for: it is looked for by both. */
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly vouched: Vouched;
  /** As it stands in the article now; null where its words do not. */
  readonly standing: Statement | null;
}

/** By place: half of what both cover. By words, where they were changed: more than half of them. */
const leastAlike = 0.5;
const forSameSource = 0.2;
const forSameId = 0.2;
const forOtherSource = -0.3;
/** Words that are others now must be this much alike. */
const leastWords = 0.6;

/** For each check, in their order, the statement that it belongs to; null for none. */
export function reattached(
  article: Article,
  seeking: readonly Seeking[],
  statements: readonly Statement[],
): readonly (Statement | null)[] {
  const candidates = statements.map((statement) => candidateOf(article, statement));
  const pairs = seeking.flatMap((check, at) =>
    candidates
      .map((candidate) => ({ at, statement: candidate.statement, likeness: likeness(check, candidate) }))
      .filter((pair) => pair.likeness >= leastAlike),
  );
  pairs.sort((a, b) => b.likeness - a.likeness || a.at - b.at);
  const found: (Statement | null)[] = seeking.map(() => null);
  const taken = new Set<Statement>();
  for (const { at, statement } of pairs) {
    if (found[at] !== null || taken.has(statement)) continue;
    found[at] = statement;
    taken.add(statement);
  }
  return found;
}

/** A statement with its words, folded once. */
interface Candidate {
  readonly statement: Statement;
  readonly words: readonly string[];
  readonly written: string | null;
}

function candidateOf({ text }: Article, statement: Statement): Candidate {
  const { content, source } = statement;
  return {
    statement,
    words: foldWords(content.map(({ span }) => textOf(text, span)).join(' ')).split(' '),
    written: source === null ? null : foldWords(textOf(text, source.span)),
  };
}

function likeness({ ids, marks }: Seeking, candidate: Candidate): number {
  const most = Math.max(...marks.map((mark) => likenessTo(mark, candidate)));
  return most + (most > 0 && ids.has(candidate.statement.id) ? forSameId : 0);
}

function likenessTo({ vouched, standing }: Mark, candidate: Candidate): number {
  const { statement } = candidate;
  const place = standing === null ? 0 : sharedPlace(standing, statement);
  if (standing !== null && place === 0) return 0;
  const words = standing === null ? sharedWords(vouched, candidate) : 0;
  if (standing === null && words < leastWords) return 0;
  return Math.max(place, words) + sourceBonus(vouched, candidate);
}

/** Characters that both contents cover: half by all that either covers, half by the shorter one. */
function sharedPlace(one: Statement, other: Statement): number {
  let shared = 0;
  for (const { span: a } of one.content) {
    for (const { span: b } of other.content) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  }
  const [long, short] = [lengthOf(one), lengthOf(other)].sort((a, b) => b - a) as [number, number];
  return shared === 0 ? 0 : shared / (long + short - shared) / 2 + shared / short / 2;
}

function lengthOf({ content }: Statement): number {
  return content.reduce((sum, { span }) => sum + span.end - span.start, 0);
}

/** Of all words of both, as often as they are there: the share that both have. */
function sharedWords({ statement, quotes }: Vouched, { words: now }: Candidate): number {
  const before = foldWords(
    quotes
      .slice(0, statement.content.length)
      .map(({ exact }) => exact)
      .join(' '),
  ).split(' ');
  const left = new Map<string, number>();
  for (const word of before) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of now) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return shared / (before.length + now.length - shared);
}

function sourceBonus({ statement, quotes }: Vouched, other: Candidate): number {
  const [one, two] = [statement.source, other.statement.source];
  if (one === null || two === null) return one === two ? forSameSource : 0;
  if (one.name !== null && two.name !== null) return isSameName(one.name, two.name) ? forSameSource : forOtherSource;
  return foldWords(quotes[statement.content.length]?.exact ?? '') === other.written ? forSameSource : 0;
}

function isSameName(one: string, other: string): boolean {
  return isFormOf(one, other) || isFormOf(other, one);
}

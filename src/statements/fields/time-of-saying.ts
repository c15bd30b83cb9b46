/**
 * When it was said: the time expression in a clause that tells of the saying, outside content and source. A plan or a hope
 * has no such day, unless it stands before what is planned.
 */
import type { Statement, TimeExpression } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import type { Act } from './act.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';
import { speechPredicates } from './speech-clause.ts';

/** So many words from its cue a time is looked for. */
const farthest = 120;

/** The stated one nearest to the cue; null for none. Inherited times are the concern of `inheritance.ts`. */
export function statedTime(grammar: Grammar, relation: Relation, { stance }: Act): Statement['time'] {
  const { cueHead } = relation;
  if (cueHead < 0) return null;
  const { words, times, tree } = grammar.parsed;
  const sentence = words.sentence[cueHead]!;
  const first = Math.max(sentence === 0 ? 0 : tree.sentenceEnds[sentence - 1]!, cueHead - farthest);
  const end = Math.min(tree.sentenceEnds[sentence]!, cueHead + farthest);
  const predicates = speechPredicates(grammar, relation);
  let best: TimeExpression | null = null;
  let value: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  let seen = 0;
  for (let i = first; i < end; i++) {
    const at = grammar.timeAt[i]!;
    if (at === 0 || at === seen) continue;
    seen = at;
    const time = times[at - 1]!;
    const distance = Math.abs(i - cueHead);
    if (distance >= bestDistance || !isOutside(grammar, relation, i)) continue;
    if (!mayDate(grammar, time) && weekdayBefore(grammar, relation, i, time) === null) continue;
    if (stance !== 'said' && i > relation.content[0]!.first) continue;
    if (!isBesideCue(grammar, relation, i) && !saysWhen(grammar, i, at, predicates)) continue;
    best = time;
    bestDistance = distance;
    value = weekdayBefore(grammar, relation, i, time) ?? dateOf(time.value);
  }
  return best === null ? null : { span: best.span, value, basis: 'stated' };
}

const day = 86_400_000;

/**
 * `said Monday she would not sign`: a weekday right after the cue that was taken for one to come, because of what is said of it, is the
 * one a week before. Null for any other time.
 */
function weekdayBefore(grammar: Grammar, relation: Relation, word: number, { interval, span }: TimeExpression) {
  const { article, words } = grammar.parsed;
  const published = article.datePublished?.slice(0, 10);
  if (interval === null || published === undefined || interval.from <= published || interval.to !== interval.from)
    return null;
  if (words.end[word] !== span.end || !grammar.pack.weekdays.has(g.lowerAt(grammar, word))) return null;
  if (word !== relation.cue?.end) return null;
  const before = Date.parse(`${interval.from}T00:00:00Z`) - 7 * day;
  const value = Number.isNaN(before) ? null : new Date(before).toISOString().slice(0, 10);
  return value !== null && value <= published ? value : null;
}

/** Durations and sets do not say when; nothing is on record before it was said. */
function mayDate({ parsed }: Grammar, { type, interval, value }: TimeExpression): boolean {
  if (type === 'DURATION' || type === 'SET' || value === 'FUTURE_REF') return false;
  const { datePublished } = parsed.article;
  return interval === null || datePublished === null || interval.from <= datePublished.slice(0, 10);
}

function isOutside(grammar: Grammar, relation: Relation, word: number): boolean {
  return !g.inContent(relation, word) && !g.within(relation.source, word) && !g.isQuoted(grammar, word);
}

/** Right after the cue or right before it: `warned Friday that`, `on Friday warned`. */
function isBesideCue(grammar: Grammar, { cue, cueHead, source }: Relation, word: number): boolean {
  const tag = g.tagOf(grammar, cueHead);
  if (cue === null || (tag !== 'VERB' && tag !== 'AUX')) return false;
  if (
    word === cue.end ||
    (word === cue.end + 1 && grammar.pack.fields.timePrepositions.has(g.lowerAt(grammar, cue.end)))
  )
    return true;
  if (source === null || word < source.end || word >= cue.first || cue.first - source.end > 4) return false;
  for (let i = source.end; i < cue.first; i++) if (g.tagOf(grammar, i) === 'VERB') return false;
  return true;
}

const nominal: ReadonlySet<string> = new Set([
  'obl',
  'nmod',
  'advmod',
  'obj',
  'appos',
  'compound',
  'flat',
  'nummod',
  'amod',
  'dep',
  'conj',
  'fixed',
  'case',
  'det',
]);

/** Climbs from the expression to the predicate it is said of: one of those that tell of the saying. */
function saysWhen(grammar: Grammar, word: number, at: number, predicates: readonly number[]): boolean {
  let top = word;
  for (let steps = 0; steps < 8; steps++) {
    if (predicates.includes(top)) return true;
    const head = g.headOf(grammar, top);
    if (head < 0 || !isDated(grammar, top)) return false;
    if (predicates.includes(head)) return g.relationTo(grammar, top) !== 'nsubj';
    const inside = grammar.timeAt[top] === at;
    if (!nominal.has(g.relationTo(grammar, top))) return false;
    if (!inside && !isOccasion(grammar, top)) return false;
    top = head;
  }
  return false;
}

/** `on Friday`, `in a speech`; not `since Friday`, `ahead of the vote`. */
function isDated(grammar: Grammar, word: number): boolean {
  const mark = g.markOf(grammar, word);
  const { timePrepositions, venuePrepositions } = grammar.pack.fields;
  return mark === '' || timePrepositions.has(mark) || venuePrepositions.has(mark);
}

/** `in a speech on Friday`, `told reporters in Orsk on Friday`: over the time may stand what it was said at, where, and to whom. */
function isOccasion(grammar: Grammar, word: number): boolean {
  const lemma = g.lemmaAt(grammar, word);
  return (
    isHearer(grammar, word) ||
    grammar.pack.fields.towns === g.markOf(grammar, word) ||
    grammar.pack.fields.venueNouns.has(lemma) ||
    grammar.pack.fields.messageNouns.has(lemma) ||
    grammar.pack.acts.nouns.has(lemma)
  );
}

const hearing: ReadonlySet<string> = new Set(['obj', 'iobj']);

function isHearer(grammar: Grammar, word: number): boolean {
  const over = g.headOf(grammar, word);
  if (over < 0 || !hearing.has(g.relationTo(grammar, word))) return false;
  return grammar.pack.fields.heardVerbs.has(g.lemmaAt(grammar, over));
}

const datePattern = /^(\d{4}(?:-W\d\d|-\d\d(?:-\d\d(?:T\d\d(?::\d\d)*(?:Z|[+-]\d\d:?\d\d)?)?)?)?)(?:T[A-Z]{2}|-WE)?$/;

/** `2031-05-09TNI` → `2031-05-09`: TIMEX3's letters for parts of days and weeks are no ISO 8601. Null for what is no one date. */
export function dateOf(value: string | null): string | null {
  return value === null ? null : (datePattern.exec(value)?.[1] ?? null);
}

/**
 * The fields of a statement, read from dependency trees: act, stance, hearer, time, place, venue, condition, hedge, pieces of
 * content, and who the source is. `startFields` once for an article with all its relations, then `fieldsOf` for each.
 */
import type { TreeIndex } from '../../lib/tree-index.ts';
import type { WordRange } from '../../lib/trees.ts';
import type { LanguagePack, ParsedArticle, Span, Statement } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import { type Act, actOf } from './act.ts';
import { addresseeOf } from './addressee.ts';
import { conditionOf } from './condition.ts';
import { firstPerson } from './first-person.ts';
import { type Grammar, grammarOf, inRelativeClause, spanOfWords, tagOf } from './grammar.ts';
import { hedgeOf } from './hedge.ts';
import { noSetting, occasionsBeside, type Setting, type Stated, settingsOf, spansOf } from './inheritance.ts';
import { statedOccasion } from './occasion.ts';
import { modeOf, piecesOf } from './pieces.ts';
import { statedTime } from './time-of-saying.ts';
import { type Who, whoIs } from './who.ts';

/** All of a statement but its ids, its parent and what the engine thinks of it. */
export interface StatementFields extends Omit<Statement, 'id' | 'articleId' | 'parent' | 'confidence' | 'doubts'> {
  /** The source's chain in `ParsedArticle.chains`; −1 when the article does not tell who it is. */
  readonly chain: number;
}

export interface FieldContext {
  readonly grammar: Grammar;
  readonly acts: ReadonlyMap<Relation, Act>;
  readonly who: ReadonlyMap<Relation, Who>;
  readonly settings: ReadonlyMap<Relation, Setting>;
}

/**
 * Reads what needs the whole article: names and roles, and what statements inherit. Linear in words and relations.
 * @param parents of each relation, the place in the list of the one before it that it is told in; −1, or nothing, for none
 */
export function startFields(
  parsed: ParsedArticle,
  pack: LanguagePack,
  index: TreeIndex,
  relations: readonly Relation[],
  parents: readonly number[] = [],
): FieldContext {
  const grammar = grammarOf(parsed, pack, index);
  const acts = new Map<Relation, Act>();
  const who = new Map<Relation, Who>();
  const stated: Stated[] = [];
  const said = contentWords(parsed, relations);
  for (const [place, relation] of relations.entries()) {
    const act = actOf(grammar, relation);
    acts.set(relation, act);
    const one = sourceOf(grammar, relation, relations[parents[place] ?? -1], who);
    if (one !== null) who.set(relation, one);
    stated.push({
      anchor: anchorOf(relation),
      chain: who.get(relation)?.chain ?? -1,
      relation,
      speaks: act.stance === 'said' && !silent.has(who.get(relation)?.source.kind ?? ''),
      isAside: isAside(grammar, relation, said),
      time: statedTime(grammar, relation, act),
      ...spansOf(grammar, statedOccasion(grammar, relation)),
    });
  }
  stated.push(...occasionsBeside(grammar, said));
  stated.sort((a, b) => a.anchor - b.anchor);
  return { grammar, acts, who: withKnownRoles(who), settings: settingsOf(grammar, stated) };
}

/** Who the source is; `I` in somebody's own words is that somebody. Null without a source. */
function sourceOf(
  grammar: Grammar,
  relation: Relation,
  parent: Relation | undefined,
  who: ReadonlyMap<Relation, Who>,
): Who | null {
  if (relation.source === null) return null;
  const own = whoIs(grammar, relation.source, relation.sourceRule);
  const whose = firstPerson(grammar, relation.source, parent);
  const speaker = parent === undefined ? undefined : who.get(parent);
  const { span, rule } = own.source;
  if (whose === 'speaker' && speaker !== undefined)
    return { chain: speaker.chain, source: { ...speaker.source, span, rule } };
  if (whose === null) return own;
  return { chain: -1, source: { ...own.source, name: null, nameSpan: null, role: null, roleSpan: null } };
}

function anchorOf({ cueHead, content }: Relation): number {
  return cueHead < 0 ? content[0]!.first : cueHead;
}

/** 1 for the words of contents. */
function contentWords({ words }: ParsedArticle, relations: readonly Relation[]): Uint8Array {
  const said = new Uint8Array(words.length);
  for (const { content } of relations) for (const { first, end } of content) said.fill(1, first, end);
  return said;
}

/** Kinds of sources that stand nowhere, and none. */
const silent: ReadonlySet<string> = new Set(['document', '']);

/** Within another's content, in a relative clause, or only hearsay by an adverb (`reportedly`): nobody takes the floor. */
function isAside(grammar: Grammar, { cueHead }: Relation, said: Uint8Array): boolean {
  if (cueHead < 0) return false;
  return said[cueHead] === 1 || tagOf(grammar, cueHead) === 'ADV' || inRelativeClause(grammar, cueHead);
}

/** A role that one statement gives its source, the others of the same source have as well: the longest. */
function withKnownRoles(who: ReadonlyMap<Relation, Who>): ReadonlyMap<Relation, Who> {
  const longest = new Map<number, Who>();
  const length = ({ source: { roleSpan } }: Who) => (roleSpan === null ? 0 : roleSpan.end - roleSpan.start);
  for (const one of who.values()) {
    const known = longest.get(one.chain);
    if (one.chain >= 0 && length(one) > (known === undefined ? 0 : length(known))) longest.set(one.chain, one);
  }
  const full = new Map<Relation, Who>();
  for (const [relation, one] of who) {
    const known = longest.get(one.chain);
    const { role, roleSpan } = known?.source ?? one.source;
    full.set(relation, { chain: one.chain, source: { ...one.source, role, roleSpan } });
  }
  return full;
}

/** The fields of one of the relations that `context` was started with. */
export function fieldsOf(context: FieldContext, relation: Relation): StatementFields {
  const { grammar } = context;
  const known = context.acts.get(relation);
  if (known === undefined) throw new RangeError('this relation is not one that the fields were started with');
  const { act, stance, negated, lemma } = known;
  const span = (range: WordRange | null): { readonly span: Span } | null =>
    range === null ? null : { span: spanOfWords(grammar, range) };
  const who = context.who.get(relation) ?? null;
  return {
    mode: modeOf(grammar, relation),
    content: piecesOf(grammar, relation),
    source: who?.source ?? null,
    chain: who?.chain ?? -1,
    cue: relation.cue === null ? null : { span: spanOfWords(grammar, relation.cue), lemma, negated },
    act,
    stance,
    addressee: span(addresseeOf(grammar, relation, act)),
    condition: span(conditionOf(grammar, relation)),
    hedge: span(hedgeOf(grammar, relation)),
    ...(context.settings.get(relation) ?? noSetting),
  };
}

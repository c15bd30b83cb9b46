/**
 * Says who a source phrase is: the name and role that the article gives the same person anywhere, and what kind of source it is.
 * A name counts only when it is the phrase's own, not its possessor (`Varga's office`) or complement (`an aide to Varga`).
 */
import { spanOf, tokensIn } from '../lib/tokens.ts';
import type { Mention, Source, SourceKind, Span } from '../types/index.ts';
import type { TokenSpan } from './noun-phrases.ts';
import { isPossessiveMark } from './verb-groups.ts';
import { Class, type View } from './view.ts';

export interface Naming {
  readonly source: Source;
  /** Index into `ParsedArticle.chains`, or -1 when the source is not known. */
  readonly chain: number;
}

/** First mention that ends after `offset`. Mentions stand in text order. */
export function firstMention(mentions: readonly Mention[], offset: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (mentions[middle]!.span.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** True when the words from the phrase's start to the name lead to it: no preposition, no possessive after it. */
function isOwnName(view: View, phrase: TokenSpan, mention: Mention): boolean {
  const { first, end } = tokensIn(view.parsed.tokens, mention.nameSpan ?? mention.span);
  if (end < phrase.end && isPossessiveMark(view, end)) return false;
  if (view.is(end - 1, Class.possessive) && phrase.end - phrase.first > 1 && !view.is(end - 1, Class.capital))
    return false;
  const within = tokensIn(view.parsed.tokens, mention.span).first;
  for (let i = phrase.first; i < Math.max(first, within); i++) {
    if (view.pack.attribution.linkingPrepositions.has(view.word(i)) && i < within) return false;
    if (view.is(i, Class.relative) && i > phrase.first) return false;
  }
  return (
    end >= phrase.end ||
    !/^\p{Ll}/u.test(view.text.slice(view.parsed.tokens.start[end], view.parsed.tokens.start[end]! + 1)) ||
    view.is(end, Class.preposition | Class.relative | Class.coordinator)
  );
}

function ownMention(view: View, phrase: TokenSpan): Mention | null {
  const { mentions, tokens } = view.parsed;
  const span = spanOf(tokens, phrase.first, phrase.end);
  for (let i = firstMention(mentions, span.start); i < mentions.length && mentions[i]!.span.start < span.end; i++) {
    const mention = mentions[i]!;
    if (mention.type !== 'LOC' && isOwnName(view, phrase, mention)) return mention;
  }
  return null;
}

/** `Varga, who heads the port`: the mention that ends before the relative pronoun. */
function antecedent(view: View, index: number): Mention | null {
  const { mentions, tokens } = view.parsed;
  const before = view.is(index - 1, Class.comma) ? index - 2 : index - 1;
  if (before < 0) return null;
  const at = firstMention(mentions, tokens.start[before]!);
  const mention = mentions[at];
  return mention !== undefined && mention.span.start <= tokens.start[before]! && mention.type !== 'LOC'
    ? mention
    : null;
}

/** The noun that the phrase is about: the last word before a comma, a preposition or a relative clause. */
function headOf(view: View, phrase: TokenSpan): number {
  for (let i = phrase.first + 1; i < phrase.end; i++) {
    if (view.is(i, Class.comma | Class.stop) || view.is(i, Class.preposition | Class.relative)) return i - 1;
  }
  return phrase.end - 1;
}

function kindOf(view: View, phrase: TokenSpan, mention: Mention | null): SourceKind {
  if (mention?.type === 'PER') return 'person';
  if (mention?.type === 'ORG') return 'organization';
  const head = headOf(view, phrase);
  const word = view.word(head);
  if (view.pack.attribution.documentNouns.has(word)) return 'document';
  if (view.pack.organizationWords.has(word)) return 'organization';
  if (view.is(head, Class.plural) || view.pack.pronouns.get(word) === 'plural') return 'group';
  return 'unnamed';
}

/** `An air ministry spokesman` → `air ministry spokesman`: the role of somebody who is not named; null when it is no role. */
function describedRole(view: View, phrase: TokenSpan): Span | null {
  const head = headOf(view, phrase);
  if (!view.pack.roleNouns.has(view.word(head))) return null;
  let first = phrase.first;
  for (let i = first; i < head; i++) if (view.is(i, Class.determiner | Class.possessive)) first = i + 1;
  return spanOf(view.parsed.tokens, first, head + 1);
}

/** `its chair, Dorte Lind`: a name of two to four words after a role and a comma, where the article's mentions have none. */
function apposedName(view: View, phrase: TokenSpan): Span | null {
  const comma = headOf(view, phrase) + 1;
  if (!view.is(comma, Class.comma) || describedRole(view, phrase) === null) return null;
  let end = comma + 1;
  while (end < phrase.end && view.is(end, Class.capital)) end++;
  const words = end - comma - 1;
  if (words < 2 || words > 4 || (end < phrase.end && !view.is(end, Class.comma))) return null;
  return spanOf(view.parsed.tokens, comma + 1, end);
}

/** The source as the statement carries it. `rule` names how the phrase was chosen. */
export function nameSource(view: View, phrase: TokenSpan, rule: string): Naming {
  const { chains, tokens } = view.parsed;
  const span: Span = spanOf(tokens, phrase.first, phrase.end);
  const relative =
    phrase.end - phrase.first === 1 &&
    view.is(phrase.first, Class.relative) &&
    !view.is(phrase.first, Class.subjectPronoun);
  const mention = relative ? antecedent(view, phrase.first) : ownMention(view, phrase);
  const chain = mention === null ? undefined : chains[mention.chain];
  const roleSpan = chain?.roleSpan ?? describedRole(view, phrase);
  const apposed = chain === undefined && !relative ? apposedName(view, phrase) : null;
  return {
    chain: mention === null || chain === undefined ? -1 : mention.chain,
    source: {
      span,
      name: chain?.name ?? (apposed === null ? null : view.text.slice(apposed.start, apposed.end)),
      nameSpan: chain?.nameSpan ?? apposed,
      role: roleSpan === null ? null : view.text.slice(roleSpan.start, roleSpan.end),
      roleSpan,
      kind: apposed === null ? kindOf(view, phrase, mention) : 'person',
      rule,
    },
  };
}

/**
 * Who a source phrase is: the fullest name and role that the article gives, and what kind of source. The tree says what the
 * phrase is about: its head, so neither a possessor (`Varga's office`) nor a complement (`an aide to Varga`).
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Mention, Source, SourceKind, Span } from '../../types/index.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';

export interface Who {
  readonly source: Source;
  /** Index into `ParsedArticle.chains`, or −1 when the article does not tell. */
  readonly chain: number;
}

/** The source as the statement carries it. `rule` names how the phrase was chosen. */
export function whoIs(grammar: Grammar, phrase: WordRange, rule: string): Who {
  const { chains } = grammar.parsed;
  const head = antecedentOf(grammar, g.headWithin(grammar, phrase));
  const isJoint = joins(grammar, phrase, head) || namesSeveral(grammar, phrase, head);
  const mention = isJoint ? null : mentionOf(grammar, phrase, head);
  const chain = mention === null ? null : chains[mention.chain]!;
  const name = chain !== null || isJoint ? null : unlistedName(grammar, phrase, head);
  const nameSpan = chain?.nameSpan ?? name?.span ?? null;
  const roleSpan = isJoint
    ? null
    : longer(chain?.roleSpan ?? null, roleIn(grammar, phrase, head, mention, mention?.nameSpan ?? name?.span ?? null));
  return {
    chain: mention?.chain ?? -1,
    source: {
      span: g.spanOfWords(grammar, phrase),
      name: chain?.name ?? (nameSpan === null ? null : textOfSpan(grammar, nameSpan)),
      nameSpan,
      role: roleSpan === null ? null : textOfSpan(grammar, roleSpan),
      roleSpan,
      kind: isJoint ? 'group' : (name?.kind ?? kindOf(grammar, phrase, head, mention)),
      rule,
    },
  };
}

function textOfSpan({ parsed }: Grammar, { start, end }: Span): string {
  return parsed.article.text.slice(start, end).replace(/\s+/g, ' ');
}

function longer(known: Span | null, here: Span | null): Span | null {
  if (known === null || here === null) return known ?? here;
  return here.end - here.start > known.end - known.start ? here : known;
}

/** `Varga, who heads the port`: what the relative pronoun stands for; any other word is itself. */
function antecedentOf(grammar: Grammar, word: number): number {
  if (!grammar.pack.relativePronouns.has(g.lowerAt(grammar, word)) || g.tagOf(grammar, word) !== 'PRON') return word;
  for (let at = word, steps = 0; steps < 6 && at >= 0; at = g.headOf(grammar, at), steps++) {
    if (g.fullRelation(grammar, at) === 'acl:relcl') return g.headOf(grammar, at);
  }
  return word;
}

const joints: ReadonlySet<string> = new Set(['cc']);

/** Two or more that speak together: `Varga and Orel`; not `Bray, goalkeeper`, not `Calder and Voss` where that is one name, nor two offices of one. */
function joins(grammar: Grammar, phrase: WordRange, head: number): boolean {
  const { index } = grammar;
  for (let i = index.firstChild[head]!; i >= 0; i = index.nextSibling[i]!) {
    if (g.relationTo(grammar, i) !== 'conj' || !g.within(phrase, i) || !g.isNominal(grammar, i)) continue;
    if (g.childIn(grammar, i, joints) < 0) continue;
    const same = grammar.mentionAt[i] !== 0 && grammar.mentionAt[i] === grammar.mentionAt[head];
    if (!same && !isOffice(grammar, head, i)) return true;
  }
  return false;
}

/** `contenders Ilse Varga and Tomas Orel`: an office in the plural with its people's names. */
function namesSeveral(grammar: Grammar, phrase: WordRange, head: number): boolean {
  let office = -1;
  const chains = new Set<number>();
  for (let i = phrase.first; i < phrase.end; i++) {
    if (i <= head + 1 && g.isPlural(grammar, i) && isRoleNoun(grammar, i)) office = i;
    const mention = office < 0 ? null : mentionAt(grammar, i);
    if (mention?.type === 'PER' && mention.nameSpan !== null) chains.add(mention.chain);
  }
  return chains.size > 1;
}

/** `the mayor and harbourmaster`: one article for both, in the singular. */
function isOffice(grammar: Grammar, head: number, conjunct: number): boolean {
  const { roleNouns } = grammar.pack;
  return (
    !g.isPlural(grammar, head) &&
    roleNouns.has(g.lemmaAt(grammar, head)) &&
    roleNouns.has(g.lemmaAt(grammar, conjunct)) &&
    g.childIn(grammar, conjunct, determiners) < 0
  );
}

const determiners: ReadonlySet<string> = new Set(['det']);

/** The mention that the head is in, or that stands beside it as its name: `its chair, Dorte Lind`, `Mayor Holt`. */
function mentionOf(grammar: Grammar, phrase: WordRange, head: number): Mention | null {
  const own = mentionAt(grammar, head);
  if (own !== null && own.nameSpan !== null) return own;
  const { index } = grammar;
  for (let i = index.firstChild[head]!; i >= 0; i = index.nextSibling[i]!) {
    if (!g.within(phrase, i) || !isNameBeside(grammar, i, head)) continue;
    const beside = mentionAt(grammar, i);
    if (beside !== null && beside.type !== 'LOC' && beside.nameSpan !== null) return beside;
  }
  return own ?? mentionOutside(grammar, phrase, head);
}

/** A person's name that a tree has beside the phrase's head and not below it: `says botanist | Yuki Tarrant`. */
function mentionOutside(grammar: Grammar, phrase: WordRange, head: number): Mention | null {
  for (let i = head + 1; i < phrase.end; i++) {
    if (g.within(phrase, g.headOf(grammar, i))) continue;
    const mention = mentionAt(grammar, i);
    if (mention?.type === 'PER' && mention.nameSpan !== null) return mention;
  }
  return null;
}

const namesBeside: ReadonlySet<string> = new Set(['appos', 'flat', 'compound', 'nmod', 'dep']);

/** A name after the head and without a preposition: an apposition, or what the tree takes for a part of the title. */
function isNameBeside(grammar: Grammar, word: number, head: number): boolean {
  const role = g.relationTo(grammar, word);
  if (role === 'appos' || role === 'flat') return true;
  return word > head && namesBeside.has(role) && g.tagOf(grammar, word) === 'PROPN' && g.markOf(grammar, word) === '';
}

function mentionAt({ parsed, mentionAt: at }: Grammar, word: number): Mention | null {
  return parsed.mentions[at[word]! - 1] ?? null;
}

interface Unlisted {
  readonly span: Span | null;
  readonly kind: SourceKind;
}

/** A capitalised name that the article's mentions have not: of the head, or of an apposition of two words and more. */
function unlistedName(grammar: Grammar, phrase: WordRange, head: number): Unlisted | null {
  if (grammar.timeAt[head] !== 0) return null;
  const isRole = isRoleNoun(grammar, head);
  if (g.tagOf(grammar, head) === 'PROPN' && !isRole) return named(grammar, nameAround(grammar, phrase, head), head);
  const { index } = grammar;
  for (let i = index.firstChild[head]!; i >= 0; i = index.nextSibling[i]!) {
    if (i < head || !g.within(phrase, i) || !isNameBeside(grammar, i, head) || g.tagOf(grammar, i) !== 'PROPN')
      continue;
    const range = nameAround(grammar, { first: index.left[i]!, end: Math.min(index.right[i]! + 1, phrase.end) }, i);
    if (range.end - range.first >= 2) return named(grammar, range, i);
  }
  return null;
}

function isRoleNoun(grammar: Grammar, word: number): boolean {
  const { roleNouns, titles } = grammar.pack;
  const lower = g.lowerAt(grammar, word);
  return roleNouns.has(lower) || titles.has(lower) || roleNouns.has(g.lemmaAt(grammar, word));
}

/** Longer runs of capitals that no list knows are headlines rather than people, in words. */
const longestPersonal = 3;

function isHyphenated(grammar: Grammar, { first, end }: WordRange): boolean {
  for (let i = first; i < end; i++) if (g.lowerAt(grammar, i) === '-') return true;
  return false;
}

/** A people or a party in the plural is a group without a name of its own. */
function named(grammar: Grammar, range: WordRange, word: number): Unlisted | null {
  const kind = kindOfName(grammar, range, word);
  if (kind === 'person' && range.end - range.first > longestPersonal && !isHyphenated(grammar, range)) return null;
  return { span: kind === 'group' ? null : g.spanOfWords(grammar, range), kind };
}

function nameAround(grammar: Grammar, phrase: WordRange, word: number): WordRange {
  const { courtesyTitles } = grammar.pack;
  let first = word;
  let end = word + 1;
  while (first > phrase.first && g.tagOf(grammar, first - 1) === 'PROPN') first--;
  for (let next = end; next > 0; next = nextPart(grammar, phrase, end)) end = next;
  const isTitle = (at: number) => isRoleNoun(grammar, at) || courtesyTitles.has(g.lowerAt(grammar, at));
  while (first + 1 < end && isTitle(first)) first++;
  return { first, end };
}

/** After the name's next word, or after `-Lane` in `Orme-Lane`, whose parts are words of their own; 0 at its end. */
function nextPart(grammar: Grammar, phrase: WordRange, end: number): number {
  if (end < phrase.end && g.tagOf(grammar, end) === 'PROPN') return end + 1;
  if (end + 1 >= phrase.end || g.lowerAt(grammar, end) !== '-') return 0;
  return g.tagOf(grammar, end + 1) === 'PROPN' ? end + 2 : 0;
}

function kindOfName(grammar: Grammar, range: WordRange, word: number): SourceKind {
  const { pack } = grammar;
  const last = g.lowerAt(grammar, range.end - 1);
  if (isDocument(grammar, range.end - 1)) return 'document';
  if (g.isPlural(grammar, word)) return 'group';
  const determined = g.childIn(grammar, word, determiners) >= 0;
  const acronym = range.end - range.first === 1 && /^\p{Lu}{2,}$/u.test(grammar.parsed.words.forms[range.first]!);
  const town = range.end - range.first === 1 && grammar.towns.has(last);
  return determined || acronym || town || pack.organizationWords.has(last) ? 'organization' : 'person';
}

function isDocument({ pack, parsed }: Grammar, word: number): boolean {
  const lower = parsed.words.lower[word]!;
  return pack.attribution.documentNouns.has(lower) || pack.fields.documents.has(lower);
}

/** `officials familiar with the talks`: people who are kept unnamed, however many. */
function isAnonymous({ pack, parsed }: Grammar, { first, end }: WordRange): boolean {
  for (let i = first; i < end; i++) if (pack.fields.anonymous.has(parsed.words.lower[i]!)) return true;
  return false;
}

function kindOf(grammar: Grammar, phrase: WordRange, head: number, mention: Mention | null): SourceKind {
  if (mention !== null) return mention.type === 'PER' ? 'person' : 'organization';
  const { pack } = grammar;
  const lower = g.lowerAt(grammar, head);
  const lemma = g.lemmaAt(grammar, head);
  if (isDocument(grammar, head)) return 'document';
  if (isAnonymous(grammar, phrase)) return 'unnamed';
  if (pack.fields.groupNouns.has(lower) || pack.fields.groupNouns.has(lemma)) return 'group';
  if (g.tagOf(grammar, head) === 'NUM' || g.isPlural(grammar, head)) return 'group';
  return pack.organizationWords.has(lower) || pack.fields.organizationNouns.has(lemma) ? 'organization' : 'unnamed';
}

/** The role in the phrase itself: of one who is not named (`the ministry's spokesman`), before a name, or beside it. */
function roleIn(
  grammar: Grammar,
  phrase: WordRange,
  head: number,
  mention: Mention | null,
  name: Span | null,
): Span | null {
  const { pack } = grammar;
  if (pack.roleNouns.has(g.lemmaAt(grammar, head)) && (mention === null || mention.nameSpan === null))
    return rolePhrase(grammar, phrase, head, name);
  if (mention?.type === 'ORG' || mention?.type === 'LOC') return null;
  const { index } = grammar;
  for (let i = index.firstChild[head]!; i >= 0; i = index.nextSibling[i]!) {
    if (g.relationTo(grammar, i) !== 'appos' || !g.within(phrase, i)) continue;
    if (pack.roleNouns.has(g.lemmaAt(grammar, i))) return rolePhrase(grammar, phrase, i, name);
  }
  return pack.roleNouns.has(g.lemmaAt(grammar, head)) ? rolePhrase(grammar, phrase, head, name) : null;
}

/** Without its determiner, up to a comma or to the name: `spokesman for the ministry`. */
function rolePhrase(grammar: Grammar, phrase: WordRange, head: number, name: Span | null): Span {
  const { index } = grammar;
  const { start } = grammar.parsed.words;
  let first = Math.max(phrase.first, index.left[head]!);
  for (let i = index.firstChild[head]!; i >= 0 && i < head; i = index.nextSibling[i]!) {
    const role = g.relationTo(grammar, i);
    const isBare = role === 'nmod' && index.left[i] === i && index.right[i] === i;
    if (role === 'det' || role === 'case' || role === 'punct' || role === 'cc' || isBare)
      first = Math.max(first, i + 1);
  }
  while (first < head && isLeftOut(grammar, first)) first++;
  const end = endOfRole(grammar, head);
  const range = g.phraseOf(
    grammar,
    head,
    (word) => word === end || g.tagOf(grammar, word) === 'PUNCT' || start[word] === name?.start,
  );
  return g.spanOfWords(grammar, {
    first: Math.min(first, head),
    end: Math.max(head + 1, Math.min(range.end, phrase.end)),
  });
}

const endsRoleAt: ReadonlySet<string> = new Set(['punct', 'appos', 'flat', 'acl', 'conj', 'cc', 'parataxis']);

/** Where something else begins that hangs from the role's noun: a name, a clause; past all words for nothing. */
function endOfRole(grammar: Grammar, head: number): number {
  const { index } = grammar;
  let end = index.depth.length;
  for (let i = index.firstChild[head]!; i >= 0; i = index.nextSibling[i]!) {
    if (i > head && endsRoleAt.has(g.relationTo(grammar, i))) end = Math.min(end, Math.max(index.left[i]!, head + 1));
  }
  return end;
}

/** Determiners, quantities and the mark of a possessor. */
function isLeftOut({ pack, parsed }: Grammar, word: number): boolean {
  const lower = parsed.words.lower[word]!;
  return pack.possessives.has(lower) || pack.attribution.determiners.has(lower);
}

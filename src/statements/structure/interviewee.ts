/** Whom an interview is with, where its introduction says so: `spoke with Mayor Ilse Varga`, `Varga sat down with …`. */
import type { WordRange } from '../../lib/trees.ts';
import type { Mention } from '../../types/index.ts';
import type { Layout } from './layout.ts';
import { mentionAt } from './leads.ts';

/** Words between `spoke` and the name. */
const reach = 14;

/**
 * The words that name the interviewee before the first turn, or null when nobody or more than one person may be meant.
 * @param end first word of the first turn
 * @param stated only where a word of interviewing says it, not where nobody else is named
 */
export function intervieweeOf(layout: Layout, end: number, stated: boolean): WordRange | null {
  const named = peopleBefore(layout, end);
  if (named.size === 0) return null;
  const subjects = new Set<number>();
  const partners = new Set<number>();
  const { words } = layout.parsed;
  for (let i = 0; i < end; i++) {
    const lemma = words.lemmas[i]!.toLowerCase();
    if (!layout.pack.transcripts.interviewWords.has(lemma)) continue;
    addPartner(layout, i, end, partners);
    addSubject(layout, i, subjects);
  }
  const headline = chainsIn(layout, layout.paragraphs[0]);
  const chain =
    only(known(partners, named, subjects)) ??
    only(known(subjects, named, new Set())) ??
    only([...new Set([...partners, ...subjects])].filter((one) => named.has(one) && headline.has(one))) ??
    (!stated && partners.size === 0 && subjects.size === 0
      ? (only([...named.keys()]) ?? headlinePerson(named, headline))
      : null);
  return chain === null ? null : named.get(chain)!;
}

/** Those that have a name; none where somebody else does the speaking. */
function known(
  chains: ReadonlySet<number>,
  named: ReadonlyMap<number, WordRange>,
  others: ReadonlySet<number>,
): readonly number[] {
  if ([...others].some((other) => named.has(other) && !chains.has(other))) return [];
  return [...chains].filter((chain) => named.has(chain));
}

/** The one person of the headline, where nobody else is named before them. */
function headlinePerson(named: ReadonlyMap<number, WordRange>, headline: ReadonlySet<number>): number | null {
  const first = [...named].reduce<readonly [number, WordRange] | null>(
    (best, one) => (best === null || one[1].first < best[1].first ? one : best),
    null,
  );
  const there = only([...named.keys()].filter((chain) => headline.has(chain)));
  return first !== null && there === first[0] ? there : null;
}

function only(chains: readonly number[]): number | null {
  return chains.length === 1 ? chains[0]! : null;
}

/** Of each person named before the first turn, the authors left out, the first phrase with the name. */
function peopleBefore({ parsed }: Layout, end: number): ReadonlyMap<number, WordRange> {
  const { words, mentions, chains, article } = parsed;
  const authors = new Set(article.authors.map(({ name }) => name.toLowerCase()));
  const named = new Map<number, WordRange>();
  let at = 0;
  for (const { type, nameSpan, span, chain } of mentions) {
    if (end === 0 || span.start > words.start[end - 1]!) break;
    if (type !== 'PER' || nameSpan === null || named.has(chain) || authors.has(chains[chain]!.name.toLowerCase()))
      continue;
    while (at < words.length && words.end[at]! <= span.start) at++;
    let stop = at;
    while (stop < words.length && words.end[stop]! <= span.end) stop++;
    if (stop > at) named.set(chain, { first: at, end: stop });
  }
  return named;
}

function chainsIn({ parsed: { mentions, words } }: Layout, range: WordRange | undefined): ReadonlySet<number> {
  const chains = new Set<number>();
  if (range === undefined) return chains;
  for (const { span, chain } of mentions) {
    if (span.start >= words.end[range.end - 1]!) break;
    chains.add(chain);
  }
  return chains;
}

/** `spoke this week with Varga`, `interviewed Varga`, `conversation with Varga`: the first name after it, behind `with` or as its object. */
function addPartner({ parsed, pack }: Layout, word: number, end: number, partners: Set<number>): void {
  const { words, tree, mentions } = parsed;
  const { interviewPrepositions } = pack.transcripts;
  let led = false;
  for (let i = word + 1; i < Math.min(end, word + reach); i++) {
    if (words.sentence[i] !== words.sentence[word]) return;
    if (interviewPrepositions.has(words.lower[i]!)) led = true;
    const relation = tree.labels.deprel[tree.relation[i]!]!;
    const object = relation === 'obj' && tree.head[i] === word;
    if (!(led || object)) continue;
    const mention = mentionAt(mentions, words.start[i]!);
    if (mention === null) continue;
    if (mention.type === 'PER') partners.add(mention.chain);
    if (mention.nameSpan !== null) return;
  }
}

function addSubject(layout: Layout, verb: number, subjects: Set<number>): void {
  const { parsed, index } = layout;
  for (let child = index.firstChild[verb]!; child >= 0; child = index.nextSibling[child]!) {
    const relation = parsed.tree.labels.deprel[parsed.tree.relation[child]!]!;
    if (!relation.startsWith('nsubj')) continue;
    const mention: Mention | null = mentionAt(parsed.mentions, parsed.words.start[child]!);
    if (mention?.type === 'PER') subjects.add(mention.chain);
  }
}

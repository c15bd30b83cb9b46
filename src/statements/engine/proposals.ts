/**
 * What one cue may be the cue of: the likeliest labellings, and contents that whole quotations, whole clauses or the next
 * paragraph make of them. Which one it is, if any, is judged afterwards.
 */
import { mixed } from '../../lib/hashing.ts';
import { type ArticleView, Relation, Sign } from './article-view.ts';
import { wordsFrom } from './pieces.ts';
import type { Labelling } from './role-decoding.ts';
import { Role } from './role-decoding.ts';
import type { RoleWindow } from './role-window.ts';
import { mainPiece, namedBefore, ownSubject, sourcePhrase } from './source-phrase.ts';

/** How a proposal was made. */
export const Origin = {
  labelled: 1,
  /** Its quotations made whole. */
  wholeQuotations: 2,
  /** Only its quotations. */
  onlyQuotations: 3,
  /** With the quotation after it, or before it. */
  nextQuotation: 4,
  quotationBefore: 5,
  /** The paragraph after a colon: its quotation, or all of it. */
  quotationAfterColon: 6,
  paragraphAfterColon: 7,
  /** With the paragraphs that an unclosed quotation goes on in. */
  goesOn: 8,
  /** A clause or phrase that hangs from the cue; with the rest of its sentence; up to its first comma. */
  clause: 9,
  clauseAndRest: 10,
  clauseToComma: 11,
  /** Its source made a whole phrase. */
  wholeSource: 12,
  /** Its source is the cue's own subject. */
  ownSubject: 13,
  /** Its source is who is named right before the cue; its content too is all of the sentence before that. */
  namedBefore: 14,
  sentenceBefore: 15,
} as const;

export interface Proposal {
  /** Words, ascending; the source may be empty, the content is not. */
  readonly source: readonly number[];
  readonly content: readonly number[];
  readonly origin: number;
  /** The labelling that it was made of. */
  readonly labelling: Labelling;
}

export interface Proposals {
  readonly cue: number;
  readonly cueProbability: number;
  /** Never empty. */
  readonly all: readonly Proposal[];
}

/** How many labellings contents are made of, and how long a paragraph after a colon may be. */
const mostVaried = 4;
const longestParagraph = 300;
/** What an unclosed quotation may take in of the paragraphs after it, in words. */
const longestContinuation = 2000;
/** Farther from its cue no clause and no source is followed, in words: a page may be one sentence. */
const farthest = 400;

/** Null when no labelling has a content and the tree gives none. */
export function proposalsOf(
  view: ArticleView,
  cue: number,
  cueProbability: number,
  window: RoleWindow,
  labellings: readonly Labelling[],
): Proposals | null {
  const maker = new ProposalMaker(view, cue);
  const bare: Proposal[] = [];
  for (const labelling of labellings) {
    const proposal = labelled(view, labelling, window);
    if (proposal.content.length > 0) maker.add(proposal);
    else bare.push(proposal);
  }
  maker.varyQuotations();
  maker.addAfterColon(bare);
  maker.addContinuations();
  maker.addClauses(bare[0]);
  maker.completeSources();
  maker.addOwnSubject();
  maker.addNamedBefore(bare[0]);
  return maker.all.length === 0 ? null : { cue, cueProbability, all: maker.all };
}

function labelled(view: ArticleView, labelling: Labelling, { first }: RoleWindow): Proposal {
  const source: number[] = [];
  const content: number[] = [];
  labelling.roles.forEach((role, at) => {
    if (role === Role.sourceFirst || role === Role.source) source.push(first + at);
    else if (role !== Role.none) content.push(first + at);
  });
  const whole = sourcePhrase(view, mainPiece(view, source));
  const taken = new Set(whole);
  return { source: whole, content: content.filter((word) => !taken.has(word)), origin: Origin.labelled, labelling };
}

/** A number for the words of a source and a content: 53 bits of hash, so that no two are ever taken for one. */
function keyOf(source: readonly number[], content: readonly number[]): number {
  let [low, high] = [source.length, source[0] ?? -1];
  for (const words of [source, content]) {
    for (const word of words) {
      low = mixed(low, word);
      high = Math.imul(high ^ word, 0x01000193);
    }
  }
  return (low >>> 0) * 2 ** 21 + (high >>> 11);
}

class ProposalMaker {
  readonly all: Proposal[] = [];
  readonly #seen = new Set<number>();
  readonly #view: ArticleView;
  readonly #cue: number;

  constructor(view: ArticleView, cue: number) {
    this.#view = view;
    this.#cue = cue;
  }

  add(proposal: Proposal): void {
    const { source, content } = proposal;
    if (content.length === 0) return;
    const key = keyOf(source, content);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.all.push(proposal);
  }

  /** The quotation's words, or null when the cue or the source is in it. */
  #words(quotation: number, source: readonly number[]): number[] | null {
    const first = this.#view.quotationFirst[quotation]!;
    const end = this.#view.quotationEnd[quotation]!;
    const taken = (word: number) => word >= first && word < end;
    return taken(this.#cue) || source.some(taken) ? null : wordsFrom(first, end);
  }

  varyQuotations(): void {
    const { quotation, paragraphFirst, paragraphEnd } = this.#view;
    for (const proposal of this.all.slice(0, mostVaried)) {
      const { source, content } = proposal;
      const quotations = new Set(content.map((word) => quotation[word]!).filter((value) => value !== 0));
      if (quotations.size === 0) continue;
      const words = new Set(content);
      for (const one of quotations) for (const word of this.#words(one, source) ?? []) words.add(word);
      const whole = [...words].sort((a, b) => a - b);
      this.add({ ...proposal, content: whole, origin: Origin.wholeQuotations });
      const only = whole.filter((word) => quotation[word] !== 0);
      if (only.length < whole.length) this.add({ ...proposal, content: only, origin: Origin.onlyQuotations });
      const after = this.#view.quotedAfter[whole.at(-1)!]!;
      if (after < paragraphEnd[this.#cue]! && this.#opens(after)) {
        const next = this.#words(quotation[after]!, source);
        if (next !== null) this.add({ ...proposal, content: [...whole, ...next], origin: Origin.nextQuotation });
      }
      const before = this.#view.quotedBefore[whole[0]!]!;
      if (before >= paragraphFirst[this.#cue]!) {
        const previous = this.#words(quotation[before]!, source);
        if (previous !== null) {
          this.add({ ...proposal, content: [...previous, ...whole], origin: Origin.quotationBefore });
        }
      }
    }
  }

  #opens(word: number): boolean {
    return word === this.#view.sentenceFirst[word] || (this.#view.signs[word]! & Sign.quotationMark) !== 0;
  }

  addAfterColon(bare: readonly Proposal[]): void {
    const { paragraphEnd, sentenceFirst, signs, quotation, length } = this.#view;
    const end = paragraphEnd[this.#cue]!;
    if (end >= length || !(signs[end - 1]! & Sign.colon) || sentenceFirst[end - 1] !== sentenceFirst[this.#cue]) return;
    const candidates = [...this.all, ...bare].sort((a, b) => b.labelling.logProbability - a.labelling.logProbability);
    const best = candidates[0];
    if (best === undefined) return;
    const source = (candidates.find((one) => one.source.length > 0) ?? best).source;
    const first = quotation[end]!;
    if (first === 0) {
      const past = Math.min(paragraphEnd[end]!, end + longestParagraph);
      this.add({ ...best, source, content: wordsFrom(end, past), origin: Origin.paragraphAfterColon });
      return;
    }
    const content = [...(this.#words(first, source) ?? []), ...this.#continuation(first)];
    this.add({ ...best, source, content, origin: Origin.quotationAfterColon });
  }

  /** The words of the quotations that go on from an unclosed one. */
  #continuation(quotation: number): readonly number[] {
    const { quotations } = this.#view.parsed;
    const words: number[] = [];
    let at = quotation;
    if (at === 0) return words;
    while (at < quotations.length && !quotations[at - 1]!.closed && quotations[at]!.continues) {
      if (words.length > longestContinuation) break;
      at++;
      const end = this.#view.quotationEnd[at]!;
      for (let word = this.#view.quotationFirst[at]!; word < end; word++) words.push(word);
    }
    return words;
  }

  addContinuations(): void {
    for (const proposal of this.all.slice(0, 2 * mostVaried)) {
      if (proposal.origin === Origin.quotationAfterColon) continue;
      const rest = this.#continuation(this.#view.quotation[proposal.content.at(-1)!]!);
      if (rest.length > 0) {
        this.add({ ...proposal, content: [...proposal.content, ...rest], origin: Origin.goesOn });
      }
    }
  }

  /** The cue's own subject for a source, where none of the likeliest labellings has it. */
  addOwnSubject(): void {
    const own = ownSubject(this.#view, this.#cue);
    if (own < 0) return;
    for (const proposal of this.all.slice(0, mostVaried)) {
      if (proposal.source.includes(own) || proposal.content.includes(own)) continue;
      const taken = new Set([...proposal.content, this.#cue]);
      const source = sourcePhrase(this.#view, [own]).filter((word) => !taken.has(word));
      this.add({ ...proposal, source, origin: Origin.ownSubject });
    }
  }

  /** The source with all that hangs from its head and touches it, up to the cue and the content. */
  completeSources(): void {
    const { head, tree, signs, quotation } = this.#view;
    for (const proposal of this.all.slice(0, mostVaried)) {
      const { source, content } = proposal;
      const [first, last] = [source[0], source.at(-1)];
      if (first === undefined || last === undefined) continue;
      const top = source.find((word) => head[word]! < first || head[word]! > last) ?? first;
      const taken = new Set([...content, this.#cue]);
      const isFree = (word: number) => !taken.has(word) && quotation[word] === quotation[top];
      let [from, past] = [first, last + 1];
      const [least, most] = [Math.max(tree.left[top]!, top - farthest), Math.min(tree.right[top]!, top + farthest)];
      while (from > least && isFree(from - 1)) from--;
      while (past <= most && isFree(past)) past++;
      while (from < past && !(signs[from]! & Sign.word)) from++;
      while (past > from && !(signs[past - 1]! & Sign.word)) past--;
      const whole = wordsFrom(from, past).filter((word) => !taken.has(word));
      if (whole.length > 0) this.add({ ...proposal, source: whole, origin: Origin.wholeSource });
    }
  }

  /** Who is named right before the cue for a source, where the tree gives it no subject. */
  addNamedBefore(bare: Proposal | undefined): void {
    const best = this.all[0] ?? bare;
    const named = namedBefore(this.#view, this.#cue);
    if (best === undefined || named === null || ownSubject(this.#view, this.#cue) >= 0) return;
    const source = wordsFrom(named.first, named.end);
    const isFree = (word: number) => word < named.first || word >= named.end;
    for (const proposal of this.all.slice(0, mostVaried)) {
      const content = proposal.content.filter(isFree);
      this.add({ ...proposal, source, content, origin: Origin.namedBefore });
    }
    const { sentenceFirst, signs } = this.#view;
    let end = named.first;
    const first = Math.max(sentenceFirst[this.#cue]!, named.first - farthest);
    while (end > first && signs[end - 1]! & Sign.comma) end--;
    if (end < named.first) {
      this.add({ ...best, source, content: wordsFrom(first, end), origin: Origin.sentenceBefore });
    }
  }

  addClauses(bare: Proposal | undefined): void {
    const best = this.all[0] ?? bare;
    if (best === undefined) return;
    const { tree, relation, sentenceEnd, signs } = this.#view;
    const cue = this.#cue;
    const taken = new Set([...best.source, cue]);
    const free = (first: number, end: number) => wordsFrom(first, end).filter((word) => !taken.has(word));
    for (let child = tree.firstChild[cue]!; child >= 0; child = tree.nextSibling[child]!) {
      if (!complements.has(relation[child]!) || taken.has(child)) continue;
      const first = Math.max(tree.left[child]!, cue - farthest);
      const end = Math.min(tree.right[child]! + 1, cue + farthest);
      if (first >= end || (first <= cue && cue < end)) continue;
      this.add({ ...best, content: free(first, end), origin: Origin.clause });
      if (first < cue) continue;
      let past = Math.min(sentenceEnd[cue]!, cue + farthest);
      while (past > end && signs[past - 1]! & Sign.stop) past--;
      if (past > end) this.add({ ...best, content: free(first, past), origin: Origin.clauseAndRest });
      for (let at = first + 3; at < end; at++) {
        if (!(signs[at]! & Sign.comma)) continue;
        this.add({ ...best, content: free(first, at), origin: Origin.clauseToComma });
        break;
      }
    }
  }
}

const complements: ReadonlySet<number> = new Set([
  Relation.ccomp,
  Relation.xcomp,
  Relation.parataxis,
  Relation.obj,
  Relation.acl,
  Relation.obl,
  Relation.nmod,
  Relation.advcl,
]);

/** An article as the finder of names sees it: words, tags and trees with what the word lists say of each word. */
import { indexTree, type TreeIndex } from '../../lib/tree-index.ts';
import type { WordRange } from '../../lib/trees.ts';
import type { Analysis, Article, LanguagePack, Words } from '../../types/index.ts';
import * as flag from '../form-flags.ts';
import { type FormFacts, type FormLexicon, listed } from './form-facts.ts';

/** How a sentence uses capitals: as sentences do, for most words, or for all letters. */
export const Case = { plain: 0, title: 1, shout: 2 } as const;

export class NameView {
  readonly article: Article;
  readonly words: Words;
  readonly tree: Analysis;
  readonly pack: LanguagePack;
  readonly index: TreeIndex;
  readonly facts: readonly FormFacts[];
  /** One of `Case`, of each sentence. */
  readonly cases: Uint8Array;

  constructor(article: Article, words: Words, tree: Analysis, pack: LanguagePack, lexicon: FormLexicon) {
    this.article = article;
    this.words = words;
    this.tree = tree;
    this.pack = pack;
    this.index = indexTree(tree);
    const facts = words.forms.map((form) => lexicon.factsOf(form));
    this.facts = facts;
    this.cases = Uint8Array.from(tree.sentenceEnds, (_, sentence) => this.#caseOf(sentence));
    // In capitals a form says nothing but its letters: `VARGA` is looked at as `Varga`.
    this.cases.forEach((one, sentence) => {
      if (one !== Case.shout) return;
      const { first, end } = this.sentenceRange(sentence);
      for (let k = first; k < end; k++) facts[k] = lexicon.factsOf(capitalised(words.forms[k]!));
    });
  }

  has(k: number, flags: number): boolean {
    return (this.facts[k]!.flags & flags) !== 0;
  }

  upos(k: number): string {
    return this.tree.labels.upos[this.tree.upos[k]!]!;
  }

  relation(k: number): string {
    return this.tree.labels.deprel[this.tree.relation[k]!]!;
  }

  sentenceRange(sentence: number): WordRange {
    const { sentenceEnds } = this.tree;
    return { first: sentence === 0 ? 0 : sentenceEnds[sentence - 1]!, end: sentenceEnds[sentence]! };
  }

  /** First word of a word's sentence. */
  sentenceFirst(k: number): number {
    const sentence = this.words.sentence[k]!;
    return sentence === 0 ? 0 : this.tree.sentenceEnds[sentence - 1]!;
  }

  sentenceEnd(k: number): number {
    return this.tree.sentenceEnds[this.words.sentence[k]!]!;
  }

  /** Lower case, joined by single spaces. */
  phrase(first: number, end: number): string {
    return this.words.lower.slice(first, end).join(' ');
  }

  /** At the sentence's beginning, or right after an opening mark, a colon or a dash: there any word has its capital. */
  beginsClause(k: number, first: number): boolean {
    if (k === first) return true;
    const { flags, lists } = this.facts[k - 1]!;
    return flags === 0 && (lists & (listed.joint | listed.possessive)) === 0 && this.words.forms[k - 1] !== ')';
  }

  /** Where the run of capitals that begins with `k` is over. In `On Monday Ilse Varga` the day is the end of one. */
  endOfRun(k: number, limit: number): number {
    let end = k + 1;
    while (end < limit && this.facts[end]!.isCapital && !this.isDay(end - 1)) end++;
    return end;
  }

  /** A weekday or month after a preposition: no name goes on behind it. */
  isDay(k: number): boolean {
    return this.has(k, flag.calendar) && k > this.sentenceFirst(k) && this.has(k - 1, flag.preposition);
  }

  /** Stretches in which names may stand, in text order: words with capitals, numbers beside them and what may join two of them. */
  openStretches(): WordRange[] {
    const found: WordRange[] = [];
    const { facts } = this;
    let begin = -1;
    let last = -1;
    const close = () => {
      if (begin >= 0) found.push({ first: begin, end: last + 1 });
      begin = -1;
    };
    let sentenceEnd = 0;
    for (let k = 0; k < facts.length; k++) {
      if (k >= sentenceEnd) {
        close();
        sentenceEnd = this.sentenceEnd(k);
      }
      const { isCapital, isNumber, lists } = facts[k]!;
      if (isCapital || (isNumber && begin >= 0 && last === k - 1)) {
        if (begin < 0) begin = this.#leadIn(k);
        last = k;
      } else if (begin >= 0 && (lists === 0 || k - last > 3)) close();
    }
    close();
    return found;
  }

  /** A number or particle right before: `50 Cent`, `de Ruyter`. */
  #leadIn(k: number): number {
    if (k === this.sentenceFirst(k)) return k;
    const before = this.facts[k - 1]!;
    return before.isNumber || before.flags & flag.particle ? k - 1 : k;
  }

  /** Most longer words after the first have capitals. A sentence with a full stop may be all names: it must shout. */
  #caseOf(sentence: number): number {
    const { first, end } = this.sentenceRange(sentence);
    const kind = this.article.parts[this.words.sentencePart[sentence]!]?.kind;
    const heading = kind === 'headline' || kind === 'subheading' || kind === 'standfirst';
    const stopped = !heading && this.facts[end - 1]!.flags === 0;
    let [long, capitals, shouted] = [0, 0, 0];
    for (let k = first; k < end; k++) {
      const { flags, lower, isCapital } = this.facts[k]!;
      if ((flags & flag.isWordFlag) === 0 || lower.length < 4 || lower.length > 40) continue;
      const form = this.words.forms[k]!;
      if (k > first) long++;
      if (k > first && isCapital) capitals++;
      if (k > first && isCapital && form === form.toUpperCase()) shouted++;
    }
    if (long < 3) return Case.plain;
    if (shouted > 0.7 * long) return Case.shout;
    return !stopped && capitals > 0.6 * long ? Case.title : Case.plain;
  }
}

/** `ILSE` → `Ilse`; one letter stays as it is. */
function capitalised(form: string): string {
  if (form.length > 40) return form;
  const [first = '', ...rest] = form;
  return first + rest.join('').toLowerCase();
}

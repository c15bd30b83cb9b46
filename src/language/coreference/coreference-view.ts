/** An article as coreference sees it: words and trees, with small questions asked of them. */
import { indexTree, type TreeIndex } from '../../lib/tree-index.ts';
import type { Analysis, Article, LanguagePack, Quotation, Words } from '../../types/index.ts';

export class CoreferenceView {
  readonly article: Article;
  readonly words: Words;
  readonly tree: Analysis;
  readonly quotations: readonly Quotation[];
  readonly pack: LanguagePack;
  readonly index: TreeIndex;
  /** Relations without their subtypes, under the indices of `tree.labels.deprel`. */
  readonly #bases: readonly string[];
  readonly #reflexive: readonly boolean[];
  readonly #plural: readonly boolean[];

  constructor(article: Article, words: Words, tree: Analysis, quotations: readonly Quotation[], pack: LanguagePack) {
    this.article = article;
    this.words = words;
    this.tree = tree;
    this.quotations = quotations;
    this.pack = pack;
    this.index = indexTree(tree);
    this.#bases = tree.labels.deprel.map((name) => name.split(':')[0]!);
    this.#reflexive = tree.labels.feats.map((feats) => feats.includes('Reflex=Yes'));
    this.#plural = tree.labels.feats.map((feats) => feats.includes('Number=Plur'));
  }

  upos(k: number): string {
    return this.tree.labels.upos[this.tree.upos[k]!]!;
  }

  /** With its subtype: `nsubj:pass`. */
  fullRelation(k: number): string {
    return this.tree.labels.deprel[this.tree.relation[k]!]!;
  }

  relation(k: number): string {
    return this.#bases[this.tree.relation[k]!]!;
  }

  isReflexive(k: number): boolean {
    return this.#reflexive[this.tree.feats[k]!]!;
  }

  isPlural(k: number): boolean {
    return this.#plural[this.tree.feats[k]!]!;
  }

  lower(k: number): string {
    return this.words.lower[k] ?? '';
  }

  /** Lower case. */
  lemma(k: number): string {
    return this.words.lemmas[k]!.toLowerCase();
  }

  isCapitalised(k: number): boolean {
    const form = this.words.forms[k]!;
    return form[0] !== form[0]!.toLowerCase();
  }

  /** Index into `Article.parts`. */
  part(k: number): number {
    return this.words.sentencePart[this.words.sentence[k]!]!;
  }

  sentenceFirst(k: number): number {
    const sentence = this.words.sentence[k]!;
    return sentence === 0 ? 0 : this.tree.sentenceEnds[sentence - 1]!;
  }

  sentenceEnd(k: number): number {
    return this.tree.sentenceEnds[this.words.sentence[k]!]!;
  }

  isSubject(k: number): boolean {
    return this.relation(k) === 'nsubj';
  }

  /** The first child in one of the relations, subtypes left out; −1 for none. Looks at a bounded number of children. */
  child(k: number, relations: ReadonlySet<string>): number {
    let seen = 0;
    for (let at = this.index.firstChild[k]!; at >= 0 && seen < mostChildren; at = this.index.nextSibling[at]!, seen++) {
      if (relations.has(this.relation(at))) return at;
    }
    return -1;
  }
}

/** More children than any sentence's word has: a list of thousands must not cost their square. */
export const mostChildren = 60;

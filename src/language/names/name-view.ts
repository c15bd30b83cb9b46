/** An article as the finder of names sees it: words, tags and trees with what the word lists say of each word. */
import { indexTree, type TreeIndex } from '../../lib/tree-index.ts';
import type { Analysis, Article, LanguagePack, Quotation, Words } from '../../types/index.ts';
import { lexiconOf } from '../lexicon.ts';

export interface Found {
  readonly name: { readonly first: number; readonly end: number };
  readonly type: 'PER' | 'ORG' | 'LOC';
  readonly sure: number;
}

export class NameView {
  readonly article: Article;
  readonly words: Words;
  readonly tree: Analysis;
  readonly quotations: readonly Quotation[];
  readonly pack: LanguagePack;
  readonly index: TreeIndex;
  /** Bits of form-flags.ts, of each word. */
  readonly flags: Uint32Array;

  constructor(article: Article, words: Words, tree: Analysis, quotations: readonly Quotation[], pack: LanguagePack) {
    this.article = article;
    this.words = words;
    this.tree = tree;
    this.quotations = quotations;
    this.pack = pack;
    this.index = indexTree(tree);
    const lexicon = lexiconOf(pack);
    this.flags = Uint32Array.from(words.forms, (form) => lexicon.entryOf(form).flags);
  }

  has(k: number, flags: number): boolean {
    return (this.flags[k]! & flags) !== 0;
  }

  upos(k: number): string {
    return this.tree.labels.upos[this.tree.upos[k]!]!;
  }

  relation(k: number): string {
    return this.tree.labels.deprel[this.tree.relation[k]!]!;
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
}

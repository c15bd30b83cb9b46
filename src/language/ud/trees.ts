/** Puts words and what a model says of them together, as sentences of CoNLL-U. */
import type { Span, SyntacticWords } from '../../types/index.ts';
import { applyLemmaScript } from '../model/lemma-script.ts';
import { plainForm } from '../model/word-features.ts';
import type { ConlluRange, ConlluSentence, ConlluWord } from './conllu.ts';
import { type LemmaLexicon, scriptOf } from './lemmas.ts';

/** What a model says of words, as columns over all of them; the numbers are places in the lists of `labels`. */
export interface TreeColumns {
  readonly upos: ArrayLike<number>;
  readonly xpos: ArrayLike<number>;
  readonly feats: ArrayLike<number>;
  /** How the lemma is made from the form: `applyLemmaScript`. */
  readonly script: ArrayLike<number>;
  /** Index of the head among all words; -1 for the root of a sentence. */
  readonly head: ArrayLike<number>;
  readonly relation: ArrayLike<number>;
  readonly labels: {
    readonly upos: readonly string[];
    readonly xpos: readonly string[];
    readonly feats: readonly string[];
    readonly script: readonly string[];
    readonly deprel: readonly string[];
  };
}

/**
 * The words `first` up to `end` (exclusive), which are one sentence. A word that the lexicon has gets its lemma from there, any
 * other the model's.
 */
export function wordsOfSentence(
  forms: readonly string[],
  tree: TreeColumns,
  lemmas: LemmaLexicon | null,
  first: number,
  end: number,
): readonly ConlluWord[] {
  const { labels } = tree;
  return Array.from({ length: end - first }, (_, n) => {
    const at = first + n;
    const form = forms[at]!;
    const head = tree.head[at]!;
    const upos = labels.upos[tree.upos[at]!]!;
    const seen = lemmas === null ? null : scriptOf(lemmas, form, upos);
    return {
      form,
      // Scripts are learned from plain forms. An empty lemma would be an empty column.
      lemma: applyLemmaScript(plainForm(form), seen ?? labels.script[tree.script[at]!]!) || form,
      upos,
      xpos: labels.xpos[tree.xpos[at]!]!,
      feats: labels.feats[tree.feats[at]!]! || '_',
      head: head < 0 ? 0 : head - first + 1,
      relation: labels.deprel[tree.relation[at]!]!,
    };
  });
}

/**
 * The sentences of a text that was cut by `splitWords` over the same stretches. Spacing is kept: the words of a stretch with
 * what stands before, between and after them are its characters.
 */
export function sentencesOfText(
  text: string,
  stretches: readonly Span[],
  words: SyntacticWords,
  tree: TreeColumns,
  documentId: string,
  lemmas: LemmaLexicon | null = null,
): readonly ConlluSentence[] {
  const sentences: ConlluSentence[] = [];
  let first = 0;
  let range = 0;
  let before = -1;
  words.sentenceEnds.forEach((end, index) => {
    const stretch = words.sentenceStretch[index]!;
    const { start: stretchStart, end: stretchEnd } = stretches[stretch]!;
    const isLast = words.sentenceStretch[index + 1] !== stretch;
    const ranges: ConlluRange[] = [];
    for (; range < words.rangeFirst.length && words.rangeFirst[range]! < end; range++) {
      const [from, past] = [words.rangeFirst[range]!, words.rangeEnd[range]!];
      ranges.push({
        first: from - first + 1,
        last: past - first,
        form: text.slice(words.start[from], words.end[past - 1]),
      });
    }
    sentences.push({
      newDocument: index === 0 ? documentId : null,
      newParagraph: stretch !== before,
      id: null,
      spacesBefore: stretch === before ? '' : text.slice(stretchStart, words.start[first]),
      words: wordsOfSentence(words.forms, tree, lemmas, first, end),
      ranges,
      spacesAfter: Array.from({ length: end - first }, (_, n) => {
        const at = first + n;
        return text.slice(words.end[at], at + 1 === end && isLast ? stretchEnd : words.start[at + 1]);
      }),
    });
    first = end;
    before = stretch;
  });
  return sentences;
}

/** The words of given sentences with new tags and trees; everything else stays. */
export function withTrees(
  sentences: readonly ConlluSentence[],
  tree: TreeColumns,
  lemmas: LemmaLexicon | null = null,
): readonly ConlluSentence[] {
  const forms = sentences.flatMap(({ words }) => words.map(({ form }) => form));
  let first = 0;
  return sentences.map((sentence) => {
    const end = first + sentence.words.length;
    const words = wordsOfSentence(forms, tree, lemmas, first, end);
    first = end;
    return { ...sentence, words };
  });
}

/** Forms and sentence ends of given sentences, as a model takes them. */
export function formsOf(sentences: readonly ConlluSentence[]): {
  readonly forms: readonly string[];
  readonly sentenceEnds: Uint32Array;
} {
  const forms = sentences.flatMap(({ words }) => words.map(({ form }) => form));
  let end = 0;
  const sentenceEnds = Uint32Array.from(sentences, ({ words }) => {
    end += words.length;
    return end;
  });
  return { forms, sentenceEnds };
}

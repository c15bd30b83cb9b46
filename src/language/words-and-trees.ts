/** The words of an article with their tags and trees: everything after the language room reads these. */
import { reporterSpeaks } from '../lib/parts.ts';
import type { Analysis, Article, LanguagePack, Quotation, Words } from '../types/index.ts';
import type { LanguageEngine } from './engine.ts';
import { applyLemmaScript } from './model/lemma-script.ts';
import { plainForm } from './model/word-features.ts';
import { scriptOf } from './ud/lemmas.ts';
import { splitWords } from './ud/split-words.ts';

export function findWordsAndTrees(
  article: Article,
  quotations: readonly Quotation[],
  pack: LanguagePack,
  { analyse, boundaries, lemmas }: LanguageEngine,
): { readonly words: Words; readonly tree: Analysis } {
  const parts = article.parts.flatMap(({ kind }, index) => (reporterSpeaks(kind) ? [index] : []));
  const stretches = parts.map((index) => article.parts[index]!.span);
  const split = splitWords(article.text, stretches, pack, boundaries);
  const { length, start, end, forms, sentenceEnds, sentenceStretch } = split;
  const tree = analyse(forms, sentenceEnds);
  const lower = lowered(forms);
  const words: Words = {
    length,
    start,
    end,
    forms,
    lower,
    lemmas: forms.map((form, at) => {
      const seen = lemmas === null ? null : scriptOf(lemmas, form, tree.labels.upos[tree.upos[at]!]!);
      return applyLemmaScript(plainForm(form), seen ?? tree.labels.script[tree.script[at]!]!) || form;
    }),
    sentence: sentencesOf(length, sentenceEnds),
    sentencePart: sentenceStretch.map((stretch) => parts[stretch]!),
    quotation: quotationsOf(start, quotations),
  };
  return { words, tree };
}

/** Equal forms are one string: each is looked at once. */
function lowered(forms: readonly string[]): readonly string[] {
  const known = new Map<string, string>();
  return forms.map((form) => {
    let lower = known.get(form);
    if (lower === undefined) {
      lower = form.toLowerCase().replaceAll('’', "'");
      known.set(form, lower);
    }
    return lower;
  });
}

function sentencesOf(length: number, sentenceEnds: Uint32Array): Uint32Array {
  const sentence = new Uint32Array(length);
  let first = 0;
  sentenceEnds.forEach((end, index) => {
    sentence.fill(index, first, end);
    first = end;
  });
  return sentence;
}

/** Quotations are in text order and do not overlap. */
function quotationsOf(start: Uint32Array, quotations: readonly Quotation[]): Uint32Array {
  let next = 0;
  return start.map((offset) => {
    while (next < quotations.length && quotations[next]!.span.end <= offset) next++;
    return next < quotations.length && quotations[next]!.span.start <= offset ? next + 1 : 0;
  });
}

/** The words of an article with their tags and trees: everything after the language room reads these. */
import type { Analysis, LanguagePack, Quotation, SyntacticWords, Words } from '../types/index.ts';
import type { LanguageEngine } from './engine.ts';
import { lexiconOf } from './lexicon.ts';
import { LemmaMemory } from './ud/lemma-memory.ts';

/** `sentenceStretch` of the words is an index into `Article.parts`. */
export function findWordsAndTrees(
  { length, start, end, forms, sentenceEnds, sentenceStretch }: SyntacticWords,
  quotations: readonly Quotation[],
  pack: LanguagePack,
  { analyse, lemmas }: LanguageEngine,
): { readonly words: Words; readonly tree: Analysis } {
  const quotation = quotationsOf(start, quotations);
  const tree = analyse(withPlainMarks(forms, start, quotation, quotations), sentenceEnds);
  const lexicon = lexiconOf(pack);
  const memory = LemmaMemory.of(lemmas);
  const { upos, script } = tree.labels;
  const words: Words = {
    length,
    start,
    end,
    forms,
    lower: forms.map((form) => lexicon.entryOf(form).lower),
    lemmas: forms.map((form, at) => memory.lemma(form, upos[tree.upos[at]!]!, script[tree.script[at]!]!)),
    sentence: sentencesOf(length, sentenceEnds),
    sentencePart: sentenceStretch,
    quotation,
  };
  return { words, tree };
}

/** The marks of quotations as one kind: a tree must not depend on whether an outlet writes `“`, `«` or `‘`. */
function withPlainMarks(
  forms: readonly string[],
  start: Uint32Array,
  quotation: Uint32Array,
  quotations: readonly Quotation[],
): readonly string[] {
  if (quotations.length === 0) return forms;
  return forms.map((form, at) => {
    const one = quotations[quotation[at]! - 1];
    if (one === undefined || form.length > 2) return form;
    const isMark = start[at] === one.span.start || (one.closed && start[at] === one.inner.end);
    return isMark ? '"' : form;
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

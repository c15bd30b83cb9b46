/**
 * The order of the rooms for trees, beside pipeline.ts: capture → page → words and sentences → tags and trees. What
 * `parse` prints. Pure: what the models are is passed in.
 */
import type { LanguageEngine } from './language/index.ts';
import {
  type ConlluFault,
  type ConlluSentence,
  formsOf,
  readConllu,
  sentencesOfText,
  splitWords,
  withTrees,
} from './language/ud/index.ts';
import { packFor } from './languages/index.ts';
import { reporterSpeaks } from './lib/parts.ts';
import { problem } from './lib/problems.ts';
import { readPage } from './page/index.ts';
import type { Capture, Problem, SyntacticWords } from './types/index.ts';

export type { LanguageEngine } from './language/index.ts';
export { type LanguageModel, loadModel } from './language/model/index.ts';
export {
  type BoundaryWeights,
  type ConlluFault,
  type ConlluSentence,
  decodeBoundaryWeights,
  decodeLemmas,
  type LemmaLexicon,
  readConllu,
  type TreeColumns,
  textOfSentence,
  writeConllu,
} from './language/ud/index.ts';

export interface ParsedTrees {
  readonly sentences: readonly ConlluSentence[];
  /** Where the words are in `Article.text`; null for a treebank. */
  readonly words: SyntacticWords | null;
}

/** What was read, waiting for a model; or what is wrong with it. */
export type TreeSource =
  | { readonly parse: (engine: LanguageEngine) => ParsedTrees; readonly problem: null }
  | { readonly parse: null; readonly problem: Problem };

/** The parts of an article in which the reporter speaks. `id` names the document. */
export function articleTrees(capture: Capture, id: string): TreeSource {
  const page = readPage(capture);
  if (page.article === null) return { parse: null, problem: page.problem };
  const { text, parts, inLanguage } = page.article;
  const pack = packFor(inLanguage);
  if (pack === null) {
    const what = `This page is in "${inLanguage ?? 'an unknown language'}".`;
    return { parse: null, problem: problem('language/no-pack', capture.uri, what) };
  }
  const stretches = parts.filter(({ kind }) => reporterSpeaks(kind)).map(({ span }) => span);
  return {
    problem: null,
    parse({ analyse, boundaries, lemmas }) {
      const words = splitWords(text, stretches, pack, boundaries);
      return {
        sentences: sentencesOfText(text, stretches, words, analyse(words.forms, words.sentenceEnds), id, lemmas),
        words,
      };
    },
  };
}

/** CoNLL-U whose words and sentences are kept and get new tags and trees. */
export function treebankTrees({ body, uri }: Capture): TreeSource {
  const { sentences, fault } = readConllu(new TextDecoder().decode(body));
  if (sentences === null) return { parse: null, problem: badConllu(uri, fault) };
  return {
    problem: null,
    parse({ analyse, lemmas }) {
      const { forms, sentenceEnds } = formsOf(sentences);
      return { sentences: withTrees(sentences, analyse(forms, sentenceEnds), lemmas), words: null };
    },
  };
}

function badConllu(uri: string, { line, what }: ConlluFault): Problem {
  return problem('language/bad-conllu', uri, `Line ${line} is wrong: ${what}.`);
}

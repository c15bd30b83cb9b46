/** Words, sentences and trees as Universal Dependencies has them; training shares the features of sentence ends. */
export { BoundaryFeatures, featureCount } from './boundary-features.ts';
export { type BoundaryWeights, decodeBoundaryWeights, encodeBoundaryWeights } from './boundary-weights.ts';
export {
  type ConlluFault,
  type ConlluReading,
  type ConlluSentence,
  type ConlluWord,
  readConllu,
  textOfSentence,
  writeConllu,
} from './conllu.ts';
export { decodeLemmas, encodeLemmas, type LemmaLexicon, lemmaHash } from './lemmas.ts';
export { type RawDocument, rawDocuments } from './raw-text.ts';
export { splitStretch, splitWords } from './split-words.ts';
export { formsOf, sentencesOfText, type TreeColumns, withTrees } from './trees.ts';

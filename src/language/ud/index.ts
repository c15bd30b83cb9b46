/** Words, sentences and trees as Universal Dependencies has them. */
export { type BoundaryWeights, decodeBoundaryWeights } from './boundary-weights.ts';
export {
  type ConlluFault,
  type ConlluReading,
  type ConlluSentence,
  type ConlluWord,
  readConllu,
  textOfSentence,
  writeConllu,
} from './conllu.ts';
export { type RawDocument, rawDocuments } from './raw-text.ts';
export { splitWords } from './split-words.ts';
export { formsOf, sentencesOfText, type TreeColumns, withTrees } from './trees.ts';

/** Names of people, organisations and places; training shares what a model reads with. */
export { agree } from './agreement.ts';
export { Context, runOf } from './context-features.ts';
export { withExactSpans } from './exact-spans.ts';
export { FeatureSink } from './feature-sink.ts';
export { addFormFeatures, FormLexicon, reach } from './form-facts.ts';
export type { Found } from './found.ts';
export { stepCount, stepScores, sumsOf } from './label-chain.ts';
export {
  firstLabel,
  furtherLabel,
  labelCount,
  mayFollow,
  type NameType,
  nameTypes,
  noName,
  typeOfLabel,
} from './labels.ts';
export { decodeNames, encodeNames, type NamesModel } from './model.ts';
export { NameView } from './name-view.ts';
export { findNames, type NamedPhrase, type WordRange } from './named.ts';

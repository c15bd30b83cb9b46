/** Who is the same as whom; training and benches share what a reading works with. */
export {
  addNewFeatures,
  addPairFeatures,
  classCount,
  classOf,
  type FeatureSink,
  type Situation,
} from './antecedent-features.ts';
export type { Candidate, Entity } from './candidate.ts';
export { CoreferenceView } from './coreference-view.ts';
export { type Coreference, findCoreference, resolve } from './find-coreference.ts';
export { type CoreferenceModel, decodeCoreference, encodeCoreference } from './model.ts';
export type { Chooser, Option } from './resolver.ts';
export { type Travelling, travelling } from './travelling.ts';

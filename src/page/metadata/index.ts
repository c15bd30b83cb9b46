/** The door of the headline's weighing for training: the same candidates and features, so that what is learned fits what is read. */
export { declaredHeadline } from './declared-headline.ts';
export { headlineCandidates } from './headline-candidates.ts';
export { featuresOf } from './headline-features.ts';
export { headlineSayings } from './headline-sayings.ts';

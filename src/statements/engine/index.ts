/** The trained engine and what training shares with it. */
export { type ArticleView, Sign, viewOf } from './article-view.ts';
export { addCueFeatures, mayBeCue } from './cue-features.ts';
export { explainRelations, findRelations } from './engine.ts';
export { FeatureSink } from './feature-sink.ts';
export { findInner } from './inner.ts';
export { cueProbabilities, findProposals } from './judging.ts';
export { decodeModel, encodeModel, encodeTables, type ModelSettings, type StatementModel } from './model.ts';
export type { Proposals } from './proposals.ts';
export { RelationContext } from './relation-features.ts';
export { mayFollow, Role, roleCount, stepCount, stepScores, sumsOf } from './role-decoding.ts';
export { type RoleEvidence, roleEvidence } from './role-features.ts';
export { type RoleWindow, windowOf } from './role-window.ts';

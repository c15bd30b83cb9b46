/** The door of page reading for training: the same scan, the same measures, so that what is learned fits what is read. */
export { decode } from '../decode.ts';

export { type BlockRows, blockRows, featureCount } from './block-features.ts';
export { chanceOf, type StoryTrees } from './block-model.ts';
export { treeDepth } from './block-trees.ts';
export { findRegion } from './body.ts';
export { openHtml } from './read-html.ts';
export type { ScannedPage } from './scanned-page.ts';
export { besideCount, type Layout, lookAgain } from './second-look.ts';
export { isForModel, isStoryKind, settleByModel } from './settle-by-model.ts';

/** What training, which makes the model, shares with reading, which uses it. */
export * from './format.ts';
export * from './lemma-script.ts';
export * from './load.ts';
export { bestTree, isTree } from './spanning-tree.ts';
export * from './word-features.ts';

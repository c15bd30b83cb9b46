export * from './format.ts';
export * from './lemma-script.ts';
export * from './load.ts';
export * from './word-features.ts';

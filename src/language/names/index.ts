/** Names of people, organisations and places; training shares what a model reads with. */
export type { NamesModel } from './model.ts';
export { findNames, type NamedPhrase, type WordRange } from './named.ts';

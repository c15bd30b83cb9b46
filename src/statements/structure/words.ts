/** Small questions to the tree of an article that the finders of this folder share. */
import type { Relation } from '../relation.ts';
import type { Layout } from './layout.ts';

/** UD's tag. */
export function tagOf({ parsed: { tree } }: Layout, word: number): string {
  return tree.labels.upos[tree.upos[word]!]!;
}

/** The relation to the head, with its subtype. */
export function nameOf({ parsed: { tree } }: Layout, word: number): string {
  return tree.labels.deprel[tree.relation[word]!]!;
}

/** The first child in one of the relations, subtypes as named; -1 for none. */
export function childIn(layout: Layout, word: number, relations: ReadonlySet<string>): number {
  const { firstChild, nextSibling } = layout.index;
  for (let i = firstChild[word]!; i >= 0; i = nextSibling[i]!) if (relations.has(nameOf(layout, i))) return i;
  return -1;
}

/** 1 for a word in any content. */
export function coveredBy({ parsed }: Layout, relations: readonly Relation[]): Uint8Array {
  const covered = new Uint8Array(parsed.words.length);
  for (const { content } of relations) for (const { first, end } of content) covered.fill(1, first, end);
  return covered;
}

/** Which relation leads a sentence: what a quotation after it goes on with. */
import type { Relation } from '../relation.ts';
import type { Layout } from './layout.ts';

/** Of each word, the nearest one at or before it outside quotations; -1 for none. Signs do not count. */
export function lastUnquoted({ parsed: { words }, isWord }: Layout): Int32Array {
  const nearest = new Int32Array(words.length);
  let last = -1;
  for (let i = 0; i < words.length; i++) {
    if (isWord[i] === 1 && words.quotation[i] === 0) last = i;
    nearest[i] = last;
  }
  return nearest;
}

/**
 * Of each sentence, the relation of its main clause, the last one where there are several; -1 for none. Cues outside quotations and
 * outside other contents; those of main clauses before those within phrases, then the last.
 */
export function leadingRelations(layout: Layout, relations: readonly Relation[]): Int32Array {
  const { words, tree } = layout.parsed;
  const depth = depths(words.length, relations);
  const leading = new Int32Array(tree.sentenceEnds.length).fill(-1);
  const rank = (index: number) => {
    const { cueHead } = relations[index]!;
    return (clauseRanks.get(tree.labels.deprel[tree.relation[cueHead]!]!) ?? 0) * words.length + cueHead;
  };
  relations.forEach(({ cueHead, source }, index) => {
    if (cueHead < 0 || source === null || words.quotation[cueHead] !== 0 || depth[cueHead]! > 0) return;
    const sentence = words.sentence[cueHead]!;
    const known = leading[sentence]!;
    if (known < 0 || rank(known) < rank(index)) leading[sentence] = index;
  });
  return leading;
}

/** Main clauses and signs (`:`, `—`), then clauses that hang from them; phrases are 0. */
const clauseRanks: ReadonlyMap<string, number> = new Map([
  ['root', 2],
  ['conj', 2],
  ['parataxis', 2],
  ['punct', 2],
  ['case', 2],
  ['ccomp', 1],
  ['xcomp', 1],
  ['advcl', 1],
]);

/** Of each word, how many contents it is in. */
function depths(length: number, relations: readonly Relation[]): Int32Array {
  const depth = new Int32Array(length + 1);
  for (const { content } of relations) {
    for (const { first, end } of content) {
      depth[first]!++;
      depth[end]!--;
    }
  }
  for (let i = 1; i <= length; i++) depth[i]! += depth[i - 1]!;
  return depth;
}

/** Figures on the development part, in per cent of words, gold words given, punctuation and subtypes counted. */
import { batchesOf, type Corpus } from './corpus.ts';
import type { Memory } from './memory.ts';
import type { Network } from './network.ts';
import { bestOf, treeOf } from './tree-of.ts';

export type Figures = Readonly<Record<'UPOS' | 'XPOS' | 'FEATS' | 'lemma' | 'UAS' | 'LAS', number>>;

export function evaluate(network: Network, memory: Memory, { dev, devTrees }: Corpus): Figures {
  const right = { UPOS: 0, XPOS: 0, FEATS: 0, lemma: 0, UAS: 0, LAS: 0 };
  const layers = ['UPOS', 'XPOS', 'FEATS', 'lemma'] as const;
  let words = 0;
  let from = 0;
  for (const batch of batchesOf(dev, 1000, 1)) {
    const trees = devTrees.slice(from, from + batch.length);
    from += batch.length;
    network.predict(batch, (i, prediction) => {
      const example = batch[i]!;
      const { at, stride } = prediction.arcs;
      const head = treeOf(example.words, memory.floats, at, stride);
      const relation = bestOf(example.words, memory.floats, prediction.relations(head));
      const tags = prediction.tags.map((table) => bestOf(example.words, memory.floats, table));
      words += example.words;
      for (let j = 0; j < example.words; j++) {
        layers.forEach((layer, t) => {
          if (tags[t]![j] === example.tags[t]![j]) right[layer]++;
        });
        if (head[j] !== trees[i]!.head[j]) continue;
        right.UAS++;
        if (relation[j] === example.relation[j]) right.LAS++;
      }
    });
  }
  const share = (n: number) => Math.round((10_000 * n) / words) / 100;
  const { UPOS, XPOS, FEATS, lemma, UAS, LAS } = right;
  return {
    UPOS: share(UPOS),
    XPOS: share(XPOS),
    FEATS: share(FEATS),
    lemma: share(lemma),
    UAS: share(UAS),
    LAS: share(LAS),
  };
}

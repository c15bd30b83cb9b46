/** A network too small and too random to be right about anything, laid out like one that training makes. */
import { formHash, lowerHash, type Shape } from '../../src/language/model/index.ts';
import type { Checkpoint } from '../../train/language/checkpoint.ts';

const knownForms = ['The', 'harbour', 'council', 'said', 'that', 'the', 'pier', 'was', 'closed', ',', '.', 'Varga'];

const labels = {
  upos: ['NOUN', 'VERB', 'PROPN', 'PUNCT', 'DET'],
  xpos: ['NN', 'VBD', 'NNP', ',', '.', 'DT', 'IN', 'NNS', 'VBZ'],
  feats: ['_', 'Number=Sing', 'Number=Plur'],
  script: ['l0', 'k0', 'l1', 'l2', 'l3e', 'l2y'],
  deprel: ['nsubj', 'root', 'obj', 'punct', 'det', 'parataxis', 'ccomp'],
};

const ascending = (hashes: readonly number[]) => Uint32Array.from(new Set(hashes)).sort();
const padded = (n: number) => (n + 3) & ~3;

export function smallCheckpoint(seed: number, change: Partial<Shape> = {}): Checkpoint {
  const shape = { dimension: 64, hidden: 16, layers: 2, arc: 32, relation: 16, ...change };
  const { dimension, hidden, layers, arc, relation } = shape;
  const width = 2 * hidden;
  const forms = ascending(knownForms.map(formHash));
  const lowerForms = ascending(knownForms.map((form) => lowerHash(form.toLowerCase())));
  const space = { forms: forms.length, lowerForms: lowerForms.length, affixRows: 64, gramRows: 128 };
  const rows = 2 + space.forms + space.lowerForms + space.affixRows + space.gramRows;

  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const gauss = () => random() + random() + random() + random() - 2;
  const parameters: { name: string; rows: number; columns: number }[] = [];
  const values = new Map<string, Float32Array>();
  const add = (name: string, height: number, columns: number, spread: number) => {
    parameters.push({ name, rows: height, columns });
    values.set(
      name,
      Float32Array.from({ length: height * columns }, () => gauss() * spread),
    );
  };
  add('embedding', rows, dimension, 0.3);
  add('corpora', 3, dimension, 0.3);
  add('convolution', 3 * dimension, width, 0.1);
  add('convolution.bias', 1, width, 0.2);
  for (let i = 0; i < layers; i++) {
    add(`layer${i}`, width, 6 * hidden, 0.4);
    add(`layer${i}.bias`, 1, 6 * hidden, 0.3);
  }
  [labels.upos, labels.xpos, labels.feats, labels.script].forEach((names, i) => {
    add(`tags${i}`, width, padded(names.length), 0.5);
    add(`tags${i}.bias`, 1, padded(names.length), 0.5);
  });
  add('root', 1, width, 0.5);
  for (const side of ['dependent', 'head']) {
    add(`arc.${side}`, width, arc, 0.4);
    add(`arc.${side}.bias`, 1, arc, 0.3);
  }
  add('arc.biaffine', arc, arc, 0.3);
  add('arc.head.score', arc, 4, 0.4);
  add('arc.distance', 1, 20, 2);
  add('relation.dependent', width, relation, 0.4);
  add('relation.bias', 1, relation, 0.3);
  add('relation.head', width, relation, 0.4);
  add('relation.out', relation, padded(labels.deprel.length), 0.5);
  add('relation.out.bias', 1, padded(labels.deprel.length), 0.3);
  return { header: { shape, parameters, labels, space, trained: { seed } }, values, forms, lowerForms };
}

/** A network that was trained before, put together again from its checkpoint, to read with. */
import { firstLower, type ModelLabels } from '../../src/language/model/index.ts';
import type { Prediction } from './batch.ts';
import { readCheckpoint } from './checkpoint.ts';
import { exampleMaker } from './examples.ts';
import { Memory } from './memory.ts';
import { Network } from './network.ts';
import { Parameters } from './parameters.ts';

/** 64 KiB each: 512 MiB, of which what is not used costs nothing. */
const memoryPages = 8192;

export class Teacher {
  readonly labels: ModelLabels;
  readonly #memory: Memory;
  readonly #network: Network;
  readonly #make: ReturnType<typeof exampleMaker>;

  constructor(checkpoint: string, kernels: WebAssembly.Module) {
    const { header, values, forms, lowerForms } = readCheckpoint(checkpoint);
    const { shape, labels, parameters: written } = header;
    const space = { ...header.space, forms, lowerForms };
    this.labels = labels;
    this.#make = exampleMaker({ space, frequency: new Map() });
    this.#memory = new Memory(
      new WebAssembly.Memory({ initial: memoryPages, maximum: memoryPages, shared: true }),
      kernels,
    );
    const parameters = new Parameters(this.#memory, 0, null);
    const rows = written.find(({ name }) => name === 'embedding')!.rows;
    const tags = [labels.upos, labels.xpos, labels.feats, labels.script].map(({ length }) => length);
    const outputs = { tags, relations: labels.deprel.length };
    this.#network = new Network(this.#memory, parameters, 0, shape, rows, firstLower(space), [], outputs, null);
    for (const { name, value } of parameters.all) this.#memory.floats.set(values.get(name)!, value / 4);
  }

  /** Calls `found` for each sentence, given as words; the scores are those that the prediction's tables lie in. */
  read(
    sentences: readonly (readonly string[])[],
    found: (index: number, scores: Float32Array, prediction: Prediction) => void,
  ): void {
    const examples = sentences.map((form) => this.#make.bare(form, 0));
    this.#network.predict(examples, (i, prediction) => found(i, this.#memory.floats, prediction));
  }
}

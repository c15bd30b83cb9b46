/**
 * One of the threads that train together. All run the same plan over the same shared memory: each takes every n-th sentence
 * of a batch, they meet, each updates its part of the parameters, they meet again.
 */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { writeCheckpoint } from './checkpoint.ts';
import { batchesOf, labelsOf, readCorpus } from './corpus.ts';
import { evaluate } from './evaluate.ts';
import { Memory } from './memory.ts';
import { Network } from './network.ts';
import { Optimiser } from './optimiser.ts';
import { Parameters } from './parameters.ts';
import type { Plan } from './plan.ts';
import { Random } from './random.ts';
import { readState, writeState } from './state.ts';

export interface ThreadTask {
  readonly plan: Plan;
  /** File of the lessons, if there are any. */
  readonly lessons: string | null;
  readonly thread: number;
  readonly memory: WebAssembly.Memory;
  readonly kernels: WebAssembly.Module;
  readonly control: SharedArrayBuffer;
  /** Where the state after the last whole epoch is, for going on after a stop. */
  readonly state: string;
  readonly checkpoint: string;
}

const { plan, lessons, thread, memory: shared, kernels: module, control, state, checkpoint } = workerData as ThreadTask;
const { threads } = plan;

/** A worker's own streams wait for its event loop, which does not turn while it trains. */
function say(text: string): void {
  if (thread === 0) writeSync(2, `${text}\n`);
}

const corpus = readCorpus(plan, lessons);
const { classes, forms } = corpus;
const rows = 2 + forms.space.forms.length + forms.space.lowerForms.length + plan.affixRows + plan.gramRows;
const memory = new Memory(shared, module);
const parameters = new Parameters(memory, threads, thread === 0 ? new Random(plan.seed) : null);
const touched = Array.from(
  { length: threads },
  () => new Uint8Array(shared.buffer, memory.zeroed(Math.ceil(rows / 4)), rows),
);
const sizes = (sets: readonly { readonly names: readonly string[] }[]) => sets.map(({ names }) => names.length);
const network = new Network(
  memory,
  parameters,
  thread,
  plan.shape,
  rows,
  corpus.lowerUnknown,
  touched,
  { tags: sizes([classes.upos, classes.xpos, classes.feats, classes.script]), relations: classes.deprel.names.length },
  corpus.silver.length === 0 ? null : { tags: sizes([corpus.silverXpos]), relations: corpus.silverDeprel.names.length },
);
memory.divide(thread, threads);
const optimiser = new Optimiser(memory, parameters, network, thread, threads, control, plan.decay);
optimiser.meet();

let epoch = 0;
const found = readState(state, memory, parameters);
if (found !== null) {
  epoch = found.epochs;
  optimiser.step = found.steps;
  say(`going on after epoch ${epoch} of ${plan.epochs}`);
}
optimiser.meet();
say(
  `${corpus.gold.length} sentences of treebanks, ${corpus.silver.length} of silver news and ${corpus.lessons.length} of lessons; ${rows} rows, ${parameters.all.reduce((sum, { size }) => sum + size, 0)} parameters`,
);

const totalSteps =
  batchesOf(corpus.gold, plan.batch, threads).length * plan.epochs +
  batchesOf(corpus.silver, plan.batch, threads).length * Math.min(plan.epochs, plan.silverEpochs) +
  batchesOf(corpus.lessons, plan.batch, threads).length * Math.min(plan.epochs, plan.lessonEpochs);

/** Warming up for 200 steps, level for 30 % of them all, then falling in a line. */
function rateAt(step: number): number {
  const done = step / totalSteps;
  return plan.rate * Math.min(1, (step + 1) / 200) * (done < 0.3 ? 1 : Math.max(0.02, (1 - done) / 0.7));
}

/** The whole epoch's order and noise follow from the seed and its number, so that a stopped run goes on the same. */
function trainEpoch(): number {
  const order = new Random(plan.seed * 7919 + epoch);
  const noise = new Random((plan.seed * 7919 + epoch) * 64 + 32 + thread);
  const gold = [...corpus.gold];
  order.shuffle(gold);
  const batches = batchesOf(gold, plan.batch, threads);
  for (const [examples, epochs] of [
    [corpus.silver, plan.silverEpochs],
    [corpus.lessons, plan.lessonEpochs],
  ] as const) {
    if (epoch >= epochs || examples.length === 0) continue;
    const more = [...examples];
    order.shuffle(more);
    batches.push(...batchesOf(more, plan.batch, threads));
    order.shuffle(batches);
  }
  let words = 0;
  let told = Date.now();
  batches.forEach((batch, at) => {
    const mine = batch.filter((_, i) => i % threads === thread);
    const size = batch.reduce((sum, example) => sum + example.words, 0);
    words += size;
    const { silver, opinion } = batch[0]!;
    network.learn(mine, {
      random: noise,
      scale: (silver ? plan.silverWeight : opinion !== null ? plan.lessonWeight : 1) / size,
      by: { dropout: plan.dropout, unknown: 0.25 },
      tagWeight: silver ? [1] : [1, 1, 0.5, 0.5],
    });
    optimiser.meet();
    optimiser.update(rateAt(optimiser.step));
    if (Date.now() - told < 10_000) return;
    told = Date.now();
    say(`epoch ${epoch + 1} of ${plan.epochs}: ${Math.round((100 * (at + 1)) / batches.length)} %`);
  });
  return words;
}

/** Figures on the development part and the checkpoint, both of the averaged parameters. Thread 0 does it while the others wait. */
function writeEpoch(): string {
  parameters.swapAverage(network.embedding);
  const figures = evaluate(network, memory, corpus);
  const shipped = parameters.all.filter(({ name }) => !name.startsWith('silver.'));
  const { corpora: _, ...told } = plan;
  writeCheckpoint(checkpoint, {
    header: {
      shape: plan.shape,
      parameters: shipped.map(({ name, rows: height, columns }) => ({ name, rows: height, columns })),
      labels: labelsOf(classes),
      space: {
        forms: forms.space.forms.length,
        lowerForms: forms.space.lowerForms.length,
        affixRows: plan.affixRows,
        gramRows: plan.gramRows,
      },
      trained: { ...told, epoch, figures },
    },
    values: new Map(shipped.map(({ name, size, value }) => [name, memory.floats.slice(value / 4, value / 4 + size)])),
    forms: forms.space.forms,
    lowerForms: forms.space.lowerForms,
  });
  parameters.swapAverage(network.embedding);
  return Object.entries(figures)
    .map(([name, share]) => `${name} ${share.toFixed(2)}`)
    .join(' ');
}

if (thread === 0 && epoch === plan.epochs) say(`on dev ${writeEpoch()}`);
while (epoch < plan.epochs) {
  const begun = Date.now();
  const words = trainEpoch();
  const seconds = (Date.now() - begun) / 1000;
  epoch++;
  if (thread === 0) {
    const shown = writeEpoch();
    writeState(state, memory, parameters, { epochs: epoch, steps: optimiser.step });
    say(
      `epoch ${epoch} of ${plan.epochs}: ${seconds.toFixed(0)} s, ${Math.round(words / seconds)} words/s; on dev ${shown}`,
    );
  }
  optimiser.meet();
}

/** `node small-training.ts CORPORA CACHE`: the smallest plan that has everything, for training.test.ts. */
import { defaultPlan } from '../../train/language/plan.ts';
import { trainPlan } from '../../train/language/train.ts';

const [corpora, cache] = process.argv.slice(2) as [string, string];
const small = {
  ...defaultPlan,
  shape: { dimension: 32, hidden: 16, layers: 1, arc: 16, relation: 16 },
  epochs: 3,
  batch: 60,
  rate: 0.01,
  affixRows: 64,
  gramRows: 64,
};
await trainPlan(
  {
    ...small,
    silverEpochs: 0,
    lessonEpochs: 2,
    corpora,
    without: [],
    seed: 1,
    threads: 2,
    teachers: [{ ...small, silverEpochs: 1, lessonEpochs: 0, isFreeOnly: false, seedStep: 0 }],
  },
  cache,
);

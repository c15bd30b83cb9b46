/** Trains the teachers, has them write lessons, trains the network that ships, then makes the model file and its MODEL.md. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TrainOptions } from '../subject.ts';
import { readCheckpoint } from './checkpoint.ts';
import { compileKernels } from './compile-kernels.ts';
import type { Figures } from './evaluate.ts';
import { exportModel } from './export-model.ts';
import { makeLemmaLexicon } from './lemmas-file.ts';
import { writeLessons } from './lessons.ts';
import { writeModelCard } from './model-card.ts';
import { defaultPlan, nonCommercialGenres, type Plan } from './plan.ts';
import { makeSentenceWeights } from './sentences-file.ts';
import type { ThreadTask } from './thread.ts';

/** 64 KiB each: 1.75 GiB, of which a run with the default plan uses about half. */
const memoryPages = 28_000;

/** Where what a plan makes is kept until all is done: the digest of the plan names it. */
function cachePath(cache: string, plan: Plan, ending: string): string {
  mkdirSync(cache, { recursive: true });
  const name = createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 12);
  return join(cache, `language-${name}.${ending}`);
}

/**
 * Trains one network, or goes on with it where it was stopped; gives the path of its checkpoint.
 * @param cache folder for what a stopped run goes on from
 * @param lessons file of the lessons, if there are any
 */
export async function trainNetwork(plan: Plan, cache: string, lessons: string | null = null): Promise<string> {
  const { threads } = plan;
  const state = cachePath(cache, plan, 'state');
  const checkpoint = cachePath(cache, plan, 'checkpoint');
  const memory = new WebAssembly.Memory({ initial: memoryPages, maximum: 32_768, shared: true });
  const kernels = new WebAssembly.Module(await compileKernels());
  const control = new SharedArrayBuffer(64 + 8 * threads);
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const task: ThreadTask = { plan, lessons, thread, memory, kernels, control, state, checkpoint };
      const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: task });
      return new Promise<void>((resolve, reject) => {
        worker.on('error', reject);
        worker.on('exit', (code) =>
          code === 0 ? resolve() : reject(new Error(`a training thread ended with ${code}`)),
        );
      });
    }),
  );
  return checkpoint;
}

/** The plans of a plan's teachers. */
export function teacherPlans({ corpora, without, seed, threads, teachers }: Plan): readonly Plan[] {
  return teachers.map(({ isFreeOnly, seedStep, ...schedule }) => ({
    ...schedule,
    corpora,
    without: isFreeOnly ? nonCommercialGenres : without,
    seed: seed + seedStep,
    threads,
    teachers: [],
  }));
}

/** Trains a plan's teachers, has them write its lessons, and trains its network; gives the path of the checkpoint. */
export async function trainPlan(plan: Plan, cache: string): Promise<string> {
  const teachers: string[] = [];
  for (const [at, teacher] of teacherPlans(plan).entries()) {
    console.error(`teacher ${at + 1} of ${plan.teachers.length}`);
    teachers.push(await trainNetwork(teacher, cache));
  }
  if (teachers.length === 0) return trainNetwork(plan, cache);
  const lessons = cachePath(cache, plan, 'lessons');
  if (!existsSync(lessons)) {
    console.error('the teachers read the news');
    await writeLessons(plan, teachers, lessons);
  }
  return trainNetwork(plan, cache, lessons);
}

function forget(plan: Plan, cache: string): void {
  for (const one of [...teacherPlans(plan), plan]) {
    for (const ending of ['state', 'checkpoint', 'lessons']) rmSync(cachePath(cache, one, ending), { force: true });
  }
}

/** The whole command: trains, or goes on with a run that was stopped, and writes the models and MODEL.md. */
export async function trainLanguage(options: TrainOptions): Promise<void> {
  const { corpora, out, seed, threads, isFreeOnly, isAfresh } = options;
  const plan: Plan = { ...defaultPlan, corpora, seed, threads, without: isFreeOnly ? nonCommercialGenres : [] };
  const cache = join(import.meta.dirname, '..', '..', '.cache', 'train');
  if (isAfresh) forget(plan, cache);
  const checkpoint = await trainPlan(plan, cache);
  await exportModel(checkpoint, out);
  // Neither needs NonCommercial texts: bench/accuracy/language/README.md has what leaving them out costs.
  makeSentenceWeights(corpora, out, nonCommercialGenres);
  makeLemmaLexicon(corpora, out, nonCommercialGenres);
  writeModelCard({
    folder: out,
    files: ['language.bin.br', 'lemmas.bin.br', 'sentences.bin.br'],
    command: `npm run train -- language --corpora PATH${isFreeOnly ? ' --only-free' : ''}`,
    seed,
    threads,
    without: plan.without,
    figures: readCheckpoint(checkpoint).header.trained.figures as Figures,
  });
}

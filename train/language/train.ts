/** Runs the threads of a training, then makes the model file and its MODEL.md. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readCheckpoint } from './checkpoint.ts';
import { compileKernels } from './compile-kernels.ts';
import type { Figures } from './evaluate.ts';
import { exportModel } from './export-model.ts';
import { makeLemmaLexicon } from './lemmas-file.ts';
import { writeModelCard } from './model-card.ts';
import { defaultPlan, nonCommercialGenres, type Plan } from './plan.ts';
import { makeSentenceWeights } from './sentences-file.ts';
import type { ThreadTask } from './thread.ts';

export interface TrainOptions {
  readonly corpora: string;
  readonly out: string;
  readonly seed: number;
  readonly threads: number;
  readonly isFreeOnly: boolean;
  readonly isAfresh: boolean;
}

/** 64 KiB each: 1.75 GiB, of which a run with the default plan uses about half. */
const memoryPages = 28_000;

export async function trainLanguage({
  corpora,
  out,
  seed,
  threads,
  isFreeOnly,
  isAfresh,
}: TrainOptions): Promise<void> {
  const plan: Plan = { ...defaultPlan, corpora, seed, threads, without: isFreeOnly ? nonCommercialGenres : [] };
  const name = createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 12);
  const cache = join(import.meta.dirname, '..', '..', '.cache', 'train');
  mkdirSync(cache, { recursive: true });
  const state = join(cache, `language-${name}.state`);
  const checkpoint = join(cache, `language-${name}.checkpoint`);
  if (isAfresh) for (const path of [state, checkpoint]) rmSync(path, { force: true });

  const memory = new WebAssembly.Memory({ initial: memoryPages, maximum: 32_768, shared: true });
  const kernels = new WebAssembly.Module(await compileKernels());
  const control = new SharedArrayBuffer(64 + 8 * threads);
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const task: ThreadTask = { plan, thread, memory, kernels, control, state, checkpoint };
      const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: task });
      return new Promise<void>((resolve, reject) => {
        worker.on('error', reject);
        worker.on('exit', (code) =>
          code === 0 ? resolve() : reject(new Error(`a training thread ended with ${code}`)),
        );
      });
    }),
  );
  await exportModel(checkpoint, out);
  // Neither needs NonCommercial texts: bench/accuracy/language/README.md has what leaving them out costs.
  makeSentenceWeights(corpora, out, nonCommercialGenres);
  makeLemmaLexicon(corpora, out, nonCommercialGenres);
  const { figures } = readCheckpoint(checkpoint).header.trained;
  writeModelCard({
    folder: out,
    files: ['language.bin.br', 'lemmas.bin.br', 'sentences.bin.br'],
    command: `npm run train -- language --corpora PATH${isFreeOnly ? ' --only-free' : ''}`,
    seed,
    threads,
    without: plan.without,
    figures: figures as Figures,
  });
}

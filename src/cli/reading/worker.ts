/** The worker thread: reads batches for `read`, single captures for `serve` and inputs for `import`. */
import { parentPort, workerData } from 'node:worker_threads';
import { OnrecordError } from '../../lib/problems.ts';
import { loadModels } from '../../load-models.ts';
import { readBatch, readSafely } from './batch.ts';
import { readForRecord } from './for-record.ts';
import type { WorkerReply, WorkerSettings, WorkerTask } from './pool.ts';

const { modelFolder } = workerData as WorkerSettings;
const models = loadModels(modelFolder);

async function answer(task: WorkerTask): Promise<WorkerReply> {
  if (task.kind === 'batch') return { kind: 'batch', result: await readBatch(task.inputs, task.settings, models) };
  if (task.kind === 'for-record') {
    return { kind: 'for-record', result: await readForRecord(task.inputs, task.listing, models) };
  }
  const known = await models;
  return task.kind === 'capture' ? { kind: 'capture', result: readSafely(task.capture, known) } : { kind: 'ready' };
}

parentPort?.on('message', async (task: WorkerTask) => {
  const reply = await answer(task).catch((error: unknown): WorkerReply => {
    if (error instanceof OnrecordError) return { kind: 'failed', problem: error.toProblem() };
    throw error;
  });
  parentPort?.postMessage(reply);
});

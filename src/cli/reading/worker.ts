/** The worker thread: reads batches for `read`, single captures for `serve` and inputs for `import`. */
import { isMarkedAsUntransferable, parentPort, workerData } from 'node:worker_threads';
import { OnrecordError } from '../../lib/problems.ts';
import { openShared } from '../../load-models.ts';
import { readBatch, readDocument } from './batch.ts';
import { type ReadInput, readForRecord } from './for-record.ts';
import type { WorkerReply, WorkerSettings, WorkerTask } from './pool.ts';

const models = openShared((workerData as WorkerSettings).models);
models.catch(() => {});

async function answer(task: WorkerTask): Promise<WorkerReply> {
  if (task.kind === 'batch') return { kind: 'batch', result: await readBatch(task.inputs, task.settings, models) };
  if (task.kind === 'for-record') {
    return { kind: 'for-record', result: await readForRecord(task.inputs, task.listing, models) };
  }
  const known = await models;
  return task.kind === 'capture'
    ? { kind: 'capture', result: await readDocument(task.capture, known) }
    : { kind: 'ready' };
}

parentPort?.on('message', async (task: WorkerTask) => {
  const reply = await answer(task).catch((error: unknown): WorkerReply => {
    if (error instanceof OnrecordError) return { kind: 'failed', problem: error.toProblem() };
    throw error;
  });
  parentPort?.postMessage(reply, reply.kind === 'for-record' ? bodiesOf(reply.result) : []);
});

/** Bodies are handed over, not copied, where they have their memory to themselves. */
function bodiesOf(read: readonly ReadInput[]): ArrayBuffer[] {
  const own = new Set<ArrayBuffer>();
  for (const { capture } of read) {
    const buffer = capture?.body.buffer;
    if (buffer instanceof ArrayBuffer && !isMarkedAsUntransferable(buffer)) own.add(buffer);
  }
  return [...own];
}

/** The worker thread: reads batches for `read` and single captures for `serve`. */
import { parentPort } from 'node:worker_threads';
import { readBatch, readSafely } from './batch.ts';
import type { WorkerReply, WorkerTask } from './pool.ts';

parentPort?.on('message', async (task: WorkerTask) => {
  const reply: WorkerReply =
    task.kind === 'batch'
      ? { kind: 'batch', result: await readBatch(task.inputs, task.settings) }
      : { kind: 'capture', result: readSafely(task.capture) };
  parentPort?.postMessage(reply);
});

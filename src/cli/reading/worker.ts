/** The worker thread: reads batches for `read` and single captures for `serve`. */
import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { WorkerReply, WorkerTask } from './pool.ts';

// A thread does not take over the main thread's: without it, it starts slower and needs 10 MB more.
enableCompileCache();
const { readBatch, readSafely } = await import('./batch.ts');

parentPort?.on('message', async (task: WorkerTask) => {
  const reply: WorkerReply =
    task.kind === 'batch'
      ? { kind: 'batch', result: await readBatch(task.inputs, task.settings) }
      : { kind: 'capture', result: readSafely(task.capture) };
  parentPort?.postMessage(reply);
});

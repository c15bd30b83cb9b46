/** What the suites of the `Store` contract are handed, and how they put a story into it. */
import type { Capture, Store } from '../../types/index.ts';
import { type ExampleStory, exampleCapture, exampleReading } from './example-reading.ts';

export interface OpenedStore {
  readonly store: Store;
  /** Closes the store and leaves nothing behind. */
  dispose(): Promise<void>;
}

/** Keeps, claims and finishes, as a reader does. */
export async function addStory(store: Store, story: ExampleStory, capturedAt: string): Promise<Capture> {
  const capture = exampleCapture(story, capturedAt);
  await store.keepCapture(capture);
  const job = await store.claimJob('test', capture.id);
  if (job !== null) await store.finishJob(job, exampleReading(story, job.capture));
  return capture;
}

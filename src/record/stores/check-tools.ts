/** What the contracts of checks ask of a store again and again. */
import type { Check, Correction, RecordEntry, SignedChange, Store } from '../../types/index.ts';
import { type ExampleStory, exampleCapture, exampleReading } from './example-reading.ts';

const monday = '2031-05-19T08:00:00Z';

export function idOf(story: ExampleStory, i: number): string {
  return exampleReading(story, exampleCapture(story, monday)).statements[i]!.id;
}

export function articleOf(story: ExampleStory): string {
  return exampleReading(story, exampleCapture(story, monday)).article.id;
}

export function stateOf(check: Check | null) {
  return check && [check.state, check.by];
}

/** `store`: the one of the test that runs; `sign`: who corrects where a test does not say. */
export function checkTools(store: () => Store, sign: () => SignedChange) {
  let readings = 0;
  return {
    entry: async (id: string): Promise<RecordEntry> => (await store().statement(id))!,
    correct: async (id: string, correction: Correction, change = sign()) =>
      store().checkStatement(id, { kind: 'correct', correction }, change),
    listed: async (): Promise<string[]> => {
      const { entries } = await store().latest({ limit: 50, cursor: null });
      return entries.map(({ id }) => id);
    },
    /** Reads everything again, as `story`. */
    reread: async (story: ExampleStory, capturedAt = monday): Promise<void> => {
      await store().planRereading(`example/again-${++readings}`);
      for (let job = await store().claimJob('a'); job !== null; job = await store().claimJob('a')) {
        const read = exampleReading(story, { ...job.capture, capturedAt });
        await store().finishJob(job, { ...read, engine: 'example/2' });
      }
    },
  };
}

/** What every engine must do with jobs: back-off, dead letters, work planned for later. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { problem } from '../../lib/problems.ts';
import type { PlannedJob, Store } from '../../types/index.ts';
import { exampleCapture, exampleReading, tollStory } from './example-reading.ts';
import type { OpenedStore } from './opened-store.ts';

const minute = 60_000;
const broken = problem('cli/reading-failed', '', 'Reading this broke off.');
const recheck: PlannedJob = {
  kind: 'recheck',
  key: tollStory.url,
  uri: tollStory.url,
  dueAt: '2031-06-01T01:00:00.000Z',
  task: { round: 1, source: null },
};

export function jobContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} keeps jobs`, () => {
    let opened: OpenedStore;
    let store: Store;
    let clock: number;
    const capture = exampleCapture(tollStory, '2031-05-19T08:00:00Z');

    beforeEach(async () => {
      clock = Date.parse('2031-06-01T00:00:00Z');
      opened = await open(() => new Date(clock));
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    /** Takes and puts off until the job is a dead letter. */
    const exhaust = async (): Promise<void> => {
      await store.keepCapture(capture);
      for (let job = await store.claimJob('a'); job !== null; job = await store.claimJob('a')) {
        await store.putOffJob(job, broken);
        clock += 30 * minute;
      }
    };

    it('should try again later, and later still, what may be over the next time', async () => {
      await store.keepCapture(capture);
      assert.equal(await store.putOffJob((await store.claimJob('a'))!, broken), true);
      clock += minute - 1;
      assert.equal(await store.claimJob('a'), null);
      clock += 1;
      const second = (await store.claimJob('a'))!;
      assert.equal(second.attempt, 2);
      assert.equal(await store.putOffJob(second, broken), true);
      clock += 5 * minute - 1;
      assert.equal(await store.claimJob('a'), null);
      clock += 1;
      assert.equal(await store.putOffJob((await store.claimJob('a'))!, broken), false);
      assert.deepEqual(
        (await store.failedJobs(5)).map(({ problem: why }) => why),
        [broken],
      );
    });

    it('should wait until a time that is known', async () => {
      await store.keepCapture(capture);
      await store.putOffJob((await store.claimJob('a'))!, broken, '2031-06-01T03:00:00Z');
      clock = Date.parse('2031-06-01T02:59:59Z');
      assert.equal(await store.claimJob('a'), null);
      clock += 1000;
      assert.notEqual(await store.claimJob('a'), null);
    });

    it('should not let a lost lease put a job off or hand it back', async () => {
      await store.keepCapture(capture);
      const lost = (await store.claimJob('a'))!;
      clock += minute;
      const held = (await store.claimJob('b'))!;
      assert.equal(await store.putOffJob(lost, broken), false);
      await store.handBackJob(lost);
      assert.equal(await store.claimJob('c'), null);
      await store.finishJob(held, exampleReading(tollStory, capture));
      assert.equal((await store.counts()).jobsWaiting, 0);
    });

    it('should count no attempt for what was handed back', async () => {
      await store.keepCapture(capture);
      for (let i = 0; i < 5; i++) await store.handBackJob((await store.claimJob('a'))!);
      assert.equal((await store.claimJob('a'))?.attempt, 1);
    });

    it('should not keep jobs waiting for a clock that was far ahead', async () => {
      await store.keepCapture(capture);
      clock += 30 * 24 * 60 * minute;
      await store.claimJob('a');
      clock -= 30 * 24 * 60 * minute;
      assert.notEqual(await store.claimJob('b'), null);
    });

    it('should keep dead letters until they are retried', async () => {
      await exhaust();
      const [dead, ...others] = await store.jobs({ states: ['failed'], limit: 10 });
      assert.deepEqual(others, []);
      assert.deepEqual(
        [dead?.id, dead?.kind, dead?.state, dead?.uri, dead?.attempt, dead?.dueAt, dead?.problem],
        [capture.id, 'read', 'failed', capture.uri, 3, null, broken],
      );
      assert.deepEqual(await store.job(capture.id), dead);
      assert.equal(await store.job('nothing'), null);
      assert.equal(await store.retryJobs(['nothing']), 0);
      assert.equal(await store.retryJobs([capture.id]), 1);
      assert.equal((await store.claimJob('a'))?.attempt, 1);
    });

    it('should never take up again what was dropped, also when the capture comes again', async () => {
      await exhaust();
      assert.equal(await store.dropJobs(null), 1);
      assert.equal(await store.dropJobs(null), 0);
      assert.equal(await store.retryJobs(null), 0);
      await store.keepCapture(capture);
      assert.equal(await store.claimJob('a'), null);
      assert.notEqual(await store.capture(capture.id), null);
      assert.equal((await store.jobs({ states: ['dropped'], limit: 10 })).length, 1);
    });

    it('should drop and retry nothing that is no dead letter', async () => {
      await store.keepCapture(capture);
      assert.equal(await store.dropJobs([capture.id]), 0);
      assert.equal(await store.retryJobs(null), 0);
      assert.notEqual(await store.claimJob('a'), null);
    });

    it('should give out planned work when it is due, and only once', async () => {
      await store.planJob(recheck);
      assert.equal(await store.claimDueJob('recheck', 'a'), null);
      assert.equal(await store.claimJob('a'), null);
      assert.equal((await store.counts()).jobsWaiting, 0);
      clock += 60 * minute;
      const job = await store.claimDueJob('recheck', 'a');
      assert.deepEqual(
        { key: job?.key, uri: job?.uri, dueAt: job?.dueAt, task: job?.task },
        { key: recheck.key, uri: recheck.uri, dueAt: recheck.dueAt, task: recheck.task },
      );
      assert.equal(await store.claimDueJob('recheck', 'b'), null);
      await store.endDueJob(job!);
      clock += 60 * minute;
      assert.equal(await store.claimDueJob('recheck', 'b'), null);
    });

    it('should have one job of a kind for a key, and plan the next with the end of the last', async () => {
      await store.planJob(recheck);
      await store.planJob({ ...recheck, dueAt: '2031-06-01T02:00:00.000Z' });
      clock += 60 * minute;
      assert.equal(await store.claimDueJob('recheck', 'a'), null);
      clock += 60 * minute;
      const job = (await store.claimDueJob('recheck', 'a'))!;
      await store.planJob({ ...recheck, dueAt: '2031-06-01T02:00:00.000Z' });
      assert.equal(await store.claimDueJob('recheck', 'b'), null, 'one under way stays as it is');
      await store.endDueJob(job, { ...recheck, dueAt: '2031-06-01T08:00:00.000Z', task: { round: 2 } });
      assert.equal(await store.claimDueJob('recheck', 'b'), null);
      clock += 6 * 60 * minute;
      assert.deepEqual((await store.claimDueJob('recheck', 'b'))?.task, { round: 2 });
    });

    it('should give up planned work that three workers did not survive', async () => {
      await store.planJob(recheck);
      clock += 60 * minute;
      for (let i = 0; i < 3; i++) {
        assert.notEqual(await store.claimDueJob('recheck', 'a'), null);
        clock += minute;
      }
      assert.equal(await store.claimDueJob('recheck', 'a'), null);
      const [dead] = await store.jobs({ states: ['failed'], limit: 10 });
      assert.equal(dead?.problem?.code, 'record/gave-up');
      assert.deepEqual(await store.failedJobs(10), [], 'no page of it was unreadable');
    });

    it('should refuse a time that is none', async () => {
      await assert.rejects(store.planJob({ ...recheck, dueAt: 'soon' }), RangeError);
    });
  });
}

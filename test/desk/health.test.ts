/** What a monitor sees of the desk. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OnrecordError } from '../../src/lib/problems.ts';
import { deskWith } from './asked.ts';

describe('a monitor of the desk', () => {
  it('should be told that it runs, and that it can answer', async () => {
    const { ask } = deskWith([]);
    assert.deepEqual(await (await ask('/healthz')).json(), { version: 1, status: 'ok' });
    const ready = await ask('/readyz');
    assert.deepEqual([ready.status, await ready.json()], [200, { version: 1, status: 'ready' }]);
  });

  it('should be told when the record does not answer, while the desk still runs', async () => {
    const { ask, store } = deskWith([]);
    store.latestArticles = async () => {
      throw new OnrecordError('record/cannot-open', '', 'The disk failed.');
    };
    const ready = await ask('/readyz');
    assert.equal(ready.status, 503);
    const { status, problem } = (await ready.json()) as { status: string; problem: { code: string } };
    assert.deepEqual([status, problem.code], ['not ready', 'record/cannot-open']);
    assert.equal((await ask('/healthz')).status, 200);
  });

  it('should find what the record holds and how long answers take', async () => {
    const { ask } = deskWith([]);
    await ask('/articles');
    await ask('/articles/nothing-here');
    await ask('/no-such-page-1');
    await ask('/no-such-page-2');
    const answer = await ask('/metrics');
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    const text = await answer.text();
    for (const line of [
      /^onrecord_record_items\{kind="articles"\} \d+$/m,
      /^onrecord_jobs\{state="waiting"\} \d+$/m,
      /^onrecord_sources\{state="resting"\} 1$/m,
      /^onrecord_http_request_seconds_count\{method="GET",route="\/articles",status="200"\} 1$/m,
      /^onrecord_http_request_seconds_count\{method="GET",route="\/articles\/:id",status="404"\} 1$/m,
      /^onrecord_http_request_seconds_count\{method="GET",route="none",status="404"\} 2$/m,
      /^process_cpu_user_seconds_total /m,
    ]) {
      assert.match(text, line);
    }
    assert.doesNotMatch(text, /no-such-page/);
  });

  it('should not be answered under a foreign name', async () => {
    const { ask } = deskWith([]);
    for (const path of ['/readyz', '/metrics']) {
      assert.equal((await ask(path, { headers: { host: 'evil.example' } })).status, 403);
    }
  });
});

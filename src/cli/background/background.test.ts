import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { captureText } from '../../gather/index.ts';
import { openRecord } from '../../record/index.ts';
import type { Log } from '../log.ts';
import { startBackground } from './background.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-background-'));
after(() => rmSync(base, { recursive: true, force: true }));
const around = { env: {}, base, now: () => new Date('2031-05-20T12:00:00Z') };
const work = { dataDir: join(base, 'record'), gather: false, allowPrivate: undefined, schedule: null };
const story = captureText(
  'Ferry stays\n\nThe ferry stays all winter, Mayor Odile Brant said on Friday in the harbour hall.\n',
  '2031-05-16T10:00:00Z',
);

function logged(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const add = (what: string): void => void lines.push(what);
  return { log: { note: add, tell: add, warn: add }, lines };
}

describe('what goes on beside the desk', () => {
  test('reads what it is given into the record, by the clock of whoever began it', async () => {
    const background = startBackground({ around, modelFolder: null, ...logged() });
    await background.ready();
    background.begin(work);
    const { articleId } = await background.readInto(story);
    await background.end();
    const store = await openRecord({ dataDir: work.dataDir, now: around.now, readOnly: true });
    const kept = await store.article(articleId!);
    await store.close();
    assert.match(kept?.readAt ?? '', /^2031-05-20T12:0/);
    assert.equal(kept?.entries[0]?.person?.name, 'Odile Brant');
    assert.equal((await background.readInto(story)).problem?.code, 'cli/reading-failed');
  });

  test('says why it cannot begin', async () => {
    const background = startBackground({ around, modelFolder: join(base, 'nowhere'), ...logged() });
    await assert.rejects(background.ready(), { code: 'language/no-model' });
    await background.end();
  });

  test('is ended by force when it does not end', async () => {
    const stubborn = `require('node:worker_threads').parentPort.on('message', () => { for (;;); });`;
    const background = startBackground({ around, modelFolder: null, ...logged(), program: stubborn, patience: 50 });
    background.begin(work);
    await background.end();
  });

  test('is begun again when it breaks off, at the cost of what it had', async () => {
    const { log, lines } = logged();
    const mortal = `const { parentPort: port } = require('node:worker_threads');
      let works = false;
      port.postMessage({ kind: 'ready' });
      port.on('message', (message) => {
        if (message.kind === 'work') works = true;
        else if (message.kind === 'stop') port.close();
        else if (message.question.uri === 'deadly:') throw new Error('it was deadly');
        else port.postMessage({ kind: 'answer', number: message.number, answer: { articleId: String(works), problem: null } });
      });`;
    const background = startBackground({ around, modelFolder: null, log, program: mortal });
    await background.ready();
    background.begin(work);
    const died = await background.readInto({ ...story, uri: 'deadly:' });
    assert.deepEqual([died.problem?.code, died.problem?.uri], ['cli/reading-failed', 'deadly:']);
    assert.deepEqual(await background.readInto(story), { articleId: 'true', problem: null });
    assert.deepEqual(lines, ['What goes on beside the desk broke off: it was deadly']);
    await background.end();
  });
});

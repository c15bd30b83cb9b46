/**
 * A gatherer that is killed at random moments, with a clock that is set forward and back in between, loses nothing and keeps nothing twice.
 * The file is also the gatherer: `node killed.test.ts gather FOLDER MINUTE`. `ONRECORD_TEST_KILLS` says how often; default 5.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadGathering } from '../../src/gather/index.ts';
import { openRecord } from '../../src/record/index.ts';
import { closeSites, type FakeSite, startSite } from './fake-web.ts';
import { feed, page } from './set-up.ts';

const kills = Number(process.env.ONRECORD_TEST_KILLS ?? 5);
const clockAt = (minute: number) => () => new Date(Date.UTC(2031, 4, 20, 12, minute));

async function gather(dataDir: string, minute: number): Promise<void> {
  const { createGatherer, createPoliteWeb } = await loadGathering();
  const now = clockAt(minute);
  const store = await openRecord({ dataDir, now });
  const pause = async (): Promise<void> => {};
  const network = { allowPrivate: true };
  const web = createPoliteWeb({ network, userAgent: 'Onrecord/0 (test)', delay: 0, store, now, pause });
  const report = (event: { readonly kind: string }): void => void writeSync(1, `${event.kind}\n`);
  const worker = String(process.pid);
  const gatherer = createGatherer({ store, web, now, chance: Math.random, pause, worker, report });
  await gatherer.run(new AbortController().signal, false);
  await store.close();
}

/** Runs a gatherer, and kills it when it has said so many lines; null: lets it end. */
async function gatherer(dataDir: string, minute: number, lines: number | null): Promise<void> {
  // Without it node:test would take the child for one of its own.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const words = [import.meta.filename, 'gather', dataDir, String(minute)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], env });
  let said = 0;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk.split('\n').length - 1;
    if (lines !== null && said >= lines) child.kill('SIGKILL');
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  assert.ok(code === 0 || (code === null && lines !== null), `it ended with ${code}`);
}

/** Sites that together have more articles than killed gatherers can come to. */
async function startSites(): Promise<readonly FakeSite[]> {
  return Promise.all(
    ['Tideline', 'Lantern', 'Courier'].map(async (name) => {
      const paths = Array.from({ length: Math.min(95, 4 * kills) }, (_, i) => `/a${i}`);
      const pages = Object.fromEntries(paths.map((path) => [path, page(`${name} ${path}.`)]));
      return startSite({ '/feed': feed(...paths), ...pages });
    }),
  );
}

async function killedOften(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-killed-'));
  after(() => {
    closeSites();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const sites = await startSites();
  const { sourceOf } = await loadGathering();
  const addedAt = clockAt(0)().toISOString();
  const store = await openRecord({ dataDir, now: clockAt(0) });
  const ids: string[] = [];
  for (const { origin } of sites) {
    const found = { uri: `${origin}/feed`, kind: 'rss', title: null, homepage: null } as const;
    const source = sourceOf(found, { tags: [], addedAt });
    await store.keepSource(source);
    ids.push(source.id);
  }
  let minute = 0;
  for (let i = 0; i < kills; i++) {
    // A day back, now and then; else so far on that the lease of who was killed has run out.
    const back = i % 4 === 3 ? 1440 : 0;
    minute += 2;
    await gatherer(dataDir, minute - back, 1 + Math.floor(Math.random() * 4));
  }
  await gatherer(dataDir, minute + 2, null);

  const expected = sites.flatMap(({ pages }) => Object.keys(pages)).filter((path) => path !== '/feed').length;
  const { captures, jobsWaiting } = await store.counts();
  assert.deepEqual([captures, jobsWaiting], [expected, expected]);
  const uris = sites.flatMap(({ origin, pages }) => Object.keys(pages).map((path) => origin + path));
  const visits = [...(await store.lastVisits(uris)).values()];
  assert.deepEqual([visits.length, new Set(visits.map(({ captureId }) => captureId)).size], [expected, expected]);
  for (const id of ids) assert.equal((await store.source(id))?.state.problem, null);
  assert.deepEqual(await store.verify(), []);
  await store.close();
}

if (process.argv[2] === 'gather') await gather(process.argv[3]!, Number(process.argv[4]));
else test('a gatherer that is killed again and again loses nothing and keeps nothing twice', killedOften);

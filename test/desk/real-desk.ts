/** A desk over a real record in a folder of its own, as a browser asks it: with cookies and form tokens. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk, type DeskServices } from '../../src/desk/index.ts';
import { openRecord } from '../../src/record/index.ts';
import type { ExampleStory } from '../../src/record/stores/example-reading.ts';
import { addStory } from '../../src/record/stores/opened-store.ts';
import type { Store } from '../../src/types/index.ts';
import { gatheringNothing, host } from './asked.ts';

export interface RealDesk {
  readonly store: Store;
  /** GET; the answer. */
  get(path: string): Promise<Response>;
  /** GET; the page or the twin as text. Throws unless it succeeds. */
  page(path: string): Promise<string>;
  /** POST of a form with the token that every page carries. A value that is a list is sent as often. */
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Response>;
  /** One more capture of a story, read. */
  read(story: ExampleStory, capturedAt: string): Promise<void>;
  /** Moves the clock on, in milliseconds. */
  wait(milliseconds: number): void;
  /** Closes the record and leaves nothing behind. */
  dispose(): Promise<void>;
}

/** `stories` are captured an hour apart from 19 May 2031 on; the desk's clock begins on 1 June 2031. */
export async function realDesk(
  stories: readonly ExampleStory[],
  services: Partial<DeskServices> = {},
): Promise<RealDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-desk-'));
  let clock = Date.parse('2031-06-01T12:00:00Z');
  const now = () => new Date(clock);
  const store = await openRecord({ dataDir, now });
  const begun = Date.parse('2031-05-19T08:00:00Z');
  for (const [hour, story] of stories.entries())
    await addStory(store, story, new Date(begun + hour * 3_600_000).toISOString());
  const submit: DeskServices['submit'] = async () => ({ articleId: 'none', problem: null });
  const desk = createDesk(
    { store, submit, ...gatheringNothing, loadDemo: async () => 0, now, ...services },
    { allowedHosts: [host], secret: new Uint8Array(32).fill(5) },
  );
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await desk.request(`http://${host}${path}`, { ...init, headers: { host, cookie, ...init.headers } });
    for (const set of answer.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split('=');
      jar.set(name!, value!);
    }
    return answer;
  };
  return {
    store,
    get: (path) => ask(path),
    async page(path) {
      const answer = await ask(path);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 2_000)}`);
      return text;
    },
    async post(path, fields) {
      const token = /name="token" value="([^"]+)"/.exec(await (await ask('/')).text())?.[1] ?? '';
      const body = new URLSearchParams({ token });
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      return ask(path, { method: 'POST', body, headers: { origin: `http://${host}` } });
    },
    async read(story, capturedAt) {
      await addStory(store, story, capturedAt);
    },
    wait: (milliseconds) => {
      clock += milliseconds;
    },
    async dispose() {
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

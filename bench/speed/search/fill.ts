/** A record of a million made-up statements: made once, in large transactions, and kept for the next run. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRecord } from '../../../src/record/index.ts';
import { makeCapture, makeReading } from './readings.ts';

/** Changes with what is in it, so that an old one is not taken for it. */
const edition = 'million-2';
const atOnce = 250;
export const articles = 66_700;

/** The data folder; made under `cacheDir` unless it is there. */
export async function filledRecord(cacheDir: string): Promise<string> {
  const dataDir = join(cacheDir, edition);
  const whole = join(dataDir, 'whole');
  if (existsSync(whole)) return dataDir;
  for (const old of existsSync(cacheDir) ? readdirSync(cacheDir) : []) rmSync(join(cacheDir, old), { recursive: true });
  mkdirSync(dataDir, { recursive: true });
  const store = await openRecord({ dataDir, now: () => new Date() });
  for (let n = 0; n < articles; n += atOnce) {
    const read = Array.from({ length: Math.min(atOnce, articles - n) }, (_, i) => {
      const capture = makeCapture(n + i);
      return { capture, outcome: { reading: makeReading(n + i, capture), problem: null }, place: null };
    });
    await store.keepRead(read, []);
    if ((n / atOnce) % 20 === 0) console.log(`${n} of ${articles} articles`);
  }
  await store.close();
  writeFileSync(whole, '');
  return dataDir;
}

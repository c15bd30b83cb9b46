/** A record of a million made-up statements: made once, in large transactions, and kept for the next run. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../../../src/lib/ids.ts';
import { openRecord } from '../../../src/record/index.ts';
import { makeCapture, makeReading } from './readings.ts';

/** What decides what is in it. */
const made = ['../../../src/record/stores/sqlite/migrations', '.'].map((path) => new URL(`${path}/`, import.meta.url));
const atOnce = 250;
export const articles = 66_700;

/** Changes with the tables and with what is made, so that an old record is not taken for this one. */
function edition(): string {
  const texts = made.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && name !== 'run.ts' && name !== 'workload.ts')
      .sort()
      .map((name) => readFileSync(new URL(name, folder), 'utf8')),
  );
  return digest(texts.join('\0')).slice(0, 12);
}

/** The data folder; made under `cacheDir` unless it is there. */
export async function filledRecord(cacheDir: string): Promise<string> {
  const dataDir = join(cacheDir, edition());
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

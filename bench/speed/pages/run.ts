/** How fast do bytes become an article, and what does it take? See README.md. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Bench } from '../../bench.ts';

const runs = 3;
const readers = ['onrecord', 'readability-jsdom', 'readability-linkedom', 'defuddle'] as const;

interface Answer<Measured> {
  readonly measured: Measured;
  readonly peakMegabytes: number;
}

interface Rate {
  readonly megabytesPerSecond: number;
  readonly slowest: number;
}

type Doubling = Readonly<Record<string, readonly { readonly megabytes: number; readonly ms: number }[]>>;

/** A fresh process on one core: the compiler and the collector run on the same thread. */
function child<Measured>(what: string, folder: string): Answer<Measured> {
  const script = join(import.meta.dirname, 'child.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--single-threaded', script, what, folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`measuring ${what} failed: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Answer<Measured>;
}

function rateOf(what: string, folder: string) {
  const count = what === 'onrecord' ? runs : 1;
  const answers = Array.from({ length: count }, () => child<Rate>(what, folder));
  answers.sort((a, b) => a.measured.megabytesPerSecond - b.measured.megabytesPerSecond);
  const { measured, peakMegabytes } = answers[answers.length >> 1]!;
  return {
    megabytesPerSecond: Number(measured.megabytesPerSecond.toPrecision(3)),
    slowestPageMs: Math.round(measured.slowest),
    peakMegabytes: Math.round(peakMegabytes),
  };
}

export const bench: Bench = {
  gold: 'pages/fundus-dev',
  async run({ gold }) {
    const rates = Object.fromEntries(readers.map((what) => [what, rateOf(what, gold)]));
    for (const [what, rate] of Object.entries(rates))
      console.log(
        `${what.padEnd(22)}${rate.megabytesPerSecond} MB/s, slowest page ${rate.slowestPageMs} ms, ${rate.peakMegabytes} MB`,
      );
    const doubling = child<Doubling>('doubling', gold).measured;
    for (const [kind, sizes] of Object.entries(doubling))
      console.log(
        `${kind.padEnd(12)}${sizes.map(({ megabytes, ms }) => `${megabytes.toFixed(2)} MB ${ms.toFixed(0)} ms`).join(', ')}`,
      );
    return { ...rates, doubling };
  },
};

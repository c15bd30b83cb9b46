/** How fast are names found, alone? See README.md. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../../bench.ts';

const runs = 3;

interface Rate {
  readonly megabytesPerSecond: number;
  readonly foundPerKilobyte: number;
}

interface Answer<Measured> {
  readonly measured: Measured;
  readonly peakMegabytes: number;
}

/** A fresh process on one core: the compiler and the collector run on the same thread. */
function child<Measured>(what: string): Answer<Measured> {
  const script = join(import.meta.dirname, 'child.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--single-threaded', script, what], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`measuring ${what} failed: ${stderr}`);
  return JSON.parse(stdout) as Answer<Measured>;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function rateOf(what: string) {
  const answers = Array.from({ length: runs }, () => child<Rate>(what));
  const rates = answers.map(({ measured }) => Number(measured.megabytesPerSecond.toPrecision(3)));
  return {
    megabytesPerSecond: median(rates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    foundPerKilobyte: Number(answers[0]!.measured.foundPerKilobyte.toFixed(2)),
    peakMegabytes: Math.round(Math.max(...answers.map(({ peakMegabytes }) => peakMegabytes))),
  };
}

const names = {
  names: 'Onrecord, from words and trees',
  compromise: 'compromise, from text',
} as const;

export const bench: Bench = {
  gold: '',
  async run({ out }) {
    const rates = Object.fromEntries(Object.keys(names).map((what) => [what, rateOf(what)]));
    const doubling = child<Readonly<Record<string, readonly { words: number; ms: number }[]>>>('doubling').measured;
    console.log(`one core, processor time; median of ${runs} fresh processes (slowest–fastest)\n`);
    for (const [what, name] of Object.entries(names)) {
      const { megabytesPerSecond, slowest, fastest, foundPerKilobyte, peakMegabytes } = rates[what]!;
      const rate = `${megabytesPerSecond} MB/s (${slowest}–${fastest})`;
      console.log(`${name.padEnd(34)}${rate}, ${foundPerKilobyte} found a kilobyte, ${peakMegabytes} MB`);
    }
    for (const [kind, sizes] of Object.entries(doubling)) {
      console.log(`${kind.padEnd(9)} ${sizes.map(({ words, ms }) => `${words} words ${ms.toFixed(1)} ms`).join(', ')}`);
    }
    const figures = { ...rates, doubling };
    if (out !== null) writeFileSync(out, `${JSON.stringify(figures)}\n`);
    return figures;
  },
};

/** How fast something is found, alone and beside others, each in fresh processes; and how the time grows with the text. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Bench } from '../bench.ts';

const runs = 3;

interface Rate {
  readonly megabytesPerSecond: number;
  readonly foundPerKilobyte: number;
}

interface Answer<Measured> {
  readonly measured: Measured;
  readonly peakMegabytes: number;
}

type Doubling = Readonly<Record<string, readonly { readonly words: number; readonly ms: number }[]>>;

/** A fresh process on one core: the compiler and the collector run on the same thread. */
function child<Measured>(script: string, what: string): Answer<Measured> {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--single-threaded', script, what], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`measuring ${what} failed: ${stderr}`);
  return JSON.parse(stdout) as Answer<Measured>;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function rateOf(script: string, what: string) {
  const answers = Array.from({ length: runs }, () => child<Rate>(script, what));
  const rates = answers.map(({ measured }) => Number(measured.megabytesPerSecond.toPrecision(3)));
  return {
    megabytesPerSecond: median(rates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    foundPerKilobyte: Number(answers[0]!.measured.foundPerKilobyte.toFixed(2)),
    peakMegabytes: Math.round(Math.max(...answers.map(({ peakMegabytes }) => peakMegabytes))),
  };
}

/** `script` measures what it is called with: each of `names`, which say what that is, and `doubling`. */
export function rateBench(script: string, names: Readonly<Record<string, string>>): Bench {
  return {
    gold: '',
    async run({ out }) {
      const rates = Object.fromEntries(Object.keys(names).map((what) => [what, rateOf(script, what)]));
      const doubling = child<Doubling>(script, 'doubling').measured;
      console.log(`one core, processor time; median of ${runs} fresh processes (slowest–fastest)\n`);
      for (const [what, name] of Object.entries(names)) {
        const { megabytesPerSecond, slowest, fastest, foundPerKilobyte, peakMegabytes } = rates[what]!;
        const rate = `${megabytesPerSecond} MB/s (${slowest}–${fastest})`;
        console.log(`${name.padEnd(34)}${rate}, ${foundPerKilobyte} found a kilobyte, ${peakMegabytes} MB`);
      }
      for (const [kind, sizes] of Object.entries(doubling)) {
        console.log(
          `${kind.padEnd(9)} ${sizes.map(({ words, ms }) => `${words} words ${ms.toFixed(1)} ms`).join(', ')}`,
        );
      }
      const figures = { ...rates, doubling };
      if (out !== null) writeFileSync(out, `${JSON.stringify(figures)}\n`);
      return figures;
    },
  };
}

/** How fast plain text becomes dependency trees, and what it takes: see README.md. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../../bench.ts';

const runs = 3;

interface Answer<Measured> {
  readonly measured: Measured;
  readonly peakMegabytes: number;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** A fresh process on one core: the compiler and the collector run on the same thread. */
function child<Measured>(what: string): Answer<Measured> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--single-threaded', join(import.meta.dirname, 'child.ts'), what],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`measuring ${what} failed: ${stderr}`);
  return JSON.parse(stdout) as Answer<Measured>;
}

function rateOf(what: string) {
  const answers = Array.from({ length: runs }, () => child<{ perSecond: number; foundPerWord: number }>(what));
  const rates = answers.map(({ measured }) => Math.round(measured.perSecond));
  return {
    wordsPerSecond: median(rates),
    ownWordsPerSecond: median(answers.map(({ measured }) => Math.round(measured.perSecond * measured.foundPerWord))),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    peakMegabytes: Math.round(Math.max(...answers.map(({ peakMegabytes }) => peakMegabytes))),
    foundPerWord: Number(answers[0]!.measured.foundPerWord.toFixed(3)),
  };
}

const names = {
  onrecord: 'Onrecord, text to trees',
  words: 'Onrecord, words and sentences',
  wink: 'wink-nlp, text to UPOS',
  compromise: 'compromise, text to tags',
} as const;

export const bench: Bench = {
  gold: '',
  async run({ out }) {
    const rates = Object.fromEntries(Object.keys(names).map((what) => [what, rateOf(what)]));
    const loads = Array.from({ length: 5 }, () => child<{ loadedMs: number; firstTreeMs: number }>('load'));
    const load = {
      loadedMs: Math.round(median(loads.map(({ measured }) => measured.loadedMs))),
      firstTreeMs: Math.round(median(loads.map(({ measured }) => measured.firstTreeMs))),
      megabytes: Math.round(Math.max(...loads.map(({ peakMegabytes }) => peakMegabytes))),
    };
    const doubling = child<readonly { words: number; ms: number }[]>('doubling').measured;
    console.log(`one core; median of ${runs} fresh processes (slowest–fastest)\n`);
    for (const [what, name] of Object.entries(names)) {
      const { wordsPerSecond, slowest, fastest, ownWordsPerSecond, peakMegabytes } = rates[what]!;
      const range = `${wordsPerSecond} words/s (${slowest}–${fastest})`;
      console.log(`${name.padEnd(32)}${range}, ${ownWordsPerSecond} of its own words/s, ${peakMegabytes} MB`);
    }
    console.log(`\nload to first tree  ${load.firstTreeMs} ms (model ${load.loadedMs} ms), ${load.megabytes} MB`);
    console.log(
      `doubling            ${doubling.map(({ words, ms }) => `${words} words ${ms.toFixed(1)} ms`).join(', ')}`,
    );
    const figures = { ...rates, load, doubling };
    if (out !== null) writeFileSync(out, `${JSON.stringify(figures)}\n`);
    return figures;
  },
};

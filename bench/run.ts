/**
 * Runs one bench folder: `npm run bench -- accuracy/statements --gold PATH --out FILE`.
 * A bench is a folder with README.md, run.ts (exports `bench`) and results.jsonl (appended with --keep, never edited).
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, globSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';

const here = import.meta.dirname;
const names = globSync('{accuracy,robustness,speed}/*/run.ts', { cwd: here })
  .map((path) => path.replaceAll('\\', '/').replace('/run.ts', ''))
  .sort();

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gold: { type: 'string' },
    out: { type: 'string' },
    raw: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    errors: { type: 'string' },
    seed: { type: 'string', default: '1' },
    type: { type: 'string' },
    count: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const name = positionals[0];
if (values.help || name === undefined || !names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME [--gold PATH] [--out FILE] [--raw] [--peers] [--keep]

NAME   ${names.join('\n       ')}
--gold the data to measure on; without it, $ONRECORD_CORPORA or ./corpora is looked in
--out  the predictions, for a scorer of your own
--raw  language: from raw text, not from gold words
--peers pages: reads them with Readability and Defuddle too, in the same run
--count robustness: how often, where a bench repeats something
--keep append the figures to the bench's results.jsonl
--errors N [--seed S] [--type T]
       statements: prints N misses and N false positives (of type direct, indirect or mixed) to be read by hand`);
  process.exit(values.help ? 0 : 2);
}

const base = process.env.INIT_CWD ?? process.cwd();
const corpora = process.env.ONRECORD_CORPORA ?? join(here, '..', 'corpora');
const { bench } = (await import(join(here, name, 'run.ts'))) as { bench: Bench };
const gold = values.gold === undefined ? join(corpora, bench.gold) : resolve(base, values.gold);
if (bench.gold !== '' && !existsSync(gold)) {
  console.error(
    `There is no data at ${gold}. Give --gold PATH, or set ONRECORD_CORPORA; the README of bench/${name} says where it is from.`,
  );
  process.exit(2);
}
const out = values.out === undefined ? null : resolve(base, values.out);
const errors =
  values.errors === undefined
    ? null
    : { count: Number(values.errors), seed: Number(values.seed), type: values.type ?? null };
const count = values.count === undefined ? null : Number(values.count);
const figures = await bench.run({ gold, out, raw: values.raw, peers: values.peers, errors, count });
if (values.keep) {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: here, encoding: 'utf8' }).trim();
  const line = {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD'),
    changed: git('status', '--porcelain', '--', '../src', '../models') !== '',
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node.js ${process.version}`,
    figures,
  };
  appendFileSync(join(here, name, 'results.jsonl'), `${JSON.stringify(line)}\n`);
}

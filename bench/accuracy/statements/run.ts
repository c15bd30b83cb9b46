/** How well are statements found? Relation F1 on a split in PolNeAR's layout, beside a baseline of regular expressions. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../../src/language/index.ts';
import { english } from '../../../src/languages/en/index.ts';
import { loadLanguage } from '../../../src/load-models.ts';
import { traceStatements } from '../../../src/statements/index.ts';
import type { LanguageEngine } from '../../../src/trees.ts';
import type { Bench } from '../../bench.ts';
import { articleOf, scored } from './articles.ts';
import { baseline } from './baseline.ts';
import { f1, type GoldArticle, readGold, type ScoredStatement, type Scores, score, types } from './score.ts';

function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(7);
}

function table(name: string, { counts, directQuotes }: Scores): string {
  const lines = [`${name.padEnd(28)}      P      R     F1     tp  given   gold`];
  for (const measure of ['relation', 'content >= .8', 'content exact']) {
    for (const group of ['all', ...types]) {
      const count = counts[`${group} / ${measure}`]!;
      const figures = f1(count);
      const whole = [count.givenRight, count.given, count.gold].map((n) => String(n).padStart(7)).join('');
      lines.push(
        `${`${group} / ${measure}`.padEnd(28)}${percent(figures.precision)}${percent(figures.recall)}${percent(figures.f1)}${whole}`,
      );
    }
  }
  const { gold, found, rightSource } = directQuotes;
  lines.push(
    `direct quotes: found ${percent(found / gold).trim()} %, with the right source ${percent(rightSource / gold).trim()} % of ${gold}`,
  );
  return lines.join('\n');
}

function figuresOf({ counts, directQuotes }: Scores): Record<string, unknown> {
  const relation = (group: string) => {
    const count = counts[`${group} / relation`]!;
    return {
      f1: Number((100 * f1(count).f1).toFixed(1)),
      tp: count.givenRight,
      fp: count.given - count.givenRight,
      fn: count.gold - count.goldRight,
    };
  };
  return {
    relation: relation('all'),
    direct: relation('direct'),
    indirect: relation('indirect'),
    mixed: relation('mixed'),
    directQuotesRightSource: Number(((100 * directQuotes.rightSource) / directQuotes.gold).toFixed(1)),
  };
}

interface Prediction {
  readonly statements: readonly ScoredStatement[];
  /** Of each statement: `rule/source rule`. */
  readonly rules: readonly string[];
}

/** Reads every article with the rooms as they are. PolNeAR has no attribution within another: those with a parent are left out. */
function predict(articles: readonly GoldArticle[], engine: LanguageEngine): ReadonlyMap<string, Prediction> {
  const given = new Map<string, Prediction>();
  for (const { id, text } of articles) {
    const article = articleOf(id, text);
    const traced = article === null ? [] : traceStatements(parse(article, english, engine), english);
    const outer = traced.filter(({ statement }) => statement.parent === null);
    given.set(id, {
      statements: scored(
        text,
        outer.map(({ statement }) => statement),
      ),
      rules: outer.map(({ statement, rule }) => `${rule}/${statement.source?.rule ?? 'none'}`),
    });
  }
  return given;
}

/** The share right of each rule, alone and by how the source was chosen: the table of `src/statements/confidence.ts`. */
function shares(given: ReadonlyMap<string, Prediction>, { verdicts }: Scores): string {
  const counts = new Map<string, { right: number; all: number }>();
  const count = (key: string, isRight: boolean) => {
    const entry = counts.get(key) ?? { right: 0, all: 0 };
    entry.all++;
    if (isRight) entry.right++;
    counts.set(key, entry);
  };
  for (const [id, { counted, right }] of verdicts) {
    for (const index of counted) {
      const key = given.get(id)!.rules[index]!;
      count(key, right.has(index));
      count(key.split('/')[0]!, right.has(index));
    }
  }
  return [...counts]
    .filter(([key, { all }]) => all >= (key.includes('/') ? 25 : 8))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { right, all }]) => `  '${key}': ${(right / all).toFixed(2)}, // ${right} of ${all}`)
    .join('\n');
}

export const bench: Bench = {
  gold: join('polnear', 'dev'),
  async run({ gold, out }) {
    const articles = readGold(gold);
    const given = predict(articles, await loadLanguage(process.env.ONRECORD_MODEL ?? null));
    if (out !== null) {
      writeFileSync(
        out,
        [...given].map(([id, { statements }]) => `${JSON.stringify({ id: `${id}.txt`, statements })}\n`).join(''),
      );
    }
    const ours = score(articles, new Map([...given].map(([id, { statements }]) => [id, statements])));
    const theirs = score(articles, new Map(articles.map(({ id, text }) => [id, baseline(text)])));
    console.log(`${articles.length} articles\n`);
    console.log(table('statements', ours));
    console.log(`\n${table('regular expressions', theirs)}`);
    console.log(`\nshare right by rule\n${shares(given, ours)}`);
    return {
      split: gold.split(/[\\/]/).slice(-2).join('/'),
      articles: articles.length,
      statements: figuresOf(ours),
      baseline: figuresOf(theirs),
    };
  },
};

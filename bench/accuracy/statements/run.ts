/** How well are statements found, and how far may they be trusted? On a split in PolNeAR's layout, beside regular expressions. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModels } from '../../../src/load-models.ts';
import type { Bench } from '../../bench.ts';
import { baseline } from './baseline.ts';
import { errorsToRead } from './errors.ts';
import { predict } from './predict.ts';
import { kept, mainTable, plainCounts, relationFigures, reportOf, tables } from './report.ts';
import { readGold, type Shown, sheets } from './score.ts';

/** One line an article, for a scorer of your own. */
function predictions(given: ReadonlyMap<string, readonly Shown[]>): string {
  return [...given].map(([id, statements]) => `${JSON.stringify({ id: `${id}.txt`, statements })}\n`).join('');
}

export const bench: Bench = {
  gold: join('polnear', 'dev'),
  async run({ gold, out, errors }) {
    const articles = readGold(gold);
    const models = (await loadModels(process.env.ONRECORD_MODEL ?? null)).en!;
    const given = predict(articles, models);
    if (out !== null) writeFileSync(out, predictions(given));
    const all = sheets(articles, given);
    const report = reportOf(all);
    const plain = plainCounts(
      sheets(
        articles,
        new Map(
          articles.map(({ id, text }) => [
            id,
            baseline(text).map((one) => ({ ...one, confidence: 1, rule: 'expression' })),
          ]),
        ),
      ),
    );
    console.log(`${articles.length} articles\n`);
    console.log(`${mainTable('statements', report.counts)}\n`);
    console.log(`${tables(report)}\n`);
    console.log(mainTable('regular expressions', plain));
    if (errors !== null) console.log(`\n${errorsToRead(all, errors)}`);
    return {
      split: gold.split(/[\\/]/).slice(-2).join('/'),
      articles: articles.length,
      model: models.statements.settings.digest.slice(0, 12),
      statements: kept(report),
      baseline: relationFigures(plain),
    };
  },
};

/**
 * What more annotated articles would give: models of a quarter, a half and all of the training articles, measured on dev.
 * `node bench/accuracy/statements/learning-curve.ts [--corpora PATH] [--shares 0.25,0.5,1] [--seed N]`; a model of all articles takes some six minutes on two cores.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { loadLanguage } from '../../../src/load-models.ts';
import { decodeModel } from '../../../src/statements/index.ts';
import { trainStatements } from '../../../train/statements/train.ts';
import { predict } from './predict.ts';
import { plainCounts } from './report.ts';
import { f1, readGold, sheets } from './score.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    shares: { type: 'string', default: '0.25,0.5,1' },
    seed: { type: 'string', default: '1' },
  },
});
const corpora =
  values.corpora ?? process.env.ONRECORD_CORPORA ?? join(import.meta.dirname, '..', '..', '..', 'corpora');
const dev = readGold(join(corpora, 'polnear', 'dev'));
const language = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
const columns = [
  'all / relation',
  'direct / relation',
  'indirect / relation',
  'mixed / relation',
  'all / content strict',
];
console.log(['share', ...columns, 'cue head'].join('\t'));
for (const share of values.shares.split(',').map(Number)) {
  const out = mkdtempSync(join(tmpdir(), 'learning-curve-'));
  try {
    await trainStatements({ corpora, out, seed: Number(values.seed), language, share });
    const statements = decodeModel(new Uint8Array(brotliDecompressSync(readFileSync(join(out, 'statements.bin.br')))));
    const counts = plainCounts(sheets(dev, predict(dev, { language, statements })));
    const figures = [...columns, 'cue head'].map((key) => (100 * f1(counts[key]!).f1).toFixed(1));
    console.log([share, ...figures].join('\t'));
  } finally {
    rmSync(out, { recursive: true });
  }
}

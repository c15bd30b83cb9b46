/** Does `she` come to the right name, and are a person's mentions one chain? CoNLL's measures on GUM. See README.md. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreferenceModel } from '../../../src/language/coreference/index.ts';
import { loadLanguage } from '../../../src/load-models.ts';
import { type ParsedDocument, parseDocument } from '../../../train/coreference/parsed-documents.ts';
import { plan } from '../../../train/coreference/plan.ts';
import { learnCoreference, readLessons } from '../../../train/coreference/train.ts';
import type { Bench } from '../../bench.ts';
import { type GoldDocument, goldOf, type Prediction, readGold } from './gold.ts';
import { compromise, mostRecent, ours } from './readers.ts';
import { type CoreferenceScores, score } from './score.ts';

interface Measured {
  readonly gold: GoldDocument;
  readonly parsed: ParsedDocument;
  /** One that has not seen the document, or the one that ships. */
  readonly model: CoreferenceModel | null;
}

const genres: ReadonlySet<string> = new Set(['news', 'interview']);

/** GUM's news and interviews, each read by a model that was trained without it. */
async function crossValidated(folder: string): Promise<readonly Measured[]> {
  const documents = readLessons(join(folder, '..'), await loadLanguage(process.env.ONRECORD_MODEL ?? null));
  const measured = documents.filter(({ gold }) => genres.has(gold.genre));
  const folds = Array.from({ length: plan.folds }, (_, fold) => {
    const left = new Set(measured.filter((_one, at) => at % plan.folds === fold));
    return learnCoreference(
      documents.filter((one) => !left.has(one)),
      plan.seed,
    );
  });
  return measured.map(({ gold, parsed }, at) => ({ gold: goldOf(gold), parsed, model: folds[at % plan.folds]! }));
}

async function given(path: string): Promise<readonly Measured[]> {
  const engine = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
  return readGold(path).map((gold) => ({
    gold,
    parsed: parseDocument(gold.doc, gold.text, engine),
    model: engine.coreference,
  }));
}

function figuresOf({ muc, b3, ceafe, conll, pronouns, answered, right }: CoreferenceScores) {
  const rounded = (value: number) => Number(value.toFixed(2));
  return {
    conll: rounded(conll),
    muc: rounded(muc),
    b3: rounded(b3),
    ceafe: rounded(ceafe),
    accuracy: rounded((100 * right) / Math.max(1, pronouns)),
    precision: rounded((100 * right) / Math.max(1, answered)),
    pronouns,
    answered,
    right,
  };
}

export const bench: Bench = {
  gold: 'gum',
  async run({ gold: path, out }) {
    const measured = statSync(path).isDirectory() ? await crossValidated(path) : await given(path);
    const gold = measured.map((one) => one.gold);
    const own = measured.map(({ gold: { doc }, parsed, model }) => ours(doc, parsed, model));
    const readers: readonly (readonly [string, readonly Prediction[]])[] = [
      ['onrecord', own],
      ['names alone', measured.map(({ gold: { doc }, parsed }) => ours(doc, parsed, null))],
      ['most recent person', measured.map(({ gold: { doc }, parsed }) => mostRecent(doc, parsed))],
      ['compromise', gold.map(({ doc, text }) => compromise(doc, text))],
    ];
    if (out !== null) writeFileSync(out, `${own.map((one) => JSON.stringify(one)).join('\n')}\n`);
    console.log('                     CoNLL F1    MUC     B³  CEAFe   he/she right of  when answered');
    const figures: Record<string, ReturnType<typeof figuresOf>> = {};
    for (const [reader, predictions] of readers) {
      const found = figuresOf(score(gold, predictions));
      figures[reader] = found;
      const shares = [found.conll, found.muc, found.b3, found.ceafe].map((value) => value.toFixed(1).padStart(6));
      const share = `${found.accuracy.toFixed(1)} % of ${found.pronouns}`;
      console.log(`${reader.padEnd(20)}${shares.join(' ')}   ${share.padStart(15)}  ${found.precision.toFixed(1)} %`);
    }
    return { documents: gold.length, ...figures };
  },
};

/** Are people, organisations and places found, with their exact spans? Beside compromise. See README.md. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../../src/language/index.ts';
import { english } from '../../../src/languages/en/index.ts';
import { loadLanguage } from '../../../src/load-models.ts';
import { conllDocuments } from '../../../train/names/documents.ts';
import type { Bench } from '../../bench.ts';
import { articleOf, type GoldDocument, readGold, toCodePoints } from './articles.ts';
import { compromiseNames } from './compromise.ts';
import { f1, type PlacedName, type Scores, score, scoredTypes } from './score.ts';

type Given = ReadonlyMap<string, readonly PlacedName[]>;

/** JSON lines as the scorer's tools make them, or CoNLL's columns. */
function documentsIn(path: string): readonly GoldDocument[] {
  if (statSync(path).isDirectory()) throw new RangeError(`${path} is a folder; give a .jsonl or .conll file`);
  if (path.endsWith('.jsonl')) return readGold(path);
  return conllDocuments(path).map(({ id, text, names }) => {
    const points = toCodePoints(text);
    const ents = names.map(({ start, end, type }) => ({ start: points(start), end: points(end), type, named: true }));
    return { doc: id, text, ents };
  });
}

async function ours(documents: readonly GoldDocument[]): Promise<Given> {
  const engine = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
  return new Map(
    documents.map(({ doc, text }) => {
      const points = toCodePoints(text);
      const { mentions } = parse(articleOf(doc, text), english, engine);
      const names = mentions.flatMap(({ nameSpan, type }) =>
        nameSpan === null ? [] : [{ start: points(nameSpan.start), end: points(nameSpan.end), type }],
      );
      return [doc, names] as const;
    }),
  );
}

function theirs(documents: readonly GoldDocument[]): Given {
  return new Map(
    documents.map(({ doc, text }) => {
      const points = toCodePoints(text);
      const names = compromiseNames(text).map((name) => ({
        ...name,
        start: points(name.start),
        end: points(name.end),
      }));
      return [doc, names] as const;
    }),
  );
}

function figuresOf(scores: Scores) {
  const figures = [...scoredTypes, 'all' as const].map((type) => {
    const { gold, given, strict, loose } = scores[type];
    const percent = (value: number) => Number(value.toFixed(1));
    return [
      type,
      {
        precision: percent((100 * strict) / Math.max(given, 1)),
        recall: percent((100 * strict) / Math.max(gold, 1)),
        strictF1: percent(f1(scores[type], strict)),
        looseF1: percent(f1(scores[type], loose)),
        tp: strict,
        fp: given - strict,
        fn: gold - strict,
      },
    ] as const;
  });
  return Object.fromEntries(figures);
}

export const bench: Bench = {
  gold: join('names', 'wikigold-dev.conll'),
  async run({ gold, out }) {
    const documents = documentsIn(gold);
    const given = await ours(documents);
    if (out !== null) {
      writeFileSync(out, documents.map(({ doc }) => `${JSON.stringify({ doc, ents: given.get(doc) })}\n`).join(''));
    }
    const figures = {
      onrecord: figuresOf(score(documents, given)),
      compromise: figuresOf(score(documents, theirs(documents))),
    };
    for (const [reader, byType] of Object.entries(figures)) {
      console.log(`${reader.padEnd(12)}     P      R  strict F1  loose F1     tp     fp     fn`);
      for (const [type, one] of Object.entries(byType)) {
        const shares = [one.precision, one.recall].map((value) => value.toFixed(1).padStart(6)).join(' ');
        const scores = [one.strictF1, one.looseF1].map((value) => value.toFixed(1).padStart(9)).join(' ');
        console.log(
          `  ${type.padEnd(9)} ${shares}  ${scores}  ${[one.tp, one.fp, one.fn].map((n) => String(n).padStart(6)).join(' ')}`,
        );
      }
    }
    return { documents: documents.length, ...figures };
  },
};

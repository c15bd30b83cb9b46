/** How well are time expressions found and resolved? TempEval-3's measures, beside two other readers. See README.md. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../../src/language/index.ts';
import { english } from '../../../src/languages/en/index.ts';
import { loadLanguage } from '../../../src/load-models.ts';
import type { Bench } from '../../bench.ts';
import { toCodePoints } from '../names/articles.ts';
import { articleOf, type GoldDocument, readGold, type Timex } from './articles.ts';
import { type OwnCase, readOwnSet, scoreOwnSet } from './own-set.ts';
import { chrono, type Peer, recognizers } from './peers.ts';
import { relaxedF1, score, strictF1, type TimeScores, valueF1 } from './score.ts';

/** Each file of the folder is a set; a file alone is one. */
function setsOf(gold: string): readonly (readonly [name: string, documents: readonly GoldDocument[]])[] {
  if (!statSync(gold).isDirectory()) return [['given', readGold(gold)]];
  const names = ['timebank', 'aquaint'].filter((name) => existsSync(join(gold, `${name}.jsonl`)));
  return names.map((name) => [name, readGold(join(gold, `${name}.jsonl`))]);
}

type Predictions = ReadonlyMap<string, readonly Timex[]>;

async function ours(documents: readonly GoldDocument[]): Promise<Predictions> {
  const engine = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
  return new Map(
    documents.map((document) => {
      const points = toCodePoints(document.text);
      const { times } = parse(articleOf(document), english, engine);
      const found = times.map(({ span, type, value }) => ({
        start: points(span.start),
        end: points(span.end),
        type,
        value,
      }));
      return [document.doc, found] as const;
    }),
  );
}

/** A paragraph at a time, as they are made for short texts. */
function theirs(documents: readonly GoldDocument[], peer: Peer): Predictions {
  return new Map(
    documents.map((document) => {
      const points = toCodePoints(document.text);
      const found = articleOf(document).parts.flatMap(({ span }) =>
        peer(document.text.slice(span.start, span.end), document.dct.slice(0, 10)).map((time) => ({
          ...time,
          start: points(span.start + time.start),
          end: points(span.start + time.end),
        })),
      );
      return [document.doc, found] as const;
    }),
  );
}

function figuresOf(scores: TimeScores) {
  const { gold, given, strict, relaxed, types, values, byType } = scores;
  const percent = (share: number) => Number(share.toFixed(2));
  return {
    strictF1: percent(strictF1(scores)),
    relaxedF1: percent(relaxedF1(scores)),
    valueF1: percent(valueF1(scores)),
    tp: strict,
    fp: given - strict,
    fn: gold - strict,
    relaxed,
    typeRight: types,
    valueRight: values,
    byType: Object.fromEntries([...byType].sort().map(([type, { gold: all, right }]) => [type, `${right}/${all}`])),
  };
}

/** Our own set: those cases that have a day of publication, as the others need one. */
async function ownSet() {
  const engine = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
  const cases = readOwnSet().filter(({ published }) => published !== null);
  const cut = (text: string, times: readonly Timex[]) =>
    times.map(({ start, end, value }) => `${text.slice(start, end)} = ${value}`);
  const mine = ({ published, sentence }: OwnCase) => {
    const article = articleOf({ doc: 'own', dct: published!, text: sentence, timex: [] });
    return parse(article, english, engine).times.map(({ span, type, value }) => ({ ...span, type, value }));
  };
  return {
    onrecord: scoreOwnSet(cases, (one) => cut(one.sentence, mine(one))),
    'chrono-node': scoreOwnSet(cases, ({ sentence, published }) => cut(sentence, chrono(sentence, published!))),
    'recognizers-text': scoreOwnSet(cases, ({ sentence, published }) =>
      cut(sentence, recognizers(sentence, published!)),
    ),
  };
}

/** The rules were written with four documents of five in view; every fifth (the 5th, 10th, …) was not looked at. */
function isHeldOut(_document: GoldDocument, index: number): boolean {
  return index % 5 === 4;
}

export const bench: Bench = {
  gold: 'time',
  async run({ gold, out }) {
    const sets = setsOf(gold);
    const all = sets.flatMap(([, documents]) => documents);
    const readers: readonly (readonly [string, Predictions])[] = [
      ['onrecord', await ours(all)],
      ['chrono-node', theirs(all, chrono)],
      ['recognizers-text', theirs(all, recognizers)],
    ];
    if (out !== null) {
      const lines = all.map(({ doc }) => JSON.stringify({ doc, timex: readers[0]![1].get(doc) }));
      writeFileSync(out, `${lines.join('\n')}\n`);
    }
    const held = sets.flatMap(([, documents]) => documents.filter(isHeldOut));
    const seen = sets.flatMap(([, documents]) => documents.filter((one, index) => !isHeldOut(one, index)));
    const shown = [...sets, ['all', all], ['seen', seen], ['held out', held]] as const;
    const figures: Record<string, Record<string, unknown>> = {};
    for (const [reader, predictions] of readers) {
      figures[reader] = {};
      console.log(`${reader.padEnd(18)} strict F1  relaxed F1  value F1     tp     fp     fn`);
      for (const [name, documents] of shown) {
        const found = figuresOf(score(documents, predictions));
        figures[reader][name] = found;
        const shares = [found.strictF1, found.relaxedF1, found.valueF1].map((n) => n.toFixed(2).padStart(10)).join(' ');
        console.log(
          `  ${name.padEnd(16)}${shares}  ${[found.tp, found.fp, found.fn].map((n) => String(n).padStart(6)).join(' ')}`,
        );
      }
    }
    const own = await ownSet();
    console.log('our own set         right     of  wrong');
    for (const [reader, { right, expected, wrong }] of Object.entries(own)) {
      console.log(`  ${reader.padEnd(16)}${[right, expected, wrong].map((n) => String(n).padStart(7)).join('')}`);
    }
    return { documents: all.length, ...figures, own };
  },
};

/** Are namesakes kept apart and variants of a name joined? Pairs through a whole record, and names in real articles. See README.md. */
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureText } from '../../../src/gather/index.ts';
import { loadModels } from '../../../src/load-models.ts';
import { read } from '../../../src/pipeline.ts';
import { openRecord } from '../../../src/record/index.ts';
import type { Store } from '../../../src/types/index.ts';
import { type Pair, type PairedMention, pairText, readPairs } from '../../../test/people/pairs.ts';
import type { Bench } from '../../bench.ts';
import { storyOf } from './story.ts';

const now = (): Date => new Date('2031-06-01T00:00:00Z');

/** Gives a fresh record to `work` and removes it. */
async function inRecord<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-people-'));
  const store = await openRecord({ dataDir, now });
  try {
    return await work(store);
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true });
  }
}

/** Two articles are stored, one after the other; whether their sources are one person then. */
function areOne(first: PairedMention, second: PairedMention): Promise<boolean> {
  return inRecord(async (store) => {
    for (const [number, mention] of [first, second].entries()) {
      const { capture, reading } = storyOf(mention, number);
      await store.keepCapture(capture);
      await store.finishJob((await store.claimJob('bench', capture.id))!, reading);
    }
    const [one] = await store.people(1);
    return one?.statements === 2;
  });
}

/** Those that come out otherwise than wanted in either order. */
async function wrongOf(pairs: readonly Pair[], wanted: boolean): Promise<readonly Pair[]> {
  const wrong: Pair[] = [];
  for (const pair of pairs) {
    const found = [await areOne(pair.a, pair.b), await areOne(pair.b, pair.a)];
    if (found.some((one) => one !== wanted)) wrong.push(pair);
  }
  return wrong;
}

/** At most so many real articles are read, spread over all. */
const mostRead = 400;

interface RealFigures {
  readonly articles: number;
  readonly people: number;
  /** People of whose name there is another one. */
  readonly namesakes: readonly string[];
  readonly unclear: number;
}

async function realNames(folder: string): Promise<RealFigures> {
  const files = globSync('*.txt', { cwd: folder }).sort();
  const step = Math.max(1, Math.floor(files.length / mostRead));
  const models = await loadModels(process.env.ONRECORD_MODEL ?? null);
  return inRecord(async (store) => {
    const chosen = files.filter((_, i) => i % step === 0).slice(0, mostRead);
    for (const file of chosen) {
      const capture = captureText(readFileSync(join(folder, file), 'utf8'), now().toISOString());
      const { reading } = read(capture, models);
      await store.keepCapture(capture);
      if (reading !== null) await store.finishJob((await store.claimJob('bench', capture.id))!, reading);
    }
    return { articles: chosen.length, ...(await namesOf(store)) };
  });
}

async function namesOf(store: Store): Promise<Omit<RealFigures, 'articles'>> {
  const namesakes: string[] = [];
  let people = 0;
  let unclear = 0;
  for (let cursor: string | null = null, isMore = true; isMore; isMore = cursor !== null) {
    const page = await store.peoplePage({ limit: 500, cursor });
    cursor = page.cursor;
    for (const { id, kind, name, role } of page.people) {
      if (kind !== 'person') continue;
      people++;
      const found = await store.person(id, { limit: 1, cursor: null });
      if (found?.isUnclear === true) unclear += found.person.statements;
      else if ((found?.namesakes.length ?? 0) > 0) namesakes.push(`${name}, ${role ?? 'no role'}`);
    }
  }
  return { people, namesakes, unclear };
}

export const bench: Bench = {
  gold: '',
  async run({ gold, out }) {
    const namesakes = readPairs('namesakes');
    const variants = readPairs('variants');
    const joined = await wrongOf(namesakes, false);
    const apart = await wrongOf(variants, true);
    console.log(`namesakes  ${namesakes.length} pairs, ${joined.length} wrongly made one`);
    for (const pair of joined) console.log(`           ${pairText(pair)}`);
    console.log(`variants   ${variants.length} pairs, ${apart.length} wrongly kept apart`);
    for (const pair of apart) console.log(`           ${pairText(pair)}`);
    if (out !== null) writeFileSync(out, `${JSON.stringify({ joined, apart }, null, 2)}\n`);
    const folder = [gold, join(gold, 'polnear', 'train', 'text')].find(
      (path) => globSync('*.txt', { cwd: path }).length > 0,
    );
    const real = folder === undefined || !existsSync(folder) ? null : await realNames(folder);
    if (real !== null) {
      console.log(
        `real names ${real.articles} articles, ${real.people} people, ${real.namesakes.length} of a name that another has as well`,
      );
      for (const name of real.namesakes) console.log(`           ${name}`);
    }
    const figures = {
      namesakes: namesakes.length,
      wronglyOne: joined.length,
      variants: variants.length,
      wronglyApart: apart.length,
    };
    return real === null ? figures : { ...figures, real: { ...real, namesakes: real.namesakes.length } };
  },
};

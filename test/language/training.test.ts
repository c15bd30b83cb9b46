/** Training, on a few invented sentences: its gradients, and that a stopped run ends as an unbroken one. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Example, type Shares, sharesKept } from '../../train/language/batch.ts';
import { compileKernels } from '../../train/language/compile-kernels.ts';
import { Memory } from '../../train/language/memory.ts';
import { Network } from '../../train/language/network.ts';
import { Parameters } from '../../train/language/parameters.ts';
import { defaultPlan, type Plan } from '../../train/language/plan.ts';
import { Random } from '../../train/language/random.ts';

const shape = { dimension: 32, hidden: 16, layers: 2, arc: 16, relation: 16 };

describe('gradients', () => {
  const rows = 12;
  const tags = [3, 5];
  const relations = 4;
  let memory: Memory;
  let parameters: Parameters;
  let network: Network;

  before(async () => {
    const pages = new WebAssembly.Memory({ initial: 256, maximum: 256, shared: true });
    memory = new Memory(pages, new WebAssembly.Module(await compileKernels()));
    parameters = new Parameters(memory, 1, new Random(5));
    const touched = [new Uint8Array(rows)];
    network = new Network(memory, parameters, 0, shape, rows, 1, touched, { tags, relations }, null);
  });

  const example = (opinion: Example['opinion']): Example => ({
    corpus: 0,
    silver: false,
    words: 4,
    rows: [2, 5, 7, 11].map((row) => Int32Array.of(row, 1, 3)),
    weights: Array.from({ length: 4 }, () => Float32Array.of(1, 0.5, 0.25)),
    frequency: Float64Array.of(3, 3, 3, 3),
    tags: [Int32Array.of(0, 1, 2, 1), Int32Array.of(4, 3, -1, 0)],
    head: Int32Array.of(2, 0, 4, 2),
    relation: Int32Array.of(1, 0, 2, 3),
    opinion,
  });

  /** Loss of two sentences, of which one has words of its own. Every run hides the same forms. */
  function loss(examples: readonly Example[]): number {
    return network.learn(examples, {
      random: new Random(9),
      scale: 1,
      by: { dropout: 0, unknown: 0 },
      tagWeight: [1, 0.5],
    });
  }

  function clear(): void {
    for (const { gradients, size } of parameters.all)
      memory.floats.fill(0, gradients[0]! / 4, gradients[0]! / 4 + size);
  }

  /** The greatest gradient of each parameter against what a small step to both sides does to the loss. */
  function assertGradients(examples: readonly Example[]): void {
    const step = 1e-2;
    for (const { name, gradients, size, value } of parameters.all) {
      clear();
      loss(examples);
      const gradient = memory.floats.slice(gradients[0]! / 4, gradients[0]! / 4 + size);
      const at = gradient.reduce((best, g, i) => (Math.abs(g) > Math.abs(gradient[best]!) ? i : best), 0);
      if (gradient[at] === 0) continue;
      const place = value / 4 + at;
      const was = memory.floats[place]!;
      memory.floats[place] = was + step;
      const more = loss(examples);
      memory.floats[place] = was - step;
      const less = loss(examples);
      memory.floats[place] = was;
      const slope = (more - less) / (2 * step);
      assert.ok(Math.abs(slope - gradient[at]!) < 0.03 * Math.abs(slope) + 0.01, `${name}: ${slope} ${gradient[at]}`);
    }
  }

  test('of right answers are the slopes of the loss', () => {
    assertGradients([example(null), { ...example(null), words: 2, head: Int32Array.of(0, 1) }]);
  });

  test('of what teachers say are the slopes of the loss', () => {
    const shares = (size: number, first: Int32Array): Shares => {
      const classes = Int32Array.from({ length: 4 * sharesKept }, (_, i) => {
        const word = Math.floor(i / sharesKept);
        return (first[word]! + (i % sharesKept)) % size;
      });
      return { classes, shares: Float32Array.from(classes, (_, i) => [0.7, 0.2, 0.1][i % sharesKept]!) };
    };
    const { head, relation } = example(null);
    const opinion = {
      tags: [shares(3, Int32Array.of(0, 1, 2, 1)), shares(5, Int32Array.of(4, 3, 2, 0))],
      head: { classes: Int32Array.of(2, 0, 3, 0, 1, 4, 4, 0, 1, 2, 3, 1), shares: shares(5, head).shares },
      relation: shares(relations, relation),
    };
    assertGradients([{ ...example(opinion), tags: [Int32Array.of(0, 1, 2, 1), Int32Array.of(4, 3, 2, 0)] }]);
  });
});

/** Trees of invented people at invented places. */
function treebank(sentences: number, seed: number): string {
  const random = new Random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)]!;
  return Array.from({ length: sentences }, () => {
    const words = [
      [pick(['Marit', 'Odile', 'Dunstan']), 'PROPN', 'NNP', 'Number=Sing', 2, 'nsubj'],
      [pick(['said', 'warned', 'swam']), 'VERB', 'VBD', 'Tense=Past', 0, 'root'],
      [pick(['near', 'at', 'off']), 'ADP', 'IN', '_', 5, 'case'],
      ['the', 'DET', 'DT', '_', 5, 'det'],
      [pick(['harbour', 'ferry', 'guild']), 'NOUN', 'NN', 'Number=Sing', 2, 'obl'],
      ['.', 'PUNCT', '.', '_', 2, 'punct'],
    ] as const;
    const lines = words.map(
      ([form, upos, xpos, feats, head, relation], i) =>
        `${i + 1}\t${form}\t${form.toLowerCase()}\t${upos}\t${xpos}\t${feats}\t${head}\t${relation}\t_\t_`,
    );
    return `${lines.join('\n')}\n\n`;
  }).join('');
}

/** CoNLL-U lines as an automatic layer has them: id, form, lemma, XPOS, head, relation. */
function layer(sentences: number): string {
  return treebank(sentences, 3)
    .split('\n')
    .map((line) => {
      const [id, form, lemma, , xpos, , head, relation] = line.split('\t');
      return form === undefined ? '' : [id, form, lemma, xpos, head, relation].join('\t');
    })
    .join('\n');
}

/** The smallest plan that has everything. */
function smallPlan(corpora: string): Plan {
  const small = {
    ...defaultPlan,
    shape: { dimension: 32, hidden: 16, layers: 1, arc: 16, relation: 16 },
    epochs: 3,
    silverEpochs: 0,
    lessonEpochs: 2,
    batch: 60,
    rate: 0.01,
    affixRows: 64,
    gramRows: 64,
  };
  const teacher = { ...small, silverEpochs: 1, lessonEpochs: 0, isFreeOnly: false, seedStep: 0 };
  return { ...small, corpora, without: [], seed: 1, threads: 2, teachers: [teacher] };
}

const script = `
import { trainPlan } from ${JSON.stringify(new URL('../../train/language/train.ts', import.meta.url).href)};
await trainPlan(JSON.parse(process.argv[2]), process.argv[3]);
`;

describe('a whole run, with a teacher and its lessons', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-training-'));
    for (const path of ['gum/train', 'gum/dev', 'ewt', 'polnear/train/layers', 'polnear/train/text'])
      mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, 'train.mjs'), script);
    writeFileSync(join(folder, 'gum/train/GUM_news_tide.conllu'), `# newdoc id = tide\n${treebank(120, 1)}`);
    writeFileSync(join(folder, 'gum/dev/GUM_news_ebb.conllu'), treebank(10, 2));
    writeFileSync(join(folder, 'ewt/train.conllu'), `# newdoc id = web\n${treebank(120, 4)}`);
    writeFileSync(join(folder, 'polnear/train/layers/a.tsv.gz'), gzipSync(layer(40)));
    writeFileSync(
      join(folder, 'polnear/train/text/a.txt'),
      'Marit said the ferry swam near the guild. Odile warned the harbour. Dunstan swam off the ferry.\n'.repeat(20),
    );
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the plan in a process of its own, which is ended as soon as `stopAt` is said. What is left in its cache. */
  async function run(cache: string, stopAt: string | null): Promise<ReadonlyMap<string, Buffer>> {
    const plan = JSON.stringify(smallPlan(folder));
    const child = spawn(process.execPath, [join(folder, 'train.mjs'), plan, join(folder, cache)], {
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (stopAt !== null && said.includes(stopAt)) child.kill('SIGKILL');
    });
    const [code] = (await once(child, 'close')) as [number | null];
    assert.equal(code, stopAt === null ? 0 : null, said);
    if (cache === 'stopped' && stopAt === null) assert.match(said, /going on after epoch \d of 3/);
    const made = readdirSync(join(folder, cache)).filter((name) => /\.(?:checkpoint|lessons)$/.test(name));
    return new Map(made.map((name) => [name, readFileSync(join(folder, cache, name))]));
  }

  test('gives the same bytes again, also when it was stopped in between', async () => {
    const whole = await run('whole', null);
    assert.equal(whole.size, 3, 'checkpoints of teacher and pupil, and the lessons');
    await run('stopped', 'epoch 1 of 3');
    assert.deepEqual(await run('stopped', null), whole);
    const figures = [...whole].flatMap(
      ([, bytes]) => /"UAS":([\d.]+)/.exec(bytes.toString('latin1', 0, 8000))?.[1] ?? [],
    );
    assert.deepEqual(figures.map(Number), [100, 100], 'so plain a language is learned');
  });
});

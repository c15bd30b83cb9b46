import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { isTree, layoutOf, loadModel, rowsOf, type Shape } from '../../src/language/model/index.ts';
import { OnrecordError } from '../../src/lib/problems.ts';
import type { Analysis } from '../../src/types/index.ts';
import { readCheckpoint, writeCheckpoint } from '../../train/language/checkpoint.ts';
import { exportModel, modelFile } from '../../train/language/export-model.ts';
import { FloatNetwork } from './float-network.ts';
import { smallCheckpoint } from './small-checkpoint.ts';

const vocabulary =
  'The harbour council said that the pier was closed , and Varga warned of further damage in 2031 . “ We waited ” U.S. 1,200 don’t reopening'.split(
    ' ',
  );

/** Sentences of these lengths, of words that follow from a seed. */
function sentencesOf(lengths: readonly number[], seed: number): { forms: string[]; ends: Uint32Array } {
  let state = seed;
  const forms: string[] = [];
  const ends: number[] = [];
  for (const length of lengths) {
    for (let i = 0; i < length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      forms.push(vocabulary[Math.floor((state / 2 ** 32) * vocabulary.length)]!);
    }
    ends.push(forms.length);
  }
  return { forms, ends: Uint32Array.from(ends) };
}

const columnsOf = ({ upos, xpos, feats, script, relation, head }: Analysis) =>
  [upos, xpos, feats, script, relation, head].map((column) => [...column]);

const small = modelFile(smallCheckpoint(1));

function assertTrees({ length, head, sentenceEnds }: Analysis): void {
  let first = 0;
  assert.equal(sentenceEnds.at(-1) ?? 0, length);
  for (const end of sentenceEnds) {
    let roots = 0;
    for (let i = first; i < end; i++) {
      if (head[i] === -1) roots++;
      let at = i;
      let steps = 0;
      while (at !== -1 && steps <= end - first) {
        assert.ok(at >= first && at < end, `the head ${at} of ${i} is in another sentence`);
        at = head[at]!;
        steps++;
      }
      assert.equal(at, -1, `${i} hangs in a cycle`);
    }
    assert.equal(roots, end > first ? 1 : 0);
    first = end;
  }
}

/** The best class, or −1 where another comes so close that eight bits may prefer it. */
function clearlyBest(scores: Float64Array): number {
  const [first, second] = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
  if (second === undefined) return first!;
  return scores[first!]! - scores[second]! > 0.15 * (scores[first!]! - Math.min(...scores)) ? first! : -1;
}

/** How many in a hundred choices (tags, heads, relations) that double precision is clear about are made so with eight bits. */
function agreement(shape: Partial<Shape>, seed: number): { readonly share: number; readonly asked: number } {
  const checkpoint = smallCheckpoint(seed, shape);
  const network = new FloatNetwork(checkpoint);
  const { forms, ends } = sentencesOf([12, 1, 30, 7, 7, 25, 2, 18, 40, 9, 21, 33], seed);
  const analysis = loadModel(modelFile(checkpoint, { step: 0.3 })).analyse(forms, ends);
  const space = { ...checkpoint.header.space, forms: checkpoint.forms, lowerForms: checkpoint.lowerForms };
  let same = 0;
  let asked = 0;
  const compare = (found: number, scores: Float64Array) => {
    const expected = clearlyBest(scores);
    if (expected < 0) return;
    asked++;
    if (found === expected) same++;
  };
  let first = 0;
  for (const end of ends) {
    const { tags, arcs, relations } = network.read(forms.slice(first, end).map((form) => rowsOf(form, space)));
    const heads = Int32Array.from(analysis.head.subarray(first, end), (head) => (head < 0 ? 0 : head - first + 1));
    const best = Int32Array.from(arcs, (row) => row.indexOf(Math.max(...row)));
    const scores = relations(heads);
    for (let j = 0; j < end - first; j++) {
      [analysis.upos, analysis.xpos, analysis.feats, analysis.script].forEach((column, layer) => {
        compare(column[first + j]!, tags[layer]![j]!);
      });
      // Where the best heads are no tree, some word must take another.
      if (isTree(best, new Int32Array(best.length)))
        compare(
          heads[j]!,
          arcs[j]!.map((score) => Math.max(score, -100)),
        );
      if (heads[j] !== 0) compare(analysis.relation[first + j]!, scores[j]!);
    }
    first = end;
  }
  return { share: (100 * same) / asked, asked };
}

for (const [name, shape] of [
  ['with a convolution that narrows', { dimension: 64, hidden: 16 }],
  ['with word vectors added to the convolution', { dimension: 64, hidden: 32 }],
  ['of three layers', { dimension: 32, hidden: 32, layers: 3, arc: 16, relation: 48 }],
] as const) {
  test(`eight bits choose as double precision does where that is clear, ${name}`, () => {
    const { share, asked } = agreement(shape, 7);
    assert.ok(asked > 500, `${asked} choices are clear`);
    assert.ok(share > 97, `${share.toFixed(1)} % of ${asked} choices agree`);
  });
}

test('all kernels, batches and histories give the same analysis', () => {
  const { forms, ends } = sentencesOf([3, 100, 20, 1, 60, 60, 60, 60, 5], 3);
  const expected = columnsOf(loadModel(small).analyse(forms, ends));
  for (const kernels of ['plain', 'twin'] as const) {
    assert.deepEqual(columnsOf(loadModel(small, kernels).analyse(forms, ends)), expected, kernels);
  }
  const model = loadModel(small);
  model.analyse(
    Array.from({ length: 20_000 }, (_, i) => `word${i}`),
    Uint32Array.of(20_000),
  );
  assert.deepEqual(columnsOf(model.analyse(forms, ends)), expected, 'after many other words');
  let first = 0;
  for (const end of ends) {
    const alone = model.analyse(forms.slice(first, end), Uint32Array.of(end - first));
    assert.deepEqual(
      [...alone.head].map((head) => (head < 0 ? -1 : head + first)),
      expected[5]!.slice(first, end),
    );
    assert.deepEqual([...alone.upos], expected[0]!.slice(first, end), 'a sentence read alone');
    first = end;
  }
});

test('without morphology, tags and trees are the same', () => {
  const { forms, ends } = sentencesOf([10, 20], 5);
  const model = loadModel(small);
  const full = model.analyse(forms, ends);
  const bare = model.analyse(forms, ends, { morphology: false });
  assert.deepEqual([bare.upos, bare.xpos, bare.head, bare.relation], [full.upos, full.xpos, full.head, full.relation]);
  assert.ok(bare.feats.every((value) => value === 0) && bare.script.every((value) => value === 0));
});

test('any strings and sentence ends give trees', () => {
  const model = loadModel(small);
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('', '\ud800', '\udc00x', '\u0000', '👩‍👩‍👧', 'كتاب', ' ', '\n', 'İ', 'ß'.repeat(40), ...vocabulary),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.array(fc.nat(), { maxLength: 6 }), (forms, cuts) => {
      const ends = cuts.map((cut) => cut % (forms.length + 1)).sort((a, b) => a - b);
      const analysis = model.analyse(forms, Uint32Array.from(ends));
      assert.equal(analysis.length, forms.length);
      assertTrees(analysis);
    }),
    { numRuns: 60 },
  );
});

test('the root of a sentence is called root, and nothing else is its root', () => {
  const { forms, ends } = sentencesOf([8, 12, 1], 11);
  const { head, relation, labels } = loadModel(small).analyse(forms, ends);
  head.forEach((at, i) => {
    if (at === -1) assert.equal(labels.deprel[relation[i]!], 'root');
  });
});

test('words of a megabyte, a sentence of many words, and no words at all are read', () => {
  const model = loadModel(small);
  const long = 'a'.repeat(1 << 20);
  assertTrees(model.analyse([long, long.toUpperCase(), '\ud800'.repeat(1 << 20)], Uint32Array.of(3)));
  const { forms } = sentencesOf([5000], 9);
  const analysis = model.analyse(forms, Uint32Array.of(5000));
  assertTrees(analysis);
  const [root] = [...analysis.head.keys()].filter((i) => analysis.head[i] === -1);
  assert.ok(root! < 160, 'the first part of a long sentence holds its root');
  const empty = model.analyse([], new Uint32Array(0));
  assert.deepEqual([empty.length, empty.head.length, empty.sentenceEnds.length], [0, 0, 0]);
  assertTrees(model.analyse(forms.slice(0, 5), Uint32Array.of(0, 2, 2)));
});

test('twice the words take about twice the time, in one sentence and in many', () => {
  const model = loadModel(small);
  for (const ends of [(n: number) => [n], (n: number) => Array.from({ length: n / 20 }, (_, i) => 20 * (i + 1))]) {
    const seconds = (n: number) => {
      const { forms } = sentencesOf([n], 13);
      const sentenceEnds = Uint32Array.from(ends(n));
      const runs = Array.from({ length: 5 }, () => {
        // Of this thread alone: other tests run beside it.
        const from = process.threadCpuUsage();
        model.analyse(forms, sentenceEnds);
        return process.threadCpuUsage(from).user / 1000;
      });
      return Math.min(...runs);
    };
    seconds(8000);
    const [once, twice] = [seconds(8000), seconds(16_000)];
    assert.ok(twice < 3.5 * once, `${once.toFixed(1)} ms, then ${twice.toFixed(1)} ms`);
  }
});

test('ends that go back or too far are the caller’s mistake', () => {
  const model = loadModel(small);
  assert.throws(() => model.analyse(['a', 'b'], Uint32Array.of(2, 1)), RangeError);
  assert.throws(() => model.analyse(['a', 'b'], Uint32Array.of(3)), RangeError);
});

test('the same checkpoint gives the same file, whose header names its tables by their SHA-256', () => {
  assert.deepEqual(modelFile(smallCheckpoint(1)), small);
  assert.notDeepEqual(modelFile(smallCheckpoint(2)), small);
  const { header } = smallCheckpoint(1);
  const body = small.subarray(small.length - layoutOf(header).bytes);
  assert.equal(loadModel(small).digest, createHash('sha256').update(body).digest('hex'));
});

test('a checkpoint written, read and exported gives a file that loads', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-model-'));
  try {
    const path = join(folder, 'one.checkpoint');
    writeCheckpoint(path, smallCheckpoint(1));
    assert.deepEqual(modelFile(readCheckpoint(path)), small);
    await exportModel(path, folder);
    const unpacked = brotliDecompressSync(readFileSync(join(folder, 'language.bin.br')));
    assert.equal(loadModel(unpacked).digest, loadModel(small).digest);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a model may lie anywhere in a buffer', () => {
  const shifted = new Uint8Array(small.length + 1);
  shifted.set(small, 1);
  assert.equal(loadModel(shifted.subarray(1)).digest, loadModel(small).digest);
});

const refusal = (code: string) => (error: unknown) => {
  assert.ok(error instanceof OnrecordError, String(error));
  assert.equal(error.code, code);
  return true;
};

test('should not read a model with any byte changed', () => {
  fc.assert(
    fc.property(fc.nat(small.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = small.slice();
      changed[at]! ^= by;
      assert.throws(
        () => loadModel(changed),
        refusal(at >= 12 && at < 16 ? 'language/model-version' : 'language/bad-model'),
      );
    }),
    { numRuns: 200 },
  );
});

test('should not read a model that is cut off, longer than it should be, or something else', () => {
  for (const length of [0, 1, 31, 32, 100, small.length - 16, small.length - 1]) {
    assert.throws(() => loadModel(small.slice(0, length)), refusal('language/bad-model'), `${length} bytes`);
  }
  const longer = new Uint8Array(small.length + 16);
  longer.set(small);
  assert.throws(() => loadModel(longer), refusal('language/bad-model'));
  assert.throws(() => loadModel(new Uint8Array(5000).fill(60)), refusal('language/bad-model'));
});

test('should not read a model of another version, nor tables that do not fit their header', () => {
  const later = small.slice();
  later[12] = 2;
  assert.throws(() => loadModel(later), refusal('language/model-version'));
  const checkpoint = smallCheckpoint(1);
  assert.throws(
    () =>
      modelFile({ ...checkpoint, header: { ...checkpoint.header, shape: { ...checkpoint.header.shape, hidden: 20 } } }),
    RangeError,
  );
});

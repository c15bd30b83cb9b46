/**
 * Lessons: the news texts of PolNeAR train as the teachers analyse them together, cut into words and sentences as at run time.
 * For each word the likeliest classes of every layer and their shares, averaged over the teachers; the one that ships learns
 * from them as from the treebanks. Kept as lines of JSON, one a sentence, for as long as training needs them.
 */
import { closeSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelLabels } from '../../src/language/model/index.ts';
import { splitWords } from '../../src/language/ud/index.ts';
import { english } from '../../src/languages/en/index.ts';
import { type Opinion, type Prediction, type ScoreTable, type Shares, sharesKept } from './batch.ts';
import { compileKernels } from './compile-kernels.ts';
import { sentenceWeights } from './sentences-file.ts';
import { Teacher } from './teacher.ts';
import { treeOf } from './tree-of.ts';

const longest = 90;
/** Shares are written as parts of so many. */
const whole = 1000;

export interface Lesson {
  readonly form: readonly string[];
  readonly head: Int32Array;
  readonly opinion: Opinion;
}

/** Sentences of the news, as words. */
function newsSentences(corpora: string, withoutGenres: readonly string[]): readonly (readonly string[])[] {
  const boundaries = sentenceWeights(corpora, withoutGenres);
  const folder = join(corpora, 'polnear/train/text');
  const sentences: string[][] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()) {
    const text = readFileSync(join(folder, name), 'utf8');
    const paragraphs = [...text.matchAll(/\S.*/g)].map(({ index, 0: line }) => ({
      start: index,
      end: index + line.length,
    }));
    const { forms, sentenceEnds } = splitWords(text, paragraphs, english, boundaries);
    let first = 0;
    for (const end of sentenceEnds) {
      if (end - first > 1 && end - first <= longest) sentences.push(forms.slice(first, end));
      first = end;
    }
  }
  return sentences;
}

/** Shares of classes, summed over teachers: [words][size]. */
class Votes {
  readonly size: number;
  readonly sums: Float32Array;

  constructor(words: number, size: number) {
    this.size = size;
    this.sums = new Float32Array(words * size);
  }

  /** Adds the shares that scores stand for (softmax), of classes as `translation` has them. */
  add(scores: Float32Array, { at, stride, size }: ScoreTable, translation: Int32Array | null): void {
    const shares = new Float64Array(size);
    for (let own = 0, row = at; own < this.sums.length; own += this.size, row += stride) {
      let top = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < size; i++) top = Math.max(top, scores[row + i]!);
      let all = 0;
      for (let i = 0; i < size; i++) {
        shares[i] = Math.exp(scores[row + i]! - top);
        all += shares[i]!;
      }
      for (let i = 0; i < size; i++) {
        const to = translation === null ? i : translation[i]!;
        if (to >= 0) this.sums[own + to]! += shares[i]! / all;
      }
    }
  }

  /** A word's likeliest classes and their shares of `whole`, one after the other. */
  likeliest(word: number): readonly number[] {
    const row = this.sums.subarray(word * this.size, (word + 1) * this.size);
    const kept: number[] = [];
    while (kept.length < sharesKept) {
      let best = -1;
      for (let i = 0; i < row.length; i++) if (!kept.includes(i) && (best < 0 || row[i]! > row[best]!)) best = i;
      kept.push(best < 0 ? kept[0]! : best);
    }
    const all = kept.reduce((sum, i) => sum + row[i]!, 0);
    return kept.flatMap((i, k) => [i, kept.indexOf(i) < k ? 0 : Math.round((whole * row[i]!) / all)]);
  }
}

/** The layers of classes, relations last. */
const layers = ['upos', 'xpos', 'feats', 'script', 'deprel'] as const;

/** For each class of one list its place in another; −1 where that has none. */
function translation(from: readonly string[], to: readonly string[]): Int32Array {
  return Int32Array.from(from, (name) => to.indexOf(name));
}

/** What several teachers say of one sentence. */
class Consultation {
  readonly #form: readonly string[];
  readonly #classes: readonly Votes[];
  readonly #arcs: Votes;

  constructor(form: readonly string[], labels: ModelLabels) {
    this.#form = form;
    this.#classes = layers.map((layer) => new Votes(form.length, labels[layer].length));
    this.#arcs = new Votes(form.length, form.length + 1);
  }

  /** One teacher's tags and heads. */
  hear(scores: Float32Array, { tags, arcs }: Prediction, translations: readonly Int32Array[]): void {
    tags.forEach((table, t) => {
      this.#classes[t]!.add(scores, table, translations[t]!);
    });
    this.#arcs.add(scores, arcs, null);
  }

  hearRelations(scores: Float32Array, table: ScoreTable, translations: readonly Int32Array[]): void {
    this.#classes.at(-1)!.add(scores, table, translations.at(-1)!);
  }

  /** The tree of their summed shares. */
  heads(): Int32Array {
    const { sums, size } = this.#arcs;
    return treeOf(
      this.#form.length,
      sums.map((share) => Math.log(share + 1e-9)),
      0,
      size,
    );
  }

  written(head: Int32Array): string {
    const list = (votes: Votes) => this.#form.map((_, word) => votes.likeliest(word));
    const lesson: WrittenLesson = {
      form: this.#form,
      head: [...head],
      classes: this.#classes.map(list),
      arcs: list(this.#arcs),
    };
    return JSON.stringify(lesson);
  }
}

/** Sentences that are analysed together. */
const together = 40;

/** Has the teachers, given as checkpoints, analyse the news and writes what they say to a file. */
export async function writeLessons(
  { corpora, without }: { readonly corpora: string; readonly without: readonly string[] },
  checkpoints: readonly string[],
  path: string,
): Promise<void> {
  const kernels = new WebAssembly.Module(await compileKernels());
  const teachers = checkpoints.map((checkpoint) => new Teacher(checkpoint, kernels));
  const { labels } = teachers[0]!;
  const translations = teachers.map((teacher) =>
    layers.map((layer) => translation(teacher.labels[layer], labels[layer])),
  );
  const sentences = newsSentences(corpora, without);
  const file = openSync(`${path}.part`, 'w');
  writeSync(file, `${JSON.stringify(labels)}\n`);
  for (let first = 0; first < sentences.length; first += together) {
    const group = sentences.slice(first, first + together);
    const consultations = group.map((form) => new Consultation(form, labels));
    teachers.forEach((teacher, t) => {
      teacher.read(group, (i, scores, prediction) => consultations[i]!.hear(scores, prediction, translations[t]!));
    });
    const heads = consultations.map((one) => one.heads());
    teachers.forEach((teacher, t) => {
      teacher.read(group, (i, scores, prediction) =>
        consultations[i]!.hearRelations(scores, prediction.relations(heads[i]!), translations[t]!),
      );
    });
    writeSync(file, consultations.map((one, i) => `${one.written(heads[i]!)}\n`).join(''));
  }
  closeSync(file);
  renameSync(`${path}.part`, path);
}

/** A row for each word: `sharesKept` times a class and its share. */
type Written = readonly (readonly number[])[];

interface WrittenLesson {
  readonly form: readonly string[];
  readonly head: readonly number[];
  readonly classes: readonly Written[];
  readonly arcs: Written;
}

function sharesFrom(rows: Written): Shares {
  const classes = new Int32Array(rows.length * sharesKept);
  const shares = new Float32Array(rows.length * sharesKept);
  rows.forEach((row, word) => {
    for (let k = 0; k < sharesKept; k++) {
      classes[word * sharesKept + k] = row[2 * k]!;
      shares[word * sharesKept + k] = row[2 * k + 1]! / whole;
    }
  });
  return { classes, shares };
}

/** Throws `RangeError` when the lessons are of other classes than `labels`. */
export function readLessons(path: string, labels: ModelLabels): readonly Lesson[] {
  const [names, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  if (names !== JSON.stringify(labels)) throw new RangeError(`${path} has lessons of other classes: delete it`);
  return lines.map((line) => {
    const { form, head, classes, arcs } = JSON.parse(line) as WrittenLesson;
    const read = classes.map(sharesFrom);
    return {
      form,
      head: Int32Array.from(head),
      opinion: { tags: read.slice(0, -1), head: sharesFrom(arcs), relation: read.at(-1)! },
    };
  });
}

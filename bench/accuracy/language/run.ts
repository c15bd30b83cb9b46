/** How well are words, sentences, tags and trees found? Beside a baseline and wink-nlp: see README.md. */
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type ConlluSentence,
  formsOf,
  rawDocuments,
  readConllu,
  sentencesOfText,
  splitWords,
  withTrees,
  writeConllu,
} from '../../../src/language/ud/index.ts';
import { english } from '../../../src/languages/en/index.ts';
import { loadLanguage } from '../../../src/load-models.ts';
import type { LanguageEngine } from '../../../src/trees.ts';
import type { Bench } from '../../bench.ts';
import { readGold } from '../statements/gold.ts';
import { attributionFigures } from './attributions.ts';
import { learnBaseline } from './baseline.ts';
import { type LanguageScores, score } from './score.ts';
import { winkSentences } from './wink.ts';

/** All sentences of a file, or of a folder's files by name; every file begins a document. */
function readTrees(path: string): readonly ConlluSentence[] {
  const files = statSync(path).isDirectory() ? globSync('*.conllu', { cwd: path }).sort() : [''];
  return files.flatMap((file) => {
    const { sentences, fault } = readConllu(readFileSync(join(path, file), 'utf8'));
    if (sentences === null) throw new Error(`${join(path, file)}:${fault.line}: ${fault.what}`);
    return sentences.map((sentence, index) => ({
      ...sentence,
      newDocument: index === 0 ? (sentence.newDocument ?? basename(file)) : sentence.newDocument,
    }));
  });
}

function fromRawText(gold: readonly ConlluSentence[], engine: LanguageEngine): readonly ConlluSentence[] {
  return rawDocuments(gold).flatMap(({ text, paragraphs, sentences }) => {
    const words = splitWords(text, paragraphs, english, engine.boundaries);
    const tree = engine.analyse(words.forms, words.sentenceEnds);
    return sentencesOfText(text, paragraphs, words, tree, sentences[0]?.newDocument ?? '', engine.lemmas);
  });
}

const columns = ['words', 'sentences', 'upos', 'xpos', 'lemma', 'uas', 'las', 'lasWithoutSubtypes'] as const;
const heads = ['words', 'sentences', 'UPOS', 'XPOS', 'lemma', 'UAS', 'LAS', 'LAS*'];

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(28) + cells.map((cell) => cell.padStart(10)).join('');
}

function figures(scores: Partial<LanguageScores>): readonly string[] {
  return columns.map((column) => scores[column]?.toFixed(2) ?? '–');
}

/** GUM and EWT, training halves, beside the gold: what the baseline learns from. */
function trainingTrees(gold: string): readonly ConlluSentence[] {
  const corpora = process.env.ONRECORD_CORPORA ?? join(import.meta.dirname, '..', '..', '..', 'corpora');
  return [join(corpora, 'gum', 'train'), join(corpora, 'ewt', 'train.conllu')]
    .filter((path) => existsSync(path) && path !== gold)
    .flatMap(readTrees);
}

async function runAttributions(gold: string): Promise<Readonly<Record<string, unknown>>> {
  const found = attributionFigures(readGold(gold), await loadLanguage(process.env.ONRECORD_MODEL ?? null));
  const { subject, subjectOf, content, wholeContent, contentOf } = found;
  const line = (name: string, n: number, of: number) =>
    console.log(`${name.padEnd(44)}${String(n).padStart(6)} of ${of}, ${((100 * n) / of).toFixed(2)} %`);
  line('source has the subject of the cue', subject, subjectOf);
  line('content hangs on the cue', content, contentOf);
  line('content is one subtree', wholeContent, contentOf);
  return { split: gold.split(/[\\/]/).slice(-2).join('/'), attributions: found };
}

export const bench: Bench = {
  gold: join('gum', 'dev'),
  async run({ gold, out, raw }) {
    if (existsSync(join(gold, 'attributions'))) return runAttributions(gold);
    const trees = readTrees(gold);
    const { forms, sentenceEnds } = formsOf(trees);
    const split =
      basename(gold) === 'dev' || basename(gold) === 'train' ? gold.split(/[\\/]/).slice(-2).join('/') : basename(gold);
    console.log(
      `${split}: ${forms.length} words, ${trees.length} sentences, ${raw ? 'from raw text' : 'on gold words'}\n`,
    );
    console.log(row('', heads));
    const engine = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
    const found = raw
      ? fromRawText(trees, engine)
      : withTrees(trees, engine.analyse(forms, sentenceEnds), engine.lemmas);
    if (out !== null) writeFileSync(out, writeConllu(found));
    const onrecord = score(trees, found);
    console.log(row('Onrecord', figures(onrecord)));
    const guess = learnBaseline(trainingTrees(gold));
    const baseline = score(
      trees,
      trees.map((sentence) => ({ ...sentence, words: guess(sentence.words.map(({ form }) => form)) })),
    );
    console.log(row('most frequent, gold words', figures(baseline)));
    // It has no tags of the Penn treebank and no trees.
    const { words, sentences, upos, lemma } = score(trees, winkSentences(trees, raw));
    const wink = { words, sentences, upos, lemma };
    console.log(row('wink-nlp', figures(wink)));
    return { split, raw, onrecord, baseline, wink };
  },
};

/** `onrecord parse`: words, sentences, tags and dependency trees of one article, on standard output. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { ConlluSentence } from '../../language/index.ts';
import { problem } from '../../lib/problems.ts';
import type { Capture, Problem, Span, SyntacticWords } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type LanguageEngine, type LoadLanguage, loadLanguage } from '../language-model.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

interface ParseOptions {
  readonly format: 'conllu' | 'json';
  readonly model?: string;
}

/** The command with its way to the model: tests bring a small one. */
export const parseWith =
  (load: LoadLanguage): DefineCommand =>
  (surroundings, end) =>
    new Command('parse')
      .description('Print the words, tags and dependency trees (Universal Dependencies) of one article.')
      .argument('<input>', 'FILE, URL, FILE.conllu or - for standard input')
      .addOption(new Option('-f, --format <format>', 'how to print it').choices(['conllu', 'json']).default('conllu'))
      .option(
        '--model <folder>',
        'a folder with language.bin.br and sentences.bin.br (default: the ones that came along)',
      )
      .addHelpText(
        'after',
        `
Only what the reporter says is parsed: no bylines, author boxes or teasers. Spacing is kept: the words with what MISC says
of the space between them are the article's paragraphs, character for character.
A .conllu file keeps its words and sentences and gets new tags and trees.

Examples:
  onrecord parse story.html > story.conllu
  onrecord parse story.txt --format json
  pbpaste | onrecord parse -

Exit codes: 0 done, 2 wrong use, 3 it could not be parsed.`,
      )
      .action(async (name: string, options: ParseOptions) => end(await parseOne(name, options, surroundings, load)));

export const parseCommand: DefineCommand = parseWith(loadLanguage);

async function parseOne(
  name: string,
  options: ParseOptions,
  around: Surroundings,
  load: LoadLanguage,
): Promise<number> {
  const { captureInput, listInputs } = await import('../../gather/index.ts');
  const inputs = listInputs([name], { base: around.base, stdin: around.stdin, now: around.now });
  const first = await inputs.next();
  if (first.done === true || first.value.many) {
    const what = `${visible(name)} is not one article.`;
    return complain(around, name, problem('cli/one-article', name, what), exitCodes.wrongUse);
  }
  const { id, outcome } = await captureInput(first.value, { listing: null, allowPrivate: false, now: around.now });
  if (outcome.capture === null) return complain(around, id, outcome.problem);
  const isTreebank = name.toLowerCase().endsWith('.conllu');
  const source = isTreebank ? await readTreebank(outcome.capture) : await readArticle(outcome.capture, id);
  if ('code' in source) return complain(around, id, source);
  const engine = await load(options.model === undefined ? null : resolve(around.base, options.model));
  const parsed = await source.parse(engine);
  await around.out.write(options.format === 'json' ? jsonOf(id, parsed) : await conlluOf(parsed));
  return exitCodes.done;
}

async function complain(
  { err }: Surroundings,
  id: string,
  { code, detail }: Problem,
  exitCode: number = exitCodes.nothing,
): Promise<number> {
  await err.write(`onrecord: ${visible(id)}: ${visible(detail)} (${code})\n`);
  return exitCode;
}

interface Parsed {
  readonly sentences: readonly ConlluSentence[];
  /** Where the words are in `Article.text`; null for a treebank. */
  readonly words: SyntacticWords | null;
}

/** What was read, waiting for a model. */
interface Source {
  parse(engine: LanguageEngine): Promise<Parsed>;
}

async function readTreebank({ body, uri }: Capture): Promise<Source | Problem> {
  const { formsOf, readConllu, withTrees } = await import('../../language/index.ts');
  const { sentences, fault } = readConllu(new TextDecoder().decode(body));
  if (sentences === null) return problem('language/bad-conllu', uri, `Line ${fault.line} is wrong: ${fault.what}.`);
  return {
    async parse(engine) {
      const { forms, sentenceEnds } = formsOf(sentences);
      return { sentences: withTrees(sentences, engine.analyse(forms, sentenceEnds)), words: null };
    },
  };
}

async function readArticle(capture: Capture, id: string): Promise<Source | Problem> {
  const { sentencesOfText, splitWords } = await import('../../language/index.ts');
  const { packFor } = await import('../../languages/index.ts');
  const { reporterSpeaks } = await import('../../lib/parts.ts');
  const { readPage } = await import('../../page/index.ts');
  const page = readPage(capture);
  if (page.article === null) return page.problem;
  const { text, parts, inLanguage } = page.article;
  const pack = packFor(inLanguage);
  if (pack === null) {
    return problem('language/no-pack', capture.uri, `This page is in "${inLanguage ?? 'an unknown language'}".`);
  }
  const stretches: readonly Span[] = parts.filter(({ kind }) => reporterSpeaks(kind)).map(({ span }) => span);
  return {
    async parse({ analyse, boundaries }) {
      const words = splitWords(text, stretches, pack, boundaries);
      const tree = analyse(words.forms, words.sentenceEnds);
      return { sentences: sentencesOfText(text, stretches, words, tree, id), words };
    },
  };
}

async function conlluOf({ sentences }: Parsed): Promise<string> {
  const { writeConllu } = await import('../../language/index.ts');
  return writeConllu(sentences);
}

/** One object: `{"version", "id", "sentences": [{"id", "newParagraph", "words": […]}]}`; spans in UTF-16 code units. */
function jsonOf(id: string, { sentences, words }: Parsed): string {
  let at = 0;
  const found = sentences.map((sentence, index) => ({
    id: sentence.id ?? String(index + 1),
    newParagraph: sentence.newParagraph,
    words: sentence.words.map((word) => {
      const span = words === null ? null : { start: words.start[at]!, end: words.end[at]! };
      at++;
      return { ...word, span };
    }),
    ranges: sentence.ranges,
  }));
  return `${JSON.stringify({ version: 1, id, sentences: found }, null, 2)}\n`;
}

/** `onrecord parse`: words, sentences, tags and dependency trees of one article, on standard output. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { problem } from '../../lib/problems.ts';
import type { LanguageEngine, ParsedTrees } from '../../trees.ts';
import type { Problem } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { modelFolder } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

interface ParseOptions {
  readonly format: 'conllu' | 'json';
  readonly model?: string;
}

/** As `loadLanguage` of load-models.ts. */
export type LoadLanguage = (folder: string | null) => Promise<LanguageEngine>;

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
        'a folder with language.bin.br, sentences.bin.br and lemmas.bin.br (default: $ONRECORD_MODEL, else the ones that came along)',
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

export const parseCommand: DefineCommand = parseWith(async (folder) => {
  const { loadLanguage } = await import('../../load-models.ts');
  return loadLanguage(folder);
});

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
  const { articleTrees, treebankTrees } = await import('../../trees.ts');
  const isTreebank = name.toLowerCase().endsWith('.conllu');
  const source = isTreebank ? treebankTrees(outcome.capture) : articleTrees(outcome.capture, id);
  if (source.parse === null) return complain(around, id, source.problem);
  const engine = await load(options.model === undefined ? modelFolder(around) : resolve(around.base, options.model));
  const parsed = source.parse(engine);
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

async function conlluOf({ sentences }: ParsedTrees): Promise<string> {
  const { writeConllu } = await import('../../trees.ts');
  return writeConllu(sentences);
}

/** One object: `{"version", "id", "sentences": [{"id", "newParagraph", "words": […]}]}`; spans in UTF-16 code units. */
function jsonOf(id: string, { sentences, words }: ParsedTrees): string {
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

/**
 * Makes the models: `npm run train -- language --corpora PATH`. Same corpora, seed and threads on the same kind of
 * processor: same bytes. Progress goes to standard error; a run that was stopped goes on at its last whole epoch.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Subject } from './subject.ts';

const usage = `Usage: npm run train -- language [--corpora PATH] [--out FOLDER] [--seed N] [--threads N] [--only-free] [--afresh]
       npm run train -- names [--corpora PATH] [--out FOLDER] [--seed N]
       npm run train -- coreference [--corpora PATH] [--out FOLDER] [--seed N]
       npm run train -- statements [--corpora PATH] [--out FOLDER] [--seed N]
       npm run train -- page [--corpora PATH] [--seed N]
       npm run train -- headline [--corpora PATH]

page        which blocks of a page are its story's; some minutes on one core; writes src/page/html/block-trees.ts
headline    which of a page's titles is its headline; half a minute on one core; writes src/page/metadata/headline-weights.ts
language    words, sentences, tags and trees; some 45 minutes on two cores
names       what people, organisations and places are called, from the trees of the language model in models/en; some minutes on one core
coreference who is the same, from the trees and names of the models in models/en; a minute on one core
statements  who said what, from the trees of the language model in models/en; some minutes on one core

--corpora   folder with gum/, ewt/, names/ and polnear/ (default: $ONRECORD_CORPORA or ./corpora)
--out       where the model goes (default: models/en)
--seed      default 1
--threads   default 2; another number gives other bytes
--only-free leaves out the genres of GUM whose texts are NonCommercial
--afresh    does not go on with a run that was stopped`;

const subjects: Readonly<Record<string, Subject>> = {
  page: {
    needs: ['pages/fundus-dev', 'pages/wcxb-dev', 'pages/trafilatura'],
    train: async (options) => (await import('./page/train.ts')).trainPage(options),
  },
  headline: {
    needs: ['pages/fundus-dev', 'pages/wcxb-dev', 'pages/trafilatura'],
    train: async (options) => (await import('./headline/train.ts')).trainHeadline(options),
  },
  language: {
    needs: ['gum/train', 'gum/dev', 'ewt/train.conllu', 'polnear/train'],
    train: async (options) => (await import('./language/train.ts')).trainLanguage(options),
  },
  names: {
    needs: ['gum/train', 'names/wikiann-en-train.conll', 'polnear/train/layers'],
    train: async ({ corpora, out, seed }) => {
      const [{ trainNames }, { loadLanguage }] = await Promise.all([
        import('./names/train.ts'),
        import('../src/load-models.ts'),
      ]);
      const language = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
      await trainNames({ corpora, out, seed, language });
    },
  },
  coreference: {
    needs: ['gum/train', 'gum/dev'],
    train: async ({ corpora, out, seed }) => {
      const [{ trainCoreference }, { loadLanguage }] = await Promise.all([
        import('./coreference/train.ts'),
        import('../src/load-models.ts'),
      ]);
      const language = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
      await trainCoreference({ corpora, out, seed, language });
    },
  },
  statements: {
    needs: ['polnear/train'],
    train: async ({ corpora, out, seed }) => {
      const [{ trainStatements }, { loadLanguage }] = await Promise.all([
        import('./statements/train.ts'),
        import('../src/load-models.ts'),
      ]);
      const language = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
      await trainStatements({ corpora, out, seed, language, share: 1 });
    },
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpora: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    'only-free': { type: 'boolean', default: false },
    afresh: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const name = positionals[0] ?? '';
const subject = Object.hasOwn(subjects, name) ? subjects[name] : undefined;
const seed = Number(values.seed);
const threads = Number(values.threads);
const isWrong = !Number.isInteger(seed) || !Number.isInteger(threads) || threads < 1;
if (values.help || subject === undefined || isWrong) {
  console.error(usage);
  process.exit(values.help ? 0 : 2);
}
const root = join(import.meta.dirname, '..');
const base = process.env.INIT_CWD ?? process.cwd();
const corpora =
  values.corpora === undefined
    ? (process.env.ONRECORD_CORPORA ?? join(root, 'corpora'))
    : resolve(base, values.corpora);
const missing = subject.needs.filter((path) => !existsSync(join(corpora, path)));
if (missing.length > 0) {
  console.error(
    `${corpora} has no ${missing.join(', ')}. Give --corpora PATH; models/en/MODEL.md says where they are from.`,
  );
  process.exit(2);
}
await subject.train({
  corpora,
  out: values.out === undefined ? join(root, 'models', 'en') : resolve(base, values.out),
  seed,
  threads,
  isFreeOnly: values['only-free'],
  isAfresh: values.afresh,
});

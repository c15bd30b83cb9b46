/**
 * Makes `lemmas.bin.br`, the lemmas of words that were seen: `node train/language/lemmas-file.ts CORPORA FOLDER [GENRE,GENRE]`,
 * the genres of GUM to leave out. From GUM's and EWT's training halves; words that are in neither from the automatic layers of
 * PolNeAR's, where these agree.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { lemmaScript, plainForm } from '../../src/language/model/index.ts';
import { encodeLemmas, type LemmaLexicon, lemmaHash } from '../../src/language/ud/index.ts';
import { readConllu, readSilver, type Tree } from './treebank.ts';

export interface LexiconTraining {
  /** An automatic lemma counts from so many occurrences on … */
  readonly least: number;
  /** … and when at least this share of them have it. */
  readonly agreement: number;
}

/** Measured in bench/accuracy/language/README.md. */
export const lexiconTraining: LexiconTraining = { least: 3, agreement: 0.8 };

/** The automatic lemmas are cut by rules for verbs and nouns; comparatives and superlatives stay as they are, so they are left out. */
const silverKinds: Readonly<Record<string, string>> = {
  VB: 'VERB',
  VBD: 'VERB',
  VBG: 'VERB',
  VBN: 'VERB',
  VBP: 'VERB',
  VBZ: 'VERB',
  NN: 'NOUN',
  NNS: 'NOUN',
  JJ: 'ADJ',
  RB: 'ADV',
};

/** UPOS and lower-case form, parted by a space → how often each script makes its lemma. */
type Counts = Map<string, Map<string, number>>;

function countScripts(trees: readonly Tree[], uposOf: (tree: Tree, at: number) => string | undefined): Counts {
  const counts: Counts = new Map();
  for (const tree of trees) {
    tree.form.forEach((form, at) => {
      const upos = uposOf(tree, at);
      const plain = plainForm(form);
      if (upos === undefined || !/\p{L}/u.test(plain)) return;
      const script = lemmaScript(plain, plainForm(tree.lemma[at]!));
      // A name keeps its case; one that does not was written in capitals or is no name.
      if (upos === 'PROPN' && script[0] !== 'k') return;
      const key = `${upos} ${plain.toLowerCase()}`;
      const scripts = counts.get(key) ?? new Map<string, number>();
      scripts.set(script, (scripts.get(script) ?? 0) + 1);
      counts.set(key, scripts);
    });
  }
  return counts;
}

/** The most frequent script, of equals the first in order; how often it occurs, and all together. */
function mostFrequent(scripts: ReadonlyMap<string, number>): { script: string; count: number; all: number } {
  const [[script, count]] = [...scripts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)) as [[string, number]];
  return { script, count, all: [...scripts.values()].reduce((sum, n) => sum + n, 0) };
}

/** Counts lemmas in treebanks, and in automatic layers those of words that the treebanks have not. */
export function learnLemmas(
  gold: readonly Tree[],
  silver: readonly Tree[],
  { least, agreement }: LexiconTraining = lexiconTraining,
): LemmaLexicon {
  const chosen = new Map<string, string>();
  for (const [key, scripts] of countScripts(gold, (tree, at) => tree.upos[at])) {
    chosen.set(key, mostFrequent(scripts).script);
  }
  for (const [key, scripts] of countScripts(silver, (tree, at) => silverKinds[tree.xpos[at]!])) {
    const { script, count, all } = mostFrequent(scripts);
    if (!chosen.has(key) && all >= least && count >= agreement * all) chosen.set(key, script);
  }
  return lexiconOf(chosen);
}

function lexiconOf(chosen: ReadonlyMap<string, string>): LemmaLexicon {
  const byHash = new Map<number, string>();
  for (const [key, script] of chosen) {
    const space = key.indexOf(' ');
    const hash = lemmaHash(key.slice(space + 1), key.slice(0, space));
    // Of two words with one hash the treebanks' comes first.
    if (!byHash.has(hash)) byHash.set(hash, script);
  }
  const hashes = Uint32Array.from(byHash.keys()).sort();
  const frequency = new Map<string, number>();
  for (const script of byHash.values()) frequency.set(script, (frequency.get(script) ?? 0) + 1);
  const scripts = [...frequency].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([script]) => script);
  const places = new Map(scripts.map((script, place) => [script, place]));
  return { hashes, script: Uint16Array.from(hashes, (hash) => places.get(byHash.get(hash)!)!), scripts };
}

/**
 * Makes and writes the lexicon; gives back the file's path. Same corpora, same bytes.
 * @param corpora folder with gum/train, ewt/train.conllu and polnear/train
 * @param without GUM's genres that are left out
 */
export function makeLemmaLexicon(corpora: string, out: string, without: readonly string[] = []): string {
  const gum = readConllu(join(corpora, 'gum', 'train')).filter(
    ({ document }) => !without.includes(document.split('_')[1] ?? ''),
  );
  const ewt = readConllu(join(corpora, 'ewt', 'train.conllu'));
  const lexicon = learnLemmas([...gum, ...ewt], readSilver(join(corpora, 'polnear', 'train')));
  mkdirSync(out, { recursive: true });
  const path = join(out, 'lemmas.bin.br');
  writeFileSync(path, brotliCompressSync(encodeLemmas(lexicon), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  return path;
}

if (import.meta.main) {
  const [corpora, out, without = ''] = process.argv.slice(2);
  if (corpora === undefined || out === undefined) {
    console.error('Usage: node train/language/lemmas-file.ts CORPORA FOLDER [GENRE,GENRE]');
    process.exitCode = 2;
  } else console.log(makeLemmaLexicon(resolve(corpora), resolve(out), without.split(',')));
}

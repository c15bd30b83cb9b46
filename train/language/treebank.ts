/** Reads what is learned from: CoNLL-U treebanks, and the automatic layers of PolNeAR as silver. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One sentence as columns. `head` is 1-based, 0 for the root. Silver has no `upos` and `feats`. */
export interface Tree {
  readonly document: string;
  readonly form: readonly string[];
  readonly lemma: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly feats: readonly string[];
  readonly head: readonly number[];
  readonly deprel: readonly string[];
}

function columns(document: string) {
  const strings = () => [] as string[];
  return {
    document,
    form: strings(),
    lemma: strings(),
    upos: strings(),
    xpos: strings(),
    feats: strings(),
    head: [] as number[],
    deprel: strings(),
  };
}

/** One file, or every `*.conllu` of a folder in the order of their names. Words only: ranges and empty nodes are left out. */
export function readConllu(path: string): readonly Tree[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.conllu'))
        .sort()
        .map((name) => join(path, name))
    : [path];
  const trees: Tree[] = [];
  for (const file of files) {
    let tree = columns(basename(file, '.conllu'));
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') {
        if (tree.form.length > 0) trees.push(tree);
        tree = columns(basename(file, '.conllu'));
        continue;
      }
      const cells = line.split('\t');
      if (cells.length < 10 || !/^\d+$/.test(cells[0]!)) continue;
      tree.form.push(cells[1]!);
      tree.lemma.push(cells[2]!);
      tree.upos.push(cells[3]!);
      tree.xpos.push(cells[4]!);
      tree.feats.push(cells[5]!);
      tree.head.push(Number(cells[6]));
      tree.deprel.push(cells[7]!);
    }
    if (tree.form.length > 0) trees.push(tree);
  }
  return trees;
}

const brackets: Readonly<Record<string, string>> = {
  '-LRB-': '(',
  '-RRB-': ')',
  '-LSB-': '[',
  '-RSB-': ']',
  '-LCB-': '{',
  '-RCB-': '}',
};

/** `layers/*.tsv.gz` of a PolNeAR split: lemmas, XPOS, heads and UD version 1 relations of an automatic parser, on news. */
export function readSilver(split: string): readonly Tree[] {
  const trees: Tree[] = [];
  const folder = join(split, 'layers');
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.tsv.gz'))
    .sort()) {
    let tree = columns(name);
    const finish = () => {
      if (tree.form.length > 1) trees.push(tree);
      tree = columns(name);
    };
    for (const line of gunzipSync(readFileSync(join(folder, name)))
      .toString('utf8')
      .split('\n')) {
      const cells = line.split('\t');
      if (!/^\d+$/.test(cells[0]!)) {
        finish();
        continue;
      }
      if (cells[0] === '1') finish();
      tree.form.push(brackets[cells[1]!] ?? cells[1]!);
      tree.lemma.push(cells[2]!);
      tree.xpos.push(cells[3]!);
      tree.head.push(Number(cells[4]));
      // "nmod:of" and the like name the preposition: kept are only subtypes of syntax.
      tree.deprel.push(cells[5]!.replace(/^(nmod|advcl|acl|conj|cc):(?!poss|tmod|npmod|relcl|preconj).*/, '$1'));
    }
    finish();
  }
  return trees;
}

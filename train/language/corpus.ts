/** Everything that is learned from, as numbers: the same in every thread. */
import { join } from 'node:path';
import type { ModelLabels } from '../../src/language/model/index.ts';
import type { Example } from './batch.ts';
import { type Classes, type ClassSet, classesOf, exampleMaker, type Forms, formsOf, scriptsOf } from './examples.ts';
import { readLessons } from './lessons.ts';
import type { Plan } from './plan.ts';
import { readConllu, readSilver, type Tree } from './treebank.ts';

export interface Corpus {
  readonly forms: Forms;
  readonly classes: ClassSet;
  readonly silverXpos: Classes;
  readonly silverDeprel: Classes;
  readonly lowerUnknown: number;
  readonly gold: readonly Example[];
  readonly silver: readonly Example[];
  readonly lessons: readonly Example[];
  readonly dev: readonly Example[];
  readonly devTrees: readonly Tree[];
}

/** The names of all classes. */
export function labelsOf({ upos, xpos, feats, script, deprel }: ClassSet): ModelLabels {
  return {
    upos: upos.names,
    xpos: xpos.names,
    feats: feats.names,
    script: script.names,
    deprel: deprel.names,
  };
}

/** Longer sentences are rare and cost memory. */
const longestGold = 120;
const longestSilver = 90;

/** @param lessons file of the lessons, if there are any */
export function readCorpus(plan: Plan, lessons: string | null): Corpus {
  const genreOf = ({ document }: Tree) => document.split('_')[1] ?? '';
  const gum = readConllu(join(plan.corpora, 'gum/train')).filter((tree) => !plan.without.includes(genreOf(tree)));
  const ewt = readConllu(join(plan.corpora, 'ewt/train.conllu'));
  const silverTrees = plan.silverEpochs > 0 ? readSilver(join(plan.corpora, 'polnear/train')) : [];
  const goldTrees = [...gum, ...ewt];
  const classes = {
    upos: classesOf(goldTrees, (tree) => tree.upos),
    xpos: classesOf(goldTrees, (tree) => tree.xpos),
    feats: classesOf(goldTrees, (tree) => tree.feats, 3),
    script: classesOf(goldTrees, scriptsOf, 3),
    deprel: classesOf(goldTrees, (tree) => tree.deprel),
  };
  const taught = lessons === null ? [] : readLessons(lessons, labelsOf(classes));
  const forms = formsOf([...goldTrees, ...silverTrees, ...taught], plan.least, plan.affixRows, plan.gramRows);
  const silverXpos = classesOf(silverTrees, (tree) => tree.xpos);
  const silverDeprel = classesOf(silverTrees, (tree) => tree.deprel);
  const make = exampleMaker(forms);
  const devTrees = readConllu(join(plan.corpora, 'gum/dev'));
  return {
    forms,
    classes,
    silverXpos,
    silverDeprel,
    lowerUnknown: make.lowerUnknown,
    gold: [...gum.map((tree) => make.gold(tree, 0, classes)), ...ewt.map((tree) => make.gold(tree, 1, classes))].filter(
      ({ words }) => words <= longestGold,
    ),
    silver: silverTrees
      .filter(({ form }) => form.length <= longestSilver)
      .map((tree) => make.silver(tree, 2, silverXpos, silverDeprel)),
    // As if they were GUM's: the news that is read later is read as GUM's.
    lessons: taught.map(({ form, head, opinion }) => make.taught(form, head, opinion, 0)),
    dev: devTrees.map((tree) => make.gold(tree, 0, classes)),
    devTrees,
  };
}

/** Whole sentences, until a batch has `size` words; a last batch with fewer sentences than threads is left out. */
export function batchesOf(examples: readonly Example[], size: number, threads: number): Example[][] {
  const batches: Example[][] = [];
  let batch: Example[] = [];
  let words = 0;
  for (const example of examples) {
    batch.push(example);
    words += example.words;
    if (words < size) continue;
    batches.push(batch);
    batch = [];
    words = 0;
  }
  if (batch.length >= threads) batches.push(batch);
  return batches;
}

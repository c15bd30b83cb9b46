/** Trees → numbers: the classes there are, the hashed features, and examples ready for the network. */
import {
  type FeatureSpace,
  firstLower,
  formHash,
  lemmaScript,
  lowerHash,
  plainForm,
  rowsOf,
} from '../../src/language/model/index.ts';
import { type Example, type Opinion, type Shares, sharesKept } from './batch.ts';
import type { Tree } from './treebank.ts';

export class Classes {
  readonly names: string[] = [];
  readonly #ids = new Map<string, number>();
  add(name: string): void {
    if (this.#ids.has(name)) return;
    this.#ids.set(name, this.names.length);
    this.names.push(name);
  }
  /** −1 for a class not there. */
  id(name: string): number {
    return this.#ids.get(name) ?? -1;
  }
}

/** Classes of a column that occur at least `least` times, in the order of first occurrence. */
export function classesOf(trees: readonly Tree[], column: (tree: Tree) => readonly string[], least = 1): Classes {
  const counts = new Map<string, number>();
  for (const tree of trees) for (const name of column(tree)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const classes = new Classes();
  for (const [name, count] of counts) if (count >= least) classes.add(name);
  return classes;
}

export const scriptsOf = (tree: Tree): readonly string[] =>
  tree.form.map((form, i) => lemmaScript(plainForm(form), plainForm(tree.lemma[i]!)));

export interface Forms {
  readonly space: FeatureSpace;
  readonly frequency: ReadonlyMap<string, number>;
}

/** Forms seen at least `least` times get rows of their own. */
export function formsOf(
  trees: readonly Pick<Tree, 'form'>[],
  least: number,
  affixRows: number,
  gramRows: number,
): Forms {
  const frequency = new Map<string, number>();
  const lower = new Map<string, number>();
  for (const { form } of trees) {
    for (const one of form) {
      const plain = plainForm(one);
      frequency.set(plain, (frequency.get(plain) ?? 0) + 1);
      lower.set(plain.toLowerCase(), (lower.get(plain.toLowerCase()) ?? 0) + 1);
    }
  }
  const often = (counts: ReadonlyMap<string, number>, hash: (text: string) => number) =>
    Uint32Array.from(new Set([...counts].filter(([, count]) => count >= least).map(([text]) => hash(text)))).sort();
  return {
    space: { forms: often(frequency, formHash), lowerForms: often(lower, lowerHash), affixRows, gramRows },
    frequency,
  };
}

const likeliest = ({ classes }: Shares): Int32Array =>
  Int32Array.from({ length: classes.length / sharesKept }, (_, word) => classes[word * sharesKept]!);

export interface ClassSet {
  readonly upos: Classes;
  readonly xpos: Classes;
  readonly feats: Classes;
  readonly script: Classes;
  readonly deprel: Classes;
}

export function exampleMaker(forms: Forms) {
  const known = new Map<string, ReturnType<typeof rowsOf>>();
  const wordRows = (form: string) => {
    let found = known.get(form);
    if (found === undefined) {
      found = rowsOf(form, forms.space);
      known.set(form, found);
    }
    return found;
  };
  const bare = (form: readonly string[], corpus: number): Example => {
    const words = form.map(wordRows);
    return {
      corpus,
      silver: false,
      words: form.length,
      rows: words.map(({ rows }) => rows),
      weights: words.map(({ weights }) => weights),
      frequency: Float64Array.from(form, (one) => forms.frequency.get(plainForm(one)) ?? 0),
      tags: [],
      head: new Int32Array(form.length),
      relation: new Int32Array(form.length),
      opinion: null,
    };
  };
  return {
    lowerUnknown: firstLower(forms.space),
    bare,
    gold: (tree: Tree, corpus: number, classes: ClassSet): Example => ({
      ...bare(tree.form, corpus),
      head: Int32Array.from(tree.head),
      tags: [
        Int32Array.from(tree.upos, (name) => classes.upos.id(name)),
        Int32Array.from(tree.xpos, (name) => classes.xpos.id(name)),
        Int32Array.from(tree.feats, (name) => classes.feats.id(name)),
        Int32Array.from(scriptsOf(tree), (name) => classes.script.id(name)),
      ],
      relation: Int32Array.from(tree.deprel, (name) => classes.deprel.id(name)),
    }),
    silver: (tree: Tree, corpus: number, xpos: Classes, deprel: Classes): Example => ({
      ...bare(tree.form, corpus),
      silver: true,
      head: Int32Array.from(tree.head),
      tags: [Int32Array.from(tree.xpos, (name) => xpos.id(name))],
      relation: Int32Array.from(tree.deprel, (name) => deprel.id(name)),
    }),
    /** `head`: those of the tree that the opinion makes. Every class is the likeliest. */
    taught: (form: readonly string[], head: Int32Array, opinion: Opinion, corpus: number): Example => ({
      ...bare(form, corpus),
      head,
      tags: opinion.tags.map(likeliest),
      relation: likeliest(opinion.relation),
      opinion,
    }),
  };
}

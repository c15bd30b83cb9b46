/** A sentence as seen from one cue: for every word, the ancestor of the cue under which it hangs, and the branch that leads to it. */
import { mixed } from '../../lib/hashing.ts';
import type { ArticleView } from './article-view.ts';

/** Ancestors of a cue that are told apart; a word beyond the window counts as under one more. Below 127. */
const longestPath = 90;

/** Numbers and hashes; what they stand for is the model's business. */
export interface TreePlace {
  /** From the cue up to the ancestor, and down the first step of the branch. */
  readonly path: number;
  readonly branch: number;
  /** The second step of the branch; 0 for none. */
  readonly step: number;
  readonly depth: number;
  /** At which edges of the branch and the step the word stands. */
  readonly edge: number;
  readonly level: number;
}

export class CueTree {
  readonly #view: ArticleView;
  readonly cue: number;
  readonly #first: number;
  readonly #end: number;
  /** Hash of the relations from the cue up to each of its ancestors; the first is the cue's own. */
  readonly #paths: number[] = [];
  /** Of each word, the ancestor of the cue that it hangs from (−1 not known yet), the branch and the step below it, and how deep in the branch it is. */
  readonly #level: Int8Array;
  readonly #branch: Int32Array;
  readonly #step: Int32Array;
  readonly #depth: Uint8Array;

  /** Over the words `first` to `end` of the cue's sentence, the latter exclusive. */
  constructor(view: ArticleView, cue: number, first: number, end: number) {
    this.#view = view;
    this.cue = cue;
    this.#first = first;
    this.#end = end;
    const size = end - first;
    this.#level = new Int8Array(size).fill(-1);
    this.#branch = new Int32Array(size).fill(-1);
    this.#step = new Int32Array(size).fill(-1);
    this.#depth = new Uint8Array(size);
    this.#climb();
  }

  /** 1 for a word before the stretch that is looked at, 2 in it, 3 behind it. */
  sideOf(at: number): number {
    return at < this.#first ? 1 : at >= this.#end ? 3 : 2;
  }

  /** 0 for a word in the same step as the one before it, 1 in another branch, 2 in another step of the branch, 3 outside. */
  change(at: number): number {
    if (at <= this.#first || at >= this.#end) return 3;
    const place = at - this.#first;
    if (this.#branch[place - 1] !== this.#branch[place]) return 1;
    return this.#step[place - 1] === this.#step[place] ? 0 : 2;
  }

  /** Where a word hangs as seen from the cue, as hashes. */
  position(at: number): TreePlace {
    const sentence = this.sideOf(at);
    if (sentence !== 2) return { path: mixed(991, sentence), branch: 9, step: 0, depth: 1, edge: 1, level: 1 };
    const { relation, tree } = this.#view;
    const place = at - this.#first;
    const level = this.#level[place]!;
    const way = this.#paths[level] ?? 3;
    const branch = this.#branch[place]!;
    const height = Math.min(level, 7) << 4;
    if (branch < 0) return { path: mixed(way, 11), branch: 5, step: 0, depth: 1, edge: 1, level: 2 + height };
    const step = this.#step[place]!;
    const from = mixed(relation[branch]!, branch < this.cue ? 1 : 2);
    let edge = (at === tree.left[branch] ? 1 : 0) | (at === tree.right[branch] ? 2 : 0);
    edge |= at < branch ? 4 : at > branch ? 8 : 0;
    if (step >= 0) edge |= (at === tree.left[step] ? 16 : 0) | (at === tree.right[step] ? 32 : 0);
    return {
      path: mixed(way, from),
      branch: from,
      step: step < 0 ? 0 : mixed(relation[step]!, step < branch ? 1 : 2),
      depth: 1 + Math.min(this.#depth[place]!, 4),
      edge: 1 + edge,
      level: 1 + height,
    };
  }

  /** Finds, for every word of the sentence, where its way up meets the cue's. */
  #climb(): void {
    const { head, relation } = this.#view;
    const inside = (word: number) => word >= this.#first && word < this.#end;
    const ancestors: number[] = [];
    let path = 17;
    for (let above = this.cue; inside(above) && ancestors.length < longestPath; above = head[above]!) {
      this.#level[above - this.#first] = ancestors.length;
      ancestors.push(above);
      this.#paths.push(path);
      path = mixed(path, relation[above]!);
    }
    const way: number[] = [];
    for (let at = this.#first; at < this.#end; at++) {
      way.length = 0;
      let word = at;
      while (inside(word) && this.#level[word - this.#first]! < 0) {
        way.push(word);
        word = head[word]!;
      }
      for (const below of way.reverse()) {
        const place = below - this.#first;
        const above = head[below]! - this.#first;
        if (!inside(head[below]!)) {
          // Beyond the window: a branch of its own.
          this.#level[place] = longestPath;
          this.#branch[place] = below;
          continue;
        }
        this.#level[place] = this.#level[above]!;
        if (ancestors[this.#level[above]!] === head[below]) this.#branch[place] = below;
        else {
          this.#branch[place] = this.#branch[above]!;
          this.#step[place] = this.#depth[above] === 0 ? below : this.#step[above]!;
          this.#depth[place] = Math.min(250, this.#depth[above]! + 1);
        }
      }
    }
  }
}

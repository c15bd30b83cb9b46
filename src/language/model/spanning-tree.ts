/**
 * From scores of all heads to a tree: the greatest sum of scores among trees in which one word hangs from the root.
 * Most sentences are done when every word has taken its best head; else Chu–Liu/Edmonds over a dense table, contracting
 * cycles in place: quadratic in the words of a sentence, which is bounded.
 */

/** Scores of a sentence: `scores[at + word * stride + head]`, head 0 the root, head h word h − 1. */
export interface ArcScores {
  readonly scores: Float32Array;
  readonly at: number;
  readonly stride: number;
}

/** True when heads (0 the root, h word h − 1) make a tree in which exactly one word hangs from the root. */
export function isTree(heads: Int32Array, marks: Int32Array): boolean {
  const n = heads.length;
  let roots = 0;
  for (let i = 0; i < n; i++) {
    if (heads[i] === 0) roots++;
    marks[i] = 0;
  }
  if (roots !== 1) return false;
  for (let i = 0; i < n; i++) {
    let word = i + 1;
    while (word !== 0 && marks[word - 1] === 0) {
      marks[word - 1] = i + 1;
      word = heads[word - 1]!;
    }
    // Back at a word of this same walk: a cycle.
    if (word !== 0 && marks[word - 1] === i + 1) return false;
  }
  return true;
}

/** Larger than any difference that scores can add up to: trees with fewest words at the root win, and one always suffices. */
const rootPenalty = 1e9;

/** The best tree's heads, 0 for the root. */
export function bestTree(words: number, { scores, at, stride }: ArcScores): Int32Array {
  const n = words + 1;
  // weight[to * n + from]; column 0 the root. Contracted nodes live on under one of their members.
  const weight = new Float64Array(n * n);
  for (let to = 1; to < n; to++) {
    for (let from = 0; from < n; from++) weight[to * n + from] = scores[at + (to - 1) * stride + from]!;
    weight[to * n]! -= rootPenalty;
  }
  return new Contraction(n, weight).solve();
}

/** One cycle made into one node, and what is needed to open it again. */
interface Cycle {
  readonly members: readonly number[];
  /** Best edge into each member from within the cycle. */
  readonly inner: readonly number[];
  /** For an edge from outside node v: the member it enters. */
  readonly enters: Int32Array;
  /** For an edge to outside node v: the member it leaves. */
  readonly leaves: Int32Array;
}

class Contraction {
  readonly #n: number;
  readonly #weight: Float64Array;
  readonly #alive: Uint8Array;
  readonly #head: Int32Array;
  readonly #seen: Int32Array;

  constructor(n: number, weight: Float64Array) {
    this.#n = n;
    this.#weight = weight;
    this.#alive = new Uint8Array(n).fill(1);
    this.#head = new Int32Array(n);
    this.#seen = new Int32Array(n);
  }

  solve(): Int32Array {
    const n = this.#n;
    const head = this.#head;
    for (let to = 1; to < n; to++) head[to] = this.#best(to);
    const cycles: Cycle[] = [];
    for (let members = this.#cycle(); members !== null; members = this.#cycle()) cycles.push(this.#contract(members));
    for (const { members, inner, enters, leaves } of cycles.reverse()) {
      const node = members[0]!;
      const outside = head[node]!;
      for (let v = 1; v < n; v++) if (this.#alive[v] === 1 && head[v] === node) head[v] = leaves[v]!;
      members.forEach((member, i) => {
        this.#alive[member] = 1;
        head[member] = inner[i]!;
      });
      head[enters[outside]!] = outside;
    }
    return head.slice(1);
  }

  #best(to: number): number {
    const weight = this.#weight;
    const alive = this.#alive;
    const row = to * this.#n;
    let best = -1;
    let most = -Infinity;
    for (let from = 0; from < this.#n; from++) {
      if (weight[row + from]! > most && from !== to && alive[from] === 1) {
        most = weight[row + from]!;
        best = from;
      }
    }
    return best;
  }

  /** Nodes of some cycle, each followed by its head. */
  #cycle(): readonly number[] | null {
    const head = this.#head;
    const seen = this.#seen.fill(0);
    for (let start = 1; start < this.#n; start++) {
      if (this.#alive[start] === 0 || seen[start] !== 0) continue;
      let at = start;
      while (at !== 0 && seen[at] === 0) {
        seen[at] = start;
        at = head[at]!;
      }
      if (at === 0 || seen[at] !== start) continue;
      const members = [at];
      for (let next = head[at]!; next !== at; next = head[next]!) members.push(next);
      return members;
    }
    return null;
  }

  #contract(members: readonly number[]): Cycle {
    const n = this.#n;
    const weight = this.#weight;
    const alive = this.#alive;
    const head = this.#head;
    const node = members[0]!;
    const inner = members.map((member) => head[member]!);
    const cost = members.map((member, i) => weight[member * n + inner[i]!]!);
    const enters = new Int32Array(n);
    const leaves = new Int32Array(n);
    // Members are out of the way first: what is alive then is outside.
    for (const member of members) alive[member] = 0;
    for (let v = 0; v < n; v++) {
      if (alive[v] === 0) continue;
      let into = -Infinity;
      let out = -Infinity;
      for (let i = 0; i < members.length; i++) {
        const member = members[i]!;
        const gain = weight[member * n + v]! - cost[i]!;
        if (gain > into) {
          into = gain;
          enters[v] = member;
        }
        const way = weight[v * n + member]!;
        if (way > out) {
          out = way;
          leaves[v] = member;
        }
      }
      weight[node * n + v] = into;
      if (v === 0) continue;
      weight[v * n + node] = out;
      if (alive[head[v]!] === 0) head[v] = node;
    }
    alive[node] = 1;
    head[node] = this.#best(node);
    return { members, inner, enters, leaves };
  }
}

/**
 * A linear chain over the words around one cue: which are its source, which its content, which neither. Gives the likeliest
 * labellings, not only the best, because a whole relation is judged better than word by word.
 */
import type { WeightTable } from '../../lib/weight-table.ts';
import { rowOf } from '../../lib/weight-table.ts';
import type { RoleEvidence } from './role-features.ts';
import { boundaryKinds } from './role-window.ts';

/** Outside, first and further words of a source, of a content. */
export const Role = { none: 0, sourceFirst: 1, source: 2, contentFirst: 3, content: 4 } as const;
export const roleCount = 5;
const pairs = roleCount * roleCount;

export interface RoleWeights {
  /** `roleCount` labels. */
  readonly words: WeightTable;
  /** Of a kind of boundary, the label before it and the label after it; then `pairs` more for any boundary. */
  readonly steps: Float32Array;
}

export const stepCount = (boundaryKinds + 1) * pairs;

export interface Labelling {
  /** A role for each word of the window. */
  readonly roles: Uint8Array;
  /** Natural logarithm of its probability. */
  readonly logProbability: number;
  /** Of the source's and the content's words, and of all: the least likely role, 1 where there are none. */
  readonly sourceSurety: number;
  readonly contentSurety: number;
  readonly surety: number;
}

const impossible = -1e4;

/** What a role may not follow: the rest of a span without its beginning. */
export function mayFollow(before: number, role: number): boolean {
  if (role === Role.source) return before === Role.sourceFirst || before === Role.source;
  if (role === Role.content) return before === Role.contentFirst || before === Role.content;
  return true;
}

/** Sums of weights for each word and role; the cue itself has none. `hashes`: the sink's. */
export function roleScores(
  { words: table }: RoleWeights,
  { offsets }: RoleEvidence,
  hashes: Int32Array,
  cue: number,
): Float64Array {
  const size = offsets.length - 1;
  const scores = new Float64Array(size * roleCount);
  const { rows, scale } = table;
  for (let word = 0; word < size; word++) {
    let [none, sourceFirst, source, contentFirst, content] = [0, 0, 0, 0, 0];
    for (let at = offsets[word]!; at < offsets[word + 1]!; at++) {
      const row = rowOf(table, hashes[at]!);
      if (row < 0) continue;
      none += rows[row]!;
      sourceFirst += rows[row + 1]!;
      source += rows[row + 2]!;
      contentFirst += rows[row + 3]!;
      content += rows[row + 4]!;
    }
    const row = word * roleCount;
    const isCue = word === cue;
    scores[row] = none * scale;
    scores[row + 1] = isCue ? impossible : sourceFirst * scale;
    scores[row + 2] = isCue ? impossible : source * scale;
    scores[row + 3] = isCue ? impossible : contentFirst * scale;
    scores[row + 4] = isCue ? impossible : content * scale;
  }
  return scores;
}

/** Scores of the steps into every word but the first: `pairs` a word. */
export function stepScores(steps: Float32Array, { boundaries }: RoleEvidence): Float64Array {
  const scores = new Float64Array(boundaries.length * pairs);
  const any = boundaryKinds * pairs;
  for (let word = 1; word < boundaries.length; word++) {
    for (let before = 0; before < roleCount; before++) {
      for (let role = 0; role < roleCount; role++) {
        const pair = before * roleCount + role;
        const value = steps[boundaries[word]! * pairs + pair]! + steps[any + pair]!;
        scores[word * pairs + pair] = mayFollow(before, role) ? value : impossible;
      }
    }
  }
  return scores;
}

/** Scores of a first word's roles: no span begins before the window. */
export function startScores(scores: Float64Array): Float64Array {
  const start = scores.slice(0, roleCount);
  start[Role.source] = impossible;
  start[Role.content] = impossible;
  return start;
}

/** The steps of a model by kind of boundary, each worked out when it is first met: `pairs` a kind. */
export class StepTable {
  readonly scores = new Float64Array(boundaryKinds * pairs);
  /** e to the power of the scores. */
  readonly factors = new Float64Array(boundaryKinds * pairs);
  readonly #steps: Float32Array;
  readonly #known = new Uint8Array(boundaryKinds);

  constructor({ steps }: Pick<RoleWeights, 'steps'>) {
    this.#steps = steps;
  }

  /** Where the steps into each word begin in `scores` and `factors`. */
  rowsOf(boundaries: Int32Array): Int32Array {
    const rows = boundaries.map((kind) => kind * pairs);
    for (const kind of boundaries) {
      if (this.#known[kind] !== 0) continue;
      this.#known[kind] = 1;
      for (let pair = 0; pair < pairs; pair++) {
        const value = this.#steps[kind * pairs + pair]! + this.#steps[boundaryKinds * pairs + pair]!;
        const score = mayFollow(Math.floor(pair / roleCount), pair % roleCount) ? value : impossible;
        this.scores[kind * pairs + pair] = score;
        this.factors[kind * pairs + pair] = Math.exp(score);
      }
    }
    return rows;
  }
}

/**
 * Sums over all labellings, from the left and from the right, each word's scaled to 1; `shares` are the probabilities of each
 * word's roles, `total` the logarithm of the sum over all.
 */
export function sumsOf(scores: Float64Array, steps: Float64Array) {
  const factors = steps.map(Math.exp);
  const rows = Int32Array.from({ length: scores.length / roleCount }, (_, word) => word * pairs);
  return { ...sumsOver(scores, factors, rows), factors };
}

function sumsOver(scores: Float64Array, factors: Float64Array, rows: Int32Array) {
  const size = scores.length / roleCount;
  const left = new Float64Array(scores.length);
  const right = new Float64Array(scores.length);
  const gains = new Float64Array(scores.length);
  let total = 0;
  const scale = (column: Float64Array, at: number): number => {
    let sum = 0;
    for (let role = 0; role < roleCount; role++) sum += column[at + role]!;
    for (let role = 0; role < roleCount; role++) column[at + role]! /= sum;
    return sum;
  };
  for (let word = 0; word < size; word++) {
    const at = word * roleCount;
    let largest = scores[at]!;
    for (let role = 1; role < roleCount; role++) largest = Math.max(largest, scores[at + role]!);
    for (let role = 0; role < roleCount; role++) gains[at + role] = Math.exp(scores[at + role]! - largest);
    for (let role = 0; role < roleCount; role++) {
      let sum = word > 0 || mayFollow(Role.none, role) ? 1 : 0;
      if (word > 0) {
        sum = 0;
        const step = rows[word]! + role;
        for (let before = 0; before < roleCount; before++) {
          sum += left[at - roleCount + before]! * factors[step + before * roleCount]!;
        }
      }
      left[at + role] = sum * gains[at + role]!;
    }
    total += largest + Math.log(scale(left, at));
  }
  right.fill(1, (size - 1) * roleCount);
  for (let word = size - 2; word >= 0; word--) {
    const at = word * roleCount;
    for (let before = 0; before < roleCount; before++) {
      let sum = 0;
      const step = rows[word + 1]! + before * roleCount;
      for (let role = 0; role < roleCount; role++) {
        const next = at + roleCount + role;
        sum += right[next]! * gains[next]! * factors[step + role]!;
      }
      right[at + before] = sum;
    }
    scale(right, at);
  }
  const shares = new Float64Array(scores.length);
  for (let at = 0; at < shares.length; at++) shares[at] = left[at]! * right[at]!;
  for (let word = 0; word < size; word++) scale(shares, word * roleCount);
  return { left, right, gains, shares, total };
}

/** The `count` likeliest labellings of a window, best first; fewer where there are fewer. */
export function likeliest(
  scores: Float64Array,
  table: StepTable,
  boundaries: Int32Array,
  count: number,
): readonly Labelling[] {
  const rows = table.rowsOf(boundaries);
  const steps = table.scores;
  const size = scores.length / roleCount;
  const best = new Float64Array(size * roleCount * count).fill(-1e9);
  const from = new Int32Array(size * roleCount * count);
  startScores(scores).forEach((score, role) => {
    best[role * count] = score;
  });
  for (let word = 1; word < size; word++) {
    for (let role = 0; role < roleCount; role++) {
      const base = (word * roleCount + role) * count;
      for (let before = 0; before < roleCount; before++) {
        const step = steps[rows[word]! + before * roleCount + role]! + scores[word * roleCount + role]!;
        if (step < impossible / 2) continue;
        const origin = ((word - 1) * roleCount + before) * count;
        for (let rank = 0; rank < count; rank++) {
          const score = best[origin + rank]! + step;
          // The ranks before are better: what does not fit now will not fit later.
          if (score <= best[base + count - 1]! || score < impossible / 2) break;
          let place = count - 1;
          for (; place > 0 && best[base + place - 1]! < score; place--) {
            best[base + place] = best[base + place - 1]!;
            from[base + place] = from[base + place - 1]!;
          }
          best[base + place] = score;
          from[base + place] = origin + rank;
        }
      }
    }
  }
  const { shares, total } = sumsOver(scores, table.factors, rows);
  const last = (size - 1) * roleCount * count;
  const ends = Array.from({ length: roleCount * count }, (_, at) => last + at)
    .filter((at) => best[at]! > impossible / 2)
    .sort((a, b) => best[b]! - best[a]!)
    .slice(0, count);
  return ends.map((end) => labelling(end, best[end]! - total, from, shares, count));
}

function labelling(
  end: number,
  logProbability: number,
  from: Int32Array,
  share: Float64Array,
  count: number,
): Labelling {
  const size = share.length / roleCount;
  const roles = new Uint8Array(size);
  let [sourceSurety, contentSurety, surety] = [1, 1, 1];
  for (let word = size - 1, at = end; word >= 0; word--) {
    const role = Math.floor(at / count) % roleCount;
    roles[word] = role;
    const sure = share[word * roleCount + role]!;
    surety = Math.min(surety, sure);
    if (role === Role.sourceFirst || role === Role.source) sourceSurety = Math.min(sourceSurety, sure);
    else if (role !== Role.none) contentSurety = Math.min(contentSurety, sure);
    at = from[at]!;
  }
  return { roles, logProbability, sourceSurety, contentSurety, surety };
}

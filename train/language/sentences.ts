/**
 * Trains the weights that say where a sentence ends: a logistic regression over hashed features (AdaGrad, fixed order from a
 * seed), on raw text made from trees. The words are those the engine cuts, the ends those of the trees. Seconds to train; same
 * trees and seed, same bytes.
 */

import {
  BoundaryFeatures,
  type BoundaryWeights,
  featureCount,
  type RawDocument,
  splitStretch,
} from '../../src/language/ud/index.ts';
import { english } from '../../src/languages/en/index.ts';

/** Trees of one kind, and how much a place in them counts. */
export interface BoundarySource {
  readonly documents: readonly RawDocument[];
  readonly weight: number;
}

export interface BoundaryTraining {
  /** Log2 of the number of weights. Default: 15 (32 KB). */
  readonly bits: number;
  /** Default: 6. */
  readonly rounds: number;
  readonly rate: number;
  readonly seed: number;
}

export const boundaryTraining: BoundaryTraining = Object.freeze({ bits: 15, rounds: 8, rate: 0.05, seed: 20_311 });

interface Places {
  /** `featureCount` a place. */
  readonly features: Int32Array;
  readonly isEnd: Uint8Array;
  readonly weight: Float32Array;
  readonly length: number;
}

/** Learns from all sources together. */
export function trainBoundaries(
  sources: readonly BoundarySource[],
  options: BoundaryTraining = boundaryTraining,
): BoundaryWeights {
  const places = placesOf(sources);
  const size = 2 ** options.bits;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  const sums = new Float64Array(size);
  let bias = 0;
  const order = Uint32Array.from({ length: places.length }, (_, index) => index);
  const random = randomFrom(options.seed);
  for (let round = 0; round < options.rounds; round++) {
    shuffle(order, random);
    for (const place of order) {
      const from = place * featureCount;
      let sum = bias;
      for (let k = 0; k < featureCount; k++) sum += weights[places.features[from + k]! & (size - 1)]!;
      const gradient = (1 / (1 + Math.exp(-sum)) - places.isEnd[place]!) * places.weight[place]!;
      bias -= 0.001 * gradient;
      if (Math.abs(gradient) < 1e-4) continue;
      for (let k = 0; k < featureCount; k++) {
        const at = places.features[from + k]! & (size - 1);
        const step = gradient + 2e-5 * weights[at]!;
        squares[at]! += step * step;
        weights[at]! -= (options.rate * step) / Math.sqrt(squares[at]!);
      }
    }
    if (round >= options.rounds >> 1) for (let at = 0; at < size; at++) sums[at]! += weights[at]!;
  }
  const rounds = options.rounds - (options.rounds >> 1);
  const mean = sums.map((sum) => sum / rounds);
  const greatest = mean.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const scale = Math.fround(greatest / 127);
  return { weights: Int8Array.from(mean, (weight) => Math.round(weight / scale)), scale, bias: Math.fround(bias) };
}

function placesOf(sources: readonly BoundarySource[]): Places {
  const features: number[] = [];
  const isEnd: number[] = [];
  const weight: number[] = [];
  for (const source of sources) {
    for (const document of source.documents) {
      const ends = new Set(document.sentenceEnds);
      for (const stretch of document.paragraphs) {
        const words = splitStretch(document.text, stretch, english);
        if (words.length === 0) continue;
        const places = new BoundaryFeatures(document.text, words, 0, english);
        let sentenceStart = 0;
        for (let i = 0; i + 1 < words.length; i++) {
          const end = ends.has(words.end[i]!);
          if (places.mayEnd(i)) {
            features.push(...places.look(i, sentenceStart));
            isEnd.push(end ? 1 : 0);
            weight.push(source.weight);
          }
          if (end) sentenceStart = i + 1;
        }
      }
    }
  }
  return {
    features: Int32Array.from(features),
    isEnd: Uint8Array.from(isEnd),
    weight: Float32Array.from(weight),
    length: isEnd.length,
  };
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [order[i], order[k]] = [order[k]!, order[i]!];
  }
}

/** Of all that is judged, the relations that do not claim each other's words. */
import type { ArticleView } from './article-view.ts';
import type { Option } from './judging.ts';

/**
 * The surest relations that do not claim each other's words. Where a cue's best proposal clashes with a surer relation, its next one is
 * tried, unless the cue itself is in what somebody else says.
 */
export function choose(view: ArticleView, judged: readonly (readonly Option[])[], least: number): readonly Option[] {
  const claimed = new Uint8Array(view.length);
  const isCue = new Uint8Array(view.length);
  const tried = new Uint32Array(judged.length);
  const chosen: Option[] = [];
  const waiting = new Waiting((cue) => judged[cue]![tried[cue]!]!.probability);
  judged.forEach((_, cue) => {
    waiting.add(cue);
  });
  for (let next = waiting.take(); next >= 0; next = waiting.take()) {
    const option = judged[next]![tried[next]!]!;
    if (option.probability < least || claimed[option.cue] !== 0) continue;
    if (clashes(option.proposal.content, claimed, isCue)) {
      tried[next]!++;
      if (tried[next]! < judged[next]!.length) waiting.add(next);
      continue;
    }
    for (const word of option.proposal.content) claimed[word] = 1;
    isCue[option.cue] = 1;
    chosen.push(option);
  }
  return chosen.sort((a, b) => a.cue - b.cue);
}

/** Takes more than a tenth of its words from others, or another's cue. */
function clashes(content: readonly number[], claimed: Uint8Array, isCue: Uint8Array): boolean {
  let shared = 0;
  for (const word of content) {
    if (isCue[word] !== 0) return true;
    shared += claimed[word]!;
  }
  return shared > 0.1 * content.length;
}

/** Cues that wait to be looked at: the one with the highest key first, of equal ones the first in the text. A binary heap. */
class Waiting {
  readonly #cues: number[] = [];
  readonly #keys: number[] = [];
  readonly #keyOf: (cue: number) => number;

  constructor(keyOf: (cue: number) => number) {
    this.#keyOf = keyOf;
  }

  add(cue: number): void {
    let at = this.#cues.length;
    this.#cues.push(cue);
    this.#keys.push(this.#keyOf(cue));
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  /** −1 when none waits. */
  take(): number {
    const first = this.#cues[0];
    if (first === undefined) return -1;
    this.#swap(0, this.#cues.length - 1);
    this.#cues.pop();
    this.#keys.pop();
    for (let at = 0; ; ) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#cues.length && this.#isBefore(child, best)) best = child;
      }
      if (best === at) return first;
      this.#swap(at, best);
      at = best;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#keys[one]!, this.#keys[other]!];
    return a > b || (a === b && this.#cues[one]! < this.#cues[other]!);
  }

  #swap(one: number, other: number): void {
    for (const column of [this.#cues, this.#keys]) {
      const value = column[one]!;
      column[one] = column[other]!;
      column[other] = value;
    }
  }
}

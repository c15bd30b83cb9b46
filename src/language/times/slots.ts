/** What a pattern caught: by class, the values of its words in text order. */
import type { TimeValue } from '../../types/index.ts';
import type { FlatPattern, Grammar } from './grammar.ts';
import type { Stream } from './stream.ts';

export class Slots {
  readonly #caught = new Map<string, TimeValue[]>();

  /** The words from `first` on are those of the pattern. */
  constructor(pattern: FlatPattern, grammar: Grammar, stream: Stream, first: number) {
    pattern.places.forEach(({ classes }, i) => {
      const { values, signature } = stream.pieces[first + i]!;
      for (const id of classes) {
        if (!grammar.hasClass(signature, id)) continue;
        const name = grammar.className(id);
        const value = values.get(name);
        if (value !== undefined) this.#add(name, value);
        return;
      }
    });
    for (const [name, value] of pattern.given) this.#add(name, value);
  }

  #add(name: string, value: TimeValue): void {
    const held = this.#caught.get(name);
    if (held === undefined) this.#caught.set(name, [value]);
    else held.push(value);
  }

  has(name: string): boolean {
    return this.#caught.has(name);
  }

  count(name: string): number {
    return this.#caught.get(name)?.length ?? 0;
  }

  /** The value, or null when there is none or it is no number. */
  number(name: string, index = 0): number | null {
    const value = this.#caught.get(name)?.[index];
    return typeof value === 'number' ? value : null;
  }

  text(name: string, index = 0): string | null {
    const value = this.#caught.get(name)?.[index];
    return typeof value === 'string' ? value : null;
  }
}

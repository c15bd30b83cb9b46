/** A small generator of random numbers: the same seed, the same numbers. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  }

  /** 32 bits. */
  next(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return this.#state >>> 0;
  }

  shuffle<Item>(items: Item[]): Item[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.next() % (i + 1);
      [items[i], items[j]] = [items[j]!, items[i]!];
    }
    return items;
  }

  /** The rows without a share of them, in a buffer that the next call uses again. */
  without(rows: Int32Array, share: number, buffer: Int32Array): Int32Array {
    const least = share * 2 ** 32;
    let length = 0;
    for (const row of rows) if (this.next() >= least) buffer[length++] = row;
    return buffer.subarray(0, length);
  }
}

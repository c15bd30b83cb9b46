/** Counts hashed features and numbers those that are seen often enough: training works with small numbers, files with hashes. */
export class FeatureIndex {
  #slots: Int32Array;
  /** 0 for an empty slot. */
  #counts: Uint8Array;
  #used = 0;
  /** Row of each slot; −1 for a feature that is too rare. */
  #rows: Int32Array | null = null;
  /** Of each row. */
  hashes: Int32Array = new Int32Array(0);

  constructor(bits = 20) {
    this.#slots = new Int32Array(1 << bits);
    this.#counts = new Uint8Array(1 << bits);
  }

  get rows(): number {
    return this.hashes.length;
  }

  count(features: Int32Array): void {
    for (const hash of features) {
      if (this.#used * 2 > this.#slots.length) this.#grow();
      const slot = this.#slotOf(hash);
      if (this.#counts[slot] === 0) {
        this.#slots[slot] = hash;
        this.#used++;
      }
      if (this.#counts[slot]! < 255) this.#counts[slot]!++;
    }
  }

  /** Numbers the features that were counted at least `least` times; nothing is counted afterwards. */
  close(least: number): void {
    const rows = new Int32Array(this.#slots.length).fill(-1);
    const hashes: number[] = [];
    this.#counts.forEach((count, slot) => {
      if (count >= least) rows[slot] = hashes.push(this.#slots[slot]!) - 1;
    });
    this.#rows = rows;
    this.hashes = Int32Array.from(hashes);
  }

  /** The rows of the features that are known, in their order. */
  rowsOf(features: Int32Array): Int32Array {
    const found = new Int32Array(features.length);
    let length = 0;
    for (const hash of features) {
      const row = this.rowOf(hash);
      if (row >= 0) found[length++] = row;
    }
    return found.slice(0, length);
  }

  rowOf(hash: number): number {
    const slot = this.#slotOf(hash);
    return this.#counts[slot] === 0 ? -1 : this.#rows![slot]!;
  }

  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 16)) & mask;
    while (this.#counts[slot] !== 0 && this.#slots[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [slots, counts] = [this.#slots, this.#counts];
    this.#slots = new Int32Array(slots.length * 2);
    this.#counts = new Uint8Array(slots.length * 2);
    counts.forEach((count, old) => {
      if (count === 0) return;
      const slot = this.#slotOf(slots[old]!);
      this.#slots[slot] = slots[old]!;
      this.#counts[slot] = count;
    });
  }
}

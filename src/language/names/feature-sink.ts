/** Where the features of words go: hashes, those of word i from `offsets[i]` to `offsets[i + 1]`. */
import { mixed } from '../../lib/hashing.ts';

export class FeatureSink {
  hashes = new Int32Array(1 << 12);
  length = 0;

  /** `template` says what is looked at; the values are what was seen there. */
  add(template: number, value: number): void {
    if (this.length === this.hashes.length) this.#grow();
    this.hashes[this.length++] = mixed(value, template);
  }

  addPair(template: number, first: number, second: number): void {
    this.add(template, mixed(first, second));
  }

  clear(): void {
    this.length = 0;
  }

  #grow(): void {
    const grown = new Int32Array(this.hashes.length * 2);
    grown.set(this.hashes);
    this.hashes = grown;
  }
}

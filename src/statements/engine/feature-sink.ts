/**
 * Where features go: hashes, as many as there are, or with their names for whoever asks why. A feature is a template (what is
 * looked at) and up to three values.
 */
import { hashOfText, mixed } from '../../lib/hashing.ts';

export class FeatureSink {
  hashes = new Int32Array(1 << 14);
  length = 0;
  /** Template of each feature; only kept while something is explained. */
  readonly names: string[] | null;

  constructor(isNamed = false) {
    this.names = isNamed ? [] : null;
  }

  add(template: Template, first = 0, second = 0, third = 0): void {
    if (this.length === this.hashes.length) this.#grow();
    let hash = mixed(template.seed, first);
    if (second !== 0) hash = mixed(hash, second);
    if (third !== 0) hash = mixed(hash, ~third);
    this.hashes[this.length++] = hash;
    this.names?.push(template.name);
  }

  clear(): void {
    this.length = 0;
    if (this.names !== null) this.names.length = 0;
  }

  /** What was added since the last `clear`, as a copy. */
  copy(): Int32Array {
    return this.hashes.slice(0, this.length);
  }

  #grow(): void {
    const grown = new Int32Array(this.hashes.length * 2);
    grown.set(this.hashes);
    this.hashes = grown;
  }
}

export interface Template {
  readonly name: string;
  readonly seed: number;
}

/** Templates by their names, which tell a reader what is looked at. `of` keeps the templates of different models apart. */
export function templates<Name extends string>(of: string, names: readonly Name[]): Readonly<Record<Name, Template>> {
  const all = names.map((name) => [name, { name: `${of}: ${name}`, seed: hashOfText(`${of}: ${name}`) }] as const);
  return Object.fromEntries(all) as Record<Name, Template>;
}

/** The attributes of the tag being read: those that say something of a page, in fields; all others are passed over unread. */

/** Attribute → its place among the values. */
export const attribute = {
  class: 0,
  id: 1,
  href: 2,
  content: 3,
  name: 4,
  property: 5,
  itemprop: 6,
  itemtype: 7,
  itemscope: 8,
  datetime: 9,
  rel: 10,
  type: 11,
  lang: 12,
  style: 13,
  hidden: 14,
  'aria-hidden': 15,
  role: 16,
} as const;

const slotNames = Object.keys(attribute);
const slots = new Map<string, number>(Object.entries(attribute));
/** First letters of the names of each length, as bits: most attributes are refused without reading their name. */
const firstLetters = new Int32Array(16);
for (const name of slotNames) firstLetters[name.length]! |= 1 << (name.charCodeAt(0) & 31);

/** Longer values are cut: no class, address or description needs more. In characters. */
const longestValue = 20_000;

export class TagAttributes {
  readonly #values: (string | undefined)[] = slotNames.map(() => undefined);
  readonly #used: number[] = [];
  /** The slots used, as bits. */
  #bits = 0;
  /** Slot of the attribute being read; -1 when it is passed over. */
  #slot = -1;

  /** A new tag. */
  clear(): void {
    for (const slot of this.#used) this.#values[slot] = undefined;
    this.#used.length = 0;
    this.#bits = 0;
    this.#slot = -1;
  }

  /** Whether the attribute of this name is read: it says something, and is the first of its name. */
  begin(source: string, start: number, end: number): boolean {
    this.#slot = -1;
    const length = end - start;
    if (length > 15 || (firstLetters[length]! & (1 << (source.charCodeAt(start) & 31))) === 0) return false;
    const name = source.slice(start, end);
    const slot = slots.get(name) ?? slots.get(name.toLowerCase()) ?? -1;
    if (slot < 0 || this.#values[slot] !== undefined) return false;
    this.#slot = slot;
    return true;
  }

  /** The value of the attribute begun. */
  end(value: string): void {
    this.#values[this.#slot] = value.length > longestValue ? value.slice(0, longestValue) : value;
    this.#used.push(this.#slot);
    this.#bits |= 1 << this.#slot;
  }

  get isEmpty(): boolean {
    return this.#bits === 0;
  }

  /** Whether there is one of the attributes whose slots are these bits. */
  hasAny(slots: number): boolean {
    return (this.#bits & slots) !== 0;
  }

  get(slot: number): string | undefined {
    return this.#values[slot];
  }
}

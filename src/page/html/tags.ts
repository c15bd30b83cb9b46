/** The tags of HTML, as far as they matter for text: what they do to the block being read, and what they hand down. */
import { context } from './hints.ts';

/**
 * `block` ends the block before it, `inline` does not; `skip` is not read at all; `void` has no content; `break` is a
 * line feed; `rule` divides.
 */
export type TagRole = 'block' | 'inline' | 'skip' | 'void' | 'break' | 'rule';
export interface Tag {
  readonly name: string;
  readonly role: TagRole;
  /** Bits of `context`. */
  readonly bits: number;
}

const rows: readonly (readonly [role: TagRole, bits: number, names: string])[] = [
  [
    'block',
    0,
    'html body div section p center pre address details summary hgroup dl dt dd ul ol picture video audio fieldset',
  ],
  ['block', context.article, 'article'],
  ['block', context.main, 'main'],
  ['block', context.header, 'header'],
  ['block', context.footer, 'footer'],
  ['block', context.nav, 'nav menu'],
  ['block', context.aside, 'aside'],
  ['block', context.figure, 'figure'],
  ['block', context.figure | context.caption, 'figcaption'],
  ['block', context.form, 'form dialog button label'],
  ['block', context.quote, 'blockquote'],
  ['block', context.list, 'li'],
  ['block', context.table, 'table tbody thead tfoot tr td th caption'],
  ['block', context.heading, 'h1 h2 h3 h4 h5 h6'],
  [
    'skip',
    0,
    'script style title textarea noscript template svg canvas object iframe select option math noembed noframes xmp datalist map',
  ],
  ['inline', 0, 'head a b strong i em span time u small sup sub abbr cite q code font mark s del ins big'],
  ['void', 0, 'meta link img input source wbr col area base embed param track'],
  ['break', 0, 'br'],
  ['rule', 0, 'hr'],
];

const known: ReadonlyMap<string, Tag> = new Map(
  rows.flatMap(([role, bits, names]) => names.split(' ').map((name) => [name, { name, role, bits }] as const)),
);

/** Tags by first letter, last letter and length of their names: nearly every one is met without making a string of it. */
const byOutline: (Tag | undefined)[] = new Array(1 << 13).fill(undefined);
for (const tag of known.values()) byOutline[outlineOf(tag.name, 0, tag.name.length)] ??= tag;

function outlineOf(source: string, start: number, end: number): number {
  return (
    ((source.charCodeAt(start) & 31) << 8) | ((source.charCodeAt(end - 1) & 31) << 3) | Math.min(7, end - start - 1)
  );
}

/** Tags by their names as written. What is not known is inline, custom elements (`x-card`) are blocks. */
export class TagNames {
  readonly #met = new Map<string, Tag>();

  /** The tag whose name stands at `start`–`end`. */
  at(source: string, start: number, end: number): Tag {
    const near = byOutline[outlineOf(source, start, end)];
    if (near !== undefined && near.name.length === end - start && source.startsWith(near.name, start)) return near;
    return this.of(source.slice(start, end));
  }

  of(written: string): Tag {
    return known.get(written) ?? this.#met.get(written) ?? this.#meet(written);
  }

  #meet(written: string): Tag {
    const name = written.toLowerCase();
    const tag: Tag = known.get(name) ??
      this.#met.get(name) ?? { name, role: name.includes('-') ? 'block' : 'inline', bits: 0 };
    if (this.#met.size < 10_000) this.#met.set(written, tag).set(name, tag);
    return tag;
  }
}

/** What an element says of itself by its attributes: bits of `context`. */
import { attribute, type TagAttributes } from './attributes.ts';
import { context, hintsOf } from './hints.ts';

const roles: Readonly<Record<string, number>> = {
  navigation: context.nav,
  banner: context.header,
  contentinfo: context.footer,
  complementary: context.aside,
  main: context.main,
  article: context.article,
  search: context.form,
  dialog: context.form,
  alertdialog: context.form,
  form: context.form,
  button: context.form,
};

/** As much of a list of classes is read, in characters; as many lists and classes are remembered. */
const longest = 400;
const most = 5000;

/** Slots of the attributes beside class and id that say something, as bits. */
const rare =
  (1 << attribute.itemprop) |
  (1 << attribute.rel) |
  (1 << attribute.role) |
  (1 << attribute.hidden) |
  (1 << attribute['aria-hidden']) |
  (1 << attribute.style);

/** Remembers what it has been asked: a page has few different classes. */
export class OwnBits {
  readonly #byNames = new Map<string, number>();
  readonly #byName = new Map<string, number>();

  of(tag: string, attributes: TagAttributes): number {
    let bits = 0;
    if (tag !== 'body' && tag !== 'html') {
      const className = attributes.get(attribute.class);
      if (className !== undefined && className !== '') bits |= this.#names(className);
      const id = attributes.get(attribute.id);
      if (id !== undefined && id !== '') bits |= this.#names(id);
    }
    return attributes.hasAny(rare) ? bits | rareBits(attributes) : bits;
  }

  #names(names: string): number {
    const met = this.#byNames.get(names);
    if (met !== undefined) return met;
    let bits = 0;
    let from = 0;
    const end = Math.min(longest, names.length);
    for (let i = 0; i <= end; i++) {
      if (i < end && names.charCodeAt(i) > 32) continue;
      if (i > from + 1) bits |= this.#name(names.slice(from, i));
      from = i + 1;
    }
    if (this.#byNames.size < most) this.#byNames.set(names, bits);
    return bits;
  }

  #name(name: string): number {
    const met = this.#byName.get(name);
    if (met !== undefined) return met;
    const bits = hintsOf(name);
    if (this.#byName.size < most) this.#byName.set(name, bits);
    return bits;
  }
}

/** What attributes other than class and id say. */
function rareBits(attributes: TagAttributes): number {
  let bits = 0;
  const itemprop = attributes.get(attribute.itemprop);
  if (itemprop !== undefined) {
    if (/articlebody/i.test(itemprop)) bits |= context.body;
    else if (/^author$/i.test(itemprop)) bits |= context.byline;
  }
  const rel = attributes.get(attribute.rel);
  if (rel !== undefined && /\bauthor\b/i.test(rel)) bits |= context.byline;
  const role = attributes.get(attribute.role);
  if (role !== undefined) bits |= roles[role] ?? roles[role.toLowerCase()] ?? 0;
  if (attributes.get(attribute.hidden) !== undefined || attributes.get(attribute['aria-hidden']) === 'true')
    bits |= context.hidden;
  const style = attributes.get(attribute.style);
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) bits |= context.hidden;
  return bits;
}

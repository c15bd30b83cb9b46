/**
 * One pass over HTML into flat arrays: blocks of text with their place in the source, the elements they stand in, and
 * everything that speaks of the page (meta tags, JSON-LD, microdata, links, times). No tree is built; script, style and
 * comments are skipped. Linear in the length of the source, whatever it is made of.
 */
import { attribute, TagAttributes } from './attributes.ts';
import { BlockText } from './block-text.ts';
import { OwnBits } from './own-bits.ts';
import { PageMarks, squeezed } from './page-marks.ts';
import type { Blocks, Elements, ScannedPage } from './scanned-page.ts';
import { type Tag, TagNames } from './tags.ts';
import { readTokens, type TokenSink } from './tokens.ts';

/** Deeper elements are taken for children of the deepest one: no page needs more, hostile ones go to any depth. */
const deepest = 400;
const longestScript = 2_000_000;

interface Open {
  readonly tag: Tag;
  readonly bits: number;
  readonly element: number;
  readonly itemtype: string;
}

class Scanner implements TokenSink {
  readonly blocks: Blocks = {
    text: [],
    start: [],
    end: [],
    linked: [],
    element: [],
    bits: [],
    href: [],
    tag: [],
    bold: [],
  };
  readonly elements: Elements = { parent: [-1], tag: [''], bits: [0], names: [''] };
  readonly marks = new PageMarks();
  readonly jsonLd: string[] = [];
  title = '';
  lang: string | null = null;

  readonly #source: string;
  readonly #tagNames = new TagNames();
  readonly #ownBits = new OwnBits();
  readonly #stack: Open[] = [];
  /** How many of a tag are open. */
  readonly #openCount = new Map<Tag, number>();
  readonly #attributes = new TagAttributes();
  readonly #block = new BlockText();
  /** The tag being read. */
  #tag: Tag;
  #skipping: Tag | null = null;
  #skipDepth = 0;
  #raw: string | null = null;
  #boldDepth = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tag = this.#tagNames.of('');
    this.#stack.push({ tag: this.#tag, bits: 0, element: 0, itemtype: '' });
  }

  openTagName(start: number, end: number): boolean {
    this.#tag = this.#tagNames.at(this.#source, start, end);
    this.#attributes.clear();
    return this.#skipping === null;
  }
  attributeName(start: number, end: number): boolean {
    return this.#attributes.begin(this.#source, start, end);
  }
  attributeValue(value: string): void {
    this.#attributes.end(value);
  }

  openTagEnd(selfClosing: boolean): void {
    this.#openTag();
    // In HTML the slash means nothing, but in drawings and formulas it closes.
    if (selfClosing && this.#tag === this.#skipping && this.isForeign() && --this.#skipDepth === 0)
      this.#endSkip(this.#tag);
  }
  isForeign(): boolean {
    const name = this.#skipping?.name;
    return name === 'svg' || name === 'math';
  }

  #openTag(): void {
    const tag = this.#tag;
    if (this.#skipping !== null) {
      if (tag === this.#skipping) this.#skipDepth++;
      return;
    }
    switch (tag.role) {
      case 'void': {
        const top = this.#stack.at(-1)!;
        this.marks.void(tag.name, this.#attributes, top.itemtype, this.#stack.length);
        return;
      }
      case 'break':
        this.#block.breakLine();
        return;
      case 'skip':
        this.#skip(tag);
        return;
      case 'rule':
        this.#flush();
        return;
      case 'block': {
        this.#flush();
        const top = this.#stack.at(-1)!.tag;
        if (top.name === 'p' || (top.name === 'li' && tag === top)) this.#close(top);
        break;
      }
    }
    if (tag.name === 'html') this.lang ??= this.#attributes.get(attribute.lang) ?? null;
    this.#open(tag);
  }

  #open(tag: Tag): void {
    const attributes = this.#attributes;
    const parent = this.#stack.at(-1)!;
    let bits = parent.bits | tag.bits;
    let { itemtype } = parent;
    if (!attributes.isEmpty) {
      bits |= this.#ownBits.of(tag.name, attributes);
      const type = attributes.get(attribute.itemtype);
      if (type !== undefined) itemtype = type.slice(type.lastIndexOf('/') + 1).toLowerCase();
      const property = attributes.get(attribute.itemprop);
      if (property !== undefined && property !== '')
        this.marks.property(property.toLowerCase(), attributes, parent.itemtype, itemtype, this.#stack.length);
    }
    let { element } = parent;
    if (tag.role === 'block') {
      element = this.elements.tag.length;
      this.elements.parent.push(parent.element);
      this.elements.tag.push(tag.name);
      this.elements.bits.push(bits);
      this.elements.names.push(attributes.get(attribute.class) ?? attributes.get(attribute.id) ?? '');
    } else this.#openInline(tag.name, bits);
    if (this.#stack.length >= deepest) return;
    this.#stack.push({ tag, bits, element, itemtype });
    this.#openCount.set(tag, (this.#openCount.get(tag) ?? 0) + 1);
  }

  #openInline(name: string, bits: number): void {
    const attributes = this.#attributes;
    if (name === 'a') {
      const href = attributes.get(attribute.href);
      if (href === undefined) return;
      this.marks.openLink(href, attributes.get(attribute.rel) ?? '', bits, this.blocks.text.length);
      this.#block.link(href);
    } else if (name === 'time') this.marks.openTime(attributes.get(attribute.datetime) ?? '', bits);
    else if (name === 'b' || name === 'strong') this.#boldDepth++;
  }

  #skip(tag: Tag): void {
    this.#skipping = tag;
    this.#skipDepth = 1;
    const type = tag.name === 'script' ? this.#attributes.get(attribute.type) : undefined;
    const isJsonLd = type !== undefined && /^\s*application\/ld\+json/i.test(type);
    this.#raw = isJsonLd || (tag.name === 'title' && this.title === '') ? '' : null;
  }

  closeTag(start: number, end: number): void {
    const tag = this.#tagNames.at(this.#source, start, end);
    if (this.#skipping !== null) {
      if (tag !== this.#skipping || --this.#skipDepth > 0) return;
      this.#endSkip(tag);
      return;
    }
    if (tag.role === 'break') this.#block.breakLine();
    else this.#close(tag);
  }

  #endSkip(tag: Tag): void {
    if (this.#raw !== null) {
      if (tag.name === 'script') this.jsonLd.push(this.#raw);
      else this.title = squeezed(this.#raw);
    }
    this.#raw = null;
    this.#skipping = null;
  }

  #close(tag: Tag): void {
    const { name } = tag;
    if (tag.role === 'inline') {
      if (name === 'a') this.marks.endLink(this.blocks.text.length);
      else if (name === 'time') this.marks.endTime(this.blocks.text.length);
      else if ((name === 'b' || name === 'strong') && this.#boldDepth > 0) this.#boldDepth--;
    } else if (name === 'p') this.#flush();
    if (!this.#openCount.get(tag)) return;
    const stack = this.#stack;
    // An inline end tag closes nothing beyond its block: `<b><div></b>` leaves the division open.
    if (tag.role === 'inline') {
      for (let i = stack.length - 1; i > 0; i--) {
        if (stack[i]!.tag === tag) break;
        if (stack[i]!.tag.role === 'block') return;
      }
    } else this.#flush();
    while (stack.length > 1) {
      const closed = stack.pop()!;
      this.#openCount.set(closed.tag, this.#openCount.get(closed.tag)! - 1);
      this.marks.closedTo(stack.length);
      if (closed.tag === tag) return;
    }
  }

  text(start: number, end: number): void {
    if (this.#skipping !== null) {
      if (this.#raw !== null && this.#raw.length < longestScript) this.#raw += this.#source.slice(start, end);
      return;
    }
    this.#add(this.#source.slice(start, end), start, end);
  }
  entity(text: string, start: number, end: number): void {
    if (this.#skipping === null) this.#add(text, start, end);
    else if (this.#raw !== null) this.#raw += text;
  }

  #add(text: string, start: number, end: number): void {
    const hasWords = this.#block.add(text, start, end, this.marks.href, this.#boldDepth > 0);
    this.marks.note(hasWords ? text : ' ');
  }

  /** Ends the block being read. */
  #flush(): void {
    const { element, bits } = this.#stack.at(-1)!;
    this.#block.endInto(this.blocks, element, bits, this.elements.tag[element]!);
  }

  end(): void {
    this.marks.endLink(this.blocks.text.length);
    this.marks.endTime(this.blocks.text.length);
    this.marks.endValue();
    this.#flush();
    if (this.#raw !== null && this.#skipping?.name === 'script') this.jsonLd.push(this.#raw);
  }
}

/** Reads a page's source. Never throws. */
export function scanHtml(source: string): ScannedPage {
  const scanner = new Scanner(source);
  readTokens(source, scanner);
  const { blocks, elements, marks, jsonLd, title, lang } = scanner;
  const { meta, properties, times, links, canonical, base } = marks;
  return { blocks, elements, meta, properties, times, links, canonical, base, jsonLd, title, lang };
}

/**
 * One pass over HTML into flat arrays: blocks of text with their place in the source, the elements they stand in, and
 * everything that speaks of the page (meta tags, JSON-LD, microdata, links, times). No tree is built; script, style and
 * comments are skipped. Linear in the length of the source, whatever it is made of.
 */
import { Tokenizer } from 'htmlparser2';
import { BlockText } from './block-text.ts';
import { context, hintsOf, hintWords, tags } from './hints.ts';
import type { Blocks, Elements, Link, Property, ScannedPage, TimeMark } from './scanned-page.ts';

/** Deeper elements are taken for children of the deepest one: no page needs more, hostile ones go to any depth. */
const deepest = 400;
const mostLinks = 20_000;
const mostMeta = 2_000;
const kept = new Set(
  'class id href content name property itemprop itemtype itemscope datetime rel type lang style hidden aria-hidden role alt title data-author'.split(
    ' ',
  ),
);

interface Open {
  readonly name: string;
  readonly role: string;
  readonly bits: number;
  readonly element: number;
  readonly property: string;
  readonly itemtype: string;
}

class Scanner {
  readonly #source: string;
  readonly blocks = {
    text: [],
    start: [],
    end: [],
    linked: [],
    element: [],
    bits: [],
    href: [],
    tag: [],
    bold: [],
  } as Blocks;
  readonly elements = { parent: [], tag: [], bits: [], names: [] } as Elements;
  readonly meta = new Map<string, string[]>();
  readonly jsonLd: string[] = [];
  readonly properties: Property[] = [];
  readonly times: TimeMark[] = [];
  readonly links: Link[] = [];
  title = '';
  canonical: string | null = null;
  base: string | null = null;
  lang: string | null = null;

  readonly #stack: Open[] = [];
  readonly #openCount = new Map<string, number>();
  readonly #hints = new Map<string, number>();
  // The tag being read.
  #tag = '';
  #attributeName = '';
  #attributeValue = '';
  #attributes: Record<string, string> = {};
  readonly #block = new BlockText();
  #skipping = '';
  #skipDepth = 0;
  #raw: string | null = null;
  #link: { href: string; rel: string; text: string; bits: number } | null = null;
  #boldDepth = 0;
  #time: { datetime: string; text: string; bits: number } | null = null;
  #value: { name: string; type: string; text: string; depth: number } | null = null;

  constructor(source: string) {
    this.#source = source;
    this.elements.parent.push(-1);
    this.elements.tag.push('');
    this.elements.bits.push(0);
    this.elements.names.push('');
    this.#stack.push({ name: '', role: 'block', bits: 0, element: 0, property: '', itemtype: '' });
  }

  onopentagname(start: number, end: number): void {
    const name = this.#source.slice(start, end);
    this.#tag = tags.has(name) ? name : name.toLowerCase();
    this.#attributes = {};
  }
  onattribname(start: number, end: number): void {
    this.#attributeName = this.#source.slice(start, end);
    if (!kept.has(this.#attributeName)) this.#attributeName = this.#attributeName.toLowerCase();
    this.#attributeValue = '';
  }
  onattribdata(start: number, end: number): void {
    if (kept.has(this.#attributeName)) this.#attributeValue += this.#source.slice(start, Math.min(end, start + 20_000));
  }
  onattribentity(codepoint: number): void {
    if (kept.has(this.#attributeName)) this.#attributeValue += String.fromCodePoint(codepoint);
  }
  onattribend(): void {
    if (kept.has(this.#attributeName) && !(this.#attributeName in this.#attributes))
      this.#attributes[this.#attributeName] = this.#attributeValue;
  }
  onselfclosingtag(end: number): void {
    const known = this.#tag;
    this.onopentagend(end);
    // In HTML the slash means nothing, but in drawings and custom elements it closes.
    if (this.#skipping === known && known === 'svg') this.#close(known);
  }

  onopentagend(_end: number): void {
    const name = this.#tag;
    if (this.#skipping !== '') {
      if (name === this.#skipping) this.#skipDepth++;
      return;
    }
    const tag = tags.get(name);
    const role = tag?.role ?? (name.includes('-') ? 'block' : 'inline');
    const attributes = this.#attributes;
    if (role === 'void') {
      this.#void(name, attributes);
      return;
    }
    if (role === 'break') {
      this.#block.breakLine();
      return;
    }
    if (role === 'skip') {
      this.#skip(name, attributes);
      return;
    }
    if (name === 'html' && this.lang === null) this.lang = attributes.lang ?? null;
    if (name === 'hr') {
      this.#flush();
      return;
    }
    if (role === 'block') {
      this.#flush();
      const top = this.#stack.at(-1)!;
      if (top.name === 'p' || (top.name === 'li' && name === 'li')) this.#close(top.name);
    }
    this.#open(name, role, tag?.bits ?? 0, attributes);
  }

  #open(name: string, role: string, tagBits: number, attributes: Record<string, string>): void {
    const parent = this.#stack.at(-1)!;
    const bits = parent.bits | tagBits | this.#ownBits(name, attributes);
    let { element } = parent;
    if (role === 'block') {
      element = this.elements.tag.length;
      this.elements.parent.push(parent.element);
      this.elements.tag.push(name);
      this.elements.bits.push(bits);
      this.elements.names.push(attributes.class ?? attributes.id ?? '');
    }
    const itemtype = attributes.itemtype?.split('/').at(-1)?.toLowerCase() ?? parent.itemtype;
    const property = attributes.itemprop?.toLowerCase() ?? '';
    if (property !== '') this.#property(property, attributes, parent.itemtype, itemtype);
    if (name === 'a' && attributes.href !== undefined) {
      this.#endLink();
      this.#link = { href: attributes.href, rel: attributes.rel ?? '', text: '', bits };
      this.#block.link(attributes.href);
    }
    if (name === 'time') this.#time = { datetime: attributes.datetime ?? '', text: '', bits };
    if (name === 'b' || name === 'strong') this.#boldDepth++;
    if (this.#stack.length >= deepest) return;
    this.#stack.push({ name, role, bits, element, property, itemtype });
    this.#openCount.set(name, (this.#openCount.get(name) ?? 0) + 1);
  }

  #ownBits(name: string, attributes: Record<string, string>): number {
    let bits = 0;
    const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`;
    if (names.length > 1 && name !== 'body' && name !== 'html') {
      let known = this.#hints.get(names);
      if (known === undefined) {
        known = hintsOf(hintWords(names));
        if (this.#hints.size < 5000) this.#hints.set(names, known);
      }
      bits |= known;
    }
    if (attributes.itemprop !== undefined && /articlebody/i.test(attributes.itemprop)) bits |= context.body;
    if (attributes.itemprop !== undefined && /^author$/i.test(attributes.itemprop)) bits |= context.byline;
    if (attributes.rel !== undefined && /\bauthor\b/i.test(attributes.rel)) bits |= context.byline;
    if (attributes.role !== undefined) bits |= roles[attributes.role.toLowerCase()] ?? 0;
    if (attributes.hidden !== undefined || attributes['aria-hidden'] === 'true') bits |= context.hidden;
    if (attributes.style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style))
      bits |= context.hidden;
    return bits;
  }

  #void(name: string, attributes: Record<string, string>): void {
    if (name === 'meta') {
      const { content } = attributes;
      const key = (attributes.property ?? attributes.name)?.trim().toLowerCase();
      if (content === undefined) return;
      if (attributes.itemprop !== undefined)
        this.#property(attributes.itemprop.toLowerCase(), attributes, this.#stack.at(-1)!.itemtype, '');
      if (key === undefined || this.meta.size > mostMeta) return;
      const known = this.meta.get(key);
      if (known === undefined) this.meta.set(key, [content]);
      else if (known.length < 50) known.push(content);
    } else if (name === 'link') {
      if (/(?:^|\s)canonical(?:\s|$)/i.test(attributes.rel ?? '')) this.canonical ??= attributes.href ?? null;
      if (attributes.itemprop !== undefined)
        this.#property(attributes.itemprop.toLowerCase(), attributes, this.#stack.at(-1)!.itemtype, '');
    } else if (name === 'base') this.base ??= attributes.href ?? null;
  }

  /** A property whose value is an attribute; else its text is collected. */
  #property(name: string, attributes: Record<string, string>, type: string, own: string): void {
    if (this.properties.length >= mostMeta) return;
    const value = attributes.content ?? attributes.datetime;
    if (value !== undefined) this.properties.push({ name, value, type });
    else if (attributes.itemscope === undefined && this.#value === null && shortProperties.has(name))
      this.#value = { name, type: type || own, text: '', depth: this.#stack.length };
  }

  #skip(name: string, attributes: Record<string, string>): void {
    this.#skipping = name;
    this.#skipDepth = 1;
    const isJsonLd = name === 'script' && /^\s*application\/ld\+json/i.test(attributes.type ?? '');
    this.#raw = isJsonLd || (name === 'title' && this.title === '') ? '' : null;
  }

  onclosetag(start: number, end: number): void {
    const name = this.#source.slice(start, end).toLowerCase();
    if (this.#skipping !== '') {
      if (name !== this.#skipping || --this.#skipDepth > 0) return;
      if (this.#raw !== null) {
        if (name === 'script') this.jsonLd.push(this.#raw);
        else this.title = this.#raw.replace(/\s+/gu, ' ').trim();
      }
      this.#raw = null;
      this.#skipping = '';
      return;
    }
    if (name === 'br' || name === 'p') {
      if (name === 'p') this.#flush();
      if (name === 'br') this.#block.breakLine();
    }
    this.#close(name);
  }

  #close(name: string): void {
    const open = this.#openCount.get(name) ?? 0;
    if (name === 'a') this.#endLink();
    if (name === 'time') this.#endTime();
    if ((name === 'b' || name === 'strong') && this.#boldDepth > 0) this.#boldDepth--;
    if (open === 0) return;
    // An inline end tag closes nothing beyond its block: `<b><div></b>` leaves the division open.
    const inline = (tags.get(name)?.role ?? (name.includes('-') ? 'block' : 'inline')) === 'inline';
    if (inline) {
      for (let i = this.#stack.length - 1; i > 0; i--) {
        if (this.#stack[i]!.name === name) break;
        if (this.#stack[i]!.role === 'block') return;
      }
    } else this.#flush();
    while (this.#stack.length > 1) {
      const closed = this.#stack.pop()!;
      this.#openCount.set(closed.name, this.#openCount.get(closed.name)! - 1);
      if (this.#value !== null && this.#stack.length <= this.#value.depth) this.#endValue();
      if (closed.name === name) return;
    }
  }

  ontext(start: number, end: number): void {
    if (this.#skipping !== '') {
      if (this.#raw !== null && this.#raw.length < 2_000_000) this.#raw += this.#source.slice(start, end);
      return;
    }
    this.#add(this.#source.slice(start, end), start, end);
  }
  ontextentity(codepoint: number, end: number): void {
    const text = String.fromCodePoint(codepoint);
    if (this.#skipping !== '') {
      if (this.#raw !== null) this.#raw += text;
      return;
    }
    // The entity's own beginning is not told; it ends at `end` and begins with the last ampersand before it.
    this.#add(text, Math.max(this.#source.lastIndexOf('&', end - 1), end - 40), end);
  }

  #add(text: string, start: number, end: number): void {
    const hasWords = this.#block.add(text, start, end, this.#link?.href ?? null, this.#boldDepth > 0);
    this.#note(hasWords ? text : ' ');
  }

  #note(text: string): void {
    if (this.#link !== null && this.#link.text.length < 300) this.#link.text += text;
    if (this.#time !== null && this.#time.text.length < 100) this.#time.text += text;
    if (this.#value !== null && this.#value.text.length < 300) this.#value.text += text;
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = null;
    if (link === null || this.links.length >= mostLinks) return;
    const text = link.text.replace(/\s+/gu, ' ').trim();
    if (text !== '')
      this.links.push({ href: link.href, rel: link.rel, text, bits: link.bits, block: this.blocks.text.length });
  }
  #endTime(): void {
    const time = this.#time;
    this.#time = null;
    if (time !== null && this.times.length < mostMeta)
      this.times.push({ ...time, text: time.text.replace(/\s+/gu, ' ').trim(), block: this.blocks.text.length });
  }
  #endValue(): void {
    const value = this.#value;
    this.#value = null;
    const text = value?.text.replace(/\s+/gu, ' ').trim() ?? '';
    if (value !== null && text !== '') this.properties.push({ name: value.name, type: value.type, value: text });
  }

  /** Ends the block being read. */
  #flush(): void {
    const { element, bits } = this.#stack.at(-1)!;
    this.#block.endInto(this.blocks, element, bits, this.elements.tag[element]!);
  }

  onend(): void {
    this.#endLink();
    this.#endTime();
    this.#endValue();
    this.#flush();
    if (this.#raw !== null && this.#skipping === 'script') this.jsonLd.push(this.#raw);
  }
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
}

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
const shortProperties = new Set([
  'name',
  'author',
  'headline',
  'datepublished',
  'datemodified',
  'alternativeheadline',
  'articlesection',
  'jobtitle',
  'creator',
]);
/** Reads a page's source. Never throws. */
export function scanHtml(source: string): ScannedPage {
  const scanner = new Scanner(source);
  const tokenizer = new Tokenizer({ decodeEntities: true }, scanner);
  tokenizer.write(source);
  tokenizer.end();
  return scanner;
}

/** What speaks of the page beside its text: meta tags, links, times, microdata. Collected while the scanner walks. */
import { attribute, type TagAttributes } from './attributes.ts';
import type { Link, Property, TimeMark } from './scanned-page.ts';

const mostLinks = 20_000;
const mostMeta = 2_000;

/** Single spaces, none at the ends. */
export function squeezed(text: string): string {
  return (/[^\S ]| {2}/u.test(text) ? text.replace(/\s+/gu, ' ') : text).trim();
}

export class PageMarks {
  readonly meta = new Map<string, string[]>();
  readonly properties: Property[] = [];
  readonly times: TimeMark[] = [];
  readonly links: Link[] = [];
  canonical: string | null = null;
  base: string | null = null;
  #link: { href: string; rel: string; text: string; bits: number } | null = null;
  #time: { datetime: string; text: string; bits: number } | null = null;
  #value: { name: string; type: string; text: string; depth: number } | null = null;

  /** The address of the link that is open. */
  get href(): string | null {
    return this.#link === null ? null : this.#link.href;
  }

  /** Text of the page, for whatever is open. */
  note(text: string): void {
    if (this.#link !== null && this.#link.text.length < 300) this.#link.text += text;
    if (this.#time !== null && this.#time.text.length < 100) this.#time.text += text;
    if (this.#value !== null && this.#value.text.length < 300) this.#value.text += text;
  }

  openLink(href: string, rel: string, bits: number, block: number): void {
    this.endLink(block);
    this.#link = { href, rel, text: '', bits };
  }
  endLink(block: number): void {
    const link = this.#link;
    this.#link = null;
    if (link === null || this.links.length >= mostLinks) return;
    const text = squeezed(link.text);
    if (text !== '') this.links.push({ href: link.href, rel: link.rel, text, bits: link.bits, block });
  }

  openTime(datetime: string, bits: number): void {
    this.#time = { datetime, text: '', bits };
  }
  endTime(block: number): void {
    const time = this.#time;
    this.#time = null;
    if (time !== null && this.times.length < mostMeta) this.times.push({ ...time, text: squeezed(time.text), block });
  }

  /** A property whose value is an attribute; else its text is collected. `depth` is that of the stack around it. */
  property(name: string, attributes: TagAttributes, type: string, own: string, depth: number): void {
    if (this.properties.length >= mostMeta) return;
    const value = attributes.get(attribute.content) ?? attributes.get(attribute.datetime);
    if (value !== undefined) this.properties.push({ name, value, type });
    else if (attributes.get(attribute.itemscope) === undefined && this.#value === null && shortProperties.has(name))
      this.#value = { name, type: type || own, text: '', depth };
  }
  /** An element was closed; the stack is `depth` deep now. */
  closedTo(depth: number): void {
    if (this.#value !== null && depth <= this.#value.depth) this.endValue();
  }
  endValue(): void {
    const value = this.#value;
    this.#value = null;
    const text = value === null ? '' : squeezed(value.text);
    if (value !== null && text !== '') this.properties.push({ name: value.name, type: value.type, value: text });
  }

  /** `<meta>`, `<link>`, `<base>`. */
  void(name: string, attributes: TagAttributes, type: string, depth: number): void {
    const itemprop = attributes.get(attribute.itemprop);
    if (name === 'meta') {
      const content = attributes.get(attribute.content);
      if (content === undefined) return;
      if (itemprop !== undefined) this.property(itemprop.toLowerCase(), attributes, type, '', depth);
      const key = (attributes.get(attribute.property) ?? attributes.get(attribute.name))?.trim().toLowerCase();
      if (key === undefined || this.meta.size > mostMeta) return;
      const known = this.meta.get(key);
      if (known === undefined) this.meta.set(key, [content]);
      else if (known.length < 50) known.push(content);
    } else if (name === 'link') {
      if (/(?:^|\s)canonical(?:\s|$)/i.test(attributes.get(attribute.rel) ?? ''))
        this.canonical ??= attributes.get(attribute.href) ?? null;
      if (itemprop !== undefined) this.property(itemprop.toLowerCase(), attributes, type, '', depth);
    } else if (name === 'base') this.base ??= attributes.get(attribute.href) ?? null;
  }
}

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

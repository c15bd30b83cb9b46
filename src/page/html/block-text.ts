/** Collects one block's text while the scanner walks over it, and writes it out as a row of the page's blocks. */
import type { Blocks } from './scanned-page.ts';

function isSpace(unit: number): boolean {
  return (
    unit === 32 ||
    (unit >= 9 && unit <= 13) ||
    (unit >= 0xa0 &&
      (unit === 0xa0 ||
        unit === 0x1680 ||
        (unit >= 0x2000 && unit <= 0x200b) ||
        (unit >= 0x2028 && unit <= 0x2029) ||
        unit === 0x202f ||
        unit === 0x205f ||
        unit === 0x3000 ||
        unit === 0xfeff))
  );
}

/** Single spaces, single line feeds, nothing invisible. */
function tidy(raw: string): string {
  const text = /[\u00ad\u200b\u2060\ufeff]/.test(raw) ? raw.replace(/[\u00ad\u200b\u2060\ufeff]/g, '') : raw;
  const spaced = /[^\S ]| {2}/u.test(text) ? text.replace(/[^\S\n]+/gu, ' ').replace(/ ?\n[\s]*/gu, '\n') : text;
  return spaced.trim();
}

/** One block being read; after `endInto` it is empty and takes the next one. */
export class BlockText {
  #text = '';
  #from = -1;
  #to = -1;
  #linked = 0;
  #bold = 0;
  #href: string | null = null;

  /** Adds a stretch of the source; false when it is white space only. `href` is that of the link around it. */
  add(text: string, start: number, end: number, href: string | null, isBold: boolean): boolean {
    let first = 0;
    while (first < text.length && isSpace(text.charCodeAt(first))) first++;
    if (first === text.length) {
      if (this.#from >= 0) this.#text += ' ';
      return false;
    }
    if (this.#from < 0) this.#from = Math.min(start + first, end);
    let last = text.length;
    while (isSpace(text.charCodeAt(last - 1))) last--;
    this.#to = end - (text.length - last);
    this.#text += text.includes('\n') ? text.replaceAll('\n', ' ') : text;
    if (href !== null) {
      this.#linked += last - first;
      this.#href ??= href;
    }
    if (isBold) this.#bold += last - first;
    return true;
  }

  /** `<br>`: a line feed, unless nothing stands before it. */
  breakLine(): void {
    if (this.#from >= 0) this.#text += '\n';
  }

  /** A link begins within the block; a link before its first word is told by `add`. */
  link(href: string): void {
    if (this.#from >= 0) this.#href ??= href;
  }

  /** Ends the block; two line breaks in it divide it. */
  endInto(blocks: Blocks, element: number, bits: number, tag: string): void {
    if (this.#from < 0) return;
    const whole = this.#text;
    const total = this.#to - this.#from;
    const pieces = whole.includes('\n') ? whole.split(/\n[^\S\n]*\n\s*/u) : [whole];
    let at = 0;
    for (const raw of pieces) {
      const text = tidy(raw);
      const from = whole.indexOf(raw, at);
      at = from + raw.length;
      if (text === '') continue;
      const share = whole.length === 0 ? 1 : raw.length / whole.length;
      blocks.text.push(text);
      blocks.start.push(pieces.length === 1 ? this.#from : this.#from + Math.floor((total * from) / whole.length));
      blocks.end.push(pieces.length === 1 ? this.#to : this.#from + Math.floor((total * at) / whole.length));
      blocks.linked.push(Math.round(this.#linked * share));
      blocks.bold.push(Math.round(this.#bold * share));
      blocks.element.push(element);
      blocks.bits.push(bits);
      blocks.href.push(this.#href);
      blocks.tag.push(tag);
    }
    this.#text = '';
    this.#from = -1;
    this.#linked = 0;
    this.#bold = 0;
    this.#href = null;
  }
}

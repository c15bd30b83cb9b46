/**
 * XML that is none, written again so that it is some: a feed that broke off in the middle, tags that are never closed, `<` and `&`
 * in running text. What a strict parser would refuse as a whole loses only what is broken.
 */
import { readMarkup } from './markup.ts';

/** Entries cut off in the middle are left out, so that half a title is not taken for one. */
const entries = new Set(['item', 'entry', 'url', 'sitemap']);
/** No feed is nested deeper; hostile ones go to any depth. */
const deepest = 60;

/** Well-formed XML of what `text` holds. Linear in its length. */
export function wellFormed(text: string): string {
  const pieces: string[] = [];
  const open: { readonly name: string; readonly at: number }[] = [];
  const closeUpTo = (depth: number): void => {
    while (open.length > depth) pieces.push(`</${open.pop()!.name}>`);
  };
  readMarkup(
    text,
    { xml: true },
    {
      open(name, attributes, closed) {
        if (!isName(name) || open.length >= deepest) return;
        // An entry within an entry: the one before was never closed.
        if (entries.has(name.toLowerCase())) {
          const before = open.findIndex((outer) => outer.name === name);
          if (before >= 0) closeUpTo(before);
        }
        const written = Object.entries(attributes).filter(([key]) => isName(key));
        const head = `<${name}${written.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')}`;
        if (!closed) open.push({ name, at: pieces.length });
        pieces.push(closed ? `${head}/>` : `${head}>`);
      },
      text: (piece) => void (open.length > 0 && pieces.push(escaped(piece))),
      close(name) {
        const at = open.findLastIndex((outer) => outer.name === name);
        if (at >= 0) closeUpTo(at);
      },
    },
  );
  const cutOff = open.find(({ name }) => entries.has(name.toLowerCase()));
  if (cutOff !== undefined) {
    pieces.length = cutOff.at;
    open.length = open.indexOf(cutOff);
  }
  closeUpTo(0);
  return pieces.join('');
}

function isName(name: string): boolean {
  return name.length < 100 && /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/.test(name);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The tools that others use for this, on the same pages in the same run: Readability over two DOMs, and Defuddle. */
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { JSDOM, VirtualConsole } from 'jsdom';
import { parseHTML } from 'linkedom';
import type { PredictedPage } from './score.ts';

/** Reads one page; throws whatever the tool throws. */
export type Peer = (id: string, html: string, url: string) => PredictedPage | Promise<PredictedPage>;

export const peers: Readonly<Record<string, Peer>> = {
  'readability-jsdom': (id, html, url) => {
    const dom = new JSDOM(html, { url, virtualConsole: new VirtualConsole() });
    try {
      return readable(id, dom.window.document);
    } finally {
      dom.window.close();
    }
  },
  'readability-linkedom': (id, html) => readable(id, parseHTML(html).document as unknown as Document),
  defuddle: async (id, html, url) => {
    const { document } = parseHTML(html);
    // Asynchronous extraction would ask servers for what is not on the page.
    const found = await Defuddle(document as unknown as Document, url, { useAsync: false });
    return {
      id,
      title: found.title,
      authors: found.author === '' ? [] : [found.author],
      published: found.published === '' ? null : found.published,
      body: linesOf(found.content),
    };
  },
};

function readable(id: string, document: Document): PredictedPage {
  const found = new Readability(document).parse();
  if (found === null) return { id, error: 'nothing found' };
  const byline = found.byline?.trim() ?? '';
  return {
    id,
    title: found.title ?? null,
    authors: byline === '' ? [] : [byline],
    published: found.publishedTime ?? null,
    body: linesOf(found.content ?? ''),
  };
}

/** The text of cleaned markup, a block a line, without captions, which the gold leaves out. */
function linesOf(markup: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
  for (const caption of document.querySelectorAll('figcaption')) caption.remove();
  for (const block of document.querySelectorAll('p,div,li,h1,h2,h3,h4,h5,h6,blockquote,tr,br,section,pre'))
    block.after(document.createTextNode('\n'));
  return (document.body.textContent ?? '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/\s*\n\s*/gu, '\n')
    .trim();
}

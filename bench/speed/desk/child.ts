/**
 * A process of its own that is so many outlets: each a server on a port of this machine, with a feed of invented articles that has one
 * more at every look. Prints its feeds' addresses as one line of JSON; ends with its standard input.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeArticle } from '../reading/texts.ts';

const outlets = Number(process.argv[2]);
/** Of a first look. */
const entries = Number(process.argv[3]);
/** Milliseconds between two entries, by their own dates. */
const apart = 600_000;

function feedOf(origin: string, outlet: number, count: number, since: number): string {
  const items = Array.from({ length: Math.min(count, 30) }, (_, i) => {
    const n = count - i;
    const at = new Date(since + n * 1000 - entries * apart).toUTCString();
    return `<item><title>Story ${n} of outlet ${outlet}</title><link>${origin}/story-${n}</link><pubDate>${at}</pubDate></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet ${outlet}</title><link>${origin}/</link>${items.join('')}</channel></rss>`;
}

function pageOf(origin: string, outlet: number, story: number): string {
  const [headline = '', ...paragraphs] = makeArticle(outlet * 1000 + story).split('\n\n');
  const menu = Array.from({ length: 40 }, (_, i) => `<li><a href="/section-${i}">Section ${i}</a></li>`).join('');
  const told = paragraphs.map((words) => `<p>${words}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><title>${headline}</title><link rel="canonical" href="${origin}/story-${story}">
<meta property="og:site_name" content="Outlet ${outlet}"></head><body><nav><ul>${menu}</ul></nav>
<main><article><h1>${headline}</h1>${told}</article></main><footer><ul>${menu}</ul></footer></body></html>`;
}

async function open(outlet: number): Promise<string> {
  let count = entries;
  let origin = '';
  const since = Date.now();
  const server = createServer((request, response) => {
    const story = /^\/story-(\d+)$/.exec(request.url ?? '')?.[1];
    if (request.url === '/feed') {
      response.setHeader('content-type', 'application/rss+xml').end(feedOf(origin, outlet, count++, since));
    } else if (story !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(origin, outlet, Number(story)));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return `${origin}/feed`;
}

const feeds: string[] = [];
for (let outlet = 0; outlet < outlets; outlet++) feeds.push(await open(outlet));
console.log(JSON.stringify(feeds));
process.stdin.on('end', () => process.exit(0)).resume();

/** Articles to import and to gather, as many as wanted, the same ones every time: invented people at invented piers. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const people = ['Odile Brant', 'Jonas Adeyemi', 'Mirre Oskan', 'Tove Lindqvist', 'Ilse Varga'];

function storyLines(number: number): readonly string[] {
  // No pier is called 404, as pages are that are not there.
  const n = number + 1000;
  const who = people[n % people.length]!;
  return [
    `Pier ${n} stays open`,
    `“Pier ${n} stays open,” Mayor ${who} said on Friday. The guild of story ${n} warned that the toll would rise.`,
    `Asked about the ferry, ${who} told reporters that crew ${n % 11} had agreed to the plan of ${n} days.`,
  ];
}

/** A line of a `.jsonl` file. */
export function recordOf(n: number): string {
  const text = storyLines(n).join('\n\n');
  return `${JSON.stringify({ url: `https://courier.example/${n}`, text, capturedAt: '2031-05-19T08:00:00Z' })}\n`;
}

function pageOf(n: number): string {
  const [headline, ...paragraphs] = storyLines(n);
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
  return `<!doctype html><html lang="en"><title>${headline}</title><article><h1>${headline}</h1>${body}</article></html>`;
}

/** A record of a WARC file. */
export function warcRecord(n: number): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${pageOf(n)}`;
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Target-URI: https://tideline.example/${n}`,
    'WARC-Date: 2031-05-16T10:00:00Z',
    'Content-Type: application/http;msgtype=response',
    `Content-Length: ${Buffer.byteLength(http)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${http}\r\n\r\n`;
}

export interface Outlet {
  readonly feed: string;
  /** Publishes one more; its feed names the latest thirty. */
  publish(n: number): void;
  close(): void;
}

/** A web server on this machine with a feed and its articles. */
export async function openOutlet(): Promise<Outlet> {
  const published: number[] = [];
  let site = '';
  const server: Server = createServer((request, response) => {
    const n = Number(/^\/story\/(\d+)$/.exec(request.url ?? '')?.[1] ?? Number.NaN);
    if (request.url === '/feed') {
      const items = published
        .slice(-30)
        .map((one) => `<item><title>Pier ${one}</title><link>${site}/story/${one}</link></item>`);
      response.setHeader('content-type', 'application/rss+xml');
      response.end(`<rss version="2.0"><channel><title>The Tideline</title>${items.join('')}</channel></rss>`);
    } else if (published.includes(n)) response.setHeader('content-type', 'text/html').end(pageOf(n));
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    feed: `${site}/feed`,
    publish: (n) => published.push(n),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Servers for tests: real sockets on this machine, closed when the test file ends. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a path answers: a body, a status, or a listener of its own. */
export type Page = string | Uint8Array | number | ((request: IncomingMessage, response: ServerResponse) => void);

export interface FakeSite {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** By path with query; what is not here is 404. May be changed at any time. */
  readonly pages: Record<string, Page>;
}

const servers: Server[] = [];

/** A site on a free port. `{ORIGIN}` in a body stands for its own address. */
export async function startSite(pages: Record<string, Page>): Promise<FakeSite> {
  const asked: string[] = [];
  let origin = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const page = Object.hasOwn(pages, path) ? pages[path]! : 404;
    if (typeof page === 'function') page(request, response);
    else if (typeof page === 'number') response.writeHead(page).end();
    else if (typeof page === 'string')
      response.setHeader('content-type', typeOf(page)).end(page.replaceAll('{ORIGIN}', origin));
    else response.end(page);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  servers.push(server);
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, asked, pages };
}

export function closeSites(): void {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
}

function typeOf(page: string): string {
  if (page.startsWith('<?xml') || page.startsWith('<rss')) return 'application/xml';
  return page.startsWith('<') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
}

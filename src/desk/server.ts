/** Serves the desk on this machine's own addresses: the asked-for port, or the first free one from 4180 on. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { OnrecordError } from '../lib/problems.ts';

const firstPort = 4180;
const portsToTry = 100;

export interface DeskAddress {
  /** A loopback name or address; default `127.0.0.1`. */
  readonly host?: string;
  /** Exactly this port; 0 for any. Default: 4180, or the next free one. */
  readonly port?: number | null;
}

export interface ServedDesk {
  /** `http://127.0.0.1:4180` */
  readonly url: string;
  readonly port: number;
  /** Ends when the requests under way are answered. */
  close(): Promise<void>;
}

/** Throws `OnrecordError`: `desk/loopback-only`, `desk/port-taken`, `desk/no-port`. */
export async function startDesk(desk: Hono, address: DeskAddress = {}): Promise<ServedDesk> {
  const host = bare(address.host ?? '127.0.0.1');
  if (!isLoopback(host)) {
    throw new OnrecordError('desk/loopback-only', host, `The desk cannot be served on "${host}".`);
  }
  const server = createAdaptorServer({ fetch: desk.fetch }) as Server;
  const asked = address.port ?? null;
  const port = asked === null ? await firstFree(server, host) : await exactly(server, host, asked);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    close: () => closed(server),
  };
}

/** Names and addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const name = bare(host).toLowerCase();
  return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}

const bare = (host: string) => host.replace(/^\[(.*)\]$/, '$1');

async function exactly(server: Server, host: string, port: number): Promise<number> {
  try {
    return await listening(server, host, port);
  } catch (cause) {
    if (!isTaken(cause)) throw noPort(host, port, cause);
    throw new OnrecordError('desk/port-taken', `${host}:${port}`, `Port ${port} is taken by another program.`, cause);
  }
}

async function firstFree(server: Server, host: string): Promise<number> {
  for (let port = firstPort; port < firstPort + portsToTry; port++) {
    try {
      return await listening(server, host, port);
    } catch (cause) {
      if (!isTaken(cause)) throw noPort(host, port, cause);
    }
  }
  throw noPort(host, firstPort, undefined);
}

function noPort(host: string, port: number, cause: unknown): OnrecordError {
  return new OnrecordError(
    'desk/no-port',
    `${host}:${port}`,
    `No port could be opened on ${host} from ${port} on.`,
    cause,
  );
}

function isTaken(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
}

function listening(server: Server, host: string, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const onError = (cause: Error) => reject(cause);
  server.once('error', onError);
  server.listen({ host, port, exclusive: true }, () => {
    server.off('error', onError);
    resolve((server.address() as AddressInfo).port);
  });
  return promise;
}

async function closed(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  // Browsers keep connections open; what is still under way gets a moment, then the rest is cut.
  const cut = setTimeout(() => server.closeAllConnections(), 2000);
  cut.unref();
  await promise;
  clearTimeout(cut);
}

/** Surroundings for tests: streams that are kept, a clock that stands, a Ctrl-C that can be pressed. */
import { run } from './program.ts';
import type { Output, Surroundings } from './surroundings.ts';

export interface FakeOptions {
  readonly base: string;
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  readonly colour?: boolean;
  readonly width?: number;
  /** The reader goes away after so many characters. */
  readonly closesAfter?: number;
  /** ISO 8601: where the clock stands. */
  readonly now?: string;
}

export interface Ran {
  readonly exitCode: number;
  /** Bytes that are no text stand here as so many characters of Latin-1. */
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly ended: Promise<Ran>;
  /** What standard output holds so far. */
  out(): string;
  /** Resolves when standard output holds `text`. */
  said(text: string): Promise<void>;
  /** Ctrl-C. */
  stop(): void;
}

/** Starts `onrecord …argv` inside this process. */
export function start(argv: readonly string[], options: FakeOptions): Running {
  let written = '';
  let complaints = '';
  const stops = new Set<() => void>();
  const listeners = new Set<() => void>();
  const look = { isTerminal: false, colour: options.colour ?? false, width: options.width ?? null };
  const out: Output = {
    ...look,
    get closed() {
      return written.length > (options.closesAfter ?? Number.POSITIVE_INFINITY);
    },
    async write(text) {
      written += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
      for (const listener of listeners) listener();
    },
  };
  const err: Output = {
    ...look,
    closed: false,
    async write(text) {
      complaints += text;
    },
  };
  const surroundings: Surroundings = {
    stdin: streamOf(options.stdin ?? ''),
    out,
    err,
    env: options.env ?? {},
    base: options.base,
    now: () => new Date(options.now ?? '2031-05-20T12:00:00Z'),
    onStop(stop) {
      stops.add(stop);
      return () => stops.delete(stop);
    },
  };
  const ended = run(argv, surroundings).then((exitCode) => ({ exitCode, out: written, err: complaints }));
  return {
    ended,
    out: () => written,
    stop: () => {
      for (const stop of stops) stop();
    },
    said: (text) =>
      new Promise((resolve, reject) => {
        const listen = (): void => {
          if (!written.includes(text)) return;
          listeners.delete(listen);
          resolve();
        };
        listeners.add(listen);
        listen();
        ended.then(({ err: why }) => reject(new Error(`ended without saying "${text}": ${why}`)), reject);
      }),
  };
}

/** Runs `onrecord …argv` inside this process, to its end. */
export function ran(argv: readonly string[], options: FakeOptions): Promise<Ran> {
  return start(argv, options).ended;
}

async function* streamOf(stdin: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof stdin === 'string') {
    if (stdin !== '') yield new TextEncoder().encode(stdin);
  } else if (stdin instanceof Uint8Array) yield stdin;
  else yield* stdin;
}

/** Where a command runs: its streams, environment, folder and clock. Tests bring their own. */
import { resolve } from 'node:path';

/** Standard output or standard error. */
export interface Output {
  readonly isTerminal: boolean;
  /** May escape sequences be written? */
  readonly colour: boolean;
  /** Columns of a terminal; null where nothing is known. */
  readonly width: number | null;
  /** True once the reader has gone (`| head`): there is no use in going on. */
  readonly closed: boolean;
  /** Resolves when there is room for more. */
  write(text: string | Uint8Array): Promise<void>;
}

export interface Surroundings {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: Output;
  readonly err: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What relative paths mean: the folder the person is in, also when npm changed it. */
  readonly base: string;
  now(): Date;
  /** Calls back on Ctrl-C and on being asked to end; the result takes that back. */
  onStop(stop: () => void): () => void;
}

/** The real ones. */
export function processSurroundings(): Surroundings {
  const { env } = process;
  return {
    get stdin() {
      return process.stdin;
    },
    out: outputTo(process.stdout, env),
    err: outputTo(process.stderr, env),
    env,
    base: env.INIT_CWD === undefined || env.INIT_CWD === '' ? process.cwd() : resolve(env.INIT_CWD),
    now: () => new Date(),
    onStop(stop) {
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      for (const signal of signals) process.on(signal, stop);
      return () => {
        for (const signal of signals) process.off(signal, stop);
      };
    },
  };
}

function outputTo(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  let closed = false;
  // A reader that has gone is no fault of ours; anything else (a full disk) is.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    isTerminal: stream.isTTY === true,
    colour: wantsColour(stream.isTTY === true, env),
    get width() {
      return stream.isTTY === true ? stream.columns : null;
    },
    get closed() {
      return closed;
    },
    async write(text) {
      if (closed || text.length === 0 || stream.write(text)) return;
      await roomIn(stream);
    },
  };
}

/** Resolves when the stream takes more, or nobody reads it any longer. */
function roomIn(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      stream.off('drain', go).off('close', go);
      resolve();
    };
    stream.on('drain', go).on('close', go);
  });
}

/** By https://no-color.org and the common FORCE_COLOR. */
export function wantsColour(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return isTerminal && env.TERM !== 'dumb';
}

/** What a long-running command says of its work, on standard error: for people, or one JSON object a line. */
import type { Output } from './surroundings.ts';
import { visible } from './terminal.ts';

export type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  /** Routine: only programs are told. */
  note(what: string, facts?: Facts): void;
  /** Something that people should see; `facts` are for programs. */
  tell(what: string, facts?: Facts): void;
  /** Something went wrong. */
  warn(what: string, facts?: Facts): void;
}

export async function createLog(kind: 'text' | 'json', err: Output, now: () => Date): Promise<Log> {
  if (kind === 'text') {
    const say = (what: string): void => void err.write(`onrecord: ${visible(what)}\n`);
    return { note: () => {}, tell: say, warn: say };
  }
  const { pino } = await import('pino');
  const lines = pino(
    {
      base: { pid: process.pid },
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => void err.write(line) },
  );
  return {
    note: (what, facts) => lines.info(facts ?? {}, what),
    tell: (what, facts) => lines.info(facts ?? {}, what),
    warn: (what, facts) => lines.warn(facts ?? {}, what),
  };
}

/** What an import says while it works and at its end: how many, how fast, how long still. */
import type { Output } from '../surroundings.ts';
import type { ImportStep } from './import-all.ts';

export interface Tally {
  imported: number;
  known: number;
  refused: number;
  bytes: number;
  /** Bytes of what was there already: they cost next to nothing, so the rate leaves them out. */
  knownBytes: number;
}

export function emptyTally(): Tally {
  return { imported: 0, known: 0, refused: 0, bytes: 0, knownBytes: 0 };
}

export function count(tally: Tally, { fresh, known, problems, bytes }: ImportStep): void {
  tally.imported += fresh;
  tally.known += known;
  tally.refused += problems.length;
  tally.bytes += bytes;
  if (fresh === 0 && problems.length === 0) tally.knownBytes += bytes;
}

export interface ImportProgress {
  /** `total`: bytes of everything; null while nobody knows. */
  show(tally: Tally, total: number | null): void;
  clear(): void;
}

const every = 250;

/** Only for a terminal; `now`: milliseconds. */
export function createImportProgress(err: Output, quiet: boolean, now: () => number): ImportProgress {
  const startedAt = now();
  let shownAt = startedAt;
  let isShown = false;
  return {
    show(tally, total) {
      if (quiet || !err.isTerminal || now() < shownAt + every) return;
      shownAt = now();
      isShown = true;
      void err.write(`\r\u001b[K${progressText(tally, total, shownAt - startedAt)}`);
    },
    clear() {
      if (isShown) void err.write('\r\u001b[K');
      isShown = false;
    },
  };
}

/** `1,204 imported, 3 not, 52 a second, 4 min left`; `ms` since it began. */
export function progressText(tally: Tally, total: number | null, ms: number): string {
  const parts = [`${number(tally.imported)} imported`];
  if (tally.known > 0) parts.push(`${number(tally.known)} there already`);
  if (tally.refused > 0) parts.push(`${number(tally.refused)} not`);
  parts.push(`${rate(tally.imported + tally.refused, ms)} a second`);
  const worked = tally.bytes - tally.knownBytes;
  if (total !== null && worked > 0 && ms >= 2000) {
    parts.push(`${duration(((total - tally.bytes) / worked) * ms)} left`);
  }
  return parts.join(', ');
}

/** The last line. */
export function summaryText(tally: Tally, ms: number, stopped: boolean): string {
  const parts = [`${number(tally.imported)} imported`];
  if (tally.known > 0) parts.push(`${number(tally.known)} there already`);
  if (tally.refused > 0) parts.push(`${number(tally.refused)} could not be read`);
  const all = `${parts.join(', ')} (${rate(tally.imported + tally.refused, ms)} a second)`;
  return stopped ? `stopped: ${all}; the same command goes on where this one was` : all;
}

const number = (value: number): string => value.toLocaleString('en-GB');

function rate(done: number, ms: number): string {
  const perSecond = done / Math.max(0.001, ms / 1000);
  return perSecond >= 10 ? number(Math.round(perSecond)) : perSecond.toFixed(1);
}

function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

/** Progress on standard error: only for long work, never where nobody looks, gone when it is done. */
import type { Output } from './surroundings.ts';

export interface Progress {
  show(done: number, failed: number): void;
  /** Makes room for a message. */
  clear(): void;
  /** A last line, for long work or many articles. */
  end(done: number, failed: number, stopped: boolean): Promise<void>;
}

const firstAfter = 1000;
const every = 200;

/** `now`: milliseconds. */
export function createProgress(
  err: Output,
  options: { readonly quiet: boolean; readonly now: () => number },
): Progress {
  const startedAt = options.now();
  let shownAt = startedAt + firstAfter - every;
  let isShown = false;
  const rate = (count: number): string => {
    const perSecond = count / Math.max(0.001, (options.now() - startedAt) / 1000);
    return perSecond >= 10 ? Math.round(perSecond).toString() : perSecond.toFixed(1);
  };
  return {
    show(done, failed) {
      const now = options.now();
      if (options.quiet || !err.isTerminal || now < shownAt + every) return;
      shownAt = now;
      isShown = true;
      const bad = failed === 0 ? '' : `, ${failed} not`;
      void err.write(`\r\u001b[K${done} read${bad}, ${rate(done + failed)} a second`);
    },
    clear() {
      if (isShown) void err.write('\r\u001b[K');
      isShown = false;
    },
    async end(done, failed, stopped) {
      this.clear();
      if (options.quiet || (!stopped && done + failed < 2)) return;
      const bad = failed === 0 ? '' : `, ${failed} could not be read`;
      const before = stopped ? 'stopped: ' : '';
      await err.write(`onrecord: ${before}${done} read${bad} (${rate(done + failed)} a second)\n`);
    },
  };
}

/** One request at a time to a host, and a rest between two: a server is a guest house, not a warehouse. */

export interface HostQueue {
  /**
   * Runs `task` when the ones before it for this host have ended and `delay` milliseconds have passed since.
   * Its outcome is the task's; a task that fails does not stop the next.
   */
  run<T>(host: string, delay: number, task: () => Promise<T>): Promise<T>;
}

/** `pause` waits so many milliseconds; `now` is a clock in milliseconds. */
export function createHostQueue(options: {
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}): HostQueue {
  const { now, pause } = options;
  const tails = new Map<string, Promise<void>>();
  const endedAt = new Map<string, number>();
  return {
    async run(host, delay, task) {
      const before = tails.get(host);
      const { promise, resolve } = Promise.withResolvers<void>();
      tails.set(host, promise);
      await before;
      try {
        const wait = (endedAt.get(host) ?? Number.NEGATIVE_INFINITY) + delay - now();
        if (wait > 0) await pause(wait);
        return await task();
      } finally {
        endedAt.set(host, now());
        if (tails.get(host) === promise) tails.delete(host);
        if (endedAt.size > 10_000) forget(endedAt);
        resolve();
      }
    },
  };
}

/** The half that ended longest ago: no delay is as long as it takes to visit so many hosts. */
function forget(endedAt: Map<string, number>): void {
  const oldestFirst = [...endedAt].sort(([, a], [, b]) => a - b);
  for (const [host] of oldestFirst.slice(0, oldestFirst.length / 2)) endedAt.delete(host);
}

/** Work side by side, so much at once, until all is done or something goes wrong. */

/** What goes wrong in one of them, a full disk say, stops the others; it is thrown when all have stopped. */
export async function allOf(
  tasks: readonly ((until: AbortSignal) => Promise<void>)[],
  atOnce: number,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...tasks].reverse();
  const failed = new AbortController();
  const until = AbortSignal.any([signal, failed.signal]);
  const worker = async (): Promise<void> => {
    for (let task = waiting.pop(); task !== undefined && !until.aborted; task = waiting.pop()) await task(until);
  };
  const working = Array.from({ length: atOnce }, () =>
    worker().catch((error: unknown) => {
      failed.abort(error);
    }),
  );
  await Promise.all(working);
  if (failed.signal.aborted) throw failed.signal.reason;
}

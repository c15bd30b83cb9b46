/** For the child processes of benchmarks of one room: how much is done in a while of processor time. */

/** Milliseconds of processor time: on a busy machine the clock says little. The process is single-threaded. */
export function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Calls `one` with each input in turn for a warm-up of 1 s and then for 3 s; it gives how much it found. */
export function rate<Input>(inputs: readonly Input[], sizeOf: (input: Input) => number, one: (input: Input) => number) {
  const run = (ms: number) => {
    const start = spent();
    let bytes = 0;
    let found = 0;
    for (let calls = 0; spent() - start < ms; ) {
      for (let k = 0; k < 20; k++) {
        const input = inputs[calls++ % inputs.length]!;
        found += one(input);
        bytes += sizeOf(input);
      }
    }
    return { megabytesPerSecond: bytes / 1000 / (spent() - start), foundPerKilobyte: (1000 * found) / bytes };
  };
  run(1000);
  return run(3000);
}

/** The least of five runs, in milliseconds. */
export function bestOfFive(one: () => void): number {
  let ms = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = spent();
    one();
    ms = Math.min(ms, spent() - start);
  }
  return ms;
}

/** What a child process answers: one JSON object on standard output. */
export function answer(measured: unknown): void {
  console.log(JSON.stringify({ measured, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
}

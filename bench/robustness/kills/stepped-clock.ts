/**
 * Preloaded into a program (`node --import`): its clock begins at `CLOCK_START` (ISO 8601), and jumps by `CLOCK_STEP` milliseconds,
 * forwards or backwards, `CLOCK_STEP_AFTER` milliseconds later. For the program nothing else is different.
 */
const { CLOCK_START = '', CLOCK_STEP = '0', CLOCK_STEP_AFTER = '0' } = process.env;
const begun = Date.now();
const RealDate = Date;

function shifted(): number {
  const passed = RealDate.now() - begun;
  const step = passed >= Number(CLOCK_STEP_AFTER) ? Number(CLOCK_STEP) : 0;
  return RealDate.parse(CLOCK_START) + passed + step;
}

if (CLOCK_START !== '') {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [shifted()] : given, self),
    get: (target, name, self) => (name === 'now' ? shifted : Reflect.get(target, name, self)),
  });
}

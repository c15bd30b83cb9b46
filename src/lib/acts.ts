/** Every act that a statement can have, and whether it says, believes, intends or feels: docs/acts.md tells what each means. */
import type { Stance } from '../types/index.ts';

const saying =
  'assert add note emphasize reiterate explain describe announce report find confirm admit deny reject suggest predict recall cite answer discuss joke boast ask demand urge propose warn promise threaten offer agree refuse decline leave-open support oppose criticize accuse complain praise apologize express';

/** Act → its stance, in the order of docs/acts.md. */
export const stanceOfAct: ReadonlyMap<string, Stance> = new Map(
  (
    [
      ['said', saying],
      ['believed', 'believe know doubt expect'],
      ['intended', 'plan decide want'],
      ['felt', 'hope fear feel regret'],
    ] as const
  ).flatMap(([stance, acts]) => acts.split(' ').map((act) => [act, stance] as const)),
);

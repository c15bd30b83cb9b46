/** TIMEX3's `mod`: what `nearly`, `early` or `the end of` make of a time. */
import type { Slots } from './slots.ts';

const carriers = ['MOD', 'EDGE', 'EDGEOF', 'SINCE', 'ABOUT', 'OVER'] as const;

export function modOf(slots: Slots): string | null {
  for (const name of carriers) {
    const mod = slots.text(name);
    if (mod !== null && mod !== 'SOMETIME') return mod;
  }
  return null;
}

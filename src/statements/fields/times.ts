/** When it was said: the time expression in the cue's own clause, outside content and source. */
import { contains } from '../../lib/spans.ts';
import { tokensIn } from '../../lib/tokens.ts';
import type { Span, Statement, TimeExpression } from '../../types/index.ts';
import type { Candidate } from '../candidate.ts';
import type { View } from '../view.ts';

const farthest = 14;

/** First time expression that ends after `offset`. They stand in text order. */
function firstTime(times: readonly TimeExpression[], offset: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]!.span.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** True when the span lies within a time expression. */
export function isWithinTime(times: readonly TimeExpression[], span: Span): boolean {
  const time = times[firstTime(times, span.start)];
  return time !== undefined && contains(time.span, span);
}

/** Nothing is on record before it was said: a later day is a day that the content speaks of. */
function isAfterPublication({ interval }: TimeExpression, datePublished: string | null): boolean {
  return interval !== null && datePublished !== null && interval.from > datePublished.slice(0, 10);
}

/**
 * The nearest one to the cue in its sentence, or null. Durations and sets do not say when; beside a plan or a hope stands
 * the day that is planned or hoped for.
 */
export function findTime(view: View, { cue, content, source, stance }: Candidate): Statement['time'] {
  if (cue === null || stance !== 'said') return null;
  const { times, tokens, sentences } = view.parsed;
  const sentence = tokens.sentence[cue.first]!;
  const first = Math.max(sentences.firstToken[sentence]!, cue.first - 2 * farthest);
  const end = Math.min(sentences.endToken[sentence]!, cue.end + 2 * farthest);
  const inside = (at: number) =>
    [...content, ...(source === null ? [] : [source])].some((piece) => at >= piece.first && at < piece.end);
  let best: TimeExpression | null = null;
  let bestDistance = farthest;
  for (
    let i = firstTime(times, tokens.start[first]!);
    i < times.length && times[i]!.span.start < tokens.end[end - 1]!;
    i++
  ) {
    const time = times[i]!;
    if (time.type === 'DURATION' || time.type === 'SET') continue;
    if (isAfterPublication(time, view.parsed.article.datePublished)) continue;
    const at = tokensIn(tokens, time.span);
    const distance = at.first >= cue.end ? at.first - cue.end : cue.first - at.end;
    if (distance >= 0 && distance < bestDistance && !inside(at.first)) {
      best = time;
      bestDistance = distance;
    }
  }
  return best === null ? null : { span: best.span, value: withoutDayPart(best.value), basis: 'stated' };
}

/** `2031-05-09TNI` → `2031-05-09`: ISO 8601 has no letters for a part of a day. */
export function withoutDayPart(value: string | null): string | null {
  return value === null ? null : value.replace(/T[A-Z]{2}$/, '');
}

/** Other readers of time expressions, in the gold's terms: what they resolve, written as TIMEX3 writes it. */
import { Culture, recognizeDateTime } from '@microsoft/recognizers-text-date-time';
import { en, type ParsedComponents } from 'chrono-node';
import type { Timex } from './articles.ts';

/** A text and the day it was written, to times with UTF-16 offsets. */
export type Peer = (text: string, day: string) => readonly Timex[];

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** chrono-node fills in what is not said; `isCertain` tells what is. A weekday stands for its day. */
function componentsValue(start: ParsedComponents): { readonly type: string; readonly value: string } {
  const year = String(start.get('year')).padStart(4, '0');
  const month = `${year}-${two(start.get('month')!)}`;
  const day = `${month}-${two(start.get('day')!)}`;
  if (start.isCertain('hour')) {
    return { type: 'TIME', value: `${day}T${two(start.get('hour')!)}:${two(start.get('minute') ?? 0)}` };
  }
  if (start.isCertain('day') || start.isCertain('weekday')) return { type: 'DATE', value: day };
  if (start.isCertain('month')) return { type: 'DATE', value: month };
  return { type: 'DATE', value: start.isCertain('year') ? year : day };
}

export const chrono: Peer = (text, day) =>
  en.casual
    .parse(text, { instant: new Date(`${day}T12:00:00Z`), timezone: 0 })
    .map(({ index, text: found, start }) => ({ start: index, end: index + found.length, ...componentsValue(start) }));

interface Resolution {
  readonly timex?: string;
  readonly type?: string;
  readonly value?: string;
  readonly start?: string;
}

const types: Readonly<Record<string, string>> = {
  date: 'DATE',
  daterange: 'DATE',
  datetime: 'TIME',
  datetimerange: 'TIME',
  time: 'TIME',
  timerange: 'TIME',
  duration: 'DURATION',
  set: 'SET',
};

/** Its `timex` where that is resolved; of a range with a length (`the past two weeks`) the length; else the day it gives first, the past one. */
function resolved(
  values: readonly Resolution[],
  type: string,
): { readonly type: string; readonly value: string | null } {
  const { timex = '', value, start } = values[0] ?? {};
  const length = /^\(.*,(P[^,]*)\)$/.exec(timex)?.[1];
  if (length !== undefined) return { type: 'DURATION', value: length };
  if (type === 'SET' || !timex.includes('X')) return { type, value: timex || null };
  const day = value ?? start ?? null;
  return { type, value: type === 'TIME' && day !== null ? day.replace(' ', 'T').slice(0, 16) : day };
}

export const recognizers: Peer = (text, day) =>
  recognizeDateTime(text, Culture.English, 0, new Date(`${day}T12:00:00`)).flatMap(
    ({ start, end, typeName, resolution }) => {
      const type = types[typeName.replace('datetimeV2.', '')];
      const values = (resolution?.values ?? []) as readonly Resolution[];
      return type === undefined ? [] : [{ start, end: end + 1, ...resolved(values, type) }];
    },
  );

/**
 * Data files of one record a line: `{"id", "url", "html"|"text", "capturedAt", "datePublished", "publisher",
 * "headline", "authors"}`, all but the text optional. A bad line is a problem with its line number; the rest goes on.
 */
import { type ProblemCode, problem } from '../lib/problems.ts';
import type { Listing, Problem } from '../types/index.ts';
import { type CaptureOutcome, failed, makeCapture, maxBytes } from './capture.ts';

export interface RecordLine {
  /** Counted from 1. */
  readonly line: number;
  /** Without its line end; null when it is longer than the limit. */
  readonly bytes: Uint8Array | null;
}

/** The lines of a stream that are not blank. Holds one line at a time, and of a line over the limit nothing. */
export async function* recordLines(
  stream: AsyncIterable<Uint8Array>,
  limit: number = maxBytes,
): AsyncGenerator<RecordLine> {
  let held: Uint8Array[] = [];
  let length = 0;
  let line = 1;
  const taken = (): RecordLine | null => {
    const bytes = length > limit ? null : new Uint8Array(Buffer.concat(held, length));
    const record = { line, bytes };
    held = [];
    length = 0;
    return bytes === null || bytes.some((byte) => byte > 32) ? record : null;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(10, start);
      const piece = chunk.subarray(start, end < 0 ? chunk.length : end);
      length += piece.length;
      if (length > limit) held = [];
      else if (piece.length > 0) held.push(piece);
      if (end < 0) break;
      const record = taken();
      if (record !== null) yield record;
      line++;
      start = end + 1;
    }
  }
  const record = taken();
  if (record !== null) yield record;
}

export interface RecordCapture {
  /** The record's own, or null. */
  readonly id: string | null;
  readonly outcome: CaptureOutcome;
  /** Fields that were left out because they are not what they should be. */
  readonly notes: readonly Problem[];
}

export interface RecordPlace {
  /** The data file's. */
  readonly uri: string;
  readonly line: number;
  /** ISO 8601: of records that do not say when they were captured. */
  readonly capturedAt: string;
  /** What is known of every record that does not say otherwise. */
  readonly listing: Listing | null;
}

/** The capture of one line. */
export function captureRecord(bytes: Uint8Array | null, place: RecordPlace): RecordCapture {
  const at = `${place.uri}#L${place.line}`;
  if (bytes === null) {
    const what = `Line ${place.line} is longer than ${maxBytes / 1e6} MB.`;
    return { id: null, outcome: failed(problem('gather/too-large', at, what)), notes: [] };
  }
  const record = parsed(bytes);
  if (typeof record === 'string') {
    const bad = problem('gather/bad-record', at, `Line ${place.line} ${record}.`);
    return { id: null, outcome: failed(bad), notes: [] };
  }
  const notes: Problem[] = [];
  const given = record.id;
  const id = typeof given === 'string' && given !== '' ? given : typeof given === 'number' ? String(given) : null;
  const text = wordsOf(record.html) ?? wordsOf(record.text);
  if (text === null) {
    const nothing = wordsOf(record.html, true) ?? wordsOf(record.text, true);
    const code: ProblemCode = nothing === null ? 'gather/bad-record' : 'gather/empty';
    const what = nothing === null ? 'has neither "html" nor "text"' : 'has no words in it';
    return { id, outcome: failed(problem(code, at, `Line ${place.line} ${what}.`)), notes };
  }
  const listing = listingOf(record, place, (field) => {
    notes.push(problem('gather/bad-field', at, `"${field}" of line ${place.line} is not what it should be.`));
  });
  const capturedAt = instant(record.capturedAt);
  if (capturedAt === null && record.capturedAt != null) {
    notes.push(problem('gather/bad-field', at, `"capturedAt" of line ${place.line} is not what it should be.`));
  }
  const capture = makeCapture({
    uri: listing?.url ?? at,
    capturedAt: capturedAt ?? place.capturedAt,
    mediaType: wordsOf(record.html) === null ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
    body: new TextEncoder().encode(text),
    via: { kind: 'jsonl', uri: place.uri },
    listing,
  });
  return { id, outcome: { capture, problem: null }, notes };
}

type JsonRecord = Readonly<Record<string, unknown>>;

/** The record, or what is wrong with the line. */
function parsed(bytes: Uint8Array): JsonRecord | string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'is not UTF-8';
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not a JSON object';
    return value as JsonRecord;
  } catch {
    return 'is not JSON';
  }
}

function listingOf(record: JsonRecord, place: RecordPlace, left: (field: string) => void): Listing | null {
  const text = (field: string): string | null => {
    const value = record[field];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'string') return value;
    left(field);
    return null;
  };
  let url = text('url');
  if (url !== null && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    left('url');
    url = null;
  }
  const known = {
    url,
    headline: text('headline'),
    authors: authorsOf(record.authors, () => left('authors')),
    publisher: text('publisher') ?? place.listing?.publisher ?? null,
    datePublished: text('datePublished') ?? place.listing?.datePublished ?? null,
  };
  const nothing = Object.values(known).every((value) => value === null || value.length === 0);
  return nothing ? null : known;
}

function authorsOf(value: unknown, left: () => void): readonly string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (!Array.isArray(value)) {
    left();
    return [];
  }
  const names = value.filter((name): name is string => typeof name === 'string' && name !== '');
  if (names.length < value.length) left();
  return names;
}

function wordsOf(value: unknown, evenBlank = false): string | null {
  return typeof value === 'string' && (evenBlank || value.trim() !== '') ? value : null;
}

/** ISO 8601 with offset: a date alone becomes its first moment, in UTC; null for anything else. */
function instant(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d/.test(value) || Number.isNaN(Date.parse(value))) return null;
  return /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(value)
    ? value
    : new Date(value.length > 10 ? `${value}Z` : value).toISOString();
}

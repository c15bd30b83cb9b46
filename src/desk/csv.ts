/** Entries as CSV (RFC 4180, UTF-8, CRLF). Cells that a spreadsheet would take for a formula are made harmless. */
import type { RecordEntry } from '../types/index.ts';
import { contentText, outletsOf, ownWordsLabel, publishedOf, sourceName, sourceRole } from './words.ts';

const columns: readonly (readonly [string, (entry: RecordEntry) => string | number | null | undefined])[] = [
  ['id', ({ id }) => id],
  ['source', sourceName],
  ['role', sourceRole],
  ['person', ({ person }) => person?.id],
  ['cue', ({ wording }) => wording.cue],
  ['act', ({ statement }) => statement.act],
  ['mode', ({ statement }) => statement.mode],
  ['whose_words', ({ statement }) => ownWordsLabel(statement)],
  ['stance', ({ statement }) => statement.stance],
  ['content', contentText],
  ['addressee', ({ wording }) => wording.addressee],
  ['date', ({ statement }) => statement.time?.value],
  ['date_words', ({ wording }) => wording.time],
  ['place', ({ wording }) => wording.place],
  ['venue', ({ wording }) => wording.venue],
  ['condition', ({ wording }) => wording.condition],
  ['hedge', ({ wording }) => wording.hedge],
  ['confidence', ({ statement }) => statement.confidence],
  ['doubts', ({ statement }) => statement.doubts.join('; ')],
  ['outlets', (entry) => outletsOf(entry).join('; ')],
  ['published', publishedOf],
  ['headline', ({ carriedBy }) => carriedBy[0]?.headline],
  ['url', ({ carriedBy }) => carriedBy[0]?.url],
  ['article', ({ statement }) => statement.articleId],
  ['first_seen', ({ firstSeenAt }) => firstSeenAt],
];

export const csvHeader = `${columns.map(([name]) => name).join(',')}\r\n`;

export function csvLine(entry: RecordEntry): string {
  return `${columns.map(([, value]) => csvCell(value(entry) ?? '')).join(',')}\r\n`;
}

export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

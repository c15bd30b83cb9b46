/** The sheet that a person fills in: what is to be judged, and what is needed to judge it. Its columns are read back by `score`. */
import { csvLine } from '../../lib/csv.ts';
import { rowOfEntry } from '../../lib/rows.ts';
import type { RecordEntry } from '../../types/index.ts';

/** Columns to fill in, `y` or `n`; empty where it cannot be told or does not apply. */
export const judgements = ['right', 'source_right', 'cue_right', 'content_right', 'date_right'] as const;
export type Judgement = (typeof judgements)[number];

const before = ['place', ...judgements, 'comment'] as const;
/** What the figures are made with. */
export const sampleColumns = ['stratum', 'stratum_size', 'stratum_drawn', 'confidence', 'statement'] as const;
const evidence = [
  'permalink',
  'original',
  'person',
  'role',
  'source_as_written',
  'cue_as_written',
  'act',
  'mode',
  'whose_words',
  'words',
  'addressee',
  'time',
  'time_value',
  'publisher',
  'date_published',
  'headline',
] as const;

export const sheetHeader = csvLine([...before, ...sampleColumns, ...evidence, 'paragraph']);

export interface Sampled {
  readonly entry: RecordEntry;
  readonly place: number;
  readonly stratum: { readonly name: string; readonly size: number; readonly drawn: number };
  readonly permalink: string;
  readonly original: string | null;
}

export function sheetLine({ entry, place, stratum, permalink, original }: Sampled): string {
  const row = { ...rowOfEntry(entry), permalink, original: original ?? '' };
  return csvLine([
    String(place),
    ...judgements.map(() => ''),
    '',
    stratum.name,
    String(stratum.size),
    String(stratum.drawn),
    entry.statement.confidence.toFixed(3),
    entry.id,
    ...evidence.map((column) => row[column]),
    entry.wording.paragraph,
  ]);
}

/** Reads a sheet back, as spreadsheets save it: with or without a byte-order mark, cells parted by commas, semicolons or tabs. */
import { CsvError, parse } from 'csv-parse/sync';
import { OnrecordError } from '../../lib/problems.ts';
import type { JudgedRow } from './score.ts';
import { type Judgement, judgements, sampleColumns } from './sheet.ts';

const yes = new Set(['y', 'yes', '1', 'true', 'x', 'right', 'ok']);
const no = new Set(['n', 'no', '0', 'false', 'wrong']);
const unknown = new Set(['', '?', '-', 'na', 'n/a']);

/** Throws OnrecordError `cli/bad-sheet`, naming line and column, for what is no sheet or an answer that is none. */
export function readFilledSheet(text: string, name: string): readonly JudgedRow[] {
  const [header, ...lines] = cellsOf(text, name);
  if (header === undefined) throw bad(name, 'It is empty.');
  const at = new Map(header.map((column, i) => [column.trim(), i]));
  for (const column of [...sampleColumns, 'right'] as const) {
    if (!at.has(column)) throw bad(name, `It has no column “${column}”.`);
  }
  return lines.map((cells, i) => {
    const cell = (column: string): string => cells[at.get(column) ?? -1]?.trim() ?? '';
    const line = `row ${i + 2}`;
    const answers = Object.fromEntries(
      judgements.map((judgement) => [judgement, answerOf(cell(judgement), name, `${line}, column ${judgement}`)]),
    ) as Record<Judgement, boolean | null>;
    return {
      stratum: cell('stratum'),
      size: numberOf(cell('stratum_size'), name, `${line}, column stratum_size`),
      confidence: numberOf(cell('confidence'), name, `${line}, column confidence`),
      answers,
    };
  });
}

function cellsOf(text: string, name: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_records_with_empty_values: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw bad(name, `It cannot be read as CSV (${error.message}).`);
  }
}

/** Our header has no such signs within a name. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/u));
  return [';', '\t'].find((sign) => header.split(sign).length > 5) ?? ',';
}

function answerOf(cell: string, name: string, where: string): boolean | null {
  const word = cell.toLowerCase();
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  if (unknown.has(word)) return null;
  throw bad(name, `In ${where}, “${cell.slice(0, 40)}” is neither y nor n nor empty.`);
}

/** Some spreadsheets write 0,93. */
function numberOf(cell: string, name: string, where: string): number {
  const number = Number(cell.replace(',', '.'));
  if (cell === '' || !Number.isFinite(number) || number < 0)
    throw bad(name, `In ${where}, “${cell.slice(0, 40)}” is no number.`);
  return number;
}

function bad(name: string, detail: string): OnrecordError {
  return new OnrecordError('cli/bad-sheet', name, detail);
}

/** All that a search finds as lines of CSV or JSON: one at a time, so that an export of everything takes no more memory than one of little. */
import { csvLine } from '../../lib/csv.ts';
import { entryCells, entryColumns } from '../../lib/rows.ts';
import type { RecordEntry } from '../../types/index.ts';

export const exportFormats = {
  csv: {
    type: 'text/csv; charset=utf-8',
    head: csvLine(entryColumns),
    line: (entry: RecordEntry) => csvLine(entryCells(entry)),
  },
  jsonl: {
    type: 'application/jsonl; charset=utf-8',
    head: '',
    line: (entry: RecordEntry) => `${JSON.stringify(entry)}\n`,
  },
} as const;
export type ExportFormat = keyof typeof exportFormats;

/** Lines that go out together. */
const bytesAtOnce = 32_000;

/** Text in pieces of some size; ends when the reader does. */
export function exportedLines(entries: AsyncIterable<RecordEntry>, format: ExportFormat): ReadableStream<Uint8Array> {
  const { head, line } = exportFormats[format];
  const encoder = new TextEncoder();
  const source = entries[Symbol.asyncIterator]();
  let waiting = head;
  return new ReadableStream({
    pull: async (controller) => {
      let ended = false;
      while (!ended && waiting.length < bytesAtOnce) {
        const { value, done } = await source.next();
        if (done === true) ended = true;
        else waiting += line(value);
      }
      if (waiting !== '') controller.enqueue(encoder.encode(waiting));
      waiting = '';
      if (ended) controller.close();
    },
    cancel: async () => {
      await source.return?.();
    },
  });
}

/** JSON for one article or an array of them, and JSON lines. The shape is `schema/reading.schema.json`. */
import type { Format } from './format.ts';

export const jsonl: Format = {
  head: () => '',
  between: '',
  tail: () => '',
  reading: (line) => `${JSON.stringify(line)}\n`,
  problem: (line) => `${JSON.stringify(line)}\n`,
};

/** One object when one article was asked for; an array for a folder, a data file or several arguments. */
export const json: Format = {
  head: ({ many }) => (many ? '[\n' : ''),
  between: ',\n',
  tail: ({ many }) => (many ? '\n]\n' : '\n'),
  reading: (line) => JSON.stringify(line, null, 2),
  problem: (line) => JSON.stringify(line, null, 2),
};

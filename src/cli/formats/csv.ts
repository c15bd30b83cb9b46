/** One line a statement, with the input's id before it. */
import { csvLine } from '../../lib/csv.ts';
import { columns, rowOfStatement } from '../../lib/rows.ts';
import type { Format } from './format.ts';

export const csv: Format = {
  head: () => csvLine(['input', ...columns]),
  between: '',
  tail: () => '',
  reading({ id, article, statements }) {
    let lines = '';
    for (const statement of statements) {
      const row = rowOfStatement(statement, article);
      lines += csvLine([id, ...columns.map((column) => row[column])]);
    }
    return lines;
  },
  problem: () => '',
};

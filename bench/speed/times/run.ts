/** How fast are time expressions found and resolved, alone? See README.md. */
import { join } from 'node:path';
import { rateBench } from '../rates.ts';

export const bench = rateBench(join(import.meta.dirname, 'child.ts'), {
  times: 'Onrecord, from tokens and trees',
  treeless: 'Onrecord, from tokens alone',
  chrono: 'chrono-node, from text',
  recognizers: 'recognizers-text, from text',
});

/** How fast are names found, alone? See README.md. */
import { join } from 'node:path';
import { rateBench } from '../rates.ts';

export const bench = rateBench(join(import.meta.dirname, 'child.ts'), {
  names: 'Onrecord, from words and trees',
  compromise: 'compromise, from text',
});

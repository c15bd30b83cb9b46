/** Opens a record that is there for one piece of work of a command, and closes it whatever comes of that. */
import type { Store } from '../types/index.ts';
import { dataFolder } from './options.ts';
import type { Surroundings } from './surroundings.ts';

/** Throws OnrecordError `record/none` where there is no record, and what `openRecord` throws. */
export async function withRecord<Outcome>(
  data: string | undefined,
  around: Surroundings,
  mode: 'look' | 'change',
  work: (store: Store) => Promise<Outcome>,
): Promise<Outcome> {
  const { openRecord } = await import('../record/index.ts');
  const dataDir = dataFolder(data, around);
  const store = await openRecord({ dataDir, now: around.now, existing: true, readOnly: mode === 'look' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** One JSON object on standard output, with the version of the formats. */
export function printJson({ out }: Surroundings, value: Readonly<Record<string, unknown>>): Promise<void> {
  return out.write(`${JSON.stringify({ version: 1, ...value }, null, 2)}\n`);
}

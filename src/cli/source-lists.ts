/** Lists of subscriptions into a record: what names a feed is kept as it is, what names only an outlet's page is looked up there. */
import { loadGathering } from '../gather/index.ts';
import type { Store } from '../types/index.ts';
import { keepSource } from './commands/add.ts';
import type { Web } from './gathering.ts';
import type { Surroundings } from './surroundings.ts';
import { visible } from './terminal.ts';

type Gathering = Awaited<ReturnType<typeof loadGathering>>;
type Entry = NonNullable<ReturnType<Gathering['readOpml']>['entries']>[number];

export interface ImportOptions {
  readonly store: Store;
  readonly web: Web;
  /** For all of them. */
  readonly tags: readonly string[];
  readonly around: Surroundings;
  readonly signal: AbortSignal;
}

/** Outlets looked up side by side; a host still gets one request at a time. */
const sideBySide = 8;

/** Subscribes to all entries; how many were new, known, and not to be found. */
export async function importSources(
  entries: readonly Entry[],
  options: ImportOptions,
): Promise<{ readonly added: number; readonly known: number; readonly failed: number }> {
  const { store, around, signal } = options;
  const { sourceOf, tagsOf } = await loadGathering();
  const totals = { added: 0, known: 0, failed: 0 };
  const before = await store.sources();
  const waiting = [...entries].reverse();
  const work = async (): Promise<void> => {
    for (let entry = waiting.pop(); entry !== undefined && !signal.aborted; entry = waiting.pop()) {
      const found = await findingOf(entry, options);
      if (found === null) {
        totals.failed++;
        continue;
      }
      const tags = tagsOf([...entry.tags, ...options.tags]);
      const { isNew } = await keepSource(store, sourceOf(found, { tags, addedAt: around.now().toISOString() }), before);
      totals[isNew ? 'added' : 'known']++;
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  return totals;
}

async function findingOf(
  entry: Entry,
  { web, around, signal }: ImportOptions,
): Promise<Parameters<Gathering['sourceOf']>[0] | null> {
  const { uri, homepage, title, kind } = entry;
  if (uri !== null) return { uri, kind: kind ?? 'rss', title, homepage };
  if (homepage === null) return null;
  const { discover } = await loadGathering();
  const { findings, problem } = await discover(homepage, web, { now: around.now, signal });
  const [best] = findings ?? [];
  if (best !== undefined) return { ...best, title: title ?? best.title, homepage };
  await around.err.write(
    `onrecord: ${visible(title ?? homepage)}: ${visible(problem?.detail ?? '')} (${problem?.code ?? ''})\n`,
  );
  return null;
}

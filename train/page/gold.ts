/** The pages to learn from: sets of `gold/<id>.json` and `html/<id>.html.gz`, and whose pages they are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Capture } from '../../src/types/index.ts';

export interface GoldPage {
  readonly id: string;
  /** Whose page it is: the registrable part of its host, so that no publisher is on both sides of a division. */
  readonly publisher: string;
  readonly body: string | null;
  readonly alternatives: readonly string[];
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
  readonly capture: Capture;
}

interface GoldRecord {
  readonly id: string;
  readonly url?: string | null;
  readonly body?: string | null;
  readonly body_alt?: readonly string[] | null;
  readonly must?: readonly string[] | null;
  readonly must_not?: readonly string[] | null;
}

/** All pages of a set, in the order of their names. */
export function* goldPages(folder: string): Generator<GoldPage> {
  for (const file of readdirSync(join(folder, 'gold')).sort()) {
    const record = JSON.parse(readFileSync(join(folder, 'gold', file), 'utf8')) as GoldRecord;
    const path = join(folder, 'html', `${record.id}.html`);
    const body = existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`));
    const uri = record.url ?? `file:///${encodeURIComponent(record.id)}.html`;
    yield {
      id: record.id,
      publisher: publisherOf(uri) ?? record.id,
      body: record.body ?? null,
      alternatives: record.body_alt ?? [],
      must: record.must ?? [],
      mustNot: record.must_not ?? [],
      capture: {
        id: record.id,
        uri,
        capturedAt: '2026-01-01T00:00:00Z',
        status: 200,
        mediaType: 'text/html',
        body,
        bodyDigest: '',
        via: { kind: 'file', uri: null },
        listing: null,
      },
    };
  }
}

/** `https://www.news.example.co.uk/a` → `example.co.uk`. */
function publisherOf(uri: string): string | null {
  const host = /^https?:\/\/([^/:]+)/i.exec(uri)?.[1]?.toLowerCase();
  if (host === undefined) return null;
  const labels = host.split('.');
  const isSecondLevel = labels.length > 2 && labels.at(-1)!.length === 2 && labels.at(-2)!.length <= 3;
  return labels.slice(isSecondLevel ? -3 : -2).join('.');
}

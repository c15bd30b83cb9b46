/** Any search as Atom, JSON Feed, CSV or JSON lines: `/search.atom?q=…`. A saved one by its id: `?saved=…`. */
import type { Context, Hono } from 'hono';
import { problem } from '../../lib/problems.ts';
import type { Problem, SavedSearch, Store } from '../../types/index.ts';
import { atomType } from './atom.ts';
import { type ExportFormat, exportedLines, exportFormats } from './exports.ts';
import { feedLength } from './feed.ts';
import { writeSearchFeed } from './index.ts';
import { jsonFeedType } from './json-feed.ts';

const feeds = [
  { format: 'atom', type: atomType },
  { format: 'feed.json', type: jsonFeedType },
] as const;

/** `longest`: characters of a query. */
export function addFeeds(app: Hono, store: Store, longest: number): void {
  for (const { format, type } of feeds) {
    app.get(`/search.${format}`, async (c) => {
      const asked = await askedFor(c, store);
      if (asked === null) return c.notFound();
      const { query, saved } = asked;
      if (query.length > longest) return refused(c, tooLong);
      const after = c.req.query('after') ?? null;
      const found = await store.search(query, { limit: feedLength, cursor: after });
      if (found.problem !== null) return refused(c, found.problem);
      const written = writeSearchFeed(format, found.page, { query, saved, after }, new URL(c.req.url).origin);
      return c.body(written, 200, { 'content-type': type });
    });
  }
  for (const format of Object.keys(exportFormats) as ExportFormat[]) {
    app.get(`/search.${format}`, async (c) => {
      const asked = await askedFor(c, store);
      if (asked === null) return c.notFound();
      const { query } = asked;
      if (query.length > longest) return refused(c, tooLong);
      // A wrong query is found before the first byte goes out.
      const found = await store.search(query, { limit: 1, cursor: null });
      if (found.problem !== null) return refused(c, found.problem);
      return c.body(exportedLines(store.entries(query), format), 200, {
        'content-type': exportFormats[format].type,
        'content-disposition': `attachment; filename="onrecord.${format}"`,
      });
    });
  }
}

const tooLong = problem('desk/query-too-long', '', 'The query is too long.');

/** Null for a saved search that is not there. */
async function askedFor(
  c: Context,
  store: Store,
): Promise<{ readonly query: string; readonly saved: SavedSearch | null } | null> {
  const id = c.req.query('saved');
  if (id === undefined) return { query: (c.req.query('q') ?? '').trim(), saved: null };
  const saved = await store.savedSearch(id);
  return saved === null || saved.isDeleted ? null : { query: saved.query, saved };
}

function refused(c: Context, { detail, code }: Problem): Response {
  return c.text(`${detail} (${code})\n`, 400);
}

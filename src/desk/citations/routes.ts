/** `/statements/ID.bib` and its like: one statement in one format of citation. */
import type { Hono } from 'hono';
import type { Store } from '../../types/index.ts';
import { citationFormats, writeCitations } from './index.ts';

/** Before the pages: `.csl.json` is no data twin. */
export function addCitations(app: Hono, store: Store): void {
  for (const { name, ending, mediaType } of citationFormats) {
    app.get(`/statements/:id{[^/]+${ending.replaceAll('.', '\\.')}}`, async (c) => {
      const id = c.req.param('id').slice(0, -ending.length);
      const entry = await store.statement(id);
      if (entry === null) return c.notFound();
      const kept = await store.article(entry.statement.articleId);
      return c.body(writeCitations(name, [{ entry, kept }], new URL(c.req.url).origin), 200, {
        'content-type': mediaType,
        'content-disposition': `inline; filename="onrecord-${entry.id}${ending}"`,
      });
    });
  }
}

/** `/dossiers/ID.md` and its like: a whole dossier in one format, to keep. */
import type { Hono } from 'hono';
import type { Store } from '../../types/index.ts';
import { dossierFormats, exportedDossier } from './exports.ts';

/** Before the pages: `.csl.json` is no data twin. */
export function addDossierExports(app: Hono, store: Store): void {
  for (const { ending, mediaType, write } of dossierFormats) {
    app.get(`/dossiers/:id{[^/]+${ending.replaceAll('.', '\\.')}}`, async (c) => {
      const found = await store.dossier(c.req.param('id').slice(0, -ending.length));
      if (found === null) return c.notFound();
      const exported = await exportedDossier(found, (id) => store.article(id), new URL(c.req.url).origin);
      // To keep, not to open here: a file that stands by itself has a style of its own, which no page of the desk may have.
      return c.body(write(exported), 200, {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="onrecord-dossier-${found.id.slice(0, 8)}${ending}"`,
      });
    });
  }
}

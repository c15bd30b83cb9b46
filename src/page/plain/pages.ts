/** Which page of a document each part stands on: a text that was made of a document has a form feed between pages. */
import type { Part } from '../../types/index.ts';
import type { PageDraft } from '../draft.ts';

/** The same draft where the text has no pages. */
export function withPages(draft: PageDraft): PageDraft {
  const { text, parts } = draft;
  if (!text.includes('\f')) return draft;
  let page = 1;
  let at = 0;
  const numbered = parts.map((part): Part => {
    for (let next = text.indexOf('\f', at); next >= 0 && next < part.span.start; next = text.indexOf('\f', at)) {
      page++;
      at = next + 1;
    }
    return { ...part, page };
  });
  return { ...draft, parts: numbered };
}

/** Searches that somebody keeps: each with its feeds; renamed, deleted and brought back here. */
import { html } from 'hono/html';
import { OnrecordError, problem } from '../../lib/problems.ts';
import type { EditOutcome, SavedSearch } from '../../types/index.ts';
import { type Change, type ChangeOutcome, refusedChange } from '../change.ts';
import { momentText } from '../dates.ts';
import { withQuery } from '../links.ts';
import type { DeskServices } from '../services.ts';
import type { Html, Question, View } from '../view.ts';
import { feedLinks } from './search.ts';

const path = '/searches';

/** `?changed=ID`: of which the last change can be taken back. */
export async function searches(question: Question, { store }: DeskServices): Promise<View> {
  const kept = await store.savedSearches();
  const changedId = question.query('changed');
  const changed = changedId === '' ? null : await store.savedSearch(changedId);
  return {
    title: 'Kept searches',
    twin: '/searches.json',
    json: { searches: kept },
    html: () => html`<div class="narrow"><h1>Kept searches</h1>
${changed === null ? '' : undoView(changed, question)}
${
  kept.length === 0
    ? html`<p class="nothing">No search is kept yet. Search for something and give it a name.</p>`
    : html`<ul class="rows">${kept.map((search) => row(search, question))}</ul>`
}</div>`,
  };
}

function undoView(search: SavedSearch, question: Question): Html {
  const said = search.isDeleted ? `“${search.name}” is deleted.` : `“${search.name}” is kept.`;
  return html`<form class="inline" action="${pathOf(search)}" method="post">${signed(search, question)}<p role="status">${said}</p><button class="quiet" name="do" value="undo">Take that back</button></form>`;
}

function row(search: SavedSearch, question: Question): Html {
  const { id, name, query, by, at } = search;
  const href = withQuery('/search', { q: query });
  return html`<li tabindex="-1" data-step data-href="${href}" id="${id}"><div class="when">${momentText(at)}</div>
<div><a class="title" href="${href}">${name}</a> <span class="role">${by}</span>
<p class="meta"><code>${query === '' ? 'everything' : query}</code></p><p class="meta">${feedLinks({ saved: id })}</p>
<details class="change"><summary class="label">Rename or delete</summary>
<form class="row" action="${pathOf(search)}" method="post">${signed(search, question)}<label>Name<input name="name" value="${name}" required maxlength="200" autocomplete="off"></label><label>Signed<input name="by" value="${question.editor}" maxlength="80" required autocomplete="name"></label><button class="quiet" name="do" value="rename">Rename</button></form>
<form class="row" action="${pathOf(search)}" method="post">${signed(search, question)}<button class="quiet" name="do" value="delete">Delete</button></form>
</details></div></li>`;
}

function signed({ version }: SavedSearch, question: Question): Html {
  return html`<input type="hidden" name="token" value="${question.formToken}"><input type="hidden" name="seen" value="${version}">`;
}

function pathOf({ id }: SavedSearch): string {
  return `${path}/${encodeURIComponent(id)}`;
}

/** POST /searches: a name and a query. */
export const keepSearch: Change = async (request, { store }) =>
  understood(async () => {
    const saved = await store.saveSearch(request.field('name'), request.field('query'), request.by);
    return { problem: null, href: `${path}#${saved.id}`, json: { ...saved } };
  });

/** POST /searches/ID: `do` is rename, delete or undo; `seen` the version that was shown. */
export const changeSearch: Change = (request, { store }) =>
  understood(async () => {
    const [id, seen, by] = [request.param('id'), request.field('seen'), request.by];
    switch (request.field('do')) {
      case 'rename':
        return led(await store.renameSearch(id, request.field('name'), by, seen));
      case 'delete':
        return led(await store.deleteSearch(id, by, seen));
      case 'undo':
        return led(await store.undoSearchEdit(id, by, seen));
      default:
        return refusedChange('A kept search is renamed, deleted, or its last change is taken back.');
    }
  });

function led(outcome: EditOutcome<SavedSearch> | null): ChangeOutcome | null {
  if (outcome === null) return null;
  if (outcome.done !== null) {
    return { problem: null, href: withQuery(path, { changed: outcome.done.id }), json: { ...outcome.done } };
  }
  const { by, at, name, isDeleted } = outcome.latest;
  const what = isDeleted ? 'deleted it' : `called it “${name}”`;
  const first = problem('desk/overtaken', '', `${by} was first and ${what}, ${momentText(at)}.`);
  return { problem: first, status: 409 };
}

async function understood(change: () => Promise<ChangeOutcome | null>): Promise<ChangeOutcome | null> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    return { problem: error.toProblem(), status: 422 };
  }
}

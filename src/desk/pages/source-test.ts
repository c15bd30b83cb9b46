/** What a source lists at this moment and what of it would be read. Nothing of it is kept. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { FeedItem, SourceTest } from '../../types/index.ts';
import { momentText } from '../dates.ts';
import { webLink } from '../links.ts';
import { problemPage, problemView } from '../problem-view.ts';
import { ours } from '../receive.ts';
import type { DeskServices } from '../services.ts';
import { kindWords, robotsWords } from '../source-words.ts';
import type { Html, View } from '../view.ts';
import { counted } from '../words.ts';

/** So many entries are shown. */
const mostShown = 50;

/** Tests the source of the address; null where there is none of this id. */
export async function sourceTest(c: Context, services: DeskServices, secret: Uint8Array): Promise<View | null> {
  const { refused } = await ours(c, secret);
  if (refused !== null) return problemPage('Nothing was looked at', refused.problem, refused.status);
  const status = await services.store.source(c.req.param('id') ?? '');
  if (status === null) return null;
  const test = await services.testSource(status.source);
  const name = status.source.title ?? status.source.uri;
  return {
    title: `Test of ${name}`,
    nav: '/sources',
    json: { id: status.source.id, test },
    html: () => html`<div class="narrow"><h1>${name}</h1>
<p class="meta">Looked at just now · nothing of this is kept · <a href="/sources">All sources</a></p>
<p>${facts(test)}</p>
${test.problem === null ? '' : problemView(test.problem)}
${test.kind === null ? '' : wouldRead(test)}</div>`,
  };
}

function facts({ status, robots, kind, movedTo, uri }: SourceTest): Html {
  const words = [
    status === null ? 'no answer' : `status ${status}`,
    ...(robots === null ? [] : [robotsWords[robots]]),
    ...(kind === null ? [] : [kindWords[kind]]),
    ...(movedTo === null ? [] : [`for good at ${movedTo}`]),
  ];
  return html`<span class="address">${uri}</span> · ${words.join(' · ')}`;
}

function wouldRead({ listed, leftOut, wouldRead: items }: SourceTest): Html {
  const left = leftOut === 0 ? '' : `, ${leftOut} more without a usable address`;
  const more = items.length - mostShown;
  return html`<p>${counted(listed, 'entry', 'entries')}${left}. ${
    items.length === 0
      ? 'Nothing of it would be read: all is known, or too old.'
      : `Would be read now: ${items.length}.`
  }</p>
<ol class="rows">${items.slice(0, mostShown).map(entry)}</ol>${more > 0 ? html`<p class="meta">and ${more} more</p>` : ''}`;
}

function entry({ uri, title, publishedAt, authors }: FeedItem): Html {
  const href = webLink(uri);
  const name = title ?? uri;
  return html`<li><div class="when">${publishedAt === null ? 'no date' : html`<time datetime="${publishedAt}">${momentText(publishedAt)}</time>`}</div>
<div>${href === null ? name : html`<a class="title" href="${href}" rel="noopener noreferrer nofollow">${name}</a>`}${authors.length === 0 ? '' : html`<p class="meta">${authors.join(', ')}</p>`}</div></li>`;
}

/**
 * What only the reader's own browser can see: a page behind a login, a wall or a consent. The bookmarklet sends it here as it
 * stands, with a key that says whose bookmark it is. The pages that it is used on can read that key, so nothing is kept before the person
 * says so on a page of the desk itself.
 */
import { html } from 'hono/html';
import { problem } from '../../lib/problems.ts';
import type { ChangeOutcome, ChangeRequest } from '../change.ts';
import { largestText } from '../form.ts';
import { hostOf, webLink } from '../links.ts';
import { problemPage } from '../problem-view.ts';
import { isSame } from '../security.ts';
import type { DeskServices } from '../services.ts';
import type { Question, View } from '../view.ts';
import { figure } from '../words.ts';

/** Builds a form with the page's address and source, and sends it to the desk in a new window. */
export function bookmarklet(origin: string, key: string): string {
  const program = [
    `const d=document,f=d.createElement('form')`,
    `f.method='post'`,
    `f.action=${JSON.stringify(`${origin}/supply`)}`,
    `f.target='_blank'`,
    `f.enctype='multipart/form-data'`,
    `f.acceptCharset='utf-8'`,
    `for(const[n,v]of[['key',${JSON.stringify(key)}],['address',location.href],['page',d.documentElement.outerHTML]]){const t=d.createElement('textarea');t.name=n;t.value=v;t.hidden=true;f.append(t)}`,
    `d.body.append(f)`,
    `f.submit()`,
    `f.remove()`,
  ].join(';');
  return `javascript:${encodeURIComponent(`(()=>{${program}})()`)}`;
}

export async function bookmarkletPage(question: Question, { supplyKey }: DeskServices): Promise<View> {
  const link = bookmarklet(question.origin, await supplyKey.current());
  return {
    title: 'From your browser',
    twin: '/bookmarklet.json',
    json: { bookmarklet: link },
    html: () => html`<div class="narrow"><h1>From your browser</h1>
<p>Some pages only your own browser can see: behind a login, a wall, or a consent. Drag this link to your bookmarks, and click it there when such a page is open:</p>
<p><a class="title" href="${link}">Keep in Onrecord</a></p>
<p class="meta">It sends the page as it stands to ${question.origin}, on this machine and nowhere else. You are asked before anything is kept. Some sites forbid their pages to send anything; save such a page as a file and give that.</p>
<p class="meta">The link holds a key of this record, which the pages that you use it on could read. Make a new one when you do not trust them: bookmarks made before are listened to no more.</p>
<form action="/bookmarklet" method="post"><input type="hidden" name="token" value="${question.formToken}"><button class="quiet">Make a new key</button></form></div>`,
  };
}

/** Takes the key back that bookmarks have had so far. */
export async function renewBookmarklet(_request: ChangeRequest, { supplyKey }: DeskServices): Promise<ChangeOutcome> {
  await supplyKey.renew();
  return { problem: null, href: '/bookmarklet' };
}

interface Sent {
  readonly address: string;
  readonly page: string;
}

/** What came, or the page that says what is wrong with it. */
function understood(fields: Readonly<Record<string, unknown>>): Sent | View {
  const page = typeof fields.page === 'string' ? fields.page : '';
  const address = webLink(typeof fields.address === 'string' ? fields.address : null);
  if (page.trim() === '' || address === null) {
    const nothing = problem('desk/nothing-given', '', 'No page came with this.');
    return problemPage('Nothing was sent', nothing, 422);
  }
  if (Buffer.byteLength(page) > largestText) {
    const large = problem('desk/too-large', address, `This page has more than ${largestText / 1e6} MB.`);
    return problemPage('This page is too large', large, 413);
  }
  return { address, page };
}

/** Asks whether a page that came from the browser is to be kept. */
export async function supply(
  fields: Readonly<Record<string, unknown>>,
  question: Question,
  { supplyKey }: DeskServices,
): Promise<View> {
  if (!isSame(fields.key, await supplyKey.current())) {
    const old = problem('desk/old-bookmark', '', 'A page came from a bookmark that is not known here.');
    return problemPage('This bookmark is not known', old, 403);
  }
  const sent = understood(fields);
  if (!('page' in sent)) return sent;
  const { address, page } = sent;
  return {
    title: 'Keep this page?',
    json: { address, characters: page.length },
    html: () => html`<div class="narrow"><h1>Keep this page?</h1>
<p>A page of <b>${hostOf(address)}</b> with ${figure(page.length)} characters was sent from your browser. Keep it only if you have sent it yourself. It is marked as supplied by a person: nobody else may be able to see it so.</p>
<p class="meta">${address}</p>
<form action="/supply/keep" method="post" enctype="multipart/form-data"><input type="hidden" name="token" value="${question.formToken}"><input type="hidden" name="address" value="${address}"><textarea name="page" hidden>
${page}</textarea>
<button data-busy="Reading…">Keep and read it</button></form></div>`,
  };
}

/** Keeps a page after the person said so. */
export async function keepSupplied(request: ChangeRequest, services: DeskServices): Promise<ChangeOutcome> {
  const sent = understood({ address: request.field('address'), page: request.field('page') });
  if (!('page' in sent)) {
    const nothing = problem('desk/nothing-given', '', 'No page came with this.');
    return { problem: nothing, status: 422, view: sent };
  }
  const { articleId, problem: found } = await services.supply({ address: sent.address, html: sent.page });
  if (found !== null) return { problem: found, status: 422 };
  return { problem: null, href: `/articles/${encodeURIComponent(articleId)}`, json: { articleId } };
}

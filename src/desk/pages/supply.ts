/**
 * What only the reader's own browser can see: a page behind a login, a wall or a consent. The bookmarklet sends it here as it
 * stands; nothing is kept before the person says so on a page of the desk itself, since any web page could send something.
 */
import { html } from 'hono/html';
import { problem } from '../../lib/problems.ts';
import { largestText } from '../form.ts';
import { hostOf, webLink } from '../links.ts';
import { problemPage } from '../problem-view.ts';
import type { Question, View } from '../view.ts';
import { figure } from '../words.ts';

/** Builds a form with the page's address and source, and sends it to the desk in a new window. */
export function bookmarklet(origin: string): string {
  const program = [
    `const d=document,f=d.createElement('form')`,
    `f.method='post'`,
    `f.action=${JSON.stringify(`${origin}/supply`)}`,
    `f.target='_blank'`,
    `f.enctype='multipart/form-data'`,
    `f.acceptCharset='utf-8'`,
    `for(const[n,v]of[['address',location.href],['page',d.documentElement.outerHTML]]){const t=d.createElement('textarea');t.name=n;t.value=v;t.hidden=true;f.append(t)}`,
    `d.body.append(f)`,
    `f.submit()`,
    `f.remove()`,
  ].join(';');
  return `javascript:${encodeURIComponent(`(()=>{${program}})()`)}`;
}

export async function bookmarkletPage(question: Question): Promise<View> {
  return {
    title: 'From your browser',
    json: { bookmarklet: bookmarklet(question.origin) },
    html: () => html`<div class="narrow"><h1>From your browser</h1>
<p>Some pages only your own browser can see: behind a login, a wall, or a consent. Drag this link to your bookmarks, and click it there when such a page is open:</p>
<p><a class="title" href="${bookmarklet(question.origin)}">Keep in Onrecord</a></p>
<p class="meta">It sends the page as it stands to ${question.origin}, on this machine and nowhere else. You are asked before anything is kept. Some sites forbid their pages to send anything; save such a page as a file and give that.</p></div>`,
  };
}

/** Asks whether a page that came from the browser is to be kept. */
export function supply(fields: Readonly<Record<string, unknown>>, question: Question): View {
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
  return {
    title: 'Keep this page?',
    json: { address, characters: page.length },
    html: () => html`<div class="narrow"><h1>Keep this page?</h1>
<p>A page of <b>${hostOf(address)}</b> with ${figure(page.length)} characters was sent from your browser. Keep it only if you have sent it yourself.</p>
<p class="meta">${address}</p>
<form action="/read" method="post" enctype="multipart/form-data"><input type="hidden" name="token" value="${question.formToken}"><input type="hidden" name="link" value="${address}"><textarea name="text" hidden>
${page}</textarea>
<button data-busy="Reading…">Keep and read it</button></form></div>`,
  };
}

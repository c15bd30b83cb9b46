/** The reader: the article's text with its statements marked, and listed beside the part that they come from. */
import { html } from 'hono/html';
import type { Article, KeptArticle, Part, PartKind } from '../../types/index.ts';
import { noFields } from '../checks/fields.ts';
import { byField, checkFields, type FormSigning, noteField, signing } from '../checks/form.ts';
import { momentBeside, momentText } from '../dates.ts';
import { absenceWords, lastLook } from '../last-look.ts';
import { hostOf, webLink } from '../links.ts';
import { isCounted, type Numbered, numberEntries, readerRows, sourceCounts } from '../reader.ts';
import { rowsView } from '../reader-view.ts';
import type { DeskServices } from '../services.ts';
import { suppliedWords, viaWords } from '../via-words.ts';
import type { Html, Question, View } from '../view.ts';
import { counted } from '../words.ts';

/** Where the reporter speaks; the rest is shown apart. */
const bodyKinds: ReadonlySet<PartKind> = new Set([
  'headline',
  'standfirst',
  'dateline',
  'paragraph',
  'subheading',
  'list-item',
  'blockquote',
  'caption',
  'correction',
]);

export async function article(question: Question, { store }: DeskServices): Promise<View | null> {
  const id = question.param('id');
  const kept = await store.article(id);
  if (kept === null) return null;
  const numbered = numberEntries(kept.entries);
  const look = await lastLook(kept, store);
  return {
    title: titleOf(kept.article),
    twin: `/articles/${encodeURIComponent(id)}.json`,
    json: { ...kept, lastLook: look },
    html: () => html`<article class="reader" data-words>
<header>${aboveHeadline(kept)}</header>
${rowsView(readerRows(kept.article, bodyKinds, numbered), kept.article, question.origin, underHeadline(kept, numbered, absenceWords(look)))}
${addition(kept, { token: question.formToken, editor: question.editor, seen: null })}
${authorBox(kept.article)}
${related(kept.article)}
${howRead(kept)}
</article>`,
  };
}

/** A statement that was missed, by its words: copied in, or picked out in the text. */
function addition({ article }: KeptArticle, by: FormSigning): Html {
  return html`<details class="part checking" id="add"><summary class="label">Add a statement that is missing</summary>
<form method="post" action="/articles/${encodeURIComponent(article.id)}/statements">${signing(by)}${checkFields(noFields)}<div class="row">${byField(by)}${noteField()}</div>
<p class="row"><button name="do" value="add">Add it</button></p></form></details>`;
}

function titleOf({ headline, parts, text }: Article): string {
  const part = parts.find(({ kind }) => kind === 'headline');
  return (
    headline ?? (part === undefined ? 'Article without a headline' : text.slice(part.span.start, part.span.end).trim())
  );
}

function aboveHeadline({ article, readAt }: KeptArticle): Html {
  const outlet = article.publisher ?? hostOf(article.url);
  return html`<p class="label">${outlet === null ? 'Outlet not known' : outlet} · ${
    article.datePublished === null
      ? 'publication date not known'
      : html`<time datetime="${article.datePublished}">${momentText(article.datePublished)}</time>`
  }${
    article.dateModified === null || article.dateModified === article.datePublished
      ? ''
      : html` · changed <time datetime="${article.dateModified}">${momentBeside(article.dateModified, article.datePublished)}</time>`
  } · read <time datetime="${readAt}">${momentBeside(readAt, article.datePublished)}</time></p>${
    article.parts.some(({ kind }) => kind === 'headline') ? '' : html`<h1>${titleOf(article)}</h1>`
  }`;
}

/** Byline, counts, links, what is missing and why, and who speaks. */
function underHeadline(
  { article, capture, versions, notes }: KeptArticle,
  numbered: readonly Numbered[],
  absence: string | null,
): Html {
  const sources = sourceCounts(numbered);
  const counting = numbered.filter(({ entry }) => isCounted(entry)).length;
  const twice = numbered.filter(({ repeats }) => repeats !== null).length;
  const said = twice === 0 ? '' : ` (${twice} of them said more than once)`;
  const original = webLink(article.url);
  const supplied = suppliedWords(capture.via);
  return html`<div class="under"><p class="meta">${bylineView(article)}${counted(counting, 'statement')}${said}${
    sources.length === 0 ? '' : ` by ${counted(sources.length, 'named source')}`
  }${original === null ? '' : html` · <a href="${original}" rel="noopener noreferrer nofollow">original</a>`}${
    versions > 1 ? html` · <a href="/articles/${encodeURIComponent(article.id)}/changes">${versions} versions</a>` : ''
  }</p>
${[supplied, absence].map((words) => (words === null ? '' : html`<p class="note">${words}</p>`))}
${notes.map(({ detail }) => html`<p class="note">${detail}</p>`)}
${numbered.length === 0 ? html`<p class="note">No statement was found in this text.</p>` : legend(sources)}</div>`;
}

function bylineView(article: Article): Html {
  if (article.authors.length > 0) {
    const names = article.authors.map(({ name, jobTitle, url }, i) => {
      const href = webLink(url);
      const shown =
        href === null ? html`${name}` : html`<a href="${href}" rel="noopener noreferrer nofollow">${name}</a>`;
      return html`${i === 0 ? '' : ', '}${shown}${jobTitle === null ? '' : ` (${jobTitle})`}`;
    });
    return html`By ${names} · `;
  }
  const written = textsOf(article, 'byline').join(' · ');
  return written === '' ? html`` : html`${written} · `;
}

/** So many sources are named above the text. */
const mostNames = 10;

function legend(sources: ReturnType<typeof sourceCounts>): Html {
  const names = sources.slice(0, mostNames);
  const more = sources.length - names.length;
  return html`<p class="legend sources"><span class="unseen">Named sources: </span>${names.map(
    ({ name, hue, statements }) => html`<span class="c${hue}"><b class="src">${name}</b> ${statements}</span> `,
  )}${more === 0 ? '' : html`<span>and ${more} more</span>`}</p>
<p class="legend"><span class="u">solid line</span>: the source’s own words · <span class="u reported">dotted line</span>: the outlet’s words</p>`;
}

function textsOf(article: Article, kind: Part['kind']): readonly string[] {
  return article.parts
    .filter((part) => part.kind === kind)
    .map(({ span }) => article.text.slice(span.start, span.end).trim())
    .filter((text) => text !== '');
}

function authorBox(article: Article): Html {
  const box = textsOf(article, 'author-box');
  const biographies = article.authors.filter(({ biography }) => biography !== null);
  const knows = article.authors.filter(({ knowsAbout }) => knowsAbout.length > 0);
  if (box.length === 0 && biographies.length === 0) return html``;
  return html`<section class="part" aria-labelledby="author-title"><h2 class="label" id="author-title">About the author</h2>
${
  box.length > 0
    ? box.map((text) => html`<p>${text}</p>`)
    : biographies.map(({ name, biography }) => html`<p><b>${name}</b> ${biography}</p>`)
}
${knows.map(({ name, knowsAbout }) => html`<p class="meta">${name} writes about ${knowsAbout.join(', ')}</p>`)}</section>`;
}

function related(article: Article): Html {
  const teasers = textsOf(article, 'teaser');
  if (article.related.length === 0 && teasers.length === 0) return html``;
  const stories = article.related.map(({ title, excerpt, url }) => {
    const href = webLink(url);
    const shown =
      href === null ? html`${title}` : html`<a href="${href}" rel="noopener noreferrer nofollow">${title}</a>`;
    return html`<li>${shown}${excerpt === null ? '' : html`<br><span class="meta">${excerpt}</span>`}</li>`;
  });
  return html`<section class="part" aria-labelledby="related-title"><h2 class="label" id="related-title">Also on this page, not part of the article</h2>
<ul>${stories.length > 0 ? stories : teasers.map((text) => html`<li>${text}</li>`)}</ul></section>`;
}

/** Engine, snapshot, what the page said about itself, and what of it belongs to no article. */
function howRead({ article, capture, engine, readAt, versions }: KeptArticle): Html {
  const furniture = textsOf(article, 'furniture');
  return html`<details class="part"><summary class="label">How this was read</summary>
<dl class="facts">
<div><dt>read by</dt><dd>${engine}, <time datetime="${readAt}">${momentText(readAt)}</time></dd></div>
<div><dt>captured</dt><dd><time datetime="${capture.capturedAt}">${momentText(capture.capturedAt)}</time>${versions > 1 ? `, the latest of ${versions} captures` : ''}</dd></div>
<div><dt>from</dt><dd class="address">${capture.uri}</dd></div>
<div><dt>came here</dt><dd>${viaWords(capture.via)}</dd></div>
<div><dt>snapshot</dt><dd class="address">sha-256 ${capture.bodyDigest}, ${counted(capture.byteLength, 'byte')}</dd></div>
${article.witnesses.map(
  ({ field, witness, value }) =>
    html`<div><dt>${field}</dt><dd>${value} <span class="meta">says ${witness}</span></dd></div>`,
)}
</dl>
${furniture.length === 0 ? '' : html`<h3 class="label">Furniture of the page</h3>${furniture.map((text) => html`<p>${text}</p>`)}`}</details>`;
}

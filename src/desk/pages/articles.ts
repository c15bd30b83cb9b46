/** The latest articles, newest reading first. */
import { html } from 'hono/html';
import type { KeptArticle } from '../../types/index.ts';
import { dayText, momentText } from '../dates.ts';
import { hostOf } from '../links.ts';
import type { DeskServices } from '../services.ts';
import type { Html, Question, View } from '../view.ts';

const shown = 200;
type Listed = Pick<KeptArticle, 'article' | 'readAt'>;

export async function articles(_question: Question, { store }: DeskServices): Promise<View> {
  const latest = await store.latestArticles(shown);
  return {
    title: 'Articles',
    nav: '/articles',
    twin: '/articles.json',
    json: { articles: latest.map(summary) },
    html: () => html`<div class="narrow"><h1>Articles</h1>
<p class="meta">The latest that were read${latest.length === shown ? `, ${shown} of them` : ''}</p>
${latest.length === 0 ? html`<p class="nothing">Nothing was read yet. <a href="/">Read an article</a></p>` : html`<ol class="rows">${latest.map(row)}</ol>`}</div>`,
  };
}

/** Without the text: that is at the article's own address. */
function summary({ article, readAt }: Listed) {
  const { id, url, publisher, inLanguage, headline, authors, datePublished, dateModified } = article;
  return { id, url, publisher, inLanguage, headline, authors, datePublished, dateModified, readAt };
}

function row({ article, readAt }: Listed): Html {
  const { id, headline, publisher, url, datePublished, authors } = article;
  const outlet = publisher ?? hostOf(url) ?? 'outlet not known';
  return html`<li tabindex="-1" data-step data-href="/articles/${encodeURIComponent(id)}"><div class="when">${
    datePublished === null ? 'undated' : html`<time datetime="${datePublished}">${dayText(datePublished)}</time>`
  }</div><div><a class="title" href="/articles/${encodeURIComponent(id)}">${headline ?? 'Article without a headline'}</a>
<p class="meta">${outlet}${authors.length === 0 ? '' : ` · by ${authors.map(({ name }) => name).join(', ')}`} · read at <time datetime="${readAt}">${momentText(readAt)}</time></p></div></li>`;
}

/** One statement with its evidence: the sentence in its paragraph, every field and where it comes from, who carried it. */
import { html } from 'hono/html';
import { standingText } from '../../lib/standing.ts';
import type { Article, CarriedBy, ContentPiece, KeptArticle, RecordEntry, Span } from '../../types/index.ts';
import { checkPanel } from '../checks/panel.ts';
import { citation } from '../citation.ts';
import { citationFormats } from '../citations/index.ts';
import { dayText, momentText } from '../dates.ts';
import { pinnedLine } from '../dossiers/pages.ts';
import { hostOf, webLink } from '../links.ts';
import { segment } from '../segments.ts';
import type { DeskServices } from '../services.ts';
import { cueView, repeatsView, surenessView, timeView, who, wordsView } from '../statement-view.ts';
import { originalAt } from '../text-fragment.ts';
import type { Html, Question, View } from '../view.ts';
import {
  basisText,
  carriedText,
  contentText,
  counted,
  outletsOf,
  ownWords,
  publishedOf,
  sourceName,
  stanceText,
  sureness,
  whenOf,
} from '../words.ts';

/** From so many characters on, the words are set smaller. */
const longStatement = 240;

export async function statement(question: Question, { store }: DeskServices): Promise<View | null> {
  const id = question.param('id');
  const entry = await store.statement(id);
  if (entry === null) return null;
  const [kept, history, dossiers] = await Promise.all([
    store.article(entry.statement.articleId),
    store.checksOf(entry.id),
    store.dossiersOf(entry.id),
  ]);
  const by = { token: question.formToken, editor: question.editor, seen: entry.check?.id ?? null };
  const path = `/statements/${encodeURIComponent(id)}`;
  const original = kept === null ? null : originalAt(kept.article, entry.statement);
  const cited = citation(entry, question.origin + path, kept);
  return {
    title: `${sourceName(entry)}: ${contentText(entry).slice(0, 60)}`,
    twin: `${path}.json`,
    json: {
      entry,
      original,
      citation: cited,
      capture: kept?.capture ?? null,
      engine: kept?.engine ?? null,
      history,
      dossiers,
    },
    html: () => html`<article class="one" data-step tabindex="-1" data-href="${path}" data-cite="${cited}">
<p class="label">Statement · <a href="${path}">${entry.id.slice(0, 4)}-${entry.id.slice(4, 8)}</a></p>
<h1${contentText(entry).length > longStatement ? html` class="long"` : ''}><span class="lead">${who(entry)}${cueView(entry)}${whenPhrase(entry)}</span> <span class="words">${wordsView(entry)}</span></h1>
<p class="meta">${whose(entry)}${publishedView(entry)} · ${surenessView(entry)}</p>
${repeatsView(entry)}
${kept === null ? html`<blockquote class="context">${entry.wording.paragraph}</blockquote>` : context(entry, kept.article)}
${linksView(entry, original)}
${pinnedLine(entry.id, dossiers)}
${checkPanel(entry, history, by)}
<section aria-labelledby="carried"><h2 id="carried">Carried by ${counted(outletsOf(entry).length || 1, 'outlet')}</h2>${carriedTable(entry)}</section>
<section aria-labelledby="evidence"><h2 id="evidence">Evidence</h2>${facts(entry, kept)}</section>
<section aria-labelledby="cite"><h2 id="cite">Cite</h2><p class="citation">${cited}</p>
<p class="row links">${citationFormats.map(({ ending, title }) => html`<a href="${path}${ending}">${title}</a>`)}</p></section>
</article>`,
  };
}

function linksView({ statement: { articleId } }: RecordEntry, original: string | null): Html {
  return html`<p class="row links"><a href="/articles/${encodeURIComponent(articleId)}">in its article</a>${
    original === null
      ? ''
      : html`<a href="${original}" rel="noopener noreferrer nofollow">at this place in the original</a>`
  }<a href="#cite">cite</a><button type="button" class="link needs-script" hidden data-copy>copy the citation</button></p>`;
}

function whenPhrase(entry: RecordEntry): Html {
  const when = whenOf(entry);
  if (when.of !== 'said then') return entry.wording.time === null ? html`` : html`, “${entry.wording.time}”`;
  return html`, on ${timeView(when)}`;
}

function whose(entry: RecordEntry): Html {
  const own = ownWords(entry.statement);
  const stance = stanceText(entry.statement);
  return html`${own === '' ? '' : html`<b>${own}</b>, `}${carriedText(entry)}${stance === '' ? '' : ` as ${stance}, not a saying`}`;
}

function publishedView(entry: RecordEntry): Html {
  const published = publishedOf(entry);
  return published === null ? html`` : html` · published <time datetime="${published}">${dayText(published)}</time>`;
}

/** The paragraph as it stands in the article, with this statement's words marked. */
function context(entry: RecordEntry, article: Article): Html {
  const { content, cue, source } = entry.statement;
  const touched = article.parts.filter(({ span }) =>
    content.some((piece) => piece.span.start < span.end && span.start < piece.span.end),
  );
  const marks = [
    ...joined(article.text, content).map((span) => ({ span, kind: 'content' })),
    ...(cue === null ? [] : [{ span: cue.span, kind: 'cue' }]),
    ...(source === null ? [] : [{ span: source.span, kind: 'source' }]),
    ...readMarks(entry),
  ];
  return html`<blockquote class="context" data-words>${touched.map(
    (part) =>
      html`<p>${segment(article.text, marks, part.span).map(({ span, marks: on }) => drawn(article.text.slice(span.start, span.end), on))}</p>`,
  )}</blockquote>`;
}

/** What the engine had read where somebody put the words right: drawn more faintly. */
function readMarks({ statement, asRead }: RecordEntry): readonly { readonly span: Span; readonly kind: string }[] {
  if (asRead === null || JSON.stringify(asRead.content) === JSON.stringify(statement.content)) return [];
  return asRead.content.map(({ span }) => ({ span, kind: 'as-read' }));
}

/** Pieces with nothing but white space between them as one span. */
function joined(text: string, content: readonly ContentPiece[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { span } of content) {
    const last = spans.at(-1);
    if (last !== undefined && text.slice(last.end, span.start).trim() === '')
      spans[spans.length - 1] = { start: last.start, end: span.end };
    else spans.push(span);
  }
  return spans;
}

function drawn(words: string, on: readonly { readonly kind: string }[]): Html {
  let shown = html`${words}`;
  if (on.some(({ kind }) => kind === 'cue')) shown = html`<i>${shown}</i>`;
  if (on.some(({ kind }) => kind === 'source')) shown = html`<b>${shown}</b>`;
  if (on.some(({ kind }) => kind === 'content')) shown = html`<mark>${shown}</mark>`;
  else if (on.some(({ kind }) => kind === 'as-read')) shown = html`<s class="as-read">${shown}</s>`;
  return shown;
}

function carriedTable(entry: RecordEntry): Html {
  return html`<div class="scroll" role="region" aria-label="Outlets, as a table" tabindex="0"><table><thead><tr><th scope="col">Published</th><th scope="col">Outlet</th><th scope="col">Article</th></tr></thead><tbody>${entry.carriedBy.map(carriedRow)}</tbody></table></div>`;
}

function carriedRow({ articleId, publisher, url, headline, datePublished, sharedWith }: CarriedBy): Html {
  const shared =
    sharedWith === null
      ? ''
      : html`<br><a class="meta" href="/articles/${encodeURIComponent(sharedWith)}">shares another article’s text</a>`;
  return html`<tr><td>${datePublished === null ? 'not known' : html`<time datetime="${datePublished}">${momentText(datePublished)}</time>`}</td>
<td>${publisher ?? hostOf(url) ?? 'not named'}${shared}</td>
<td><a href="/articles/${encodeURIComponent(articleId)}">${headline ?? 'Article without a headline'}</a></td></tr>`;
}

/** Every field that is known, with the words it was read from and how it came to the statement. */
function facts(entry: RecordEntry, kept: KeptArticle | null): Html {
  const { wording, statement } = entry;
  const sure = sureness(statement);
  const rows: readonly (readonly [string, string | Html | null])[] = [
    ['source', sourceFact(entry)],
    ['cue', wording.cue === null ? null : `“${wording.cue}”${statement.cue?.negated === true ? ', negated' : ''}`],
    ['act', statement.act],
    ['said on', dateFact(entry)],
    ['to', wording.addressee],
    ['place', withBasis(wording.place, statement.place?.basis)],
    ['at', withBasis(wording.venue, statement.venue?.basis)],
    ['condition', wording.condition],
    ['outlet’s doubt', wording.hedge === null ? null : `“${wording.hedge}”`],
    ['standing', standingText(entry)],
    ['confidence', `${sure.figure} of 1${sure.reasons === '' ? '' : `, because: ${sure.reasons}`}`],
    [
      'within',
      statement.parent === null
        ? null
        : html`<a href="/statements/${encodeURIComponent(statement.parent)}">another statement</a>`,
    ],
    ['first seen', html`<time datetime="${entry.firstSeenAt}">${momentText(entry.firstSeenAt)}</time>`],
    ['snapshot', kept === null ? null : snapshot(kept)],
    ['id', entry.id],
  ];
  return html`<dl class="facts">${rows
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function sourceFact({ statement, wording }: RecordEntry): string {
  if (statement.source === null) return 'nobody named';
  const { name, rule, kind } = statement.source;
  const here = wording.source === null ? '' : `“${wording.source}”`;
  return [
    here === '' || name === null || here.includes(name) ? here || name : `${here}: ${name}`,
    kind,
    `found by: ${rule}`,
  ]
    .filter((words) => words !== null && words !== '')
    .join(', ');
}

function dateFact(entry: RecordEntry): string | Html {
  const { wording, statement } = entry;
  const from = wording.time === null ? '' : `from “${wording.time}”`;
  const basis = statement.time === null ? '' : basisText(statement.time.basis);
  const notes = [from, basis].filter((words) => words !== '').join(', ');
  if (statement.time?.value != null) return html`${timeView(whenOf(entry))}${notes === '' ? '' : `, ${notes}`}`;
  return notes === '' ? 'not stated' : `not known, ${notes}`;
}

function withBasis(words: string | null, basis: 'stated' | 'inherited' | 'dateline' | undefined): string | null {
  const from = words === null ? '' : basisText(basis ?? 'stated');
  return from === '' ? words : `${words}, ${from}`;
}

function snapshot({ capture }: KeptArticle): Html {
  return html`<span class="address">sha-256 ${capture.bodyDigest}</span>, captured <time datetime="${capture.capturedAt}">${momentText(capture.capturedAt)}</time> from <span class="address">${webLink(capture.uri) ?? capture.uri}</span>`;
}

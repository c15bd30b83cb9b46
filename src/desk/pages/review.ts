/** What is to be checked next: statements by doubt and use, with keys for doing many, and checks that something has happened to. */
import { html } from 'hono/html';
import type { KeptArticle, RecordEntry, UnsettledCheck } from '../../types/index.ts';
import { byField, type FormSigning, hidden, signing } from '../checks/form.ts';
import { statementPath } from '../checks/panel.ts';
import { citation } from '../citation.ts';
import { dayText, momentText } from '../dates.ts';
import { withQuery } from '../links.ts';
import { pager, pageSize } from '../paging.ts';
import type { DeskServices } from '../services.ts';
import { cueView, surenessView, who, wordsView } from '../statement-view.ts';
import type { Html, Question, View } from '../view.ts';
import { contentText, figure, outletsOf, publishedOf, sourceName, sureness } from '../words.ts';

const mostUnsettled = 20;

type Asked = Readonly<Record<'outlet' | 'person' | 'doubt', string>>;

export async function review(question: Question, { store, now }: DeskServices): Promise<View> {
  const asked: Asked = {
    outlet: question.query('outlet'),
    person: question.query('person'),
    doubt: question.query('doubt'),
  };
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
  const after = question.query('after');
  const today = `${now().toISOString().slice(0, 10)}T00:00:00Z`;
  const page = await store.review(given, { limit: pageSize, cursor: after === '' ? null : after });
  const [checkedToday, unsettled] = await Promise.all([
    store.checkedSince(today),
    store.unsettledChecks(mostUnsettled),
  ]);
  const articles = await articlesOf(unsettled, (id) => store.article(id));
  const by: FormSigning = { token: question.formToken, editor: question.editor, seen: null };
  const { entries, cursor, waiting, outlets, doubts } = page;
  return {
    title: 'Review',
    nav: '/review',
    twin: withQuery('/review.json', { ...asked, after }),
    json: { ...given, entries, cursor, waiting, checkedToday, outlets, doubts, unsettled },
    html: () => html`<div class="narrow review"><h1>Review</h1>
<p class="meta progress">${progress(checkedToday, waiting)}</p>
${filters(asked, outlets, doubts)}
${entries.length === 0 ? html`<p class="nothing">${waiting === 0 ? 'Nothing waits to be checked' : 'Nothing more on this page'}${Object.keys(given).length === 0 ? '.' : html` here. <a href="/review">All that waits</a>`}</p>` : queue(entries, asked, by, question.origin)}
${pager('/review', asked, cursor, after === '')}
${unsettled.length === 0 ? '' : unsettledView(unsettled, articles, by)}</div>`,
  };
}

function progress(checked: number, waiting: number): Html {
  const all = checked + waiting;
  return html`<span><b>${figure(checked)}</b> of ${figure(all)} checked today</span> <progress value="${checked}" max="${Math.max(1, all)}" aria-label="Checked today"></progress> <span class="needs-script" hidden>y confirm · n reject · e edit · u undo · x tick · j k move</span>`;
}

function filters(asked: Asked, outlets: readonly string[], doubts: readonly string[]): Html {
  const choice = (name: keyof Asked, label: string, values: readonly string[]): Html => {
    const all = asked[name] === '' || values.includes(asked[name]) ? values : [asked[name], ...values];
    return html`<label>${label} <select name="${name}"><option value="">any</option>${all.map(
      (value) => html`<option${value === asked[name] ? html` selected` : ''}>${value}</option>`,
    )}</select></label>`;
  };
  return html`<form class="row filter" method="get" action="/review">${choice('outlet', 'Outlet', outlets)}${choice('doubt', 'Doubt', doubts)}${asked.person === '' ? '' : hidden('person', asked.person)}<button class="quiet">Narrow</button>${
    asked.person === '' ? '' : html`<a href="${withQuery('/review', { ...asked, person: '' })}">everybody</a>`
  }</form>`;
}

/** One form: a row's buttons send that row, those at the end all that are ticked. */
function queue(entries: readonly RecordEntry[], asked: Asked, by: FormSigning, origin: string): Html {
  return html`<form method="post" action="/review" class="queue">${signing(by)}${hidden('back', withQuery('/review', { ...asked }))}
<p class="row">${byField(by)}</p>
<ol class="statements">${entries.map((entry) => html`<li>${row(entry, origin)}</li>`)}</ol>
<p class="row bulk"><button name="do" value="confirm">Confirm all that are ticked</button><button class="quiet" name="do" value="reject">Reject them</button></p></form>`;
}

function row(entry: RecordEntry, origin: string): Html {
  const path = statementPath(entry.id);
  const published = publishedOf(entry);
  const label = `${sourceName(entry)}: ${contentText(entry).slice(0, 60)}`;
  return html`<article class="statement" tabindex="-1" data-step data-check="${path}" data-href="${path}#correct" data-cite="${citation(entry, origin + path)}" aria-label="${label}">
<div class="when"><label><input type="checkbox" name="statement" value="${entry.id}"> <span class="unseen">tick: ${label}</span></label> ${published === null ? 'undated' : html`<time datetime="${published}">${dayText(published)}</time>`}<span class="label">${outletsOf(entry)[0] ?? ''}</span></div>
<div><div class="byline">${who(entry)}${cueView(entry)} <span class="role">· ${entry.statement.act}</span></div>
<p class="words"><a href="${path}">${wordsView(entry)}</a></p>
<p class="around">${around(entry)}</p>
<div class="fields"><span class="field">${surenessView(entry)}${doubtsView(entry)}</span>
<span class="acts"><button class="quiet" name="do" value="confirm" formaction="${path}">Confirm</button> <button class="quiet" name="do" value="reject" formaction="${path}">Reject</button> <a href="${path}#correct">Correct</a></span></div></div></article>`;
}

/** The reasons that a sure one has as well. */
function doubtsView({ statement }: RecordEntry): Html {
  if (statement.doubts.length === 0 || sureness(statement).isDoubtful) return html``;
  return html` <span class="doubts">· ${statement.doubts.join(', ')}</span>`;
}

/** So much of a paragraph is shown around the words. */
const mostAround = 400;

/** The paragraph with the words marked; a long one only as far as it surrounds them. */
function around({ wording }: RecordEntry): Html {
  const { paragraph, content } = wording;
  const first = Math.max(0, paragraph.indexOf(content[0]?.text ?? ''));
  const from = first > mostAround ? paragraph.indexOf(' ', first - mostAround) + 1 : 0;
  const drawn: Html[] = from === 0 ? [] : [html`… `];
  let at = from;
  for (const { text } of content) {
    const start = paragraph.indexOf(text, at);
    if (start < 0) continue;
    drawn.push(html`${paragraph.slice(at, start)}<mark>${text}</mark>`);
    at = start + text.length;
  }
  const rest = paragraph.slice(at);
  drawn.push(rest.length > mostAround ? html`${rest.slice(0, mostAround)}…` : html`${rest}`);
  return html`${drawn}`;
}

const why: Readonly<Record<UnsettledCheck['why'], string>> = {
  orphaned: 'Its words are not in the article any more, or the article is gone',
  changed: 'The outlet has changed its words: the check is not in force',
  'read-otherwise': 'The engine reads it otherwise than when it was checked; the check stands',
};

async function articlesOf(
  unsettled: readonly UnsettledCheck[],
  find: (id: string) => Promise<KeptArticle | null>,
): Promise<ReadonlyMap<string, KeptArticle>> {
  const found = new Map<string, KeptArticle>();
  for (const { why: reason, evidence } of unsettled) {
    const id = evidence.statement.articleId;
    if (reason !== 'orphaned' || found.has(id)) continue;
    const kept = await find(id);
    if (kept !== null) found.set(id, kept);
  }
  return found;
}

function unsettledView(
  unsettled: readonly UnsettledCheck[],
  articles: ReadonlyMap<string, KeptArticle>,
  by: FormSigning,
): Html {
  return html`<section id="unsettled" aria-labelledby="unsettled-title"><h2 id="unsettled-title">Checks to look at again</h2>
<p class="meta">Articles change and are read again. No check is lost by that: these wait for somebody to say what becomes of them.</p>
<ol class="rows">${unsettled.map((one) => unsettledRow(one, articles.get(one.evidence.statement.articleId) ?? null, by))}</ol></section>`;
}

function unsettledRow(one: UnsettledCheck, kept: KeptArticle | null, by: FormSigning): Html {
  const { check, evidence, statementId } = one;
  const headline = evidence.carriedBy[0]?.headline ?? 'Article without a headline';
  return html`<li><div class="when"><time datetime="${check.at}">${momentText(check.at)}</time><span class="label">${check.state} by ${check.by}</span></div>
<div><p><b>${sourceName(evidence)}</b> ${cueView(evidence)}</p><p class="words">${wordsView(evidence)}</p>
<p class="meta">${why[one.why]}. ${headline}${check.note === null ? '' : ` · “${check.note}”`}</p>
<form class="row" method="post" action="/checks/${encodeURIComponent(one.id)}">${hidden('token', by.token)}${hidden('seen', check.id)}${byField(by)}${settling(one, kept)}${
    one.why === 'read-otherwise' ? '' : html`<button class="quiet" name="do" value="undo">Let it go</button>`
  }${statementId === null ? '' : html`<a href="${statementPath(statementId)}#check">the statement now</a>`}</form></div></li>`;
}

/** What can be done: an orphan goes to a statement of its article that nobody has checked, a changed one to what stands there now. */
function settling({ why: reason, statementId }: UnsettledCheck, kept: KeptArticle | null): Html {
  if (reason === 'read-otherwise') return html``;
  if (reason === 'changed' && statementId !== null)
    return html`${hidden('statement', statementId)}<button name="do" value="attach">It holds for the new words</button>`;
  const free = (kept?.entries ?? []).filter(({ check }) => check === null);
  if (free.length === 0) return html``;
  return html`<label>Attach it to <select name="statement">${free.map(
    (entry) => html`<option value="${entry.id}">${`${sourceName(entry)}: ${contentText(entry)}`.slice(0, 90)}</option>`,
  )}</select></label><button name="do" value="attach">Attach</button>`;
}

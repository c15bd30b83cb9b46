/** What changed in an article from one capture to another, word by word, and which captures there are. */
import { html } from 'hono/html';
import { OnrecordError } from '../../lib/problems.ts';
import { fieldsBeside, type VersionPair, versionPair } from '../../lib/versions.ts';
import type {
  Article,
  ArticleVersion,
  Comparison,
  ComparisonOutcome,
  Edit,
  FieldChange,
  PartChange,
} from '../../types/index.ts';
import { momentText } from '../dates.ts';
import { problemView } from '../problem-view.ts';
import type { DeskServices } from '../services.ts';
import type { Html, Question, View } from '../view.ts';
import { counted } from '../words.ts';

export async function articleChanges(question: Question, services: DeskServices): Promise<View | null> {
  const id = question.param('id');
  const kept = await services.store.article(id);
  if (kept === null) return null;
  const versions = await services.store.versionsOf(kept.article.id);
  const pair = versionPair(versions, question.query('from') || null, question.query('to') || null);
  const outcome = pair === null ? null : await compared(pair, services);
  const [from, to] = [pair?.from.capture.id ?? null, pair?.to.capture.id ?? null];
  const { headline, url, publisher } = kept.article;
  const path = `/articles/${encodeURIComponent(id)}/changes`;
  return {
    title: `Changes: ${headline ?? 'article without a headline'}`,
    twin: from === null ? `${path}.json` : `${path}.json?from=${from}&to=${to}`,
    json: {
      article: { id: kept.article.id, headline, url, publisher },
      versions,
      from,
      to,
      comparison: outcome?.comparison ?? null,
      problem: outcome?.problem ?? null,
    },
    html: () => html`<div class="narrow changes"><p class="label">${publisher ?? 'Outlet not known'} · what changed</p>
<h1><a href="/articles/${encodeURIComponent(id)}">${headline ?? 'Article without a headline'}</a></h1>
${versionsView(versions, pair, path)}
${pair === null || outcome === null ? nothingView(kept.article) : outcomeView(pair, outcome)}</div>`,
  };
}

/** Bytes that are gone or damaged are shown as what is wrong, beside the list of captures. */
async function compared({ from, to }: VersionPair, { store, compare }: DeskServices): Promise<ComparisonOutcome> {
  try {
    const [before, after] = [await store.capture(from.capture.id), await store.capture(to.capture.id)];
    if (before === null || after === null) throw new RangeError(`no capture ${from.capture.id} or ${to.capture.id}`);
    return await compare(before, after);
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    return { comparison: null, problem: error.toProblem() };
  }
}

function nothingView({ url }: Article): Html {
  return html`<p class="nothing">There is nothing to compare yet. When ${
    url === null ? 'this text' : 'this page'
  } is captured again and its words have changed, the difference is shown here.</p>`;
}

/** Every capture with a choice of two; without scripts, as a form that asks for this page again. */
function versionsView(versions: readonly ArticleVersion[], pair: VersionPair | null, path: string): Html {
  const choice = (name: 'from' | 'to', { capture, hasBytes }: ArticleVersion, i: number): Html =>
    html`<td><input type="radio" name="${name}" value="${capture.id}" aria-label="${
      name === 'from' ? 'earlier' : 'later'
    }: capture ${i + 1}"${pair?.[name].capture.id === capture.id ? html` checked` : ''}${hasBytes ? '' : html` disabled`}></td>`;
  const isChoice = versions.length > 2;
  return html`<form action="${path}" method="get"><table class="versions">
<thead><tr>${isChoice ? html`<th scope="col">from</th><th scope="col">to</th>` : ''}<th scope="col">captured</th><th scope="col">still so</th></tr></thead>
<tbody>${versions.map(
    (version, i) => html`<tr>${isChoice ? html`${choice('from', version, i)}${choice('to', version, i)}` : ''}
<td>${moment(version.capture.capturedAt)}</td><td>${
      version.lastSeenAt === version.capture.capturedAt ? '' : moment(version.lastSeenAt)
    }${version.hasBytes ? '' : ' (bytes dropped)'}</td></tr>`,
  )}</tbody></table>${isChoice ? html`<p><button>Compare</button></p>` : ''}</form>`;
}

function moment(value: string): Html {
  return html`<time datetime="${value}">${momentText(value)}</time>`;
}

function outcomeView({ from, to }: VersionPair, { comparison, problem }: ComparisonOutcome): Html {
  if (comparison === null) return problemView(problem);
  const { parts } = comparison;
  const fields = fieldsBeside(comparison);
  return html`<p>From ${moment(from.capture.capturedAt)} to ${moment(to.capture.capturedAt)}: ${summary(comparison)}.</p>
${fields.length === 0 ? '' : html`<dl class="facts">${fields.map(fieldView)}</dl>`}
${parts.map(partView)}`;
}

function summary(comparison: Comparison): string {
  const { parts } = comparison;
  const fields = fieldsBeside(comparison);
  if (fields.length + parts.length === 0) return 'the words are the same';
  const told = [
    ...(fields.length === 0 ? [] : [counted(fields.length, 'field')]),
    ...(parts.length === 0 ? [] : [counted(parts.length, 'part')]),
  ];
  return `${told.join(' and ')} changed`;
}

const fieldNames: Readonly<Record<string, string>> = {
  datePublished: 'published',
  dateModified: 'changed',
  url: 'address',
};

function fieldView({ field, before, after }: FieldChange): Html {
  const shown = (value: string | null) => value?.replaceAll('\n', ', ') ?? '';
  return html`<div><dt>${fieldNames[field] ?? field}</dt><dd>${before === null ? 'not said' : html`<del>${shown(before)}</del>`} ${
    after === null ? 'not said' : html`<ins>${shown(after)}</ins>`
  }</dd></div>`;
}

function partView({ change, kind, edits }: PartChange): Html {
  return html`<section><h2 class="label">${kind.replaceAll('-', ' ')}, ${change}</h2><p>${edits.map(editView)}</p></section>`;
}

function editView({ kind, text }: Edit): Html {
  if (kind === 'removed') return html`<del>${text}</del>`;
  return kind === 'added' ? html`<ins>${text}</ins>` : html`${text}`;
}

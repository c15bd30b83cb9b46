/** A statement, the unit of everything, looks the same everywhere: when, who, role, cue; the words; fields; whose words; how sure. */
import { html } from 'hono/html';
import type { Highlights, RecordEntry } from '../types/index.ts';
import { citation } from './citation.ts';
import { marked } from './marked.ts';
import type { Html } from './view.ts';
import {
  carriedText,
  checkWords,
  ownWords,
  partText,
  piecesOf,
  sourceName,
  sourceRole,
  stanceText,
  sureness,
  type When,
  whenOf,
} from './words.ts';

/** A list of statements, each a step for `j` and `k`. `highlights`: beside the entries, what was searched for in each. */
export function statementList(
  entries: readonly RecordEntry[],
  origin: string,
  options: { hideWho?: boolean; highlights?: readonly Highlights[] } = {},
): Html {
  return html`<ol class="statements">${entries.map(
    (entry, i) => html`<li>${statementView(entry, origin, options.hideWho ?? false, options.highlights?.[i])}</li>`,
  )}</ol>`;
}

function statementView(entry: RecordEntry, origin: string, hideWho: boolean, found?: Highlights): Html {
  const href = `/statements/${encodeURIComponent(entry.id)}`;
  const when = whenOf(entry);
  return html`<article class="statement" tabindex="-1" data-step data-href="${href}" data-cite="${citation(entry, origin + href)}" aria-label="${label(entry)}">
<div class="when">${timeView(when)}${when.of === '' ? '' : html`<span class="label">${when.of}</span>`}</div>
<div><div class="byline">${hideWho ? '' : who(entry, found)}${cueView(entry)}</div>
<p class="words${entry.statement.mode === 'indirect' ? ' reported' : ''}"><a href="${href}">${wordsView(entry, found)}</a></p>
${headlineView(entry, found)}${repeatsView(entry)}
${fieldsView(entry)}</div></article>`;
}

function label(entry: RecordEntry): string {
  return `Statement by ${sourceName(entry)}, ${ownWords(entry.statement) || 'reported'}`;
}

export function timeView(when: When): Html {
  return when.value === null ? html`${when.text}` : html`<time datetime="${when.value}">${when.text}</time>`;
}

/** The name, linked where it is a person of the record, and the role. */
export function who(entry: RecordEntry, found?: Highlights): Html {
  const name = marked(sourceName(entry), found?.name ?? []);
  const ownRole = sourceRole(entry);
  const role = ownRole === null ? null : marked(ownRole, found?.role ?? []);
  const shown =
    entry.person === null
      ? html`<span class="who">${name}</span>`
      : html`<a class="who" href="/people/${encodeURIComponent(entry.person.id)}">${name}</a>`;
  return html`${shown}${role === null ? '' : html` <span class="role">${role}</span>`} `;
}

/** The cue as written; a colon is no word and is left out. */
export function cueView({ wording, statement }: RecordEntry): Html {
  if (wording.cue === null || !/\p{L}/u.test(wording.cue)) return html``;
  const negated = statement.cue?.negated === true ? html` <span class="role">(negated)</span>` : '';
  return html`<span class="cue">${wording.cue}</span>${negated}`;
}

/** The source's own words in ink, the outlet's softer; marks as in the article. */
export function wordsView(entry: RecordEntry, found?: Highlights): Html {
  return html`${piecesOf(entry).map(({ text, quoted, joint }, i) => {
    const written = entry.wording.content[i]?.text ?? text;
    const words = marked(text, found?.content[i] ?? [], written.length - written.trimStart().length);
    return [joint, quoted ? html`<q>${words}</q>` : html`<span class="r">${words}</span>`];
  })}`;
}

/** Only where something that was searched for stands in it. */
function headlineView(entry: RecordEntry, found: Highlights | undefined): Html {
  const headline = entry.carriedBy[0]?.headline;
  if (found === undefined || found.headline.length === 0 || headline == null) return html``;
  return html`<p class="meta">Headline: ${marked(headline, found.headline)}</p>`;
}

/** On whose word it stands: a sign and words; for a doubtful reading of the machine the reasons, or that it is doubtful. */
export function surenessView(entry: RecordEntry): Html {
  const { check } = entry;
  if (check !== null) {
    const kind = check.state === 'rejected' ? 'rejected' : 'checked';
    return html`<span class="sure ${kind}">${checkWords(check)}</span>`;
  }
  const { isDoubtful, figure, reasons } = sureness(entry.statement);
  const doubt = isDoubtful ? html` <span class="doubts">· ${reasons || 'doubtful'}</span>` : '';
  return html`<span class="sure${isDoubtful ? ' doubtful' : ''}"><span class="unseen">by machine, confidence </span>${figure}</span>${doubt}`;
}

/** `also in the headline, “…”`: the same once more in this article; or which fuller one it repeats. Empty where neither is so. */
export function repeatsView({ repeats, repeatOf }: RecordEntry): Html {
  if (repeatOf !== null)
    return html`<p class="meta">The same is said more fully in <a href="/statements/${encodeURIComponent(repeatOf)}">another place of this article</a>, and counted there.</p>`;
  if (repeats.length === 0) return html``;
  return html`<ul class="repeats">${repeats.map(
    ({ statementId, part, content }) =>
      html`<li><a href="/statements/${encodeURIComponent(statementId)}">also ${partText(part)}</a>, ${content.map(({ text, quoted }) => (quoted ? html`<q>${text}</q> ` : html`<span class="r">${text}</span> `))}</li>`,
  )}</ul>`;
}

/** To whom, where, on what condition; whose words; how sure. */
function fieldsView(entry: RecordEntry): Html {
  const { wording, statement } = entry;
  const place = [wording.venue, wording.place].filter((words) => words !== null).join(', ');
  const fields = [
    ['to', wording.addressee],
    ['at', place],
    ['condition', wording.condition],
    ['outlet’s doubt', wording.hedge],
    ['reported as', stanceText(statement)],
  ].filter((field): field is [string, string] => field[1] !== null && field[1] !== '');
  const own = ownWords(statement);
  return html`<div class="fields">${fields.map(
    ([name, words]) => html`<span class="field"><span class="name">${name}</span> ${words}</span> `,
  )}<span class="whose">${own === '' ? '' : html`<b>${own}</b>, `}${carriedText(entry)}</span> <span class="field">${surenessView(entry)}</span></div>`;
}

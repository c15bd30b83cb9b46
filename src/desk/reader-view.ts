/** Draws the reader's rows: each part of the text with its marks, and after it the notes on the statements that begin there. */
import { html } from 'hono/html';
import type { Article, PartKind, RecordEntry } from '../types/index.ts';
import { citation } from './citation.ts';
import { dayText } from './dates.ts';
import type { Numbered, ReaderMark, ReaderRow } from './reader.ts';
import type { Segment } from './segments.ts';
import { surenessView } from './statement-view.ts';
import type { Html } from './view.ts';
import { basisText, ownWordsLabel, sourceName, sourceRole, stanceText } from './words.ts';

/** The headline, the standfirst, `underHeadline`, and the rest in page order. */
export function rowsView(rows: readonly ReaderRow[], article: Article, origin: string, underHeadline: Html): Html {
  const headline = rows.findIndex(({ part }) => part.kind === 'headline');
  const standfirst = rows[headline + 1]?.part.kind === 'standfirst' ? headline + 1 : headline;
  const isTop = (_: ReaderRow, i: number) => i === headline || i === standfirst;
  const top = rows.filter(isTop);
  const rest = rows.filter((row, i) => !isTop(row, i));
  const seen = new Set<number>();
  const draw = (row: ReaderRow) =>
    html`${partView(row, article, row === rows[headline], seen)}${notesView(row, origin)}`;
  return html`${top.map(draw)}${underHeadline}${grouped(rest).map((group) =>
    group[0]!.part.kind === 'list-item' ? group.map((row) => listRow(row, article, origin, seen)) : group.map(draw),
  )}`;
}

/** Neighbouring list items together, everything else alone. */
function grouped(rows: readonly ReaderRow[]): readonly (readonly ReaderRow[])[] {
  const groups: ReaderRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (row.part.kind === 'list-item' && last?.[0]?.part.kind === 'list-item') last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function listRow(row: ReaderRow, article: Article, origin: string, seen: Set<number>): Html {
  return html`<ul class="written item"><li>${segmentsView(row, article, seen)}</li></ul>${notesView(row, origin)}`;
}

function partView(row: ReaderRow, article: Article, isTitle: boolean, seen: Set<number>): Html {
  const words = segmentsView(row, article, seen);
  if (isTitle) return html`<h1 class="written">${words}</h1>`;
  const kind: PartKind = row.part.kind;
  if (kind === 'subheading' || kind === 'headline') return html`<h2 class="written">${words}</h2>`;
  if (kind === 'blockquote') return html`<blockquote class="written">${words}</blockquote>`;
  if (kind === 'caption') return html`<p class="written caption"><span class="label">Caption</span> ${words}</p>`;
  if (kind === 'correction') return html`<p class="written correction">${words}</p>`;
  if (kind === 'standfirst' || kind === 'dateline') return html`<p class="written ${kind}">${words}</p>`;
  return html`<p class="written">${words}</p>`;
}

/** Flat pieces; `seen` holds the statements whose place already has its anchor. */
function segmentsView({ segments }: ReaderRow, { text }: Article, seen: Set<number>): Html {
  const lastAt = new Map<number, number>();
  segments.forEach(({ marks }, i) => {
    for (const mark of marks) if (mark.kind === 'content') lastAt.set(mark.of.number, i);
  });
  return html`${segments.map((piece, i) => {
    const ending = contentMarks(piece).filter(({ of }) => lastAt.get(of.number) === i);
    return [pieceView(piece, text, seen), ending.map(({ of }) => numberView(of))];
  })}`;
}

function contentMarks({ marks }: Segment<ReaderMark>): readonly ReaderMark[] {
  const length = ({ span }: ReaderMark) => span.end - span.start;
  return marks.filter(({ kind }) => kind === 'content').toSorted((a, b) => length(b) - length(a));
}

function pieceView(piece: Segment<ReaderMark>, text: string, seen: Set<number>): Html {
  let drawn = html`${text.slice(piece.span.start, piece.span.end)}`;
  const source = piece.marks.find(({ kind }) => kind === 'source');
  const cue = piece.marks.find(({ kind }) => kind === 'cue');
  if (cue !== undefined) drawn = html`<span class="cue-in" data-n="${cue.of.number}">${drawn}</span>`;
  if (source !== undefined)
    drawn = html`<span class="src c${source.of.hue}" data-n="${source.of.number}">${drawn}</span>`;
  for (const { of, quoted } of contentMarks(piece).toReversed()) {
    const anchor = seen.has(of.number) ? '' : html` id="s${of.number}"`;
    seen.add(of.number);
    drawn = html`<span class="u${quoted ? '' : ' reported'} c${of.hue}"${anchor} data-n="${of.number}">${drawn}</span>`;
  }
  return drawn;
}

function numberView({ number, hue, entry }: Numbered): Html {
  return html`<sup class="n c${hue}"><a href="#n${number}" aria-label="statement ${number}, ${sourceName(entry)}, ${ownWordsLabel(entry.statement)}">${number}</a></sup>`;
}

function notesView({ beside }: ReaderRow, origin: string): Html {
  if (beside.length === 0) return html``;
  return html`<ol class="notes" aria-label="Statements in this part">${beside.map((one) => noteView(one, origin))}</ol>`;
}

function noteView({ entry, number, hue, isFirst, within, repeats }: Numbered, origin: string): Html {
  const { statement } = entry;
  const href = `/statements/${encodeURIComponent(entry.id)}`;
  const stance = stanceText(statement);
  return html`<li class="side c${hue}${entry.check?.state === 'rejected' ? ' rejected' : ''}" id="n${number}" tabindex="-1" data-step data-n="${number}" data-href="${href}" data-cite="${citation(entry, origin + href)}">
<p class="label"><a href="#s${number}" aria-label="${number}, to its place in the text">${number}</a> · ${statement.act} · ${ownWordsLabel(statement)}${stance === '' ? '' : ` as ${stance}`}${within === null ? '' : ` · within ${within}`}${repeats === null ? '' : html` · the same as <a href="#n${repeats}">${repeats}</a>`}</p>
<p>${nameView(entry, isFirst)}${details(entry).map((words) => html` · ${words}`)}</p>
<p>${surenessView(entry)}<span class="acts"> · <a href="${href}">open</a> · <a href="${href}#check">check</a> · <a href="${href}#cite">cite</a></span></p></li>`;
}

/** The name with the role, and the words used here when they are others: “she”. */
function nameView(entry: RecordEntry, isFirst: boolean): Html {
  const name = sourceName(entry);
  const role = isFirst ? sourceRole(entry) : null;
  const here = entry.wording.source;
  const shown =
    entry.person === null
      ? html`<b>${name}</b>`
      : html`<b><a href="/people/${encodeURIComponent(entry.person.id)}">${name}</a></b>`;
  return html`${shown}${role === null ? '' : `, ${role}`}${here === null || here.includes(name) ? '' : `, “${here}”`}`;
}

/** Only what was said of time, place and the rest: the publication date stands above. */
function details({ wording, statement }: RecordEntry): readonly (string | Html)[] {
  const place = [wording.venue, wording.place].filter((words) => words !== null).join(', ');
  const placeBasis = basisText(statement.venue?.basis ?? statement.place?.basis ?? 'stated');
  return [
    timeDetail({ wording, statement }),
    wording.addressee === null ? '' : `to ${wording.addressee}`,
    place === '' ? '' : `at ${place}${placeBasis === '' ? '' : `, ${placeBasis}`}`,
    wording.condition === null ? '' : `condition: ${wording.condition}`,
    wording.hedge === null ? '' : `the outlet’s doubt: “${wording.hedge}”`,
  ].filter((words) => words !== '');
}

function timeDetail({ wording, statement }: Pick<RecordEntry, 'wording' | 'statement'>): string | Html {
  if (wording.time === null || statement.time === null) return '';
  const { value, basis } = statement.time;
  const from = basisText(basis);
  const words = `“${wording.time}”${from === '' ? '' : `, ${from}`}`;
  return value === null ? words : html`<time datetime="${value}">${dayText(value)}</time>, ${words}`;
}

/** What people made of one statement: who checked it, what the engine had read, how to check it, and all that was done. */
import { html } from 'hono/html';
import { standingText } from '../../lib/standing.ts';
import type { CheckEdit, CheckHistory, RecordEntry } from '../../types/index.ts';
import { momentText } from '../dates.ts';
import type { Html } from '../view.ts';
import { counted } from '../words.ts';
import { type CheckFields, fieldNames, fieldsOf } from './fields.ts';
import { byField, checkFields, type FormSigning, noteField, signing } from './form.ts';

const did: Readonly<Record<CheckEdit['kind'], string>> = {
  confirm: 'confirmed it',
  correct: 'corrected it',
  reject: 'rejected it',
  add: 'added it',
  attach: 'attached the check to it',
};

export const statementPath = (id: string) => `/statements/${encodeURIComponent(id)}`;

export function checkPanel(entry: RecordEntry, history: CheckHistory | null, by: FormSigning): Html {
  const path = statementPath(entry.id);
  return html`<section class="check" id="check" aria-labelledby="check-title"><h2 id="check-title">Checked</h2>
${stateView(entry, history)}
${entry.asRead === null ? '' : asReadView(entry)}
<form class="checking" method="post" action="${path}">${signing(by)}<div class="row">${byField(by)}${noteField()}</div>
<p class="row"><button name="do" value="confirm">Confirm</button><button class="quiet" name="do" value="reject">Reject</button>${
    entry.check === null && history?.hold !== 'changed'
      ? ''
      : html`<button class="quiet" name="do" value="undo">Take back what was done last</button>`
  }</p></form>
<details class="checking" id="correct"><summary>Correct it</summary>
<form method="post" action="${path}">${signing(by)}${checkFields(fieldsOf(entry))}<div class="row">${byField(by)}${noteField()}</div>
<p class="row"><button name="do" value="correct">Save the correction</button></p></form></details>
${history === null || history.edits.length === 0 ? '' : editsView(history)}</section>`;
}

function stateView(entry: RecordEntry, history: CheckHistory | null): Html {
  const { check } = entry;
  if (check === null) {
    const changed =
      history?.hold === 'changed' ? ' It was checked before its words were changed: that check is not in force.' : '';
    return html`<p class="meta">Nobody has checked this: ${standingText(entry)}.${changed}</p>`;
  }
  const kept = history?.hold === 'kept' && check.state !== 'added' ? ' The engine does not read it any more.' : '';
  const otherwise = history?.readOtherwise === true ? ' The engine reads it otherwise than when it was checked.' : '';
  return html`<p><b>${capital(standingText(entry))}</b>${check.note === null ? '' : html` <span class="role">“${check.note}”</span>`}${kept}${otherwise}</p>`;
}

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);

/** Only what differs: the engine's reading beside the correction. */
function asReadView(entry: RecordEntry): Html {
  const { asRead } = entry;
  if (asRead === null) return html``;
  const now = fieldsOf(entry);
  const read: Partial<CheckFields> = {
    name: asRead.source?.name ?? '',
    role: asRead.source?.role ?? '',
    kind: asRead.source?.kind ?? 'unnamed',
    act: asRead.act,
    saidOn: asRead.time?.value ?? '',
  };
  const rows = (Object.keys(read) as (keyof CheckFields)[]).filter((name) => read[name] !== now[name]);
  const cut =
    JSON.stringify(asRead.content) === JSON.stringify(entry.statement.content) ? '' : ' cut its words otherwise';
  const cued = JSON.stringify(asRead.cue) === JSON.stringify(entry.statement.cue) ? '' : ' took another cue';
  const other = [cut, cued].filter((words) => words !== '').join(' and');
  return html`<div class="as-read"><p class="label">As the engine read it</p><dl class="facts">${rows.map(
    (name) =>
      html`<div><dt>${fieldNames[name]}</dt><dd><s>${read[name] || 'none'}</s> ${now[name] || 'none'}</dd></div>`,
  )}</dl>${other === '' ? '' : html`<p class="meta">The engine${other}: both are marked in the paragraph.</p>`}</div>`;
}

function editsView({ edits }: CheckHistory): Html {
  return html`<details class="checking"><summary>${counted(edits.length, 'change')}</summary><ol class="edits">${edits.map(
    ({ kind, by, at, note, undone }) =>
      html`<li${undone === null ? '' : html` class="undone"`}><time datetime="${at}">${momentText(at)}</time> <b>${by}</b> ${did[kind]}${
        note === null ? '' : html`: “${note}”`
      }${
        undone === null
          ? ''
          : html`<br><span class="meta">taken back by ${undone.by}, <time datetime="${undone.at}">${momentText(undone.at)}</time></span>`
      }</li>`,
  )}</ol></details>`;
}

/** `Ada Quill corrected it on Sun 1 June 2031, 12:00` */
export function editText({ kind, by, at, undone }: CheckEdit): string {
  const done = `${by} ${did[kind]}, ${momentText(at)}`;
  return undone === null ? done : `${done}; ${undone.by} took that back, ${momentText(undone.at)}`;
}

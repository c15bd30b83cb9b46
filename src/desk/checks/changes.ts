/** What forms do to statements: confirm, correct, reject, take back, add; one or many; attach a check that lost its statement. */
import { html } from 'hono/html';
import { OnrecordError, problem } from '../../lib/problems.ts';
import type { CheckAction, CheckEdit, EditOutcome, Problem, RecordEntry } from '../../types/index.ts';
import { type Change, type ChangeOutcome, type ChangeRequest, refusedChange } from '../change.ts';
import type { DeskServices } from '../services.ts';
import type { Html, View } from '../view.ts';
import { sourceName } from '../words.ts';
import {
  type CheckFields,
  correctionOf,
  fieldNames,
  fieldsOf,
  givenStatement,
  noFields,
  sentFields,
} from './fields.ts';
import { byField, checkFields, noteField, signing } from './form.ts';
import { editText, statementPath } from './panel.ts';

/** POST /statements/ID: `do` is confirm, reject, undo or correct; `back` where to go on. */
export const changeStatement: Change = async (request, { store }) => {
  const entry = await store.statement(request.param('id'));
  if (entry === null) return null;
  const action = actionOf(request, entry);
  if (action === null) return refusedChange('A statement is confirmed, rejected, corrected or taken back.');
  const href = backTo(request) ?? `${statementPath(entry.id)}#check`;
  try {
    const outcome = await store.checkStatement(entry.id, action, signedBy(request));
    if (outcome === null) return null;
    if (outcome.done !== null) {
      const now = await store.statement(entry.id);
      return { problem: null, href, json: { edit: outcome.done, check: now?.check ?? null } };
    }
    const now = (await store.statement(entry.id)) ?? entry;
    return overtaken(request, now, outcome.latest);
  } catch (error) {
    return refusal(error, (wrong) => formAgain(request, againOn(entry, request), wrong));
  }
};

function actionOf(request: ChangeRequest, entry: RecordEntry): CheckAction | null {
  const kind = request.field('do');
  if (kind === 'confirm' || kind === 'reject' || kind === 'undo') return { kind };
  return kind === 'correct'
    ? { kind, correction: correctionOf(fieldsOf(entry), sentFields(request, fieldsOf(entry))) }
    : null;
}

/** An empty `seen` says that no check was shown; none at all that it does not matter. */
function signedBy(request: ChangeRequest) {
  const seen = request.list('seen').at(-1);
  return {
    by: request.by,
    note: request.field('note'),
    ...(seen === undefined ? {} : { seen: seen === '' ? null : seen }),
  };
}

/** Only to a page of checks. */
function backTo(request: ChangeRequest): string | null {
  const back = request.field('back');
  return /^\/review(?:\?[\w=&%.+-]*)?$/u.test(back) ? back : null;
}

function refusal(error: unknown, again: (wrong: Problem) => View): ChangeOutcome {
  if (!(error instanceof OnrecordError)) throw error;
  const wrong = error.toProblem();
  return { problem: wrong, status: 422, view: again(wrong) };
}

function overtaken(request: ChangeRequest, now: RecordEntry, latest: CheckEdit): ChangeOutcome {
  const path = statementPath(now.id);
  const first = problem('desk/overtaken', path, `Somebody was first: ${editText(latest)}.`);
  const view = formAgain(request, againOn(now, request), first);
  return {
    problem: first,
    status: 409,
    view: { ...view, status: 409, json: { ...view.json, latest, check: now.check } },
  };
}

/** Where a form goes to again, with what it was about. */
interface Again {
  readonly action: string;
  readonly back: string;
  readonly seen: string | null;
  /** What was typed; null where nothing was. */
  readonly fields: CheckFields | null;
  /** What stands there now. */
  readonly now: CheckFields;
}

function againOn(entry: RecordEntry, request: ChangeRequest): Again {
  const now = fieldsOf(entry);
  const path = statementPath(entry.id);
  const fields = request.field('do') === 'correct' ? sentFields(request, now) : null;
  return { action: path, back: `${path}#check`, seen: entry.check?.id ?? null, fields, now };
}

/** What was sent, with what is wrong with it or who was first, to be sent again. */
function formAgain(request: ChangeRequest, { action, back, seen, fields, now }: Again, wrong: Problem): View {
  const does = request.field('do');
  const signed = { token: request.field('token'), editor: request.by, seen };
  const words =
    { confirm: 'confirmation', reject: 'rejection', undo: 'taking back', correct: 'correction' }[does] ?? 'statement';
  return page(
    'Not kept yet',
    wrong,
    () =>
      html`<form class="checking" method="post" action="${action}">${signing(signed)}
${fields === null ? '' : html`${checkFields(fields)}${othersView(now, fields)}`}
<div class="row">${byField(signed)}${noteField(request.field('note'))}</div>
<p class="row"><button name="do" value="${does}">Send my ${words}</button><a href="${back}">Leave it as it is</a></p></form>`,
  );
}

/** What stands there now where the form has something else: sent again, the form's is kept. */
function othersView(now: CheckFields, fields: CheckFields): Html {
  const names = (Object.keys(fields) as (keyof CheckFields)[]).filter((name) => now[name] !== fields[name]);
  if (names.length === 0 || now === noFields) return html``;
  return html`<p class="label">As it stands now</p><dl class="facts">${names.map((name) => html`<div><dt>${fieldNames[name]}</dt><dd>${now[name] || 'none'}</dd></div>`)}</dl>`;
}

function page(title: string, wrong: Problem, body: () => Html): View {
  return {
    title,
    status: 422,
    json: { error: wrong },
    html: () => html`<div class="narrow"><h1>${title}</h1>
<div class="problem" role="alert"><p>${wrong.detail}</p><p class="meta"><code>${wrong.code}</code></p></div>
${body()}</div>`,
  };
}

/** POST /articles/ID/statements: adds one by its words. */
export const addStatement: Change = async (request, { store }) => {
  const id = request.param('id');
  try {
    const added = await store.addStatement(id, givenStatement(sentFields(request, noFields)), signedBy(request));
    return added === null ? null : { problem: null, href: `${statementPath(added)}#check`, json: { id: added } };
  } catch (error) {
    const back = `/articles/${encodeURIComponent(id)}`;
    const fields = sentFields(request, noFields);
    return refusal(error, (wrong) =>
      formAgain(request, { action: `${back}/statements`, back, seen: null, fields, now: noFields }, wrong),
    );
  }
};

/** POST /review: confirms or rejects all that were ticked; those that somebody was first with are left and named. */
export const reviewMany: Change = async (request, { store }) => {
  const kind = request.field('do');
  if (kind !== 'confirm' && kind !== 'reject') return refusedChange('Statements are confirmed or rejected here.');
  const ids = [...new Set(request.list('statement'))].filter((id) => id !== '').slice(0, 500);
  if (ids.length === 0) return refusedChange('No statement is ticked.');
  const done: string[] = [];
  const left: { readonly id: string; readonly who: string; readonly latest: CheckEdit | null }[] = [];
  for (const id of ids) {
    const entry = await store.statement(id);
    const outcome =
      entry === null ? null : await store.checkStatement(id, { kind }, { by: request.by, note: '', seen: null });
    if (outcome?.done != null) done.push(id);
    else left.push({ id, who: entry === null ? id : sourceName(entry), latest: outcome?.latest ?? null });
  }
  const href = backTo(request) ?? '/review';
  if (left.length === 0) return { problem: null, href, json: { done, left: [] } };
  const wrong = problem(
    'desk/overtaken',
    href,
    `${done.length} of ${ids.length} were ${kind}ed; others were there first with the rest.`,
  );
  const view = page(
    'Not all of them',
    wrong,
    () =>
      html`<ul>${left.map(({ id, who, latest }) => html`<li><a href="${statementPath(id)}#check">${who}</a>: ${latest === null ? 'it is not on record any more' : editText(latest)}</li>`)}</ul>
<p><a href="${href}">Back to the review</a></p>`,
  );
  return { problem: wrong, status: 409, view: { ...view, status: 409, json: { error: wrong, done, left } } };
};

/** POST /checks/ID: a check that lost its statement is attached to another, or let go. */
export const changeCheck: Change = async (request, services) => {
  const href = '/review#unsettled';
  try {
    const outcome = await settled(request, services);
    if (outcome === null) return null;
    if (outcome.done !== null) return { problem: null, href, json: { edit: outcome.done } };
    return {
      problem: problem('desk/overtaken', href, `Somebody was first: ${editText(outcome.latest)}.`),
      status: 409,
    };
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    return { problem: error.toProblem(), status: 422 };
  }
};

async function settled(request: ChangeRequest, { store }: DeskServices): Promise<EditOutcome<CheckEdit> | null> {
  const id = request.param('id');
  const does = request.field('do');
  if (does === 'undo') return store.undoOrphan(id, signedBy(request));
  if (does === 'attach') return store.attachCheck(id, request.field('statement'), signedBy(request));
  throw new OnrecordError('record/bad-check', '', 'A check is attached or taken back.');
}

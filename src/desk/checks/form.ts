/** The form that puts a statement right or adds one: every field holds words of the article, copied or picked out in it. */
import { html } from 'hono/html';
import { stanceOfAct } from '../../lib/acts.ts';
import type { Html } from '../view.ts';
import { type CheckFields, sourceKinds } from './fields.ts';

/** What signs a form: its token, the editor's name, and the check that was shown. */
export interface FormSigning {
  readonly token: string;
  readonly editor: string;
  /** Id of the check that was shown; null: there was none. */
  readonly seen: string | null;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** Token and what was seen; `by` is a field that people fill in. */
export function signing({ token, seen }: FormSigning): Html {
  return html`${hidden('token', token)}${hidden('seen', seen ?? '')}`;
}

export function byField({ editor }: FormSigning): Html {
  return html`<label>Signed <input name="by" value="${editor}" maxlength="80" required autocomplete="name"></label>`;
}

export function noteField(note = ''): Html {
  return html`<label>Note <input name="note" value="${note}" maxlength="4000" placeholder="why, for those who come after"></label>`;
}

/** All fields; with script a button beside each takes the words that are selected in the article. */
export function checkFields(fields: CheckFields): Html {
  return html`<label class="wide">Words, one piece of the text a line <textarea name="words" rows="4" required data-picks="lines">${fields.words}</textarea></label>
${pick('words', 'Add the selected words as a piece')}
<div class="row">
<label>Who <input name="name" value="${fields.name}" maxlength="200" placeholder="full name" data-picks></label>
<label>Role <input name="role" value="${fields.role}" maxlength="200" data-picks></label>
<label>That is <select name="kind">${sourceKinds.map(([kind, words]) => html`<option value="${kind}"${kind === fields.kind ? html` selected` : ''}>${words}</option>`)}</select></label>
<label>Named in the text as <input name="beside" value="${fields.beside}" maxlength="400" data-picks></label>
</div>
<div class="row">
<label>Cue <input name="cue" value="${fields.cue}" maxlength="200" placeholder="said, according to" data-picks></label>
<label>Act <select name="act">${[...stanceOfAct.keys()].map((act) => html`<option${act === fields.act ? html` selected` : ''}>${act}</option>`)}</select></label>
<label>Said on <input name="saidOn" value="${fields.saidOn}" maxlength="40" placeholder="2031-05-16"></label>
</div>`;
}

function pick(name: string, words: string): Html {
  return html`<p class="needs-script" hidden><button type="button" class="quiet" data-pick="${name}">${words}</button> <span class="meta">Select in the text above. With another field in focus what you select goes there.</span></p>`;
}

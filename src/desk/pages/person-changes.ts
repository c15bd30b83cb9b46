/** What the forms of a person's page do. */
import { OnrecordError, problem } from '../../lib/problems.ts';
import type { EditOutcome, PersonChange, PersonEdit } from '../../types/index.ts';
import { type Change, type ChangeOutcome, type ChangeRequest, refusedChange } from '../change.ts';
import { momentText } from '../dates.ts';
import { personPath } from './person.ts';
import { editText } from './person-edit.ts';

const mostChosen = 500;

export const changePerson: Change = async (request, { store }) => {
  const id = request.param('id');
  const seen = /^\d{1,15}$/.test(request.field('seen')) ? Number(request.field('seen')) : null;
  try {
    if (request.field('do') === 'undo') {
      return led(id, await store.undoPersonEdit(request.field('edit'), id, request.by, seen));
    }
    const change = changeOf(request, id);
    if (change === null) return refusedChange('People are not changed in that way.');
    return led(id, await store.changePerson(change, request.by, seen));
  } catch (error) {
    if (!(error instanceof OnrecordError) || !refusals.includes(error.code)) throw error;
    return { problem: error.toProblem(), status: error.code === 'record/no-person' ? 404 : 422 };
  }
};

const refusals: readonly string[] = [
  'record/bad-person-change',
  'record/no-person',
  'record/people-apart',
  'record/several-people',
];

function changeOf(request: ChangeRequest, person: string): PersonChange | null {
  const name = request.field('name');
  const other = request.field('other');
  const kind = request.field('do');
  switch (kind) {
    case 'merge':
    case 'apart':
      return { kind, person, other };
    case 'rename':
    case 'alias':
      return { kind, person, name };
    case 'split': {
      const list = (field: string): readonly string[] =>
        request
          .list(field)
          .filter((one) => one !== '')
          .slice(0, mostChosen);
      const moved = { articles: list('article'), roles: list('role'), names: list('name_written') };
      return { kind, person, other: other === '' ? null : other, name: name === '' ? null : name, moved };
    }
    default:
      return null;
  }
}

function led(id: string, outcome: EditOutcome<PersonEdit>): ChangeOutcome {
  const href = `${personPath(id)}/edit`;
  if (outcome.done !== null) return { problem: null, href, json: { edit: outcome.done } };
  const { latest } = outcome;
  const { by, at } = latest.undone ?? latest;
  const what = latest.undone === null ? '' : 'took back: ';
  const first = `${by} was here at ${momentText(at)}, after you had opened this page: ${what}${editText(latest)}.`;
  return { problem: problem('desk/overtaken', href, first), status: 409 };
}

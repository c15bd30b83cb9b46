/** What forms do to dossiers. */
import { OnrecordError, problem } from '../../lib/problems.ts';
import type { DossierChange, DossierEdit, EditOutcome } from '../../types/index.ts';
import { type Change, type ChangeOutcome, type ChangeRequest, refusedChange } from '../change.ts';
import { momentText } from '../dates.ts';
import type { DeskServices } from '../services.ts';
import { dossierPath } from './pages.ts';

/** A title and, from a statement's page, the statement that begins it. */
export const makeDossier: Change = (request, { store }) =>
  understood(async () => {
    const { id } = await store.makeDossier(request.field('title'), request.field('about'), request.by);
    const statementId = request.field('statement');
    if (statementId !== '') {
      const pin: DossierChange = { kind: 'pin', statementId, note: request.field('note') };
      await store.changeDossier(id, pin, request.by, null);
    }
    return { problem: null, href: dossierPath(id), json: { id } };
  });

export const pinStatement: Change = (request, { store }) =>
  understood(async () => {
    const id = request.field('dossier');
    const pin: DossierChange = { kind: 'pin', statementId: request.field('statement'), note: request.field('note') };
    const outcome = await store.changeDossier(id, pin, request.by, null);
    return outcome === null ? refusedChange('There is no such dossier.', 404) : led(id, outcome);
  });

export const changeDossier: Change = (request, services) =>
  understood(async () => {
    const id = request.param('id');
    const does = request.field('do');
    if (does === 'share' || does === 'unshare') {
      const shared = await services.store.shareDossier(id, does === 'share');
      return shared === null ? null : { problem: null, href: dossierPath(id), json: shared };
    }
    const change = changeOf(request, does);
    if (change === null) return refusedChange(`A dossier knows nothing to do that is called “${does.slice(0, 40)}”.`);
    return outcomeOf(request, services, id, change);
  });

async function outcomeOf(
  request: ChangeRequest,
  { store }: DeskServices,
  id: string,
  change: DossierChange,
): Promise<ChangeOutcome | null> {
  const basedOn = request.field('based_on');
  const outcome = await store.changeDossier(id, change, request.by, basedOn === '' ? null : basedOn);
  return outcome === null ? null : led(id, outcome);
}

function changeOf(request: ChangeRequest, does: string): DossierChange | null {
  const statementId = request.field('statement');
  const place = Number.parseInt(request.field('place'), 10);
  switch (does) {
    case 'describe':
      return { kind: 'describe', title: request.field('title'), about: request.field('about') };
    case 'pin':
    case 'note':
      return { kind: does, statementId, note: request.field('note') };
    case 'unpin':
      return { kind: 'unpin', statementId };
    case 'up':
    case 'down':
      return { kind: 'move', statementId, to: does === 'up' ? place - 1 : place + 1 };
    case 'move':
      return { kind: 'move', statementId, to: Number.parseInt(request.field('to'), 10) };
    case 'remove':
    case 'restore':
      return { kind: does };
    case 'go-back':
      return { kind: 'go-back', editId: request.field('edit') };
    default:
      return null;
  }
}

function led(id: string, outcome: EditOutcome<DossierEdit>): ChangeOutcome {
  const href = dossierPath(id);
  if (outcome.done !== null) return { problem: null, href, json: { edit: outcome.done } };
  const { by, at } = outcome.latest;
  const first = `${by} changed this dossier at ${momentText(at)}, after you had opened it.`;
  return { problem: problem('desk/overtaken', href, first), status: 409 };
}

/** What cannot be is told, not thrown. */
async function understood(change: () => Promise<ChangeOutcome | null>): Promise<ChangeOutcome | null> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.code !== 'record/bad-dossier') throw error;
    return { problem: error.toProblem(), status: 422 };
  }
}

/** What a change makes of a dossier's content: pure, within limits that keep every dossier quick to show and to keep. */
import { OnrecordError } from '../lib/problems.ts';
import type { DossierChange, DossierContent, Pin } from '../types/index.ts';

/** Code units. */
const longestTitle = 200;
const longestText = 20_000;
export const mostPins = 1_000;

/** Throws OnrecordError `record/bad-dossier`. */
export function newContent(title: string, about: string): DossierContent {
  return { ...described(title, about), pins: [], isRemoved: false };
}

/** `go-back` is the store's: it knows what was. Throws OnrecordError `record/bad-dossier` for a change that cannot be. */
export function changedContent(
  content: DossierContent,
  change: Exclude<DossierChange, { readonly kind: 'go-back' }>,
): DossierContent {
  switch (change.kind) {
    case 'describe':
      return { ...content, ...described(change.title, change.about) };
    case 'remove':
    case 'restore':
      return { ...content, isRemoved: change.kind === 'remove' };
    case 'pin':
      return { ...content, pins: withPin(content.pins, change.statementId, noted(change.note)) };
    case 'note': {
      const at = placeOf(content.pins, change.statementId);
      return { ...content, pins: content.pins.with(at, { ...content.pins[at]!, note: noted(change.note) }) };
    }
    case 'unpin':
      return { ...content, pins: content.pins.toSpliced(placeOf(content.pins, change.statementId), 1) };
    case 'move':
      return { ...content, pins: moved(content.pins, placeOf(content.pins, change.statementId), change.to) };
  }
}

/** Pinned again, it stays where it is; a note that is given takes the place of the one before. */
function withPin(pins: readonly Pin[], statementId: string, note: string): readonly Pin[] {
  const at = pins.findIndex((pin) => pin.statementId === statementId);
  if (at >= 0) return note === '' ? pins : pins.with(at, { statementId, note });
  if (pins.length >= mostPins) throw bad(`A dossier holds at most ${mostPins} statements.`);
  return [...pins, { statementId, note }];
}

function moved(pins: readonly Pin[], from: number, to: number): readonly Pin[] {
  if (!Number.isInteger(to)) throw bad('This is no place in the dossier.');
  const rest = pins.toSpliced(from, 1);
  return rest.toSpliced(Math.min(rest.length, Math.max(0, to)), 0, pins[from]!);
}

function placeOf(pins: readonly Pin[], statementId: string): number {
  const at = pins.findIndex((pin) => pin.statementId === statementId);
  if (at < 0) throw bad('This statement is not pinned to the dossier.');
  return at;
}

function described(title: string, about: string): Pick<DossierContent, 'title' | 'about'> {
  const line = title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line === '') throw bad('A dossier needs a title.');
  if (line.length > longestTitle) throw bad(`A title has at most ${longestTitle} characters.`);
  return { title: line, about: noted(about) };
}

function noted(text: string): string {
  const plain = text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
  if (plain.length > longestText) throw bad(`A text here has at most ${longestText} characters.`);
  return plain;
}

function bad(detail: string): OnrecordError {
  return new OnrecordError('record/bad-dossier', '', detail);
}

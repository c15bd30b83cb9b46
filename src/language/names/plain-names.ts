/** Names by tags and lists alone: runs of proper nouns. What there is without a model. */
import { isCapitalised } from '../../lib/tokens.ts';
import * as flag from '../form-flags.ts';
import type { Found } from './found.ts';
import type { NameView } from './name-view.ts';

export function plainNames(view: NameView): readonly Found[] {
  const found: Found[] = [];
  for (let k = 0; k < view.words.length; ) {
    if (!isProper(view, k)) {
      k++;
      continue;
    }
    const past = endOfRun(view, k);
    const one = readRun(view, k, past);
    if (one !== null) found.push(one);
    k = past;
  }
  return found;
}

function isProper(view: NameView, k: number): boolean {
  return view.upos(k) === 'PROPN' && isCapitalised(view.words.forms[k]!) && !view.has(k, flag.notName | flag.calendar);
}

function endOfRun(view: NameView, from: number): number {
  const end = view.sentenceEnd(from);
  let organization = view.has(from, flag.organization);
  let past = from + 1;
  while (past < end) {
    if (isProper(view, past)) organization ||= view.has(past, flag.organization);
    else {
      const joins =
        view.has(past, flag.particle) || (organization && view.pack.nameJoints.has(view.words.lower[past]!));
      if (!joins || past + 1 >= end || !isProper(view, past + 1)) break;
    }
    past++;
  }
  return past;
}

function readRun(view: NameView, from: number, end: number): Found | null {
  let organization = view.pack.organizations.has(view.phrase(from, end));
  for (let k = from; k < end; k++) organization ||= view.has(k, flag.organization);
  if (organization) return { name: { first: from, end }, type: 'ORG', sure: 0.5 };
  if (view.pack.places.has(view.phrase(from, end))) return { name: { first: from, end }, type: 'LOC', sure: 0.5 };
  let first = from;
  let titled = false;
  while (first < end && view.has(first, flag.title | flag.role | flag.modifier | flag.demonym)) {
    if (view.has(first, flag.given) && first + 1 < end) break;
    titled ||= view.has(first, flag.title | flag.role);
    first++;
  }
  if (first === end) return null;
  const name = { first, end };
  if (titled || view.has(first, flag.given)) return { name, type: 'PER', sure: 0.5 };
  if (first > 0 && view.pack.placeMarkers.has(view.words.lower[first - 1]!)) return { name, type: 'LOC', sure: 0.3 };
  if (view.words.forms[first]!.length > 1 && view.words.forms[first] === view.words.forms[first]!.toUpperCase()) {
    return { name, type: 'ORG', sure: 0.3 };
  }
  return { name, type: 'PER', sure: 0.3 };
}

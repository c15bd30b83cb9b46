/** Who speaks in a transcript, in capitals before a colon: `MAYOR FASCH: …`, `SYBIL TARN: …`. There letters tell a person from nothing. */
import * as flag from '../form-flags.ts';
import type { Found } from './found.ts';
import { Case, type NameView } from './name-view.ts';

/** In words. */
const longestLabel = 6;
const sureByLabel = 0.7;

/** In text order: names in labels become people's where a title or a given name says so. */
export function withLabels(view: NameView, names: readonly Found[]): readonly Found[] {
  const labels: Found[] = [];
  for (let sentence = 0; sentence < view.cases.length; sentence++) {
    const one = view.cases[sentence] === Case.plain ? speakerOf(view, sentence) : null;
    if (one !== null) labels.push(one);
  }
  if (labels.length === 0) return names;
  let next = 0;
  const kept = names.filter(({ name }) => {
    while (next < labels.length && labels[next]!.name.end <= name.first) next++;
    return next >= labels.length || labels[next]!.name.first >= name.end;
  });
  return [...kept, ...labels].sort((a, b) => a.name.first - b.name.first);
}

function speakerOf(view: NameView, sentence: number): Found | null {
  const { forms } = view.words;
  const { first: from, end: last } = view.sentenceRange(sentence);
  let end = from;
  while (end < last && end < from + longestLabel && isShouted(forms[end]!)) end++;
  if (end === last || forms[end] !== ':') return null;
  let first = from;
  while (first < end && view.has(first, flag.title | flag.role) && !view.has(first, flag.given)) first++;
  const isPerson = (first > from && first < end) || (view.has(first, flag.given) && end - first > 1);
  return isPerson ? { name: { first, end }, type: 'PER', sure: sureByLabel } : null;
}

function isShouted(form: string): boolean {
  return form === form.toUpperCase() && form !== form.toLowerCase();
}

/** Who has a short title before the name: `Prof Kern`, `Gen Trask`. It makes any word a person's name that is none otherwise. */
import type { WordRange } from '../../lib/trees.ts';
import * as flag from '../form-flags.ts';
import type { Found } from './found.ts';
import { Case, type NameView } from './name-view.ts';

const sureByTitle = 0.6;
const noSurname = flag.title | flag.role | flag.notName | flag.calendar | flag.pronoun | flag.demonym;

/** In text order: the names given, and those after titles that were passed over. */
export function withTitled(view: NameView, stretches: readonly WordRange[], names: readonly Found[]): readonly Found[] {
  const taken = new Uint8Array(view.words.length);
  for (const { name } of names) taken.fill(1, name.first, name.end);
  const added: Found[] = [];
  for (const stretch of stretches) {
    if (view.cases[view.words.sentence[stretch.first]!] !== Case.plain) continue;
    for (let title = stretch.first; title + 1 < stretch.end; title++) {
      const first = title + 1;
      if (taken[title] !== 0 || !isTitle(view, title) || !view.facts[first]!.isCapital) continue;
      if (view.has(first, noSurname)) continue;
      let end = first;
      const limit = view.endOfRun(first, stretch.end);
      while (end < limit && taken[end] === 0) end++;
      if (end > first) added.push({ name: { first, end }, type: 'PER', sure: sureByTitle });
    }
  }
  if (added.length === 0) return names;
  return [...names, ...added].sort((a, b) => a.name.first - b.name.first);
}

/** One that is only ever a title: `Mr`, `Prof`, not `minister` or `deputy`. */
function isTitle(view: NameView, k: number): boolean {
  return view.has(k, flag.title) && view.has(k, flag.capital) && !view.has(k, flag.role | flag.modifier);
}

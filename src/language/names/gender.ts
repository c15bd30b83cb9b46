/** A person's gender, where a title, a role or the given name tells it. */
import type { WordRange } from '../../lib/trees.ts';
import * as flag from '../form-flags.ts';
import type { NameView } from './name-view.ts';

export type Gender = 'female' | 'male' | 'unknown';

/** `called` are the titles and roles; what stands before the first preposition in each is told of the person. */
export function genderOf(view: NameView, name: WordRange, called: readonly WordRange[]): Gender {
  for (const { first, end } of called) {
    for (let k = first; k < end; k++) {
      if (k > first && view.has(k, flag.preposition)) break;
      const told = view.pack.genderedWords.get(view.words.lower[k]!);
      if (told !== undefined) return told;
    }
  }
  // A surname alone tells nothing, though some are given names too.
  if (name.end - name.first < 2) return 'unknown';
  const both = view.facts[name.first]!.flags & flag.given;
  return both === flag.givenFemale ? 'female' : both === flag.givenMale ? 'male' : 'unknown';
}

/** The noun phrase that begins after a word, with its apposition: what is said to have spoken after an inverted cue. */
import { hasNoun, longestPhrase, type TokenSpan } from './noun-phrases.ts';
import { isPossessiveMark } from './verb-groups.ts';
import { Class, type View } from './view.ts';

/** True where a noun phrase cannot begin. */
function cannotBegin(view: View, index: number): boolean {
  return (
    !view.is(index, Class.word) ||
    (view.is(index, Class.preposition | Class.modal | Class.coordinator | Class.auxiliary) &&
      !view.is(index, Class.capital))
  );
}

/**
 * The phrase that begins at `first`, as after an inverted cue: `said Ilse Varga, the harbour minister, in Orsk`.
 * `end`: where it must end at the latest. Null when no phrase can begin there.
 */
export function phraseAfter(view: View, first: number, end: number): TokenSpan | null {
  if (view.is(first, Class.subjectPronoun | Class.objectPronoun) && !view.is(first, Class.possessive))
    return { first, end: first + 1 };
  if (cannotBegin(view, first) || view.is(first, Class.time)) return null;
  let i = first;
  while (i < end && i - first < longestPhrase && staysInPhrase(view, i, first)) i++;
  if (view.word(i) === '(') i = closingBracket(view, i, end);
  if (view.is(i, Class.comma) && i < end) i = appositionEnd(view, i, end);
  return i > first && hasNoun(view, { first, end: i }) ? { first, end: i } : null;
}

/** The token after the bracket's end, or the opening bracket when it is not closed nearby. */
function closingBracket(view: View, open: number, end: number): number {
  for (let i = open + 1; i < Math.min(end, open + 8); i++) if (view.word(i) === ')') return i + 1;
  return open;
}

function staysInPhrase(view: View, index: number, first: number): boolean {
  if (view.is(index, Class.comma | Class.stop | Class.dash)) return false;
  if (view.is(index, Class.quote) && !isPossessiveMark(view, index)) return view.quoted(index);
  if (view.word(index) === 'of' || view.word(index) === 'for') return true;
  if (view.is(index, Class.possessive | Class.capital)) return true;
  if (view.is(index, Class.preposition)) return view.word(index) === 'at' && !view.is(first, Class.capital);
  if (view.is(index, Class.subordinator | Class.modal | Class.auxiliary | Class.subjectPronoun)) return index === first;
  return !(view.is(index, Class.time | Class.participle) && index > first);
}

/** From a comma: the end of the apposition or relative clause that it opens, or the comma itself. */
function appositionEnd(view: View, comma: number, end: number): number {
  const next = comma + 1;
  const opens =
    view.is(next, Class.determiner | Class.possessive | Class.number) ||
    view.is(next, Class.relative) ||
    !view.is(
      next,
      Class.preposition |
        Class.participle |
        Class.coordinator |
        Class.subordinator |
        Class.subjectPronoun |
        Class.adverb |
        Class.cue,
    );
  if (!opens || !view.is(next, Class.word)) return comma;
  let i = next;
  while (
    i < end &&
    i - comma < longestPhrase &&
    !view.is(i, Class.stop | Class.dash) &&
    !(view.is(i, Class.quote) && !isPossessiveMark(view, i) && view.quoted(i))
  ) {
    if (
      view.is(i, Class.comma) &&
      (view.is(
        i + 1,
        Class.participle |
          Class.preposition |
          Class.coordinator |
          Class.subjectPronoun |
          Class.subordinator |
          Class.adverb,
      ) ||
        view.quoted(i + 1))
    )
      break;
    i++;
  }
  return i;
}

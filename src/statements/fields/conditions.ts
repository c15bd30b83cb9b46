/**
 * The condition within a content: `if …`, `unless …`, and `only … following …`.
 *
 *     `“If the ice stays, we will not sail,” he said.`
 *       ^^^^^^^^^^^^^^^^^
 */
import { spanOf } from '../../lib/tokens.ts';
import type { CueFrame, Span } from '../../types/index.ts';
import type { TokenSpan } from '../noun-phrases.ts';
import { Class, type View } from '../view.ts';

function conditionEnd(view: View, first: number, end: number): number {
  for (let i = first + 1; i < end; i++) {
    if (view.is(i, Class.stop | Class.dash) && !(view.quoted(i) && !view.quoted(first))) return i;
    if (view.quoted(first) && !view.quoted(i)) return i;
    if (view.quoted(first) && !view.quoted(i + 1)) return i;
    // An insertion (`, particularly in winter,`) belongs to the condition; the main clause after a comma does not.
    if (view.is(i, Class.comma) && !view.is(i + 1, Class.adverb | Class.coordinator | Class.preposition)) return i;
  }
  return end;
}

/** `asked me if`, `wonder if`: an embedded question. */
function isQuestion(view: View, index: number): boolean {
  const at = view.is(index - 1, Class.objectPronoun) ? index - 2 : index - 1;
  return view.cueEntry(at)?.frames.has('wh') ?? false;
}

/** The first condition in the content, or null. An embedded question (`asked if …`) is none. */
export function findCondition(view: View, content: readonly TokenSpan[], frame: CueFrame | null): Span | null {
  const { conditionals, conditionalsAfterOnly, only } = view.pack.attribution;
  for (const piece of content) {
    let restricted = false;
    for (let i = piece.first; i < piece.end; i++) {
      const word = view.word(i);
      if (view.is(i, Class.stop)) restricted = false;
      if (word === only) restricted = true;
      const begins = conditionals.has(word)
        ? !(frame === 'wh' && i === piece.first)
        : restricted && conditionalsAfterOnly.has(word);
      if (begins && view.is(i, Class.interrogative) && isQuestion(view, i)) continue;
      if (!begins || i + 2 >= piece.end || view.word(i - 1) === 'as' || view.word(i - 1) === 'even') continue;
      const end = conditionEnd(view, i, piece.end);
      if (end > i + 1) return spanOf(view.parsed.tokens, i, end);
    }
  }
  return null;
}

/**
 * Attributions after or inside what they attribute: `The pier will close, the minister said.`, `The pier, she said, will close.`
 * and `according to X` in front, in the middle and at the end.
 */
import { type Candidate, candidate } from '../candidate.ts';
import { isClause, timeEnd } from '../complements.ts';
import { subjectBefore, type TokenSpan } from '../noun-phrases.ts';
import { phraseAfter } from '../phrases-after.ts';
import type { SentenceView } from '../sentences.ts';
import { verbGroupAt } from '../verb-groups.ts';
import { Class, type View } from '../view.ts';

/** A little word before the content's first real one is not part of it: `But`, `And`. */
function contentStart(view: View, first: number): number {
  return view.is(first, Class.coordinator) && view.is(first, Class.capital) ? first + 1 : first;
}

function pieces(...given: readonly TokenSpan[]): readonly TokenSpan[] {
  return given.filter(({ first, end }) => end > first);
}

/** Where an attribution that began at `first` ends: a sign, after a time and a place. Null when more than that follows. */
function attributionEnd(view: View, first: number, sentence: SentenceView): number | null {
  let i = timeEnd(view, first, sentence.close);
  if (i >= sentence.close) return sentence.close;
  if (view.is(i, Class.comma)) return i;
  if (!view.is(i, Class.preposition)) return view.is(i, Class.dash | Class.stop) ? i : null;
  for (; i < sentence.close; i++) {
    if (view.is(i, Class.comma | Class.dash)) return i;
    if (view.quoted(i) || view.is(i, Class.modal | Class.subjectPronoun | Class.cue)) return null;
  }
  return sentence.close;
}

/** After a whole clause and its attribution: `, who …`, `, a …`, `, citing …` are the reporter's. */
function isAfterthought(view: View, { first, end }: TokenSpan): boolean {
  if (end <= first) return true;
  if (
    view.is(first, Class.relative | Class.participle) ||
    (view.is(first, Class.cue) && view.cueShape(first) === 'ing')
  )
    return true;
  return (
    view.pack.attribution.articles.has(view.word(first)) ||
    (view.is(first, Class.preposition) && !isClause(view, first, end))
  );
}

function closing(view: View, sentence: SentenceView, head: number, from: number): Candidate | null {
  const group = verbGroupAt(view, head, from);
  if (group?.kind !== 'finite' || !group.entry.frames.has('final')) return null;
  const subject = subjectBefore(view, group.first, from);
  const inverted =
    subject === null && view.is(head - 1, Class.comma) ? phraseAfter(view, head + 1, sentence.close) : null;
  const source = subject ?? inverted;
  if (source === null) return null;
  const start = subject === null ? head : subject.first;
  if (!view.is(start - 1, Class.comma | Class.dash) || start - 1 <= from) return null;
  const end = attributionEnd(view, Math.max(head + 1, source.end), sentence);
  if (end === null) return null;
  const first = contentStart(view, from);
  const rest = end + 1 < sentence.close ? { first: end + 1, end: sentence.close } : { first: 0, end: 0 };
  const whole = isClause(view, first, start - 1);
  const content = pieces({ first, end: start - 1 }, whole && isAfterthought(view, rest) ? { first: 0, end: 0 } : rest);
  if (start - 1 - first < 2 || (!whole && content.length < 2)) return null;
  return candidate({
    rule: rest.end > 0 ? 'closing-inside' : 'closing',
    sourceRule: subject === null ? 'inverted-subject' : subject.rule,
    source,
    cue: { first: head, end: head + 1 },
    lemma: group.lemma,
    frame: 'final',
    act: group.entry.frames.get('final') ?? group.entry.act,
    stance: group.entry.stance,
    negated: group.negated,
    content,
  });
}

/** `…, she said.`: the content is the sentence before the attribution. */
export function findClosingAttributions(
  view: View,
  sentence: SentenceView,
  taken: ReadonlySet<number>,
): readonly Candidate[] {
  for (let head = sentence.first + 3; head < sentence.close; head++) {
    if (!view.is(head, Class.cue) || view.quoted(head) || taken.has(head)) continue;
    const found = closing(view, sentence, head, sentence.first);
    if (found !== null) return [found];
  }
  return [];
}

/** `according to plan`, `according to custom`: how something went, not who says so. */
function isManner(view: View, first: number, end: number): boolean {
  return end - first === 1 && !view.is(first, Class.capital | Class.plural | Class.objectPronoun | Class.document);
}

/** The end of the source after `according to`: a comma that no apposition follows, or the sentence's end. */
function accordingSource(view: View, first: number, sentence: SentenceView): TokenSpan | null {
  let i = first;
  while (i < sentence.close && !view.is(i, Class.comma | Class.dash) && !view.quoted(i) && view.word(i) !== ';') {
    if (i > first && view.is(i, Class.subordinator | Class.coordinator) && view.is(i + 1, Class.subjectPronoun)) break;
    i++;
  }
  const whole = isClause(view, sentence.first, first - 2);
  if (whole && view.is(i, Class.comma) && view.is(i + 1, Class.determiner | Class.relative)) {
    let j = i + 1;
    while (j < sentence.close && !view.is(j, Class.comma | Class.dash)) j++;
    i = j;
  }
  return i > first && !isManner(view, first, i) ? { first, end: i } : null;
}

/** `(the count is higher, according to X)`: the words in the brackets around the cue; the sentence when there are none. */
function bracketAround(view: View, sentence: SentenceView, at: number): SentenceView {
  for (let i = at - 1; i > sentence.first; i--) {
    if (view.word(i) === ')') return sentence;
    if (view.word(i) !== '(') continue;
    let close = at;
    while (close < sentence.close && view.word(close) !== ')') close++;
    return { ...sentence, first: i + 1, close };
  }
  return sentence;
}

/** `According to X, …`, `…, according to X.`, `…, according to X, …`. */
export function findAccordingTo(view: View, sentence: SentenceView): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let i = sentence.first; i + 2 < sentence.close; i++) {
    if (view.word(i) !== 'according' || view.word(i + 1) !== 'to' || view.quoted(i)) continue;
    const bounds = bracketAround(view, sentence, i);
    const source = accordingSource(view, i + 2, bounds);
    if (source === null) continue;
    const content = accordingContent(view, bounds, i, source.end);
    if (content.length === 0) continue;
    found.push(
      candidate({
        rule: i === sentence.first ? 'according-front' : 'according-after',
        sourceRule: 'according-to',
        source,
        cue: { first: i, end: i + 2 },
        lemma: 'according to',
        content,
      }),
    );
    break;
  }
  return found;
}

function accordingContent(view: View, sentence: SentenceView, at: number, end: number): readonly TokenSpan[] {
  const rest = { first: view.is(end, Class.comma) ? end + 1 : end, end: sentence.close };
  if (at <= sentence.first + 1) return pieces(rest);
  const before = { first: contentStart(view, sentence.first), end: view.is(at - 1, Class.comma) ? at - 1 : at };
  const inside = view.is(end, Class.comma) && !view.is(end + 1, Class.participle | Class.relative | Class.coordinator);
  return inside ? pieces(before, rest) : pieces(before);
}

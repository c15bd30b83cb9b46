/**
 * Cues with a complement after them: `X said that …`, `X said …`, `X warned of …`, `X vowed to …`, `X rejected …`,
 * `X told Y …`, and the participles of the same verbs (`…, asserting that …`), whose source is the subject of the main clause.
 *
 *     `Varga warned Friday that the pier would close, adding that repairs take years`
 *      ^^^^^ ^^^^^^        ^^^^^^^^^^^^^^^^^^^^^^^^^  ^^^^^^ ^^^^^^^^^^^^^^^^^^^^^^^
 */
import type { CueFrame } from '../../types/index.ts';
import { type Candidate, candidate } from '../candidate.ts';
import { complementOf } from '../complements.ts';
import { isPlainVerb, type Subject, subjectBefore, type TokenSpan } from '../noun-phrases.ts';
import type { SentenceView } from '../sentences.ts';
import { isPossessiveMark, type VerbGroup, verbGroupAt } from '../verb-groups.ts';
import { Class, type View } from '../view.ts';

/** The subject of the first finite verb of the sentence, leading phrases and clauses skipped. */
export function mainSubject(view: View, sentence: SentenceView, before: number): Subject | null {
  let start = sentence.first;
  while (start < before && opensLeadingPhrase(view, start)) {
    const comma = nextComma(view, start, before);
    if (comma < 0 || comma + 2 >= before) break;
    start = comma + 1;
  }
  for (let i = start + 1; i < before; i++) {
    if (view.quoted(i)) continue;
    const auxiliary =
      view.is(i, Class.auxiliary | Class.modal) && !(view.word(i) === "'s" && !view.is(i - 1, Class.subjectPronoun));
    const verb =
      auxiliary ||
      isPlainVerb(view, i) ||
      (view.is(i, Class.past) &&
        !view.is(i - 1, Class.determiner | Class.possessive | Class.comma | Class.preposition));
    if (verb) return subjectBefore(view, i, start);
  }
  return null;
}

function opensLeadingPhrase(view: View, index: number): boolean {
  if (view.is(index, Class.preposition | Class.subordinator | Class.adverb | Class.time))
    return !view.is(index, Class.determiner);
  return (
    view.is(index, Class.participle) ||
    (view.is(index, Class.cue) && view.cueShape(index) === 'ing') ||
    (view.is(index, Class.past) && !view.is(index + 1, Class.capital))
  );
}

function nextComma(view: View, first: number, end: number): number {
  for (let i = first; i < end; i++) if (view.is(i, Class.comma) && !view.quoted(i)) return i;
  return -1;
}

/** `Noting that the pier is old, Varga closed it`: the subject after the comma that ends the participle's phrase. */
function subjectAfter(view: View, sentence: SentenceView, end: number): Subject | null {
  if (!view.is(end, Class.comma)) return null;
  for (let i = end + 2; i < Math.min(sentence.end, end + 20); i++) {
    const verb =
      view.is(i, Class.auxiliary | Class.modal) ||
      view.is(i, Class.cue) ||
      view.is(i, Class.past) ||
      isPlainVerb(view, i);
    if (verb && !view.is(i - 1, Class.determiner | Class.possessive)) return subjectBefore(view, i, end + 1);
  }
  return null;
}

interface Chosen {
  readonly source: Candidate['source'];
  readonly sourceRule: string;
}

function chooseSource(
  view: View,
  sentence: SentenceView,
  group: VerbGroup,
  contentEnd: number,
  running: Chosen | null,
): Chosen | null {
  if (group.kind === 'finite') {
    const subject = subjectBefore(view, group.first, sentence.first);
    if (subject !== null) return { source: subject, sourceRule: subject.rule };
    if (view.is(group.first - 1, Class.coordinator | Class.comma)) {
      const main = running ?? mainSubject(view, sentence, group.first);
      if (main === null) return null;
      return 'source' in main
        ? { ...main, sourceRule: 'elided-subject' }
        : { source: main, sourceRule: 'elided-subject' };
    }
    return null;
  }
  if (group.first === sentence.first) {
    const after = subjectAfter(view, sentence, contentEnd);
    return after === null ? null : { source: after, sourceRule: 'participle-subject' };
  }
  if (group.kind === 'participle' && !view.is(group.first - 1, Class.comma | Class.coordinator | Class.dash)) {
    const near = subjectBefore(view, group.first, sentence.first);
    if (near !== null && view.is(near.end - 1, Class.speaker | Class.objectPronoun))
      return { source: near, sourceRule: 'participle-noun' };
  }
  if (running !== null) return { ...running, sourceRule: 'participle-subject' };
  const main = mainSubject(view, sentence, group.first);
  return main === null ? null : { source: main, sourceRule: 'participle-subject' };
}

/** False for an event or a thing that `underscores` or `highlights` something: that is the reporter's own view. */
function speaks(view: View, lemma: string, { first, end }: TokenSpan): boolean {
  if (!view.pack.attribution.personalCues.has(lemma)) return true;
  let head = first;
  for (
    let i = first;
    i < end && !view.is(i, Class.comma) && !(i > first && view.is(i, Class.preposition | Class.relative));
    i++
  ) {
    if (view.is(i, Class.word) && !isPossessiveMark(view, i)) head = i;
  }
  const named = Class.capital | Class.subjectPronoun | Class.speaker | Class.document | Class.relative;
  if (head === first && view.is(head, Class.determiner)) return view.is(head, Class.plural);
  return view.is(head, named) && !(view.is(head, Class.determiner) && head === first);
}

/**
 * Places where a phrase after a verb is rarely a content: after a noun (`people backing the plan`: 14 % right in PolNeAR's
 * training half) and in a relative clause (`the man who attacked it`: 29 %).
 */
function isWeak(view: View, group: VerbGroup, frame: CueFrame): boolean {
  const clausal = frame === 'that' || frame === 'clause' || frame === 'told' || frame === 'wh';
  if (clausal) return false;
  const before = group.first - 1;
  if (group.kind === 'finite') return view.is(before, Class.relative) && !view.is(before, Class.comma);
  if (group.kind === 'participle')
    return !view.is(before, Class.comma | Class.coordinator | Class.dash) && before >= 0 && view.is(before, Class.word);
  return false;
}

/**
 * The content as far as it goes: to the comma that ends a dependent clause (`while he said X, nobody came`), and through a
 * quotation of several sentences in which it ends.
 */
function contentBounds(view: View, sentence: SentenceView, group: VerbGroup, content: TokenSpan): TokenSpan {
  let { end } = content;
  const subject = group.kind === 'finite' ? subjectBefore(view, group.first, sentence.first) : null;
  const opener = subject === null ? -1 : subject.first - 1;
  if (opener >= sentence.first && view.pack.attribution.clauseOpeners.has(view.word(opener))) {
    const comma = nextComma(view, content.first, end);
    if (comma > content.first) end = comma;
  }
  const { quotation } = view.parsed.tokens;
  const open = quotation[end - 1]!;
  if (open !== 0 && end >= sentence.close) while (end < view.length && quotation[end] === open) end++;
  return { first: content.first, end };
}

function ruleOf(group: VerbGroup, frame: CueFrame): string {
  const shape = frame.startsWith('prep:') ? 'preposition' : frame;
  return group.kind === 'finite' ? `reported-${shape}` : `${group.kind}-${shape}`;
}

/** The source of an attribution that another finder has taken, before this cue in the sentence. */
function closedBy(view: View, sentence: SentenceView, before: number, taken: ReadonlySet<number>): Chosen | null {
  for (let i = before - 1; i >= sentence.first; i--) {
    if (!taken.has(i)) continue;
    const group = verbGroupAt(view, i, sentence.first);
    const subject = group?.kind === 'finite' ? subjectBefore(view, group.first, sentence.first) : null;
    if (subject !== null) return { source: subject, sourceRule: subject.rule };
  }
  return null;
}

/** All candidates of one sentence, in order. `taken` says which cues other finders have used. */
export function findReportedSpeech(
  view: View,
  sentence: SentenceView,
  taken: ReadonlySet<number>,
): readonly Candidate[] {
  const found: Candidate[] = [];
  let running: Chosen | null = null;
  for (let head = sentence.first; head < sentence.close; head++) {
    if (!view.is(head, Class.cue) || view.quoted(head) || taken.has(head)) continue;
    const group = verbGroupAt(view, head, sentence.first);
    if (group === null || group.kind === 'reduced' || group.kind === 'passive' || group.kind === 'infinitive') continue;
    const complement = complementOf(view, group, sentence.close);
    if (complement === null) continue;
    running ??= closedBy(view, sentence, group.first, taken);
    const bounds = contentBounds(view, sentence, group, complement.content);
    const last = found.at(-1);
    const inside = last?.content.some(({ first, end }) => head >= first && head < end);
    if (isWeak(view, group, complement.frame)) continue;
    const chosen = chooseSource(view, sentence, group, bounds.end, inside ? null : running);
    if (chosen === null || chosen.source === null) continue;
    if (complement.frame === 'object' && !speaks(view, group.lemma, chosen.source)) continue;
    found.push(
      candidate({
        rule: ruleOf(group, complement.frame),
        sourceRule: chosen.sourceRule,
        source: chosen.source,
        cue: { first: head, end: head + 1 },
        lemma: group.lemma,
        frame: complement.frame,
        act: group.entry.frames.get(complement.frame) ?? group.entry.act,
        stance: group.entry.stance,
        negated: group.negated,
        content: [bounds],
        addressee: complement.addressee,
      }),
    );
    if (group.kind === 'finite' && !inside) running = chosen;
  }
  return found;
}

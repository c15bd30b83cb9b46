/**
 * Headline forms: `Varga Warns Orsk: Pier Will Close`, `Varga: Pier will close`; and `said: the pier …` without marks.
 * A label before a colon counts when the article knows it as a person or an organisation, so that `Analysis:` does not.
 */
import { contains } from '../../lib/spans.ts';
import { spanOf } from '../../lib/tokens.ts';
import { type Candidate, candidate } from '../candidate.ts';
import { firstMention } from '../naming.ts';
import { subjectBefore } from '../noun-phrases.ts';
import type { SentenceView } from '../sentences.ts';
import { verbGroupAt } from '../verb-groups.ts';
import { Class, type View } from '../view.ts';
import { mainSubject } from './reported-speech.ts';

function colonOf(view: View, sentence: SentenceView): number {
  for (let i = sentence.first + 1; i + 1 < sentence.close; i++) if (view.word(i) === ':' && !view.quoted(i)) return i;
  return -1;
}

/** True when the label is a person's or organisation's name, by the article's mentions. */
function isKnownName(view: View, first: number, end: number): boolean {
  const label = spanOf(view.parsed.tokens, first, end);
  const { mentions } = view.parsed;
  const mention = mentions[firstMention(mentions, label.start)];
  if (mention === undefined || mention.type === 'LOC' || mention.nameSpan === null) return false;
  return contains(label, mention.nameSpan) && contains(mention.span, label);
}

/** A cue between the beginning and the colon: `Varga Warns Orsk:`. */
function withCue(view: View, sentence: SentenceView, colon: number): Candidate | null {
  for (let head = sentence.first + 1; head < colon; head++) {
    if (!view.is(head, Class.cue) || view.quoted(head)) continue;
    const group = verbGroupAt(view, head, sentence.first);
    if (group?.kind !== 'finite' || !group.entry.frames.has('quote')) continue;
    const near = subjectBefore(view, group.first, sentence.first);
    const source = near ?? mainSubject(view, sentence, group.first);
    if (source === null) continue;
    const addressee =
      head + 1 < colon && view.is(head + 1, Class.word) && group.entry.frames.has('told')
        ? { first: head + 1, end: colon }
        : null;
    if (head + 1 < colon && addressee === null && sentence.kind !== 'headline' && colon - head > 6) continue;
    return candidate({
      rule: 'cue-colon',
      sourceRule: source.rule,
      source,
      cue: { first: head, end: head + 1 },
      lemma: group.lemma,
      frame: 'quote',
      act: group.entry.frames.get('quote') ?? group.entry.act,
      stance: group.entry.stance,
      negated: group.negated,
      content: [{ first: colon + 1, end: sentence.close }],
      addressee,
    });
  }
  return null;
}

/** At most one candidate: the first colon of a headline, or of a sentence whose cue stands directly before it. */
export function findColons(view: View, sentence: SentenceView, taken: ReadonlySet<number>): readonly Candidate[] {
  const colon = colonOf(view, sentence);
  if (colon < 0 || view.quoted(colon + 1)) return [];
  const headline = sentence.kind === 'headline' || sentence.kind === 'subheading';
  const cue = withCue(view, sentence, colon);
  if (cue !== null && !taken.has(cue.cue!.first)) return [cue];
  if (!headline || colon - sentence.first > 5 || !isKnownName(view, sentence.first, colon)) return [];
  return [
    candidate({
      rule: 'headline-colon',
      sourceRule: 'headline-colon',
      source: { first: sentence.first, end: colon },
      cue: { first: colon, end: colon + 1 },
      lemma: ':',
      content: [{ first: colon + 1, end: sentence.close }],
    }),
  ];
}

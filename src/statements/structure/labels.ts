/**
 * Speakers' labels at the beginning of paragraphs: `VARGA: …`, `[00:12] Ms. Orle (through interpreter): …`, `[Varga] …`, `Q. …`. What
 * looks like one; whether the article has turns at all is decided over all of them (`turns.ts`).
 */
import { isCapitalised } from '../../lib/tokens.ts';
import type { WordRange } from '../../lib/trees.ts';
import { isDash, type Layout } from './layout.ts';
import { mentionAt } from './leads.ts';

export interface Label {
  /** Index into `Layout.paragraphs`. */
  readonly paragraph: number;
  /** `question` and `answer` for Q and A; `capitals` when all its words are; else `name`. */
  readonly form: 'question' | 'answer' | 'capitals' | 'name';
  /** Lower case, without asides and courtesy titles: equal for equal labels. */
  readonly key: string;
  /** The label's own words, without time stamp, brackets and aside. */
  readonly source: WordRange;
  /** The colon or other sign after it; -1 for none. */
  readonly sign: number;
  /** First word after it. */
  readonly first: number;
  /** The article names a person, or a role, so. */
  readonly known: boolean;
}

/** Words and signs before the colon, aside included. */
const longestLabel = 16;
const longestName = 8;

const labelled: ReadonlySet<string> = new Set(['paragraph', 'blockquote', 'list-item', 'subheading']);

/** The label that a paragraph begins with, or null. Looks at no more than its first words. */
export function labelOf(layout: Layout, paragraph: number): Label | null {
  const { first, end, kind } = layout.paragraphs[paragraph]!;
  if (!labelled.has(kind)) return null;
  let at = first;
  const { words } = layout.parsed;
  while (at < end && words.quotation[at]! > 0 && layout.isWord[at] === 0) at++;
  at = afterTimestamp(layout, at, end);
  if (at >= end) return null;
  return (
    letterLabel(layout, paragraph, at, end) ??
    bracketLabel(layout, paragraph, at, end) ??
    nameLabel(layout, paragraph, at, end)
  );
}

/** `[00:12:31]`, `(12:31)`, `12:31 –`. */
function afterTimestamp({ parsed: { words } }: Layout, at: number, end: number): number {
  let next = at;
  const bracket = isOpening(words.forms[next]!);
  if (bracket) next++;
  const from = next;
  while (next < end && next - from < 7 && isTimePart(words.forms[next]!)) next++;
  if (next === from || !/^\d/.test(words.forms[from]!)) return at;
  if (bracket) return next < end && isClosing(words.forms[next]!) ? next + 1 : at;
  const clock = next - from > 1 || words.forms[from]!.includes(':');
  if (!clock) return at;
  return next < end && isDash(words.forms[next]!) ? next + 1 : next;
}

function isTimePart(form: string): boolean {
  return form.length <= 12 && /^(?:\d{1,2}(?::\d{2}){0,2}(?:\.\d+)?|:)$/.test(form);
}

function isOpening(form: string): boolean {
  return form === '(' || form === '[';
}

function isClosing(form: string): boolean {
  return form === ')' || form === ']';
}

/** `Q:`, `Q.`, `A)`, `Question:`; `Q Why …` without a sign. */
function letterLabel(layout: Layout, paragraph: number, at: number, end: number): Label | null {
  const { words } = layout.parsed;
  const { questionLabels, answerLabels } = layout.pack.transcripts;
  const own = words.lower[at]!.replace(/\.$/, '');
  const question = questionLabels.has(own);
  if (!(question || answerLabels.has(own)) || !isCapitalised(words.forms[at]!)) return null;
  const dotted = own !== words.lower[at];
  const next = words.forms[at + 1];
  if (at + 1 >= end || next === undefined) return null;
  const signed = next === ':' || next === ')' || (!dotted && next === '.') || isDash(next);
  if (!(signed || dotted || (question && own.length === 1 && isCapitalised(next)))) return null;
  const first = signed ? at + 2 : at + 1;
  const source = { first: at, end: at + 1 };
  const sign = next === ':' ? at + 1 : -1;
  return { paragraph, form: question ? 'question' : 'answer', key: own, source, sign, first, known: true };
}

/** `[Varga] We will …`, `[Varga]: …`. */
function bracketLabel(layout: Layout, paragraph: number, at: number, end: number): Label | null {
  const { forms } = layout.parsed.words;
  if (forms[at] !== '[') return null;
  let close = at + 1;
  while (close < end && close - at <= longestName && !isClosing(forms[close]!)) close++;
  if (close >= end || !isClosing(forms[close]!)) return null;
  const colon = forms[close + 1] === ':' && close + 1 < end ? close + 1 : -1;
  return named(layout, paragraph, { first: at + 1, end: close }, colon, colon < 0 ? close + 1 : colon + 1);
}

/** `VARGA: …`, `Chairman Ostrow (through interpreter): …`. */
function nameLabel(layout: Layout, paragraph: number, at: number, end: number): Label | null {
  const { forms } = layout.parsed.words;
  const stop = Math.min(end, at + longestLabel);
  let close = -1;
  for (let i = at; i < stop; i++) {
    if (forms[i] === ':') return named(layout, paragraph, { first: at, end: close < 0 ? i : close }, i, i + 1);
    if (isOpening(forms[i]!)) {
      if (close < 0) close = i;
      while (i < stop && !isClosing(forms[i]!)) i++;
    } else if (close >= 0) return null;
  }
  return null;
}

function named(layout: Layout, paragraph: number, source: WordRange, sign: number, first: number): Label | null {
  const { words, mentions } = layout.parsed;
  if (source.end <= source.first || source.end - source.first > longestName) return null;
  const kept: string[] = [];
  let capitals = true;
  for (let i = source.first; i < source.end; i++) {
    if (!mayStandInLabel(layout, i)) return null;
    if (layout.isWord[i] === 0) continue;
    const form = words.forms[i]!;
    const lower = words.lower[i]!;
    if (form !== form.toUpperCase()) capitals = false;
    if (!isCourtesy(layout, lower)) kept.push(lower);
  }
  const key = kept.join(' ');
  if (key === '' || !isSpeaker(layout, source, kept)) return null;
  if (capitals && key.length < 2) return null;
  const mention = mentionAt(mentions, words.start[source.end - 1]!);
  const known = (mention?.type === 'PER' && mention.nameSpan !== null) || isRole(layout, kept.at(-1)!);
  return { paragraph, form: capitals ? 'capitals' : 'name', key, source, sign, first, known };
}

function mayStandInLabel({ parsed: { words }, pack, isWord }: Layout, word: number): boolean {
  const form = words.forms[word]!;
  const lower = words.lower[word]!;
  if (isWord[word] === 0)
    return form === ',' || form === '&' || form === '-' || form === '–' || form === '’' || form === "'" || form === '/';
  if (isCapitalised(form)) return true;
  return (
    pack.nameParticles.has(lower) ||
    pack.nameJoints.has(lower) ||
    pack.roleNouns.has(lower) ||
    pack.transcripts.speakers.has(lower) ||
    pack.definiteArticles.has(lower)
  );
}

function isCourtesy({ pack }: Layout, lower: string): boolean {
  return pack.courtesyTitles.has(lower) || pack.courtesyTitles.has(`${lower}.`);
}

function isRole({ pack }: Layout, lower: string): boolean {
  return pack.roleNouns.has(lower) || pack.transcripts.speakers.has(lower) || pack.attribution.speakerNouns.has(lower);
}

/** Not `Photo:`, `Read more:`, `Monday:`, `Here’s Why:`. */
function isSpeaker({ parsed: { words, tree }, pack }: Layout, source: WordRange, kept: readonly string[]): boolean {
  const { notSpeakers } = pack.transcripts;
  if (notSpeakers.has(kept.join(' ')) || notSpeakers.has(kept[0]!) || notSpeakers.has(kept.at(-1)!)) return false;
  if (pack.weekdays.has(kept[0]!) || pack.months.has(kept[0]!) || pack.pronouns.has(kept[0]!)) return false;
  if (!kept.some((word) => /\p{L}/u.test(word))) return false;
  for (let i = source.first; i < source.end; i++) {
    const upos = tree.labels.upos[tree.upos[i]!]!;
    const form = words.forms[i]!;
    if ((upos === 'AUX' || upos === 'VERB') && (form !== form.toUpperCase() || pack.cueForms.has(words.lower[i]!))) {
      // A tagger may take a surname for a verb; a form of a cue, or a small letter, is one.
      if (pack.cueForms.has(words.lower[i]!) || !isCapitalised(form)) return false;
    }
  }
  return true;
}

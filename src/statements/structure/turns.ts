/**
 * Interviews and transcripts: each turn is a relation, its label the source, the colon the cue, all that follows up to the next label the
 * content. One label proves nothing (`Photo: …`, `Varga: pier will close`): they must repeat or alternate, and what they lead
 * must sound spoken.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import { intervieweeOf } from './interviewee.ts';
import { type Label, labelOf } from './labels.ts';
import { joined, type Layout } from './layout.ts';
import { soundsSpoken, withoutDirections } from './speech.ts';

/** Paragraphs between two labels that belong to the first of them unseen. */
const surelySpoken = 3;

const spokenKinds: ReadonlySet<string> = new Set(['paragraph', 'blockquote', 'list-item']);

/** All turns of an article, in text order; empty for one that is neither interview nor transcript. Linear in the words. */
export function findTurns(layout: Layout): readonly Relation[] {
  const labels: Label[] = [];
  for (let paragraph = 0; paragraph < layout.paragraphs.length; paragraph++) {
    const label = labelOf(layout, paragraph);
    if (label !== null) labels.push(label);
  }
  const turns = speakingLabels(layout, labels);
  if (turns.length === 0) return [];
  const answerer = turns.some(({ form }) => form === 'answer')
    ? intervieweeOf(layout, layout.paragraphs[turns[0]!.paragraph]!.first, false)
    : null;
  return turns.flatMap((label, at) => {
    const content = contentOf(layout, label, turns[at + 1]);
    return content.length === 0 ? [] : [turn(label, content, answerer)];
  });
}

function turn(label: Label, content: readonly WordRange[], answerer: WordRange | null): Relation {
  const { source, sign, form } = label;
  const known = form === 'answer' && answerer !== null;
  return {
    rule: 'turn',
    sourceRule: known ? 'interviewee' : 'label',
    source: known ? answerer : source,
    cueHead: sign,
    cue: sign < 0 ? null : { first: sign, end: sign + 1 },
    content,
    confidence: known ? 0.85 : 0.9,
  };
}

/** Those labels that are speakers', by the evidence of all of them. */
function speakingLabels(layout: Layout, labels: readonly Label[]): readonly Label[] {
  const letters = labels.filter(({ form }) => form === 'question' || form === 'answer');
  const names = labels.filter(({ form }) => form === 'capitals' || form === 'name');
  const speaking = new Set([...(areLetters(layout, letters) ? letters : []), ...namesThatSpeak(layout, names)]);
  return labels.filter((label) => speaking.has(label));
}

/** Q and A both, or several answers that each follow a question. */
function areLetters(layout: Layout, labels: readonly Label[]): boolean {
  const answers = labels.filter(({ form }) => form === 'answer');
  if (answers.length > 0 && answers.length < labels.length) return true;
  const asked = answers.filter(({ paragraph }) => paragraph > 0 && isQuestion(layout, paragraph - 1));
  return answers.length > 1 && 2 * asked.length > answers.length;
}

/** A paragraph that ends with a question mark. */
export function isQuestion({ paragraphs, parsed, isWord }: Layout, paragraph: number): boolean {
  const { first, end } = paragraphs[paragraph]!;
  for (let i = end - 1; i >= first && isWord[i] === 0; i--) if (parsed.words.forms[i]!.includes('?')) return true;
  return false;
}

function namesThatSpeak(layout: Layout, labels: readonly Label[]): readonly Label[] {
  if (labels.length < 2) return [];
  const counts = countBySpeaker(labels);
  const spoken = labels.filter((label) => soundsSpoken(layout, openingOf(layout, label)));
  const repeated = labels.length - counts.size;
  const share = spoken.length / labels.length;
  const capitals = labels.filter(({ form }) => form === 'capitals').length;
  const known = labels.filter((label) => label.known).length;
  const converse = labels.length >= 3 && counts.size >= 2 && repeated > 0 && share >= 0.4;
  const exchange = counts.size >= 2 && 2 * capitals > labels.length && known > 0 && share >= 0.5;
  const answers = counts.size === 1 && labels.length >= 3 && share >= 0.6;
  const panel = labels.length >= 3 && known === labels.length && share >= 0.7;
  const record = counts.size >= 2 && repeated > 0 && capitals === labels.length && areNames(labels);
  if (!(converse || exchange || answers || panel || record)) return [];
  return labels.filter(
    (label) => counts.get(speakerOf(label))! > 1 || label.known || label.form === 'capitals' || label.key.includes(' '),
  );
}

/** Capital letters before colons, taking turns: each a name or a role, or of several words as names are, some surely so. */
function areNames(labels: readonly Label[]): boolean {
  return labels.some(({ known }) => known) && labels.every(({ known, key }) => known || key.includes(' '));
}

/** The surname, or last word: what a speaker is called once the full name was given. */
function speakerOf({ key }: Label): string {
  return key.slice(key.lastIndexOf(' ') + 1);
}

function countBySpeaker(labels: readonly Label[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(speakerOf(label), (counts.get(speakerOf(label)) ?? 0) + 1);
  return counts;
}

/** What the label's own paragraph says; the next one where the label stands alone. */
function openingOf({ paragraphs }: Layout, { paragraph, first }: Label): WordRange {
  const { end } = paragraphs[paragraph]!;
  return first < end ? { first, end } : (paragraphs[paragraph + 1] ?? { first: end, end });
}

function contentOf(layout: Layout, label: Label, next: Label | undefined): readonly WordRange[] {
  const { paragraphs } = layout;
  const own = paragraphs[label.paragraph]!;
  const pieces = [...withoutDirections(layout, { first: label.first, end: own.end })];
  const last = next?.paragraph ?? paragraphs.length;
  // Far from the next label, a paragraph must sound spoken.
  const sure = next !== undefined && last - label.paragraph - 1 <= surelySpoken;
  const alone = label.first >= own.end;
  for (let at = label.paragraph + 1; at < last; at++) {
    const paragraph = paragraphs[at]!;
    if (!spokenKinds.has(paragraph.kind)) {
      if (paragraph.kind === 'caption') continue;
      break;
    }
    const first = alone && at === label.paragraph + 1;
    if (!(sure || first || soundsSpoken(layout, paragraph))) break;
    pieces.push(...withoutDirections(layout, paragraph));
  }
  return joined(pieces);
}

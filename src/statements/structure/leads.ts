/** Sentences that introduce a quotation without a cue that the engine knows: who their subject is, and what they do. */
import type { WordRange } from '../../lib/trees.ts';
import type { Mention } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import { type Layout, sentenceRange } from './layout.ts';

/** Longer subjects are cut to the phrase before their first comma. In words. */
const longestSource = 25;

/** Farther before a colon no verb is looked for, in words. */
const longestLead = 100;

/**
 * Who is introduced before a colon: `… does not surprise the pollster Ilse Varga:`, a name right before it; else, `Varga called them on
 * it:`, the subject of the verb nearest to it. Before a paragraph of its own (`apart`) any subject will do but `it`.
 */
export function colonLead(layout: Layout, lead: number, apart: boolean): Omit<Relation, 'content'> | null {
  const { tree, words } = layout.parsed;
  const named = nameBefore(layout, lead);
  if (named !== null) {
    const cue = { first: lead + 1, end: lead + 2 };
    return { rule: 'colon-before', sourceRule: 'colon', source: named, cueHead: lead + 1, cue, confidence: 0.6 };
  }
  const { first } = sentenceRange(layout, words.sentence[lead]!);
  for (let verb = lead; verb >= Math.max(first, lead - longestLead); verb--) {
    if (words.quotation[verb] !== 0 || !isVerb(layout, verb)) continue;
    if (!clauses.has(tree.labels.deprel[tree.relation[verb]!]!)) continue;
    const subject = subjectFor(layout, verb);
    const speaks = subject >= 0 && (maySpeak(layout, subject) || (apart && isNoun(layout, subject)));
    const source = speaks ? sourceRange(layout, subject, verb) : subject < 0 ? mentionBefore(layout, -1, verb) : null;
    if (source === null) continue;
    const cue = { first: verb, end: verb + 1 };
    return { rule: 'colon-before', sourceRule: 'subject', source, cueHead: verb, cue, confidence: 0.6 };
  }
  return null;
}

const clauses: ReadonlySet<string> = new Set(['root', 'conj', 'parataxis', 'ccomp']);

function nameBefore({ parsed: { words, mentions, tree } }: Layout, lead: number): WordRange | null {
  const mention = mentionAt(mentions, words.start[lead]!);
  if (mention?.type !== 'PER' || mention.nameSpan === null || mention.span.end !== words.end[lead]) return null;
  let first = lead;
  while (first > 0 && words.start[first - 1]! >= mention.span.start) first--;
  const before = first - 1;
  const article = before >= 0 && tree.head[before]! >= first && tree.head[before]! <= lead;
  if (article && tree.labels.deprel[tree.relation[before]!] === 'det') first--;
  return { first, end: lead + 1 };
}

function isNoun({ parsed: { tree } }: Layout, word: number): boolean {
  const upos = tree.labels.upos[tree.upos[word]!]!;
  return upos === 'NOUN' || upos === 'PROPN';
}

/** True when a colon is all that stands between a word and the quotation after it. */
export function followsColon({ parsed: { words } }: Layout, lead: number, quote: number): boolean {
  for (let i = quote - 1; i > lead && i >= quote - 3; i--) if (words.forms[i] === ':') return true;
  return false;
}

function isVerb({ parsed: { tree } }: Layout, word: number): boolean {
  const upos = tree.labels.upos[tree.upos[word]!]!;
  return upos === 'VERB' || upos === 'AUX';
}

/** Its own subject, or that of the verb it is coordinated with. */
function subjectFor({ parsed: { tree }, index }: Layout, verb: number): number {
  for (let at = verb, steps = 0; at >= 0 && steps < 4; at = tree.head[at]!, steps++) {
    for (let child = index.firstChild[at]!; child >= 0; child = index.nextSibling[child]!) {
      const relation = tree.labels.deprel[tree.relation[child]!]!;
      if (relation === 'nsubj' || relation === 'nsubj:pass') return child;
    }
    if (tree.labels.deprel[tree.relation[at]!] !== 'conj') return -1;
  }
  return -1;
}

function sourceRange(layout: Layout, subject: number, verb: number): WordRange {
  const { parsed, index } = layout;
  const whole = mentionBefore(layout, subject, verb);
  if (whole !== null) return whole;
  const first = index.left[subject]!;
  let end = index.right[subject]! + 1;
  if (first <= verb && verb < end) end = verb;
  if (end - first > longestSource) {
    for (let i = subject + 1; i < end; i++) if (parsed.words.forms[i] === ',') end = i;
  }
  while (end > subject + 1 && parsed.words.forms[end - 1] === ',') end--;
  return first < end && first <= subject && subject < end ? { first, end } : { first: subject, end: subject + 1 };
}

/** The person's name right before a verb, whatever the tree makes of it: around `subject`, where that is given (-1 for none). */
function mentionBefore({ parsed: { words, mentions } }: Layout, subject: number, verb: number): WordRange | null {
  if (verb === 0) return null;
  const mention = mentionAt(mentions, words.start[verb - 1]!);
  if (mention?.type !== 'PER' || mention.nameSpan === null || mention.span.end !== words.end[verb - 1]) return null;
  let first = verb - 1;
  while (first > 0 && words.start[first - 1]! >= mention.span.start) first--;
  return subject < 0 || (first <= subject && subject < verb) ? { first, end: verb } : null;
}

/**
 * The person that the sentence before a quotation is about: its main subject, where that is a name, a pronoun for a person or
 * a role. A sentence of the paragraph before must name the person or use a pronoun.
 */
export function floatingSource(layout: Layout, lead: number, near: boolean): WordRange | null {
  const { parsed } = layout;
  const { first, end } = sentenceRange(layout, parsed.words.sentence[lead]!);
  if (parsed.words.forms[end - 1] === '?') return null;
  for (let root = first; root < end; root++) {
    if (parsed.tree.head[root]! >= 0) continue;
    const subject = subjectFor(layout, root);
    if (subject < 0 || parsed.words.quotation[subject] !== 0 || !isPerson(layout, subject, near)) return null;
    return sourceRange(layout, subject, root);
  }
  return null;
}

/** A person, an organisation or a text. */
function maySpeak(layout: Layout, word: number): boolean {
  if (isPerson(layout, word, true)) return true;
  const { words, mentions } = layout.parsed;
  const type = mentionAt(mentions, words.start[word]!)?.type;
  return type === 'ORG' || layout.pack.attribution.documentNouns.has(words.lower[word]!);
}

const persons: ReadonlySet<string> = new Set(['female', 'male', 'plural']);

function isPerson({ parsed, pack }: Layout, word: number, near: boolean): boolean {
  const { words, mentions } = parsed;
  if (persons.has(pack.pronouns.get(words.lower[word]!) ?? '')) return true;
  const mention = mentionAt(mentions, words.start[word]!);
  if (mention !== null) return mention.type === 'PER' && (near || mention.nameSpan !== null);
  return near && (pack.roleNouns.has(words.lower[word]!) || pack.attribution.speakerNouns.has(words.lower[word]!));
}

/** The mention around an offset; mentions are in text order. Binary search. */
export function mentionAt(mentions: readonly Mention[], offset: number): Mention | null {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (mentions[middle]!.span.end > offset) high = middle;
    else low = middle + 1;
  }
  const mention = mentions[low];
  return mention !== undefined && mention.span.start <= offset ? mention : null;
}

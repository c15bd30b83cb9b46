/**
 * Headlines with a sign for a cue: `Varga: Toll Would Break Treaty`, `Bridge Is Safe — Tarn`. What stands on the one side must be somebody:
 * `Live:`, `Recipe:`, `Merrow 3-1 Orsk:` say nothing.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import { isDash, type Layout, type Paragraph, paragraphOf } from './layout.ts';
import { mentionAt } from './leads.ts';
import { tagOf } from './words.ts';

/** Words of a label at the end of a headline. */
const longestTail = 5;
const shortestSaying = 3;

/** The relations given without those of labels that are nobody's, then those of names after a dash. */
export function withHeadlines(layout: Layout, relations: readonly Relation[]): readonly Relation[] {
  const names = namesInText(layout);
  const kept: Relation[] = [];
  const spoken = new Set<number>();
  for (const relation of relations) {
    const at = relation.cueHead < 0 ? -1 : paragraphOf(layout, relation.cueHead);
    const inHeadline = at >= 0 && layout.paragraphs[at]!.kind === 'headline';
    if (inHeadline) spoken.add(at);
    const read = inHeadline ? readLabel(layout, relation, names) : relation;
    if (read !== null) kept.push(read);
  }
  layout.paragraphs.forEach((paragraph, at) => {
    if (paragraph.kind !== 'headline' || spoken.has(at)) return;
    const signed = afterDash(layout, paragraph) ?? beforeQuotation(layout, paragraph, names);
    if (signed !== null) kept.push(signed);
  });
  return kept;
}

/** Lower case: what has the tag of a name outside headlines. Empty where there is no headline. */
function namesInText(layout: Layout): ReadonlySet<string> {
  const names = new Set<string>();
  const { paragraphs, parsed } = layout;
  if (!paragraphs.some(({ kind }) => kind === 'headline')) return names;
  for (const { first, end, kind } of paragraphs) {
    if (kind === 'headline') continue;
    for (let i = first; i < end; i++) {
      const small = parsed.words.lower[i]!;
      const isDay = layout.pack.weekdays.has(small) || layout.pack.months.has(small);
      if (tagOf(layout, i) === 'PROPN' && !isDay) names.add(small);
    }
  }
  return names;
}

/** The relation, or that of the verb before the colon (`Varga Warns Velmora: …`), or null where its source is nobody. */
function readLabel(layout: Layout, relation: Relation, names: ReadonlySet<string>): Relation | null {
  const { cueHead, source } = relation;
  const form = layout.parsed.words.forms[cueHead]!;
  if (source === null || !(form === ':' || isDash(form))) return relation;
  const verb = source.end <= cueHead ? verbIn(layout, { first: source.first, end: cueHead }, names) : -1;
  if (verb < 0) return isSomebody(layout, source, names) ? relation : null;
  return {
    ...relation,
    rule: 'verb',
    sourceRule: 'subject',
    source: { first: source.first, end: verb },
    cueHead: verb,
    cue: { first: verb, end: verb + 1 },
  };
}

/** A form of a verb of saying after somebody who says it; not the bare form, which may be a noun. */
function verbIn(layout: Layout, { first, end }: WordRange, names: ReadonlySet<string>): number {
  const { words } = layout.parsed;
  for (let i = first + 1; i < end; i++) {
    const lemma = layout.pack.cueForms.get(words.lower[i]!);
    if (lemma === undefined || lemma === words.lower[i]) continue;
    const entry = layout.pack.cues.get(lemma);
    if (entry?.stance !== 'said' || !(entry.frames.has('that') || entry.frames.has('quote'))) continue;
    return isSomebody(layout, { first, end: i }, names) ? i : -1;
  }
  return -1;
}

/** A person, an organisation, a group, a place that may stand for one, a text; or what the article has for a name elsewhere. */
function isSomebody(layout: Layout, range: WordRange, names: ReadonlySet<string>): boolean {
  if (isScore(layout, range)) return false;
  if (hasName(layout, range, names) || speaks(layout, range)) return true;
  if (layout.pack.namedKinds.get(layout.parsed.words.lower[range.end - 1]!) === 'LOC') return false;
  for (let i = range.first; i < range.end; i++) if (names.has(layout.parsed.words.lower[i]!)) return true;
  return false;
}

/** `Merrow 3-1 Orsk`: a number, a dash, a number, as one word or as three. */
function isScore({ parsed: { words } }: Layout, { first, end }: WordRange): boolean {
  const isNumber = (form: string | undefined) => form !== undefined && /^\d{1,3}$/.test(form);
  for (let i = first; i < end; i++) {
    const form = words.forms[i]!;
    if (/^\d{1,3}[-–]\d{1,3}$/.test(form)) return true;
    if (isDash(form) && i > first && isNumber(words.forms[i - 1]) && isNumber(words.forms[i + 1])) return true;
  }
  return false;
}

/**
 * A place only at the end, and none that nobody speaks for: `Orsk weather`, `Quern Bridge` are nobody. In a headline's capitals one word may look like
 * a name (`Live`): the article has it too, or a list.
 */
function hasName({ parsed: { words, mentions }, pack }: Layout, range: WordRange, names: ReadonlySet<string>): boolean {
  const { first, end } = range;
  const last = words.lower[end - 1]!;
  const isKnown = names.has(last) || pack.organizations.has(last) || pack.places.has(last);
  if (end - first === 1 && !isKnown) return false;
  for (let i = first; i < end; i++) {
    const mention = mentionAt(mentions, words.start[i]!);
    if (mention === null) continue;
    if (mention.type !== 'LOC') return true;
    if (mention.span.end >= words.end[end - 1]! && pack.namedKinds.get(last) !== 'LOC') return true;
  }
  return false;
}

function speaks(layout: Layout, { first, end }: WordRange): boolean {
  for (let i = first; i < end; i++) if (isSpeaking(layout, i)) return true;
  return false;
}

function isSpeaking({ parsed: { words }, pack }: Layout, word: number): boolean {
  const { attribution, fields } = pack;
  for (const form of [words.lower[word]!, words.lemmas[word]!.toLowerCase()]) {
    if (pack.roleNouns.has(form) || attribution.speakerNouns.has(form) || attribution.documentNouns.has(form))
      return true;
    if (fields.groupNouns.has(form) || fields.organizationNouns.has(form) || fields.documents.has(form)) return true;
    if (attribution.plurals.has(form) || pack.pronouns.has(form)) return true;
  }
  return false;
}

/** `River will flood again – surveyor`: a clause, a dash, and nothing but a person or a role up to the end. */
function afterDash(layout: Layout, { first, end }: Paragraph): Relation | null {
  const { forms } = layout.parsed.words;
  let dash = end - 1;
  const stop = Math.max(first, end - longestTail - 1);
  while (dash > stop && !isDash(forms[dash]!)) dash--;
  if (dash <= stop || dash - first < shortestSaying || dash + 1 >= end) return null;
  const source = { first: dash + 1, end };
  const content = { first, end: dash };
  if (!isPerson(layout, source) || !isClause(layout, content)) return null;
  const cue = { first: dash, end: dash + 1 };
  return { rule: 'colon', sourceRule: 'label', source, cueHead: dash, cue, content: [content], confidence: 0.6 };
}

/** `Varga: “The lock must close”`, `Varga Tells Orsk: “…”`: a colon after somebody, and nothing but a quotation up to the end. */
function beforeQuotation(layout: Layout, { first, end }: Paragraph, names: ReadonlySet<string>): Relation | null {
  const { forms, quotation } = layout.parsed.words;
  const stop = Math.min(end - 1, first + longestTail + 1);
  let colon = first;
  while (colon < stop && forms[colon] !== ':') colon++;
  if (colon >= stop || colon === first || quotation[colon] !== 0 || quotation[colon + 1] === 0) return null;
  for (let i = colon + 1; i < end; i++) if (quotation[i] !== quotation[colon + 1]) return null;
  const source = { first, end: colon };
  const cue = { first: colon, end: colon + 1 };
  const content = [{ first: colon + 1, end }];
  const label = { rule: 'colon', sourceRule: 'label', source, cueHead: colon, cue, content, confidence: 0.7 };
  return readLabel(layout, label, names);
}

/** Nothing but words, the last of them a person's name or a role. An outlet's name is where the headline stands. */
function isPerson({ parsed: { words, mentions }, pack, isWord }: Layout, { first, end }: WordRange): boolean {
  for (let i = first; i < end; i++) if (isWord[i] === 0) return false;
  const type = mentionAt(mentions, words.start[end - 1]!)?.type;
  if (type !== undefined) return type === 'PER';
  const last = words.lower[end - 1]!;
  return pack.roleNouns.has(last) || pack.attribution.speakerNouns.has(last);
}

/** With a verb; no question, and not `How the bridge was lost`, over which the name is its writer's. */
function isClause(layout: Layout, { first, end }: WordRange): boolean {
  const { words } = layout.parsed;
  if (layout.pack.attribution.interrogatives.has(words.lower[first]!) || words.forms[end - 1]!.includes('?'))
    return false;
  for (let i = first; i < end; i++) if (tagOf(layout, i) === 'VERB' || tagOf(layout, i) === 'AUX') return true;
  return false;
}

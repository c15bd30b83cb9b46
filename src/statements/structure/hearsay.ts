/**
 * What is said without anybody who says it: `Two clerks allegedly burned the receipts`, `It is said that the well has no bottom`, `Parents
 * were told that the school would close`. Relations of the sentences are mended, and hearsay that none of them has is added.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import { adverbialHearsay, isSaying } from './adverbs.ts';
import type { Layout } from './layout.ts';
import { childIn, coveredBy, nameOf, tagOf } from './words.ts';

/** The relations given, those of passives mended, then new ones. Linear in the words and the contents given. */
export function withHearsay(layout: Layout, relations: readonly Relation[]): readonly Relation[] {
  const mended = relations
    .filter((relation) => !isPurportedDeed(layout, relation))
    .map((relation) => mend(layout, relation));
  const impersonal = findImpersonal(layout, mended);
  const known = [...mended, ...impersonal];
  return [...known, ...adverbialHearsay(layout, known)];
}

/** `The letter was purportedly written by a cook`: what is said is that it was; the letter is not what the cook says. */
function isPurportedDeed(layout: Layout, { cueHead, content }: Relation): boolean {
  if (cueHead < 0) return false;
  const subject = childIn(layout, cueHead, passiveSubjects);
  if (subject < 0 || !hasHearsay(layout, cueHead)) return false;
  const { left, right } = layout.index;
  return content.every(({ first, end }) => left[subject]! <= first && end <= right[subject]! + 1);
}

function hasHearsay({ parsed: { words }, pack, index }: Layout, verb: number): boolean {
  for (let i = index.firstChild[verb]!; i >= 0; i = index.nextSibling[i]!) {
    if (pack.attribution.hearsay.has(words.lower[i]!)) return true;
  }
  return false;
}

function mend(layout: Layout, relation: Relation): Relation {
  const { cueHead } = relation;
  if (cueHead < 0) return relation;
  if (tagOf(layout, cueHead) !== 'VERB') return saidByVerb(layout, relation);
  const subject = childIn(layout, cueHead, passiveSubjects);
  if (subject < 0 || subject > cueHead) return relation;
  if (isExpletive(layout, subject))
    return clauseOf(layout, cueHead) < 0 ? relation : withoutSubject(layout, relation, subject);
  return tellsOfHearing(layout, relation) ? withoutSubject(layout, relation, subject) : relation;
}

const passiveSubjects: ReadonlySet<string> = new Set(['nsubj:pass']);
const clauses: ReadonlySet<string> = new Set(['ccomp', 'csubj', 'csubj:pass']);
const agents: ReadonlySet<string> = new Set(['obl:agent']);

/** `The foreman allegedly told the clerk that …`: the foreman says it, and the adverb is the reporter's doubt. */
function saidByVerb(layout: Layout, relation: Relation): Relation {
  const { parsed, pack, index } = layout;
  const { cueHead, source, content } = relation;
  if (source !== null || !pack.attribution.hearsay.has(parsed.words.lower[cueHead]!)) return relation;
  const verb = parsed.tree.head[cueHead]!;
  if (verb < 0 || tagOf(layout, verb) !== 'VERB' || !isSaying(layout, verb)) return relation;
  const subject = childIn(layout, verb, activeSubjects);
  if (subject < 0 || subject > verb) return relation;
  const speaker = { first: index.left[subject]!, end: Math.min(index.right[subject]! + 1, cueHead, verb) };
  const clause = clauseOf(layout, verb);
  const said = content.flatMap((piece) => {
    if (piece.first > verb || piece.end <= speaker.first) return [piece];
    if (piece.end <= verb || clause < 0) return [];
    return [{ first: index.left[clause]!, end: Math.min(piece.end, index.right[clause]! + 1) }];
  });
  if (said.length === 0 || speaker.first >= speaker.end) return relation;
  const cue = { first: verb, end: verb + 1 };
  return { ...relation, rule: 'verb', sourceRule: 'subject', source: speaker, cueHead: verb, cue, content: said };
}

const activeSubjects: ReadonlySet<string> = new Set(['nsubj']);

/** The clause after a passive that is said, told or believed; -1 for none. */
function clauseOf(layout: Layout, verb: number): number {
  const clause = childIn(layout, verb, clauses);
  return clause > verb ? clause : -1;
}

/** `it`, where a clause may be what it stands for. */
function isExpletive({ parsed: { words }, pack }: Layout, word: number): boolean {
  return pack.pronouns.get(words.lower[word]!) === 'neuter';
}

/** A passive of telling whose subject hears what its clause says: `was told that …`. */
function tellsOfHearing(layout: Layout, { cueHead: verb, source }: Relation): boolean {
  const { pack, parsed } = layout;
  const lemma = parsed.words.lemmas[verb]!.toLowerCase();
  if (!pack.fields.heardVerbs.has(lemma) || pack.cues.get(lemma)?.stance !== 'said') return false;
  const named = source !== null && source.first > verb;
  return named || clauseOf(layout, verb) >= 0 || childIn(layout, verb, agents) >= 0;
}

/** The relation without its passive subject, as its source and in its content; unchanged where nothing would be left. */
function withoutSubject({ index }: Layout, relation: Relation, subject: number): Relation {
  const left = { first: index.left[subject]!, end: index.right[subject]! + 1 };
  const content = relation.content.filter(({ first, end }) => !(left.first <= first && end <= left.end));
  const source = relation.source !== null && overlap(relation.source, left) ? null : relation.source;
  if (content.length === 0) return relation;
  return { ...relation, source, sourceRule: source === null ? 'none' : relation.sourceRule, content };
}

function overlap(a: WordRange, b: WordRange): boolean {
  return a.first < b.end && b.first < a.end;
}

/** `It is said that …` where no relation has it: verbs of hearsay only, outside quotations and other contents. */
function findImpersonal(layout: Layout, relations: readonly Relation[]): readonly Relation[] {
  const { parsed, pack, index } = layout;
  const covered = coveredBy(layout, relations);
  const cues = new Set(relations.map(({ cueHead }) => cueHead));
  const found: Relation[] = [];
  for (let verb = 0; verb < parsed.words.length; verb++) {
    if (!pack.fields.hearsayVerbs.has(parsed.words.lemmas[verb]!) || tagOf(layout, verb) !== 'VERB') continue;
    if (cues.has(verb) || covered[verb] === 1 || parsed.words.quotation[verb] !== 0) continue;
    const subject = childIn(layout, verb, passiveSubjects);
    const clause = clauseOf(layout, verb);
    if (subject < 0 || clause < 0 || !isExpletive(layout, subject) || childIn(layout, clause, marks) < 0) continue;
    found.push({
      rule: 'hearsay',
      sourceRule: 'none',
      source: null,
      cueHead: verb,
      cue: { first: verb, end: verb + 1 },
      content: [{ first: index.left[clause]!, end: index.right[clause]! + 1 }],
      confidence: 0.7,
    });
  }
  return found.filter(({ content }) => nameOf(layout, content[0]!.first) === 'mark');
}

const marks: ReadonlySet<string> = new Set(['mark']);

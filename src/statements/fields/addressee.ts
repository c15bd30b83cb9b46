/**
 * Who hears it: the object of `told reporters`, `urged Congress to`; the `to` phrase of `said to the committee`; whom a
 * message is to (`in a letter to X`); the subject of `reporters were told by`. Never a part of the source.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';
import { speechPredicates } from './speech-clause.ts';

/** The hearer's noun phrase; null when none is named. */
export function addresseeOf(grammar: Grammar, relation: Relation, act: string): WordRange | null {
  const { cueHead } = relation;
  if (cueHead < 0) return null;
  const head = hearerOf(grammar, relation, act);
  if (head < 0) return null;
  const first = relation.content[0]!.first;
  const { source } = relation;
  const infinitive = g.infinitiveOf(grammar, head);
  const clause = infinitive < 0 ? -1 : grammar.index.left[infinitive]!;
  const stops = (word: number) =>
    (word === first && head < first) ||
    word === clause ||
    word === source?.first ||
    g.within(relation.cue, word) ||
    beginsTime(grammar, word) ||
    beginsPlace(grammar, word, head);
  const range = withoutMark(grammar, afterCue(g.phraseOf(grammar, head, stops), relation, head));
  return source !== null && range.first < source.end && source.first < range.end ? null : range;
}

/** `with | the Courier`: a preposition in front is no part of who hears. */
function withoutMark(grammar: Grammar, { first, end }: WordRange): WordRange {
  return { first: first + 1 < end && g.relationTo(grammar, first) === 'case' ? first + 1 : first, end };
}

/** Without the cue, which a tree may take for a word of the phrase: `assured passengers`. */
function afterCue(range: WordRange, { cue }: Relation, head: number): WordRange {
  return cue === null || head < cue.end ? range : { first: Math.max(range.first, cue.end), end: range.end };
}

function hearerOf(grammar: Grammar, relation: Relation, act: string): number {
  const { cueHead } = relation;
  const told = toldBy(grammar, relation);
  if (told >= 0) return told;
  const phrases = [cueHead, ...speechPredicates(grammar, relation)];
  for (const predicate of phrases) {
    const heard = spokenTo(grammar, predicate, relation, act);
    if (heard >= 0) return heard;
  }
  return -1;
}

const objects: ReadonlySet<string> = new Set(['obj']);
const indirectObjects: ReadonlySet<string> = new Set(['iobj']);
const clauses: ReadonlySet<string> = new Set(['xcomp', 'ccomp', 'advcl']);

/** The object that hears, or the subject of the passive. */
function toldBy(grammar: Grammar, relation: Relation): number {
  const { pack } = grammar;
  const verb = relation.cueHead;
  const lemma = g.lemmaAt(grammar, verb);
  const heard = pack.fields.heardVerbs.has(lemma);
  const gives = heard || pack.fields.givenVerbs.has(lemma);
  const given = gives ? g.childIn(grammar, verb, indirectObjects) : -1;
  if (given >= 0 && canHear(grammar, relation, given)) return given;
  if (!heard) return calledOn(grammar, relation, lemma);
  if (g.isPassive(grammar, verb)) {
    const subject = g.ownSubject(grammar, verb);
    return subject >= 0 && canHear(grammar, relation, subject) ? subject : -1;
  }
  const object = g.childIn(grammar, verb, objects);
  if (object >= 0) return canHear(grammar, relation, object) ? object : -1;
  const clause = g.childIn(grammar, verb, clauses);
  const inner =
    clause > verb && g.markOf(grammar, clause) === pack.fields.infinitiveMark ? g.ownSubject(grammar, clause) : -1;
  if (inner > verb && canHear(grammar, relation, inner)) return inner;
  return nextTo(grammar, relation, verb);
}

/** `called on ministers to publish it`. */
function calledOn(grammar: Grammar, relation: Relation, lemma: string): number {
  const { index, pack } = grammar;
  for (let i = index.firstChild[relation.cueHead]!; i >= 0; i = index.nextSibling[i]!) {
    if (i < relation.cueHead || g.relationTo(grammar, i) !== 'obl') continue;
    if (pack.fields.heardPhrases.has(`${lemma} ${g.markOf(grammar, i)}`) && canHear(grammar, relation, i, true))
      return i;
  }
  return -1;
}

const phraseTags: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM']);

/** The noun phrase right after the verb and before the content, whatever a tree makes of it: `told the council it …`. */
function nextTo(grammar: Grammar, relation: Relation, verb: number): number {
  const first = relation.content[0]!.first;
  let last = -1;
  for (let i = verb + 1; i < first && phraseTags.has(g.tagOf(grammar, i)); i++) if (g.isNominal(grammar, i)) last = i;
  return last >= 0 && grammar.timeAt[last] === 0 && canHear(grammar, relation, last) ? last : -1;
}

/** One who may hear, not within the source; in the content only as its first words. */
function canHear(grammar: Grammar, relation: Relation, word: number, hasClause = false): boolean {
  const { fields, acts } = grammar.pack;
  const lemma = g.lemmaAt(grammar, word);
  if (!g.isNominal(grammar, word) && g.tagOf(grammar, word) !== 'NUM') return false;
  // `warned Friday that …`: a day hears nothing.
  if (grammar.timeAt[word] !== 0 && grammar.mentionAt[word] === 0) return false;
  if (fields.wordlessObjects.has(g.lowerAt(grammar, word)) || g.within(relation.source, word)) return false;
  if (!isPersonal(grammar, word) && (acts.nouns.has(lemma) || fields.messageNouns.has(lemma))) return false;
  if (!g.inContent(relation, word)) return true;
  const infinitive = g.infinitiveOf(grammar, word);
  if (!hasClause && infinitive < 0 && grammar.index.right[word]! + 1 >= relation.content[0]!.end) return false;
  return (
    isPersonal(grammar, word) &&
    grammar.index.left[word]! <= relation.content[0]!.first &&
    word - relation.content[0]!.first < 8
  );
}

/** A person, an organisation, or a noun for some of either. */
export function isPersonal(grammar: Grammar, word: number): boolean {
  const { fields, roleNouns, titles, attribution, organizationWords } = grammar.pack;
  const { mentions } = grammar.parsed;
  const mention = mentions[grammar.mentionAt[word]! - 1];
  if (mention !== undefined && mention.type !== 'LOC') return true;
  const lemma = g.lemmaAt(grammar, word);
  const lower = g.lowerAt(grammar, word);
  if (g.tagOf(grammar, word) === 'PRON')
    return attribution.objectPronouns.has(lower) && !fields.wordlessObjects.has(lower);
  if (roleNouns.has(lemma) || titles.has(lemma) || fields.hearers.has(lemma) || fields.groupNouns.has(lemma))
    return true;
  if (attribution.speakerNouns.has(lower) || organizationWords.has(lower)) return true;
  return g.tagOf(grammar, word) === 'PROPN' && grammar.timeAt[word] === 0 && mention === undefined;
}

const obliques: ReadonlySet<string> = new Set(['obl', 'nmod']);

/** `said to the committee`, `in a letter to Hale`, `speaking before the council`. */
function spokenTo(grammar: Grammar, predicate: number, relation: Relation, act: string): number {
  const { index, pack } = grammar;
  const { hearerPrepositions, talkPrepositions, messageNouns, unheardActs } = pack.fields;
  const isMessage = messageNouns.has(g.lemmaAt(grammar, predicate)) && g.tagOf(grammar, predicate) === 'NOUN';
  for (let i = index.firstChild[predicate]!; i >= 0; i = index.nextSibling[i]!) {
    if (!isFree(grammar, relation, i)) continue;
    const mark = g.markOf(grammar, i);
    const leads = isMessage ? talkPrepositions.has(mark) : hearerPrepositions.has(mark) && !unheardActs.has(act);
    if (i > predicate && leads && isPersonal(grammar, i)) return i;
    const hearer = messageNouns.has(g.lemmaAt(grammar, i)) ? recipientOf(grammar, i, relation) : -1;
    if (hearer >= 0) return hearer;
  }
  return -1;
}

function isFree(grammar: Grammar, relation: Relation, word: number): boolean {
  if (g.inContent(relation, word) || g.within(relation.source, word)) return false;
  const role = g.relationTo(grammar, word);
  return obliques.has(role) || role === 'obj';
}

/** Whom a message is to. */
function recipientOf(grammar: Grammar, noun: number, relation: Relation): number {
  const { index, pack } = grammar;
  for (let i = index.firstChild[noun]!; i >= 0; i = index.nextSibling[i]!) {
    if (i < noun || !obliques.has(g.relationTo(grammar, i)) || g.inContent(relation, i)) continue;
    if (pack.fields.talkPrepositions.has(g.markOf(grammar, i)) && isPersonal(grammar, i)) return i;
  }
  return -1;
}

/** `reporters | in Orsk`, `followers | on the radio`; not inside a name: `the Committee on Ports`. */
function beginsPlace(grammar: Grammar, word: number, head: number): boolean {
  if (word < head || g.tagOf(grammar, word) !== 'ADP' || g.relationTo(grammar, word) !== 'case') return false;
  const named = grammar.mentionAt[word] !== 0 && grammar.mentionAt[word] === grammar.mentionAt[head];
  const { venuePrepositions, placePrepositions } = grammar.pack.fields;
  const lower = g.lowerAt(grammar, word);
  return !named && (venuePrepositions.has(lower) || placePrepositions.has(lower));
}

function beginsTime(grammar: Grammar, word: number): boolean {
  const at = grammar.timeAt[word]!;
  if (at !== 0) return true;
  return g.tagOf(grammar, word) === 'ADP' && word + 1 < grammar.timeAt.length && grammar.timeAt[word + 1] !== 0;
}

/**
 * The condition within a content: `if …`, `unless …`, `as long as …`, and `only … following …`. To the end of its clause by
 * the tree, but not out of its quotation.
 *
 *     `“If the ice stays, we will not sail,” he said.`
 *       ^^^^^^^^^^^^^^^^^
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';

/** The first condition of the content; null for none. */
export function conditionOf(grammar: Grammar, relation: Relation): WordRange | null {
  for (const piece of relation.content) {
    let restricted = -1;
    for (let i = piece.first; i < piece.end; i++) {
      const lower = g.lowerAt(grammar, i);
      if (lower === grammar.pack.fields.only && !isNegatedOnly(grammar, i)) restricted = i;
      const clause = clauseAt(grammar, relation, i, lower, restricted);
      if (clause < 0) continue;
      const range = cut(grammar, relation, i, clause, piece);
      if (range !== null) return range;
    }
  }
  return null;
}

/** `not only`. */
function isNegatedOnly(grammar: Grammar, only: number): boolean {
  return only > 0 && grammar.pack.fields.negations.has(g.lowerAt(grammar, only - 1));
}

/** The head of the condition that begins at word `i`; −1 for none. `restricted`: the last `only` before, or −1. */
function clauseAt(grammar: Grammar, relation: Relation, i: number, lower: string, restricted: number): number {
  const { conditionMarks, conditionPhrases, conditionsAfterOnly } = grammar.pack.fields;
  if (conditionMarks.has(lower)) return markedClause(grammar, relation, i);
  if (grammar.pack.fields.conditionParticiples.has(lower) && hasClause(grammar, i)) return i;
  const phrase = conditionPhrases.get(lower);
  if (phrase !== undefined) {
    const clause = phraseClause(grammar, i, phrase);
    if (clause >= 0) return clause;
  }
  return restricted >= 0 && conditionsAfterOnly.has(lower) ? restrictedBy(grammar, restricted, i) : -1;
}

/** The clause of `if`, when it is a condition: no embedded question, no `as if`, no `if possible`. */
function markedClause(grammar: Grammar, relation: Relation, mark: number): number {
  if (g.relationTo(grammar, mark) !== 'mark') return -1;
  if (mark > 0 && grammar.pack.fields.noConditionAfter.has(g.lowerAt(grammar, mark - 1))) return -1;
  const clause = g.headOf(grammar, mark);
  return isClause(grammar, clause) && !isQuestion(grammar, relation, mark, clause) ? clause : -1;
}

function isClause(grammar: Grammar, clause: number): boolean {
  return g.tagOf(grammar, clause) === 'VERB' || g.ownSubject(grammar, clause) >= 0;
}

const complements: ReadonlySet<string> = new Set(['ccomp', 'csubj', 'xcomp', 'obj', 'acl', 'parataxis']);

/** `asked if …`, `to see if …`: it is what is asked. */
function isQuestion(grammar: Grammar, relation: Relation, mark: number, clause: number): boolean {
  if (!grammar.pack.fields.questionMarks.has(g.lowerAt(grammar, mark))) return false;
  const head = g.headOf(grammar, clause);
  if (head < 0 || mark < head) return mark === relation.content[0]!.first && asks(grammar, relation.cueHead);
  if (head === relation.cueHead && mark === relation.content[0]!.first)
    return asks(grammar, head) || leads(grammar, clause);
  return complements.has(g.relationTo(grammar, clause)) || (asks(grammar, head) && mark - head <= 3);
}

function leads(grammar: Grammar, clause: number): boolean {
  return complements.has(g.relationTo(grammar, clause));
}

function asks(grammar: Grammar, verb: number): boolean {
  if (verb < 0) return false;
  const lemma = g.lemmaAt(grammar, verb);
  const { acts, fields } = grammar.pack;
  return acts.verbs.get(lemma)?.act === acts.asking.act || fields.findingOut.has(lemma);
}

const clauses: ReadonlySet<string> = new Set(['ccomp', 'xcomp']);

/** `provided the wind drops`: a participle with a clause that has a subject. */
function hasClause(grammar: Grammar, participle: number): boolean {
  const clause = g.childIn(grammar, participle, clauses);
  return (
    (clause > participle &&
      g.ownSubject(grammar, clause) >= 0 &&
      g.ownSubject(grammar, participle) < 0 &&
      !isFiniteVerb(grammar, participle)) ||
    isLooseClause(grammar, participle)
  );
}

const beside: ReadonlySet<string> = new Set(['ccomp', 'xcomp', 'advcl']);
const loose: ReadonlySet<string> = new Set(['ccomp', 'xcomp', 'advcl', 'acl']);

/** The same where a tree has lost the clause's subject: a verb hangs from the participle, with a noun phrase before it. */
function isLooseClause(grammar: Grammar, participle: number): boolean {
  const over = g.headOf(grammar, participle);
  if (over < 0 || over > participle || !beside.has(g.relationTo(grammar, participle))) return false;
  if (g.tagOf(grammar, over) !== 'VERB' || g.ownSubject(grammar, over) < 0) return false;
  if (g.ownSubject(grammar, participle) >= 0 || isFiniteVerb(grammar, participle)) return false;
  const clause = g.childIn(grammar, participle, loose);
  if (clause < participle + 2 || g.markOf(grammar, clause) !== '') return false;
  for (let i = participle + 1; i < clause; i++) if (!phraseTags.has(g.tagOf(grammar, i))) return false;
  return g.isNominal(grammar, clause - 1);
}

const phraseTags: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM', 'AUX', 'ADV']);

/** `has provided that …`: with an auxiliary it is a verb like others. */
function isFiniteVerb(grammar: Grammar, verb: number): boolean {
  return g.childIn(grammar, verb, auxiliaries) >= 0 || g.relationTo(grammar, verb) === 'root';
}

const auxiliaries: ReadonlySet<string> = new Set(['aux']);

/** `provided that`, `as long as`: the clause that the phrase's last word marks. */
function phraseClause(grammar: Grammar, first: number, rest: readonly string[]): number {
  const { words } = grammar.parsed;
  if (first + rest.length + 1 >= words.length) return -1;
  for (const [at, word] of rest.entries()) if (g.lowerAt(grammar, first + 1 + at) !== word) return -1;
  const last = first + rest.length;
  const clause = g.headOf(grammar, last);
  if (clause <= last || g.relationTo(grammar, last) !== 'mark' || words.sentence[clause] !== words.sentence[first])
    return -1;
  return clause;
}

/** The phrase or clause after `only`, when `only` is said of what it hangs from, or touches it. */
function restrictedBy(grammar: Grammar, only: number, i: number): number {
  const { sentence } = grammar.parsed.words;
  if (sentence[only] !== sentence[i]) return -1;
  const role = g.relationTo(grammar, i);
  const marks = role === 'case' || role === 'mark' || role === 'advmod';
  // `following` may be taken for a participle of its own.
  const clause = marks ? g.headOf(grammar, i) : role === 'advcl' || role === 'acl' ? i : -1;
  if (clause < i) return -1;
  if (i === only + 1) return completed(grammar, clause, i);
  const said = g.headOf(grammar, only);
  return said >= 0 &&
    (g.headOf(grammar, clause) === said || said === clause) &&
    grammar.pack.fields.farFromOnly.has(g.lowerAt(grammar, i))
    ? completed(grammar, clause, i)
    : -1;
}

const objects: ReadonlySet<string> = new Set(['obl', 'obj', 'nmod']);

/** `following | a second inspection`: the phrase right after a lone word, where a tree has it beside that word. */
function completed(grammar: Grammar, clause: number, word: number): number {
  const { index } = grammar;
  if (clause !== word || index.right[word] !== word) return clause;
  const next = index.nextSibling[word]!;
  const follows = next > word && index.left[next] === word + 1 && objects.has(g.relationTo(grammar, next));
  return follows ? next : clause;
}

/** Inside the piece and its quotation, without signs at the end; null when nothing but the first word is left. */
function cut(grammar: Grammar, relation: Relation, first: number, clause: number, piece: WordRange): WordRange | null {
  const { quotation } = grammar.parsed.words;
  const within = quotation[first]!;
  let end = Math.min(clauseEnd(grammar, relation, first, clause, piece), piece.end);
  for (let i = first + 1; i < end; i++) if (within !== 0 && quotation[i] !== within) end = i;
  while (end > first + 1 && g.tagOf(grammar, end - 1) === 'PUNCT' && quotation[end - 1] === within) end--;
  const range = { first, end };
  return end - first < 2 || grammar.pack.fields.noConditions.has(lowerWords(grammar, range)) ? null : range;
}

function lowerWords({ parsed: { words } }: Grammar, { first, end }: WordRange): string {
  return end - first > 4 ? '' : words.lower.slice(first, end).join(' ');
}

/**
 * After the last word of the clause. Where a tree has the main clause hanging from the condition, or beside it, or has no subject for
 * the condition, the first comma ends it.
 */
function clauseEnd(grammar: Grammar, relation: Relation, first: number, clause: number, piece: WordRange): number {
  const { index, parsed } = grammar;
  const end = index.right[clause]! + 1;
  const over = g.headOf(grammar, clause);
  const isFront = (over < end || !g.inContent(relation, over)) && begins(grammar, first, piece);
  if (!isFront && over >= 0 && g.ownSubject(grammar, clause) >= 0) return end;
  for (let i = first + 2; i < end; i++) if (parsed.words.forms[i] === ',') return i;
  return end;
}

/** At the beginning of its piece, sentence or quotation; signs do not count. */
function begins(grammar: Grammar, first: number, piece: WordRange): boolean {
  const { sentence } = grammar.parsed.words;
  let before = first - 1;
  while (before >= piece.first && sentence[before] === sentence[first] && g.tagOf(grammar, before) === 'PUNCT')
    before--;
  return before < piece.first || sentence[before] !== sentence[first];
}

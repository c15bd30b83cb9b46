/**
 * One article as the engine reads it: columns of hashes and flags over the words, looked up once, and the tree's index.
 * Everything that weighs is a hash of a name or a form, never an index into a list, so that models outlive lists.
 */
import { hashOfText } from '../../lib/hashing.ts';
import { indexTree, type TreeIndex } from '../../lib/tree-index.ts';
import type { LanguagePack, ParsedArticle } from '../../types/index.ts';

/** What the characters of a word tell. */
export const Sign = {
  /** Has a letter or a digit. */
  word: 1,
  capital: 2,
  digit: 4,
  comma: 8,
  stop: 16,
  dash: 32,
  colon: 64,
  quotationMark: 128,
  bracket: 256,
  negation: 512,
} as const;

export interface ArticleView {
  readonly parsed: ParsedArticle;
  readonly pack: LanguagePack;
  readonly length: number;
  /** Hashes. */
  readonly form: Int32Array;
  readonly lemma: Int32Array;
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
  readonly relation: Int32Array;
  /** Of the kind of part the word is in. */
  readonly kind: Int32Array;
  /** Of what the word does as a cue (`warn`); 0 for a word that no list has. */
  readonly act: Int32Array;
  readonly signs: Uint16Array;
  readonly head: Int32Array;
  readonly tree: TreeIndex;
  /** 0 outside quotations, else 1 + index into `parsed.quotations`. */
  readonly quotation: Uint32Array;
  /** The nearest quoted word before and after each word; −1 and `length` for none. */
  readonly quotedBefore: Int32Array;
  readonly quotedAfter: Int32Array;
  /** By quotation as above: its words. Empty ranges for quotations without words. */
  readonly quotationFirst: Int32Array;
  readonly quotationEnd: Int32Array;
  /** Of the sentence and of the paragraph that the word is in; ends are exclusive. */
  readonly sentenceFirst: Int32Array;
  readonly sentenceEnd: Int32Array;
  readonly paragraphFirst: Int32Array;
  readonly paragraphEnd: Int32Array;
  /** 0 in no mention, 1 in a person's name, 2 an organisation's, 3 a place's, 4 in a pronoun or description of one. */
  readonly mention: Uint8Array;
  /** 1 in a time expression. */
  readonly time: Uint8Array;
}

/** Hashes of texts seen before: words repeat. Emptied when it has grown large. */
const known = new Map<string, number>();

function hashOf(text: string): number {
  let hash = known.get(text);
  if (hash === undefined) {
    hash = hashOfText(text);
    if (known.size > 100_000) known.clear();
    known.set(text, hash);
  }
  return hash;
}

export function viewOf(parsed: ParsedArticle, pack: LanguagePack): ArticleView {
  const { words, tree, article } = parsed;
  const { length } = words;
  const named = (ids: ArrayLike<number>, names: readonly string[]) => {
    const hashes = names.map(hashOf);
    return Int32Array.from({ length }, (_, at) => hashes[ids[at]!]!);
  };
  const kinds = article.parts.map(({ kind }) => hashOf(kind));
  const signs = signsIn(parsed, pack);
  const acts = new Map([...pack.cues].map(([lemma, { act }]) => [lemma, hashOf(act)] as const));
  return {
    parsed,
    pack,
    length,
    form: plainMarks(Int32Array.from(words.lower, hashOf), signs, words.quotation),
    lemma: Int32Array.from(words.lemmas, hashOf),
    upos: named(tree.upos, tree.labels.upos),
    xpos: named(tree.xpos, tree.labels.xpos),
    relation: named(tree.relation, tree.labels.deprel),
    kind: Int32Array.from(words.sentence, (sentence) => kinds[words.sentencePart[sentence]!]!),
    act: Int32Array.from(words.lemmas, (lemma) => acts.get(lemma) ?? 0),
    signs,
    head: tree.head,
    tree: indexTree(tree),
    ...quotationsOf(parsed),
    ...stretchesOf(parsed),
    mention: mentionsOf(parsed),
    time: timesOf(parsed),
  };
}

/** Quotation marks are told by their quotation, whatever they look like. */
function signsIn({ words, quotations }: ParsedArticle, pack: LanguagePack): Uint16Array {
  const signs = Uint16Array.from(words.forms, (form, at) => signsOf(form, words.lower[at]!, pack));
  words.quotation.forEach((quotation, at) => {
    const one = quotations[quotation - 1];
    if (one === undefined || signs[at]! & Sign.word) return;
    const isMark = words.start[at] === one.span.start || (one.closed && words.start[at] === one.inner.end);
    if (isMark) signs[at] = Sign.quotationMark;
  });
  return signs;
}

const plainMark = hashOfText('"');

function plainMarks(form: Int32Array, signs: Uint16Array, quotation: Uint32Array): Int32Array {
  return form.map((hash, at) => (signs[at] === Sign.quotationMark && quotation[at] !== 0 ? plainMark : hash));
}

function signsOf(form: string, lower: string, pack: LanguagePack): number {
  const code = form.charCodeAt(0);
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) {
    return Sign.word | (code <= 90 ? Sign.capital : 0) | (pack.attribution.negations.has(lower) ? Sign.negation : 0);
  }
  if (code >= 48 && code <= 57) return Sign.word | Sign.digit;
  if (form === ',') return Sign.comma;
  if (form === ':') return Sign.colon;
  if (/^[.!?;…]/.test(form)) return Sign.stop;
  if (/^(?:[—–―-]|--)$/.test(form)) return Sign.dash;
  if (/^(?:[“”„"«»‘]|``|'')$/.test(form)) return Sign.quotationMark;
  if (/^[()[\]{}]$/.test(form)) return Sign.bracket;
  const letters = /[\p{L}\p{N}]/u.test(form) ? Sign.word : 0;
  return letters | (pack.attribution.negations.has(lower) ? Sign.negation : 0);
}

function quotationsOf({ words, quotations }: ParsedArticle) {
  const quotationFirst = new Int32Array(quotations.length + 1);
  const quotationEnd = new Int32Array(quotations.length + 1);
  for (let at = words.length - 1; at >= 0; at--) {
    const quotation = words.quotation[at]!;
    if (quotation === 0) continue;
    quotationFirst[quotation] = at;
    if (quotationEnd[quotation] === 0) quotationEnd[quotation] = at + 1;
  }
  return { quotation: words.quotation, quotationFirst, quotationEnd, ...nearestQuoted(words.quotation) };
}

/** For each word the nearest one before and after it that is in a quotation. */
export function nearestQuoted(quotation: Uint32Array) {
  const { length } = quotation;
  const quotedBefore = new Int32Array(length);
  const quotedAfter = new Int32Array(length);
  let nearest = -1;
  for (let at = 0; at < length; at++) {
    quotedBefore[at] = nearest;
    if (quotation[at] !== 0) nearest = at;
  }
  nearest = length;
  for (let at = length - 1; at >= 0; at--) {
    quotedAfter[at] = nearest;
    if (quotation[at] !== 0) nearest = at;
  }
  return { quotedBefore, quotedAfter };
}

function stretchesOf({ words, tree }: ParsedArticle) {
  const { length, sentencePart } = words;
  const columns = {
    sentenceFirst: new Int32Array(length),
    sentenceEnd: new Int32Array(length),
    paragraphFirst: new Int32Array(length),
    paragraphEnd: new Int32Array(length),
  };
  const ends = tree.sentenceEnds;
  const firstOf = (sentence: number) => (sentence === 0 ? 0 : ends[sentence - 1]!);
  for (let sentence = 0; sentence < ends.length; sentence++) {
    const first = firstOf(sentence);
    columns.sentenceFirst.fill(first, first, ends[sentence]);
    columns.sentenceEnd.fill(ends[sentence]!, first, ends[sentence]);
  }
  for (let sentence = 0; sentence < ends.length; ) {
    let past = sentence + 1;
    while (past < ends.length && sentencePart[past] === sentencePart[sentence]) past++;
    const first = firstOf(sentence);
    columns.paragraphFirst.fill(first, first, ends[past - 1]);
    columns.paragraphEnd.fill(ends[past - 1]!, first, ends[past - 1]);
    sentence = past;
  }
  return columns;
}

const mentionTypes = { PER: 1, ORG: 2, LOC: 3 } as const;

function mentionsOf({ words, mentions }: ParsedArticle): Uint8Array {
  const column = new Uint8Array(words.length);
  let from = 0;
  for (const { span, nameSpan, type } of mentions) {
    while (from > 0 && words.end[from - 1]! > span.start) from--;
    while (from < words.length && words.end[from]! <= span.start) from++;
    const value = nameSpan === null ? 4 : mentionTypes[type];
    for (let at = from; at < words.length && words.start[at]! < span.end; at++) column[at] = value;
  }
  return column;
}

function timesOf({ words, times }: ParsedArticle): Uint8Array {
  const column = new Uint8Array(words.length);
  let from = 0;
  for (const { span } of times) {
    while (from > 0 && words.end[from - 1]! > span.start) from--;
    while (from < words.length && words.end[from]! <= span.start) from++;
    for (let at = from; at < words.length && words.start[at]! < span.end; at++) column[at] = 1;
  }
  return column;
}

/** Hashes of UD's relations, by name. */
export const Relation = {
  root: hashOfText('root'),
  nsubj: hashOfText('nsubj'),
  passiveSubject: hashOfText('nsubj:pass'),
  outerSubject: hashOfText('nsubj:outer'),
  csubj: hashOfText('csubj'),
  obj: hashOfText('obj'),
  iobj: hashOfText('iobj'),
  obl: hashOfText('obl'),
  agent: hashOfText('obl:agent'),
  nmod: hashOfText('nmod'),
  possessor: hashOfText('nmod:poss'),
  ccomp: hashOfText('ccomp'),
  xcomp: hashOfText('xcomp'),
  parataxis: hashOfText('parataxis'),
  advcl: hashOfText('advcl'),
  acl: hashOfText('acl'),
  relativeClause: hashOfText('acl:relcl'),
  conj: hashOfText('conj'),
  dep: hashOfText('dep'),
  mark: hashOfText('mark'),
  cc: hashOfText('cc'),
  caseMarker: hashOfText('case'),
  aux: hashOfText('aux'),
  passiveAux: hashOfText('aux:pass'),
  cop: hashOfText('cop'),
  advmod: hashOfText('advmod'),
  particle: hashOfText('compound:prt'),
  det: hashOfText('det'),
  compound: hashOfText('compound'),
  amod: hashOfText('amod'),
  nummod: hashOfText('nummod'),
  flat: hashOfText('flat'),
  punct: hashOfText('punct'),
} as const;

export function isSubject(relation: number): boolean {
  return (
    relation === Relation.nsubj ||
    relation === Relation.passiveSubject ||
    relation === Relation.csubj ||
    relation === Relation.outerSubject
  );
}

/** 0, 1, 2, 3, then ever wider: up to 5, 8, 13, 21, 34, more. */
export function bucket(count: number): number {
  if (count <= 3) return count;
  return count <= 5 ? 4 : count <= 8 ? 5 : count <= 13 ? 6 : count <= 21 ? 7 : count <= 34 ? 8 : 9;
}

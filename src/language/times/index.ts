/**
 * Time expressions and what they mean (TIMEX3), found by the compiled patterns of the language pack. One pass, the longest match
 * first, linear in the text. Counted from the day of publication, the day that a dateline gives, or a time told before; never
 * from the capture. What cannot be resolved has the value null and says why.
 */
import type { LanguagePack, ParsedArticle, TimeExpression, TimeMeaning, Tokens } from '../../types/index.ts';
import { apart, away, same } from './distances.ts';
import type { Frame, Meant } from './frame.ts';
import { type FlatPattern, Grammar } from './grammar.ts';
import { habit, length, run, vague } from './lengths.ts';
import { moment } from './moments.ts';
import { part, range } from './parts.ts';
import { hasCapital, hasClass, isDash, isLong, isMark, isShouted, opensClause, PieceLexicon } from './pieces.ts';
import { Slots } from './slots.ts';
import { Stream } from './stream.ts';
import { Telling } from './telling.ts';
import type { Trees } from './tense.ts';

interface Compiled {
  readonly grammar: Grammar;
  readonly lexicon: PieceLexicon;
  /** Used again and again: reading is never entered twice at once. */
  readonly stream: Stream;
}

const compiled = new WeakMap<LanguagePack, Compiled>();

function compile(pack: LanguagePack): Compiled {
  let found = compiled.get(pack);
  if (found === undefined) {
    const grammar = new Grammar(pack.times);
    found = { grammar, lexicon: new PieceLexicon(pack.times, grammar), stream: new Stream() };
    compiled.set(pack, found);
  }
  return found;
}

const meanings: Readonly<Record<Exclude<TimeMeaning, 'void'>, (slots: Slots, frame: Frame) => Meant | null>> = {
  moment,
  part,
  range,
  away,
  apart,
  same,
  length,
  run,
  habit,
  vague,
};

/** What of an article is read. */
export type TimeText = Pick<ParsedArticle, 'article' | 'tokens' | 'sentences'>;

/** In text order, without overlap. Without trees a verb's tense is not known, and `Friday` is the latest one. */
export function findTimes(text: TimeText, pack: LanguagePack, trees: Trees | null): TimeExpression[] {
  const { grammar, lexicon, stream } = compile(pack);
  const { tokens, sentences } = text;
  const forms = tokens.forms.map((form, id) => lexicon.piecesOf(form, tokens.lowerForms[id]!));
  const looks = Uint8Array.from(forms, ({ look }) => look);
  const telling = new Telling(text, pack.times, trees);
  for (let s = 0; s < sentences.length; s++) {
    const first = sentences.firstToken[s]!;
    const end = sentences.endToken[s]!;
    if (mayTell(tokens, looks, first, end)) {
      const isAnyTitle = isTitle(text, looks, s);
      stream.clear();
      for (let k = first; k < end; k++) {
        const { pieces, named, wall } = forms[tokens.form[k]!]!;
        const isApart = (looks[tokens.form[k]!]! & isDash) !== 0 && !isBetween(tokens, k);
        if (pieces === null || isApart) stream.addWall(k, tokens.start[k]!, tokens.end[k]!, wall);
        else {
          const begins = isAnyTitle || k === first || (looks[tokens.form[k - 1]!]! & opensClause) !== 0;
          stream.add(k, tokens.start[k]!, tokens.end[k]!, begins ? pieces : named, wall);
        }
      }
      stream.joinNumbers(lexicon);
      telling.beginSentence(isAnyTitle || isHeading(text, s));
      readSentence(grammar, stream, telling);
    }
    telling.endSentence();
  }
  return telling.times;
}

/** It touches the tokens on both sides. */
function isBetween({ start, end, length }: Tokens, k: number): boolean {
  return k > 0 && k + 1 < length && end[k - 1] === start[k] && end[k] === start[k + 1];
}

function mayTell(tokens: Tokens, looks: Uint8Array, first: number, end: number): boolean {
  for (let k = first; k < end; k++) if (looks[tokens.form[k]!]! & hasClass) return true;
  return false;
}

const headings: ReadonlySet<string> = new Set(['headline', 'subheading', 'standfirst']);

function isHeading({ article, sentences }: Pick<TimeText, 'article' | 'sentences'>, sentence: number): boolean {
  return headings.has(article.parts[sentences.part[sentence]!]?.kind ?? '');
}

/** Most longer words after the first have a capital, so that capitals tell nothing. What ends with a full stop must shout. */
function isTitle({ article, tokens, sentences }: TimeText, looks: Uint8Array, sentence: number): boolean {
  const end = sentences.endToken[sentence]!;
  const wanted =
    isHeading({ article, sentences }, sentence) || (looks[tokens.form[end - 1]!]! & isMark) === 0
      ? hasCapital
      : isShouted;
  let long = 0;
  let capitals = 0;
  for (let k = sentences.firstToken[sentence]! + 1; k < end; k++) {
    const look = looks[tokens.form[k]!]!;
    if ((look & isLong) === 0) continue;
    long++;
    if (look & wanted) capitals++;
  }
  return long >= 3 && capitals > 0.6 * long;
}

/** Matches that end at a piece, longest last. */
interface End {
  readonly at: number;
  readonly patterns: readonly FlatPattern[];
}

function readSentence(grammar: Grammar, stream: Stream, telling: Telling): void {
  const ends: End[] = [];
  for (let at = 0; at < stream.length; ) {
    ends.length = 0;
    if (stream.edges[at]! & 1) {
      let state = grammar.start;
      for (let next = at; next < stream.length; ) {
        state = grammar.next(state, stream.pieces[next]!.signature);
        if (state === 0) break;
        next++;
        const patterns = grammar.endsAt(state);
        if (patterns.length > 0 && stream.edges[next - 1]! & 2) ends.push({ at: next, patterns });
      }
    }
    at = longest(ends, grammar, stream, telling, at);
  }
}

/** Notes the longest match that means something; where to go on. */
function longest(ends: readonly End[], grammar: Grammar, stream: Stream, telling: Telling, from: number): number {
  for (let i = ends.length - 1; i >= 0; i--) {
    const { at, patterns } = ends[i]!;
    for (const pattern of patterns) {
      if (!fits(pattern, grammar, stream, from, at)) continue;
      if (pattern.meaning === 'void') return at;
      const slots = new Slots(pattern, grammar, stream, from);
      const meant = meanings[pattern.meaning](slots, telling.frameAt(stream.token[from]!, stream.end[at - 1]!));
      if (meant === null) continue;
      telling.note({ start: stream.start[from]!, end: stream.end[at - 1]! }, meant, slots.has('YEARS'));
      return at;
    }
  }
  return from + 1;
}

/** The words before and after are as the pattern wants them. */
function fits(pattern: FlatPattern, grammar: Grammar, stream: Stream, from: number, end: number): boolean {
  const { after, notAfter, before, notBefore, loose } = pattern;
  for (let k = from; loose && k < end; k++) if (stream.edges[k] !== 3) return false;
  const left = from > 0 ? stream.pieces[from - 1]!.signature : 0;
  const right = end < stream.length ? stream.pieces[end]!.signature : 0;
  if (after !== null && !among(grammar, left, after)) return false;
  if (before !== null && !among(grammar, right, before)) return false;
  if (notAfter !== null && among(grammar, left, notAfter)) return false;
  return notBefore === null || !among(grammar, right, notBefore);
}

function among(grammar: Grammar, signature: number, classes: ReadonlySet<number>): boolean {
  if (signature === 0) return false;
  for (const id of grammar.classesOf(signature)) if (classes.has(id)) return true;
  return false;
}

/**
 * What the desk says about a statement in plain text: whose words, how sure, when, who carried it.
 * Everything here is text, so that nothing is told by colour or a sign alone.
 */
import { confidenceFigure, sureWord } from '../lib/standing.ts';
import type { Check, ContentPiece, PartKind, RecordEntry, Statement } from '../types/index.ts';
import { dayText } from './dates.ts';
import { hostOf } from './links.ts';

/** "their own words", "partly their own words", or empty when all words are the outlet's. */
export function ownWords(statement: Statement): string {
  if (statement.mode === 'direct') return 'their own words';
  return statement.mode === 'mixed' ? 'partly their own words' : '';
}

/** The short form for a label: "their own words", "partly their own words", "reported". */
export function ownWordsLabel(statement: Statement): string {
  return ownWords(statement) || 'reported';
}

/** "as reported by Ostmark Radio and 2 others"; for the source's own words "in Ostmark Radio …". */
export function carriedText(entry: RecordEntry): string {
  const outlets = outletsOf(entry);
  const first = outlets[0] ?? 'an outlet that is not named';
  const others = outlets.length - 1;
  const rest = others < 1 ? '' : others === 1 ? ' and 1 other' : ` and ${others} others`;
  return `${entry.statement.mode === 'direct' ? 'in' : 'as reported by'} ${first}${rest}`;
}

/** Each outlet once, in the order in which they carried it; an outlet without a name by its host. */
export function outletsOf(entry: RecordEntry): readonly string[] {
  const names = entry.carriedBy.map(({ publisher, url }) => publisher ?? hostOf(url));
  return [...new Set(names.filter((name) => name !== null))];
}

/** Plans, hopes and beliefs are reported stances, not sayings; empty for what was said. */
export function stanceText(statement: Statement): string {
  const words = { said: '', believed: 'a belief', intended: 'an intention', felt: 'a feeling' };
  return words[statement.stance];
}

export interface Sureness {
  readonly isDoubtful: boolean;
  /** "0.93" */
  readonly figure: string;
  /** "who spoke is unclear, two candidates"; empty when there is no doubt. */
  readonly reasons: string;
}

export function sureness({ confidence, doubts }: Statement): Sureness {
  return {
    isDoubtful: sureWord(confidence) === 'doubtful',
    figure: confidenceFigure(confidence),
    reasons: doubts.join(', '),
  };
}

export interface When {
  /** ISO 8601, or null when it cannot be known. */
  readonly value: string | null;
  /** "Fri 16 May 2031", "“Friday”" or "undated". */
  readonly text: string;
  /** "said then", "published", … : what the date is the date of. */
  readonly of: string;
}

/** When it was said, as far as the text tells; else when it was published. Never when it was captured. */
export function whenOf(entry: RecordEntry): When {
  const { time } = entry.statement;
  if (time?.value != null) return { value: time.value, text: dayText(time.value), of: 'said then' };
  if (entry.wording.time !== null) return { value: null, text: `“${entry.wording.time}”`, of: 'date not known' };
  const published = publishedOf(entry);
  return published === null
    ? { value: null, text: 'undated', of: '' }
    : { value: published, text: dayText(published), of: 'published' };
}

/** The earliest known publication date among those who carried it. */
export function publishedOf(entry: RecordEntry): string | null {
  const dates = entry.carriedBy.map(({ datePublished }) => datePublished).filter((date) => date !== null);
  return dates.toSorted()[0] ?? null;
}

/** The name that the source is shown by: the person's, else the words of the article, else that nobody is named. */
export function sourceName(entry: RecordEntry): string {
  return entry.person?.name ?? entry.statement.source?.name ?? entry.wording.source ?? 'Nobody named';
}

/** The role beside the name; "unnamed" for a source without a name. */
export function sourceRole(entry: RecordEntry): string | null {
  const role = entry.statement.source?.role ?? entry.person?.role ?? null;
  return role ?? (entry.statement.source?.kind === 'unnamed' ? 'unnamed' : null);
}

export interface ShownPiece {
  readonly text: string;
  readonly quoted: boolean;
  /** What stands between the piece before and this one: nothing, a space, or " … " where the article goes on in between. */
  readonly joint: string;
}

/** The words of the content, piece by piece; quotation marks are as in the article. */
export function piecesOf(entry: RecordEntry): readonly ShownPiece[] {
  const { content } = entry.statement;
  return entry.wording.content.map(({ text, quoted }, i) => ({
    text: text.trim(),
    quoted,
    joint: i === 0 ? '' : jointBetween(content[i - 1], content[i]),
  }));
}

function jointBetween(before: ContentPiece | undefined, after: ContentPiece | undefined): string {
  const gap = before === undefined || after === undefined ? 1 : after.span.start - before.span.end;
  return gap <= 2 ? ' ' : ' … ';
}

/** The content as one line. */
export function contentText(entry: RecordEntry): string {
  return piecesOf(entry)
    .map(({ text, joint }) => joint + text)
    .join('')
    .replace(/\s+/gu, ' ');
}

/** "1 statement", "41 statements"; figures of five and more digits are grouped. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

export function figure(count: number): string {
  return count.toLocaleString('en', { useGrouping: 'min2' });
}

/** "“Friday”, taken over from a sentence before": how a field came to a statement. */
export function basisText(basis: 'stated' | 'inherited' | 'dateline' | 'by-hand'): string {
  return {
    stated: '',
    inherited: 'taken over from a sentence before',
    dateline: 'from the dateline',
    'by-hand': 'as somebody knew who checked it',
  }[basis];
}

/** `in the headline`: where in an article something stands. */
export function partText(part: PartKind): string {
  const places: Partial<Record<PartKind, string>> = {
    headline: 'in the headline',
    standfirst: 'in the standfirst',
    subheading: 'in a subheading',
    caption: 'in a caption',
    'list-item': 'in a list',
    blockquote: 'in a quotation set apart',
  };
  return places[part] ?? 'in another paragraph';
}

/** `checked by Ada Quill`, `corrected by …`: the short form, where the date stands elsewhere. */
export function checkWords({ state, by }: Check): string {
  const did = { confirmed: 'checked', corrected: 'corrected', rejected: 'rejected', added: 'added' };
  return `${did[state]} by ${by}`;
}

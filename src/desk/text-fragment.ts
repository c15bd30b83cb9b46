/**
 * A link to the place in the original: URL fragment text directives (`#:~:text=prefix-,start,end`), as browsers read them.
 * The directive names words of the page itself; where a page has changed, the browser just opens the page.
 */
import type { Article, Span, Statement } from '../types/index.ts';
import { webLink } from './links.ts';

/** A range this long, in words, is named by its two ends instead of whole. */
const wholeUpTo = 12;
const endWords = 5;
const prefixWords = 3;

/** The original at this statement, or null when the article is not known to be on the web. */
export function originalAt(article: Article, statement: Statement): string | null {
  const href = webLink(article.url);
  if (href === null) return null;
  const directive = textDirective(article, statement);
  if (directive === null) return href;
  const url = new URL(href);
  return `${href.slice(0, href.length - url.hash.length)}${url.hash === '' ? '#' : url.hash}:~:text=${directive}`;
}

/** `prefix-,start,end`, each percent-encoded; null when there are no words to name. */
function textDirective(article: Article, statement: Statement): string | null {
  const first = statement.content[0];
  if (first === undefined) return null;
  const part = article.parts.find(({ span }) => span.start <= first.span.start && first.span.start < span.end);
  const last = statement.content.findLast(({ span }) => part === undefined || span.end <= part.span.end) ?? first;
  const range: Span = { start: first.span.start, end: last.span.end };
  const words = wordsOf(article.text.slice(range.start, range.end));
  if (words.length === 0) return null;
  const named =
    words.length <= wholeUpTo
      ? encoded(words)
      : `${encoded(words.slice(0, endWords))},${encoded(words.slice(-endWords))}`;
  return `${prefix(article, range, part?.span.start ?? 0, words)}${named}`;
}

/**
 * What stands right before its first word, only where the first words stand in the article more than once. Punctuation
 * stays: a reader of the directive skips nothing but white space between the two.
 */
function prefix(article: Article, range: Span, partStart: number, words: readonly string[]): string {
  const key = words.slice(0, endWords).join(' ');
  const text = article.text.replace(/\s+/gu, ' ');
  if (text.indexOf(key) === text.lastIndexOf(key)) return '';
  const firstWord = range.start + Math.max(0, article.text.slice(range.start, range.end).search(/[\p{L}\p{N}]/u));
  const before = article.text
    .slice(partStart, firstWord)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return before.length === 0 ? '' : `${encoded(before.slice(-prefixWords))}-,`;
}

/** Words between white space, bare of the punctuation and quotation marks at both ends of the whole stretch. */
function wordsOf(text: string): readonly string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  while (words.length > 0) {
    const bare = words[0]!.replace(/^[^\p{L}\p{N}]+/u, '');
    if (bare === '') words.shift();
    else {
      words[0] = bare;
      break;
    }
  }
  while (words.length > 0) {
    const bare = withoutTail(words.at(-1)!);
    if (bare === '') words.pop();
    else {
      words[words.length - 1] = bare;
      break;
    }
  }
  return words;
}

function withoutTail(word: string): string {
  let end = word.length;
  while (end > 0 && !/[\p{L}\p{N}]/u.test(String.fromCodePoint(word.codePointAt(lastStart(word, end))!))) {
    end = lastStart(word, end);
  }
  return word.slice(0, end);
}

/** Where the code point that ends at `end` starts. */
function lastStart(word: string, end: number): number {
  const unit = word.charCodeAt(end - 1);
  return end >= 2 && unit >= 0xdc00 && unit <= 0xdfff ? end - 2 : end - 1;
}

/** `-`, `,` and `&` mean something in a directive. */
function encoded(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ').toWellFormed()).replaceAll('-', '%2D');
}

/** Splits a query into its smallest pieces, each with its place: parentheses, OR, NOT, and words with or without a field. */

export type Lexeme =
  | { readonly kind: 'open' | 'close' | 'or' | 'not'; readonly at: number }
  | {
      readonly kind: 'words';
      readonly at: number;
      /** Lower case; null for words anywhere. */
      readonly field: string | null;
      readonly text: string;
      readonly valueAt: number;
      /** `harb*`: words that begin so. */
      readonly prefix: boolean;
      readonly quoted: boolean;
    };

/** What is wrong with a query, at which character, and what may have been meant from there to `end`. */
export class QueryFault extends Error {
  readonly at: number;
  readonly meant: { readonly end: number; readonly with: string } | null;
  constructor(at: number, what: string, meant: QueryFault['meant'] = null) {
    super(what);
    this.at = at;
    this.meant = meant;
  }
}

/** Opening mark → the marks that close it. */
const quotationMarks: Readonly<Record<string, string>> = { '"': '"', '“': '”"', '„': '“”"', '«': '»' };
const fieldName = /^[a-z]+(?=:(?!\/\/))/iu;

export function splitQuery(query: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < query.length) {
    const character = query[at]!;
    if (/\s/u.test(character)) at++;
    else if (character === '(') lexemes.push({ kind: 'open', at: at++ });
    else if (character === ')') lexemes.push({ kind: 'close', at: at++ });
    else if (character === '-' && /[^\s)-]/u.test(query[at + 1] ?? ' ')) lexemes.push({ kind: 'not', at: at++ });
    else {
      const lexeme = readWords(query, at);
      lexemes.push(lexeme.lexeme);
      at = lexeme.end;
    }
  }
  return lexemes;
}

interface Read {
  readonly lexeme: Lexeme;
  readonly end: number;
}

function readWords(query: string, at: number): Read {
  const field = fieldName.exec(query.slice(at, at + 20))?.[0].toLowerCase() ?? null;
  const valueAt = field === null ? at : at + field.length + 1;
  const closing = quotationMarks[query[valueAt] ?? ''];
  if (closing !== undefined) return readPhrase(query, at, field, valueAt, closing);
  let end = valueAt;
  while (end < query.length && !/[\s()"“„«]/u.test(query[end]!)) end++;
  const text = query.slice(valueAt, end);
  if (field === null && text === 'OR') return { lexeme: { kind: 'or', at }, end };
  if (field === null && text === 'NOT') return { lexeme: { kind: 'not', at }, end };
  // Words stand together anyway; AND may be written.
  if (field === null && text === 'AND')
    return { lexeme: { kind: 'words', at, field, text: '', valueAt, prefix: false, quoted: false }, end };
  const prefix = text.length > 1 && text.endsWith('*');
  const words = prefix ? text.slice(0, -1) : text;
  return { lexeme: { kind: 'words', at, field, text: words, valueAt, prefix, quoted: false }, end };
}

function readPhrase(query: string, at: number, field: string | null, valueAt: number, closing: string): Read {
  let end = valueAt + 1;
  while (end < query.length && !closing.includes(query[end]!)) end++;
  if (end >= query.length) throw new QueryFault(valueAt, 'This quotation mark is never closed.');
  const text = query.slice(valueAt + 1, end);
  return { lexeme: { kind: 'words', at, field, text, valueAt, prefix: false, quoted: true }, end: end + 1 };
}

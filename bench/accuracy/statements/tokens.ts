/**
 * Articles and statements in the measure's tokens.
 *
 * token  a word (clitics split off) or one other sign. A span's tokens are the words at least half covered by it; signs count only
 *        where a span has no word at all.
 * type   by double quotation marks, paragraph by paragraph: direct when >= 90 % of the content's words lie inside, indirect when none
 *        does, else mixed.
 * head   of a cue: its first word that is no auxiliary, negation, article, preposition or adverb in -ly.
 */
import type { Offsets, ScoredStatement } from './gold.ts';

const tokenPattern =
  /n['’]t\b|['’](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}_])|(?:(?!n['’]t\b)[\p{L}\p{N}])+(?:\.(?=[\p{L}\p{N}])(?:(?!n['’]t\b)[\p{L}\p{N}])+)*|\S/giu;
const wordPattern = /[\p{L}\p{N}]/u;

/** UTF-16 offset → code points before it; the text's own array when it has no astral characters. */
export function codePoints(text: string): (offset: number) => number {
  if (!/[\u{10000}-\u{10FFFF}]/u.test(text)) return (offset) => offset;
  const counts = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const low = text.charCodeAt(i);
    counts[i + 1] = counts[i]! + (low >= 0xdc00 && low <= 0xdfff ? 0 : 1);
  }
  return (offset) => counts[offset]!;
}

/** 1 for each character inside double quotation marks; a quotation left open ends with its paragraph. */
function quotedCharacters(text: readonly string[]): Uint8Array {
  const quoted = new Uint8Array(text.length + 1);
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (character === '\n') {
      inside = false;
      continue;
    }
    const pair = (character === '`' || character === "'") && text[i + 1] === character;
    const mark = pair ? character + character : '"“”„«»'.includes(character) ? character : null;
    if (mark === null) {
      if (inside) quoted[i] = 1;
      continue;
    }
    const next = text[i + mark.length];
    if (['``', '“', '„', '«'].includes(mark)) inside = true;
    else if (inside) inside = false;
    else inside = next !== undefined && !/\s/.test(next) && mark !== "''";
    i += mark.length - 1;
  }
  return quoted;
}

/** Words that carry neither a cue nor a name. */
const light = new Set(
  `a an the this that these those is are was were be been being am has have had do does did
  will would shall should can could may might must not n't no never also then still just even only once
  to of in on at for from by with about as into upon over under 's 're 've 'll 'd 'm ’s ’re ’ve ’ll ’d ’m n’t
  and or but so yet again already further later both his her their its my our your he she it they we i you who which
  there now`.split(/\s+/),
);

export const types = ['direct', 'indirect', 'mixed'] as const;
export type ScoredType = (typeof types)[number];

/** A statement as sets of tokens of its article. */
export interface Marked {
  readonly source: ReadonlySet<number>;
  readonly cue: ReadonlySet<number>;
  /** Never empty. */
  readonly content: ReadonlySet<number>;
  readonly type: ScoredType;
  /** The cue's head; null without a cue. */
  readonly head: number | null;
}

export class TokenizedArticle {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #lower: string[] = [];
  readonly #quoted: Uint8Array;

  constructor(text: string) {
    const toPoints = codePoints(text);
    for (const match of text.matchAll(tokenPattern)) {
      this.#starts.push(toPoints(match.index));
      this.#ends.push(toPoints(match.index + match[0].length));
      this.#lower.push(match[0].toLowerCase());
    }
    this.#quoted = quotedCharacters([...text]);
  }

  /** Index of the first token that ends after `offset`. */
  #from(offset: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#ends[middle]! > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  tokens(spans: Offsets | null): ReadonlySet<number> {
    const covered = new Map<number, number>();
    for (const [start, end] of spans ?? []) {
      for (let n = this.#from(start); n < this.#starts.length && this.#starts[n]! < end; n++) {
        const shared = Math.min(end, this.#ends[n]!) - Math.max(start, this.#starts[n]!);
        covered.set(n, (covered.get(n) ?? 0) + shared);
      }
    }
    const full = [...covered].filter(([n, count]) => 2 * count >= this.#ends[n]! - this.#starts[n]!).map(([n]) => n);
    const words = full.filter((n) => wordPattern.test(this.#lower[n]!));
    if (words.length > 0) return new Set(words);
    return new Set(full.length > 0 ? full : covered.keys());
  }

  /** The tokens that say something: without articles, pronouns, prepositions, auxiliaries. */
  heavy(tokens: ReadonlySet<number>): ReadonlySet<number> {
    return new Set([...tokens].filter((n) => !light.has(this.#lower[n]!)));
  }

  /** Null for a statement whose content covers no token. */
  marked({ source, cue, content }: ScoredStatement): Marked | null {
    const tokens = this.tokens(content);
    if (tokens.size === 0) return null;
    let inside = 0;
    for (const n of tokens) inside += this.#quoted[this.#starts[n]!]!;
    const type: ScoredType = inside === 0 ? 'indirect' : inside >= 0.9 * tokens.size ? 'direct' : 'mixed';
    const cueTokens = this.tokens(cue);
    return { source: this.tokens(source), cue: cueTokens, content: tokens, type, head: this.#head(cueTokens) };
  }

  #head(cue: ReadonlySet<number>): number | null {
    const inOrder = [...cue].sort((a, b) => a - b);
    const carries = (n: number) => {
      const form = this.#lower[n]!;
      return !light.has(form) && !(form.endsWith('ly') && form.length > 4);
    };
    return inOrder.find(carries) ?? inOrder[0] ?? null;
  }
}

/**
 * One article as the finders of this folder read it: paragraphs as ranges of words, with what stands outside quotation marks
 * in them. Linear in the words; looked up once for all finders.
 */
import { isWord } from '../../lib/tokens.ts';
import type { TreeIndex } from '../../lib/tree-index.ts';
import type { WordRange } from '../../lib/trees.ts';
import type { LanguagePack, ParsedArticle, PartKind } from '../../types/index.ts';

export interface Paragraph extends WordRange {
  readonly kind: PartKind;
  /** Every word of it is between quotation marks; false where it has no word. */
  readonly quoted: boolean;
}

export interface Layout {
  readonly parsed: ParsedArticle;
  readonly index: TreeIndex;
  readonly pack: LanguagePack;
  readonly paragraphs: readonly Paragraph[];
  /** Of each sentence, its paragraph. */
  readonly paragraphOfSentence: Uint32Array;
  /** 1 for a word with a letter or digit in it, 0 for a sign. */
  readonly isWord: Uint8Array;
}

export function layoutOf(parsed: ParsedArticle, index: TreeIndex, pack: LanguagePack): Layout {
  const { words, tree, article } = parsed;
  const wordly = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i++) if (isWord(words.forms[i]!)) wordly[i] = 1;
  const paragraphs: Paragraph[] = [];
  const paragraphOfSentence = new Uint32Array(tree.sentenceEnds.length);
  let sentence = 0;
  let first = 0;
  while (sentence < tree.sentenceEnds.length) {
    const part = words.sentencePart[sentence]!;
    let end = first;
    while (sentence < tree.sentenceEnds.length && words.sentencePart[sentence] === part) {
      paragraphOfSentence[sentence] = paragraphs.length;
      end = tree.sentenceEnds[sentence++]!;
    }
    paragraphs.push({ first, end, kind: article.parts[part]!.kind, quoted: isQuoted(parsed, wordly, first, end) });
    first = end;
  }
  return { parsed, index, pack, paragraphs, paragraphOfSentence, isWord: wordly };
}

function isQuoted({ words }: ParsedArticle, wordly: Uint8Array, first: number, end: number): boolean {
  let any = false;
  for (let i = first; i < end; i++) {
    if (wordly[i] === 0) continue;
    if (words.quotation[i] === 0) return false;
    any = true;
  }
  return any;
}

/** Index into `paragraphs`. */
export function paragraphOf({ parsed, paragraphOfSentence }: Layout, word: number): number {
  return paragraphOfSentence[parsed.words.sentence[word]!]!;
}

/** The words of a sentence. */
export function sentenceRange({ parsed }: Layout, sentence: number): WordRange {
  const { sentenceEnds } = parsed.tree;
  return { first: sentence === 0 ? 0 : sentenceEnds[sentence - 1]!, end: sentenceEnds[sentence]! };
}

/** `. ! ? …`, several of them too: what a sentence ends with. */
export function endsSentence(form: string): boolean {
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    if (code !== 0x2e && code !== 0x21 && code !== 0x3f && code !== 0x2026) return false;
  }
  return form.length > 0;
}

/** `— – ―`, hyphens that stand for them. */
export function isDash(form: string): boolean {
  return form === '—' || form === '–' || form === '―' || form === '-' || form === '--' || form === '---';
}

/** Ranges in text order without empty or touching ones. Changes nothing that it is given. */
export function joined(ranges: readonly WordRange[]): readonly WordRange[] {
  const sorted = [...ranges].sort((a, b) => a.first - b.first || a.end - b.end);
  const merged: { first: number; end: number }[] = [];
  for (const { first, end } of sorted) {
    if (first >= end) continue;
    const last = merged.at(-1);
    if (last !== undefined && first <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ first, end });
  }
  return merged;
}

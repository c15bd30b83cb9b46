/** A content as it travels: pieces that end where quotation marks and paragraphs begin and end, and whose words they are. */
import type { ContentPiece, Mode } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import { type Grammar, isQuoted, lowerAt, spanOfWords, tagOf } from './grammar.ts';

/** In text order; pieces that touch differ in `quoted` or in their paragraph. Marks belong to what they enclose. */
export function piecesOf(grammar: Grammar, { content }: Relation): readonly ContentPiece[] {
  const { sentence, sentencePart } = grammar.parsed.words;
  const partOf = (word: number) => sentencePart[sentence[word]!];
  return content.flatMap(({ first, end }) => {
    const pieces: ContentPiece[] = [];
    let start = first;
    for (let i = first + 1; i <= end; i++) {
      if (i < end && isQuoted(grammar, i) === isQuoted(grammar, start) && partOf(i) === partOf(start)) continue;
      pieces.push({ span: spanOfWords(grammar, { first: start, end: i }), quoted: isQuoted(grammar, start) });
      start = i;
    }
    return pieces;
  });
}

/** Direct when nothing but a complementiser stands outside the marks, indirect when nothing stands inside. */
export function modeOf(grammar: Grammar, { content }: Relation): Mode {
  const { complementiser } = grammar.pack.attribution;
  let quoted = false;
  let plain = false;
  for (const { first, end } of content) {
    const alone = end - first === 1 || isQuoted(grammar, first + 1);
    for (let i = first; i < end; i++) {
      if (isQuoted(grammar, i)) quoted = true;
      else if (!(i === first && alone && lowerAt(grammar, i) === complementiser) && isWord(grammar, i)) plain = true;
    }
  }
  if (!quoted) return 'indirect';
  return plain ? 'mixed' : 'direct';
}

function isWord(grammar: Grammar, word: number): boolean {
  const tag = tagOf(grammar, word);
  return tag !== 'PUNCT' || /[\p{L}\p{N}]/u.test(grammar.parsed.words.forms[word]!);
}

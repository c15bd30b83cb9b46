/** The language room: Article → ParsedArticle. Pure; the pack and model bytes are passed in. */
import type { Article, LanguagePack, ParsedArticle, Quotation } from '../types/index.ts';

export function parse(article: Article, _pack: LanguagePack): ParsedArticle {
  const { text } = article;
  const start: number[] = [];
  const end: number[] = [];
  const form: number[] = [];
  const sentence: number[] = [];
  const quotation: number[] = [];
  const ids = new Map<string, number>();
  const quotations: Quotation[] = [];
  const firstToken: number[] = [];
  const endToken: number[] = [];
  const part: number[] = [];
  article.parts.forEach(({ span }, index) => {
    firstToken.push(start.length);
    part.push(index);
    let open = -1;
    for (const match of text.slice(span.start, span.end).matchAll(/[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*|\S/gu)) {
      const at = span.start + match.index;
      const word = match[0];
      if (open < 0 && (word === '“' || word === '"')) open = at;
      start.push(at);
      end.push(at + word.length);
      if (!ids.has(word)) ids.set(word, ids.size);
      form.push(ids.get(word)!);
      sentence.push(firstToken.length - 1);
      quotation.push(open < 0 ? 0 : quotations.length + 1);
      if (open >= 0 && at > open && (word === '”' || word === '"')) {
        quotations.push({
          span: { start: open, end: at + 1 },
          inner: { start: open + 1, end: at },
          closed: true,
          continues: false,
        });
        open = -1;
      }
    }
    if (open >= 0) {
      quotations.push({
        span: { start: open, end: span.end },
        inner: { start: open + 1, end: span.end },
        closed: false,
        continues: false,
      });
    }
    endToken.push(start.length);
  });
  return {
    article,
    tokens: {
      length: start.length,
      start: Uint32Array.from(start),
      end: Uint32Array.from(end),
      form: Uint32Array.from(form),
      forms: [...ids.keys()],
      sentence: Uint32Array.from(sentence),
      quotation: Uint32Array.from(quotation),
    },
    sentences: {
      length: firstToken.length,
      firstToken: Uint32Array.from(firstToken),
      endToken: Uint32Array.from(endToken),
      part: Uint32Array.from(part),
    },
    quotations,
    mentions: [],
    chains: [],
    times: [],
  };
}

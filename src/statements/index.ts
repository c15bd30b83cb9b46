/** The statements room: ParsedArticle → Statement[]. Pure. */
import { deriveId } from '../lib/ids.ts';
import type { LanguagePack, ParsedArticle, Statement } from '../types/index.ts';

export function findStatements(parsed: ParsedArticle, _pack: LanguagePack): readonly Statement[] {
  const { article } = parsed;
  return parsed.quotations
    .filter(({ closed }) => closed)
    .map(({ span }, index) => ({
      id: deriveId('statement', article.id, article.text.slice(span.start, span.end), String(index)),
      articleId: article.id,
      mode: 'direct',
      source: null,
      cue: null,
      act: 'assert',
      content: [{ span, quoted: true }],
      stance: 'said',
      parent: null,
      addressee: null,
      time: null,
      place: null,
      venue: null,
      condition: null,
      hedge: null,
      confidence: 0.1,
      doubts: ['no source'],
    }));
}

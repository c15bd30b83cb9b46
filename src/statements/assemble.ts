/** Makes statements of relations: fields, ids, doubts. */
import { deriveId } from '../lib/ids.ts';
import type { ContentPiece, LanguagePack, ParsedArticle, Statement } from '../types/index.ts';
import type { ArticleView } from './engine/index.ts';
import { fieldsOf, type StatementFields, startFields } from './fields/index.ts';
import type { Nested } from './nesting.ts';
import type { Relation } from './relation.ts';

/** Letters and digits of the content, case-folded: what the id is derived from. */
function wordsOf(text: string, pieces: readonly ContentPiece[]): string {
  return pieces
    .map(({ span }) => text.slice(span.start, span.end))
    .join(' ')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** Why a statement is not surer, a short phrase each. */
function doubtsOf(
  { parsed, pack }: ArticleView,
  { source, cueHead, sourceRule }: Relation,
  fields: Pick<StatementFields, 'source'>,
): readonly string[] {
  const doubts: string[] = [];
  if (cueHead < 0) doubts.push('no cue');
  if (source === null || fields.source === null) return [...doubts, 'no source'];
  const word = source.end - source.first === 1 ? parsed.words.lower[source.first]! : '';
  const isPronoun = pack.pronouns.has(word);
  if (fields.source.name === null) doubts.push(isPronoun ? 'pronoun not resolved' : 'source not named');
  else if (isPronoun) doubts.push(pack.attribution.speakerPronouns.has(word) ? 'first person' : 'pronoun');
  if (sourceRule === 'subject-of-another-verb') doubts.push('subject of another verb');
  if (sourceRule === 'nearby') doubts.push('source not tied to the cue');
  return doubts;
}

/** All statements, in the order given. Two of equal words in one article get different ids. */
export function assemble(
  view: ArticleView,
  parsed: ParsedArticle,
  pack: LanguagePack,
  found: readonly Nested[],
): readonly Statement[] {
  const context = startFields(
    parsed,
    pack,
    view.tree,
    found.map(({ relation }) => relation),
    found.map(({ parent }) => parent),
  );
  const { article } = parsed;
  const seen = new Map<string, number>();
  const ids: string[] = [];
  return found.map(({ relation, parent }) => {
    const { chain: _, ...fields } = fieldsOf(context, relation);
    const words = wordsOf(article.text, fields.content);
    const occurrence = seen.get(words) ?? 0;
    seen.set(words, occurrence + 1);
    const id = deriveId('statement', article.id, words, String(occurrence));
    ids.push(id);
    return {
      id,
      articleId: article.id,
      ...fields,
      parent: parent < 0 ? null : ids[parent]!,
      confidence: Math.round(relation.confidence * 1000) / 1000,
      doubts: doubtsOf(view, relation, fields),
    };
  });
}

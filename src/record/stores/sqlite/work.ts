/** Lays what people did over what the engine read of an article, and puts the outcome into the search index. */
import type { Article } from '../../../types/index.ts';
import type { Connection } from './connection.ts';
import { type PlacedStatement, showStatement } from './statement-rows.ts';

/** Call it in the transaction that stored the statements. `placed`: the current statements of the article, in text order. */
export function layWork(connection: Connection, article: Article, placed: readonly PlacedStatement[]): void {
  for (const one of placed) showStatement(connection, article, one, { checked: 'no' });
}

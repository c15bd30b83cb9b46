/** What the last look at an article's page came to: it was there then, or it was not. Nothing more is known. */
import type { KeptArticle, Store, Visit } from '../types/index.ts';
import { momentText } from './dates.ts';

/** The latest look at any address of the article; null where nobody looks at it again. */
export async function lastLook(
  { article, capture }: KeptArticle,
  store: Pick<Store, 'lastVisits'>,
): Promise<Visit | null> {
  const addresses = [capture.uri, ...(article.url === null ? [] : [article.url])];
  const visits = [...(await store.lastVisits(addresses)).values()];
  return visits.sort((one, other) => Date.parse(other.visitedAt) - Date.parse(one.visitedAt))[0] ?? null;
}

/** That the page was not there any more, or behind a wall; null where it was, or where that is not known. */
export function absenceWords(look: Visit | null): string | null {
  if (look === null || (look.outcome !== 'gone' && look.outcome !== 'paywall')) return null;
  const found = look.outcome === 'gone' ? 'was not there' : 'was behind a wall';
  const status = look.status === null ? '' : ` (status ${look.status})`;
  return `On ${momentText(look.visitedAt)} this page ${found}${status}. What was read before is kept.`;
}

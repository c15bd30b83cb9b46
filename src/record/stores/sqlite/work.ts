/**
 * Lays what people did over what the engine read of an article, groups what is said twice, and puts the outcome into the search index. Checks
 * never alter what was read: they are laid over it again whenever the article is read again.
 */
import { deriveId } from '../../../lib/ids.ts';
import type { Article, CheckHold, CheckState, Statement } from '../../../types/index.ts';
import { foldText } from '../../quoting.ts';
import { type Mark, reattached, type Seeking } from '../../reattach.ts';
import { findRepeats } from '../../repeats.ts';
import { layOver, readingInWords, type Vouched } from '../../vouched.ts';
import { unpackArticle } from './article-document.ts';
import {
  attach,
  type CheckedRow,
  checkedOfArticle,
  detachAll,
  keepEvidence,
  type StandingEdit,
} from './checked-rows.ts';
import type { Connection } from './connection.ts';
import { recountPeople } from './people.ts';
import { move, movedTo } from './rereading.ts';
import { dropWords } from './search-words.ts';
import {
  type PlacedStatement,
  placeStatement,
  type ReadCapture,
  rewriteStatement,
  showStatement,
} from './statement-rows.ts';

/** The article that work is laid over, and the people whose statements change by it. */
export interface Laying {
  readonly article: Article;
  readonly articleSeq: number;
  /** Whose text it is. */
  readonly capture: ReadCapture;
  readonly touched: Set<number>;
}

/** A current statement as it is to be shown. */
interface Shown extends PlacedStatement {
  readonly checked: CheckState | 'no';
}

/** Call it in the transaction that stored the statements. `placed`: what the engine reads of the article, in text order. */
export function layWork(connection: Connection, laying: Laying, placed: readonly PlacedStatement[]): void {
  const { article } = laying;
  const checks = checkedOfArticle(connection, article.id);
  const inForce: InForce[] = [];
  const shown: readonly Shown[] =
    checks.length === 0
      ? placed.map((one) => ({ ...one, checked: 'no' }))
      : layChecks(connection, laying, placed, checks, inForce);
  layGroups(connection, article, shown);
  for (const { checked, statement } of inForce) keepEvidence(connection, checked, statement);
}

/** Rows of a check and of the statement that shows it. */
interface InForce {
  readonly checked: number;
  readonly statement: number;
}

/** All current statements, as the checks have them, in text order; those that show a check are added to `inForce`. */
function layChecks(
  connection: Connection,
  laying: Laying,
  placed: readonly PlacedStatement[],
  checks: readonly CheckedRow[],
  inForce: InForce[],
): Shown[] {
  const { article } = laying;
  detachAll(connection, article.id);
  const byId = new Map(placed.map((one) => [one.statement.id, one]));
  const shown = new Map<number, Shown>(placed.map((one) => [one.seq, { ...one, checked: 'no' }]));
  const folded = foldText(article.text);
  const standing = checks.filter((check): check is CheckedRow & { standing: StandingEdit } => check.standing !== null);
  const markOf = (vouched: Vouched): Mark => ({ vouched, standing: layOver(article, folded, vouched) });
  const seeking = standing.map(({ statementId, standing: { vouched, read } }): Seeking => {
    const ids = new Set([statementId, movedTo(connection, statementId) ?? statementId]);
    return { ids, marks: [markOf(vouched), ...(read === null ? [] : [markOf(read)])] };
  });
  const found = reattached(
    article,
    seeking,
    placed.map(({ statement }) => statement),
  );
  standing.forEach((check, i) => {
    const reading = found[i] === null ? null : byId.get(found[i]!.id)!;
    const one = layOne(connection, laying, check, { reading, vouched: seeking[i]!.marks[0]!.standing });
    if (one === null) return;
    shown.set(one.seq, one);
    inForce.push({ checked: check.seq, statement: one.seq });
  });
  for (const check of checks)
    if (check.standing === null) putAside(connection, check, byId.get(check.statementId)?.seq ?? null);
  return inTextOrder(connection, [...shown.values()]);
}

/** A check of which all was taken back is kept with its statement, where no other check is on that. */
function putAside(connection: Connection, { seq, statementId }: CheckedRow, statementSeq: number | null): void {
  const isTaken = connection.sql('SELECT 1 FROM checked WHERE statement_seq = ?').get(statementSeq) !== undefined;
  attach(connection, seq, {
    statementId,
    statementSeq: isTaken ? null : statementSeq,
    hold: isTaken || statementSeq === null ? 'orphaned' : 'read',
    otherwise: false,
  });
}

/** What a check comes to: on what the engine reads, on a statement that it keeps itself, or out of force. Null: nothing of it is shown. */
function layOne(
  connection: Connection,
  laying: Laying,
  { seq, statementId, standing }: CheckedRow & { readonly standing: StandingEdit },
  { reading, vouched }: { readonly reading: PlacedStatement | null; readonly vouched: Statement | null },
): Shown | null {
  const { article, articleSeq, touched } = laying;
  const { check, readAs } = standing;
  if (vouched === null) {
    const hold = reading === null ? 'orphaned' : 'changed';
    attach(connection, seq, { statementId, statementSeq: reading?.seq ?? null, hold, otherwise: false });
    return null;
  }
  const row = reading ?? keepRow(connection, laying, vouched, { seq, statementId });
  const asChecked = { ...vouched, id: row.statement.id, parent: row.statement.parent };
  const now = reading === null ? null : readingInWords(article, reading.statement);
  const isSame = now === null || check.state === 'rejected' || now === readingInWords(article, asChecked);
  const asRead = reading === null || isSame ? null : reading.statement;
  const statement =
    asRead === null ? row.statement : { ...asChecked, confidence: asRead.confidence, doubts: asRead.doubts };
  const rewritten = rewriteStatement(
    connection,
    article,
    { articleSeq, seq: row.seq },
    { statement, asRead, check },
    touched,
  );
  if (statementId !== statement.id) move(connection, statementId, statement.id);
  attach(connection, seq, {
    statementId: statement.id,
    statementSeq: row.seq,
    hold: reading === null ? 'kept' : 'read',
    otherwise: now !== null && readAs !== null && now !== readAs,
  });
  return { ...rewritten, wasThere: row.wasThere, checked: check.state };
}

/** A statement that no engine reads stands by its check alone, under the id that it had unless another one has that now. */
function keepRow(
  connection: Connection,
  { article, articleSeq, capture, touched }: Laying,
  vouched: Statement,
  { seq, statementId }: Pick<CheckedRow, 'seq' | 'statementId'>,
): PlacedStatement {
  const { sql } = connection;
  const taken = sql('SELECT 1 FROM statement WHERE id = ? AND current = 1').get(statementId) !== undefined;
  const id = taken ? deriveId('statement', article.id, 'kept', String(seq)) : statementId;
  const statement: Statement = { ...vouched, id, parent: null };
  return placeStatement(connection, article, statement, { articleSeq, capture, position: 0, isLatest: true }, touched)!;
}

/** Statements kept by checks stand among the others where their words do. */
function inTextOrder({ sql }: Connection, shown: readonly Shown[]): Shown[] {
  const startOf = ({ statement }: Shown): number => statement.content[0]?.span.start ?? 0;
  const ordered = shown.toSorted((a, b) => startOf(a) - startOf(b) || a.seq - b.seq);
  const place = sql('UPDATE statement SET position = ?1 WHERE seq = ?2 AND position <> ?1');
  for (const [position, { seq }] of ordered.entries()) place.run(position, seq);
  return ordered;
}

/** Says of each row whether it is listed and which it repeats, and puts those that lead, and the rejected ones, into the index. */
function layGroups(connection: Connection, article: Article, shown: readonly Shown[]): void {
  const { sql } = connection;
  const counted = shown.filter(({ checked }) => checked !== 'rejected');
  const repeats = findRepeats(
    article,
    counted.map(({ statement }) => statement),
  );
  const seqOf = new Map(repeats.size === 0 ? [] : shown.map(({ seq, statement }) => [statement.id, seq]));
  const ledBy = new Map<string, Statement[]>();
  for (const { seq, statement, checked, wasThere } of shown) {
    const head = repeats.get(statement.id);
    if (wasThere) dropWords(connection, seq);
    if (checked === 'rejected') sql('UPDATE statement SET listed = 0 WHERE seq = ?').run(seq);
    if (head === undefined) continue;
    sql('UPDATE statement SET listed = 0, head_seq = ? WHERE seq = ?').run(seqOf.get(head)!, seq);
    ledBy.set(head, [...(ledBy.get(head) ?? []), statement]);
  }
  for (const one of shown) {
    const { id } = one.statement;
    if (!repeats.has(id))
      showStatement(connection, article, one, { checked: one.checked, repeats: ledBy.get(id) ?? [] });
  }
}

/** Lays an article's work anew, after somebody did something to it. Call it in the transaction that stored that. */
export function layAgain(connection: Connection, articleId: string): void {
  const { sql } = connection;
  const row = sql(
    `SELECT a.seq, a.document, c.seq AS capture_seq, c.captured_at AS at, c.captured_ms AS ms
     FROM article a JOIN capture c ON c.seq = a.capture_seq WHERE a.id = ?`,
  ).get(articleId) as { seq: number; document: Uint8Array; capture_seq: number; at: string; ms: number } | undefined;
  if (row === undefined) return;
  const people = sql(
    'SELECT DISTINCT person_seq AS seq FROM statement WHERE article_seq = ? AND current = 1 AND person_seq IS NOT NULL',
  ).all(row.seq) as unknown as { seq: number }[];
  const laying: Laying = {
    article: unpackArticle(row.document),
    articleSeq: row.seq,
    capture: { seq: row.capture_seq, at: row.at, ms: row.ms },
    touched: new Set(people.map(({ seq }) => seq)),
  };
  layWork(connection, laying, asRead(connection, laying));
  recountPeople(connection, laying.touched);
}

interface CurrentRow {
  readonly seq: number;
  readonly statement: string;
  readonly as_read: string | null;
  readonly own: number | null;
  readonly hold: CheckHold | null;
}

/** The article's rows as the engine left them, without what checks made of them. */
function asRead(connection: Connection, { article, articleSeq, capture, touched }: Laying): PlacedStatement[] {
  const { sql } = connection;
  const rows = sql(
    `SELECT s.seq, d.statement, d.as_read, s.own_person_seq AS own, c.hold FROM statement s
     JOIN statement_document d ON d.seq = s.seq LEFT JOIN checked c ON c.statement_seq = s.seq
     WHERE s.article_seq = ? AND s.current = 1 ORDER BY s.position`,
  ).all(articleSeq) as unknown as CurrentRow[];
  for (const { seq, hold } of rows) {
    if (hold !== 'kept') continue;
    dropWords(connection, seq);
    sql('UPDATE statement SET current = 0 WHERE seq = ?').run(seq);
  }
  sql(`UPDATE statement SET listed = current, head_seq = NULL, checked = 'no' WHERE article_seq = ?`).run(articleSeq);
  sql(
    'UPDATE statement_document SET checked = NULL WHERE checked IS NOT NULL AND seq IN (SELECT seq FROM statement WHERE article_seq = ?)',
  ).run(articleSeq);
  const read = rows.filter(({ hold }) => hold !== 'kept');
  return read.map(({ seq, statement, as_read, own }, position) => {
    const place = { articleSeq, capture, position, isLatest: true };
    return as_read === null
      ? { seq, statement: JSON.parse(statement) as Statement, ownPerson: own, wasThere: true }
      : placeStatement(connection, article, JSON.parse(as_read) as Statement, place, touched)!;
  });
}

/**
 * The checks of an article follow a capture of it that is read into another one now: all of them where nothing else is left of the first
 * article, else those that are of what the other shows.
 */
export function moveChecks(connection: Connection, fromId: string, to: Article, isAll: boolean): void {
  const { sql } = connection;
  const follow = sql('UPDATE checked SET article_id = ? WHERE seq = ?');
  const checks = checkedOfArticle(connection, fromId);
  if (checks.length === 0) return;
  const folded = foldText(to.text);
  for (const { seq, standing } of checks) {
    if (isAll || (standing !== null && layOver(to, folded, standing.vouched) !== null)) follow.run(to.id, seq);
  }
}

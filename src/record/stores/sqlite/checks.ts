/** Checks as somebody makes them: who may say what of which statement, in which order, and how it is taken back. */
import type {
  Article,
  CheckAction,
  CheckEdit,
  CheckHistory,
  CheckState,
  CheckStore,
  EditOutcome,
  RecordEntry,
  Statement,
} from '../../../types/index.ts';
import { carriedOver, corrected } from '../../corrections.ts';
import { readingInWords, vouchFor } from '../../vouched.ts';
import { unpackArticle } from './article-document.ts';
import { addOne } from './check-additions.ts';
import { keepEdit, type NewEdit, newCheck, overtakenBy, type Sound, signed, takeBack, wrong } from './check-edits.ts';
import { type CheckedRow, checkedById, checkedOfStatement, editsOf, evidenceOf } from './checked-rows.ts';
import type { Connection } from './connection.ts';
import { entryById } from './entries.ts';
import { movedTo } from './rereading.ts';
import { checkedSince, reviewPage, unsettledChecks } from './review.ts';

export function checksOf(connection: Connection, now: () => Date): CheckStore {
  const { read, write } = connection;
  return {
    checkStatement: (id, action, change) =>
      write(() => {
        const entry = entryNow(connection, id);
        return entry === null ? null : checkOne(connection, entry, action, signed(change, now()));
      }),
    addStatement: (articleId, given, change) =>
      write(() => {
        const article = articleNow(connection, articleId);
        return article === null ? null : addOne(connection, article, given, signed(change, now()));
      }),
    checksOf: (id) =>
      read(() => {
        const row = checkedOfStatement(connection, entryNow(connection, id)?.id ?? id);
        return row === null ? null : historyOf(connection, row);
      }),
    attachCheck: (historyId, statementId, change) =>
      write(() => {
        const [row, entry] = [checkedById(connection, historyId), entryNow(connection, statementId)];
        return row === null || row.standing === null || entry === null
          ? null
          : attachOne(connection, row, entry, signed(change, now()));
      }),
    undoOrphan: (historyId, change) =>
      write(() => {
        const row = checkedById(connection, historyId);
        return row === null ? null : takeBack(connection, row, signed(change, now()));
      }),
    unsettledChecks: (limit) => read(() => unsettledChecks(connection, limit)),
    review: (filter, page) => read(() => reviewPage(connection, filter, page)),
    checkedSince: (at) => read(() => checkedSince(connection, at)),
  };
}

function checkOne(
  connection: Connection,
  entry: RecordEntry,
  action: CheckAction,
  change: Sound,
): EditOutcome<CheckEdit> {
  const row = checkedOfStatement(connection, entry.id);
  const overtaken = overtakenBy(connection, row, entry.check?.id ?? null, change);
  if (overtaken !== null)
    return same(action, overtaken, change) ? { done: overtaken, latest: null } : { done: null, latest: overtaken };
  if (action.kind === 'undo') {
    if (row?.standing == null) throw wrong('Nothing stands that could be taken back.');
    return takeBack(connection, row, { ...change, seen: undefined });
  }
  const article = articleNow(connection, entry.statement.articleId)!;
  const statement =
    action.kind === 'correct' ? corrected(article, entry.statement, action.correction) : entry.statement;
  const machine = entry.asRead ?? (row?.hold === 'kept' && row.standing !== null ? null : entry.statement);
  return {
    done: keepEdit(
      connection,
      row ?? newCheck(connection, entry, change.at),
      {
        kind: action.kind,
        state: stateAfter(connection, action.kind, entry, row),
        correction: action.kind === 'correct' ? action.correction : null,
        vouched: vouchFor(article, statement),
        ...readBy(article, machine),
      },
      change,
    ),
    latest: null,
  };
}

/** How the engine reads it: what the check is looked for by when that changes. */
function readBy(article: Article, machine: Statement | null): Pick<NewEdit, 'read' | 'readAs'> {
  if (machine === null) return { read: null, readAs: null };
  return { read: vouchFor(article, machine), readAs: readingInWords(article, machine) };
}

/** The very same once more, as when a form is sent twice. */
function same(action: CheckAction, latest: CheckEdit, { by }: Sound): boolean {
  return action.kind === latest.kind && action.kind !== 'correct' && latest.by === by && latest.undone === null;
}

/** What was put right stays so, whoever confirms it after that. */
function stateAfter(
  connection: Connection,
  kind: 'confirm' | 'correct' | 'reject',
  entry: RecordEntry,
  row: CheckedRow | null,
): CheckState {
  if (kind === 'reject') return 'rejected';
  const standing = row === null ? [] : editsOf(connection, row.seq).filter(({ undone }) => undone === null);
  if (standing.some((edit) => edit.kind === 'add')) return 'added';
  if (kind === 'correct') return 'corrected';
  const isCorrected =
    entry.asRead !== null || (row?.hold === 'kept' && standing.some((edit) => edit.kind === 'correct'));
  return isCorrected ? 'corrected' : 'confirmed';
}

function entryNow(connection: Connection, id: string): RecordEntry | null {
  const to = entryById(connection, id) === null ? movedTo(connection, id) : id;
  return to === null ? null : entryById(connection, to);
}

function articleNow(connection: Connection, id: string): Article | null {
  const find = (one: string | null): Uint8Array | undefined => {
    const row = connection.sql('SELECT document FROM article WHERE id = ?').get(one);
    return (row as { document: Uint8Array } | undefined)?.document;
  };
  const document = find(id) ?? find(movedTo(connection, id));
  return document === undefined ? null : unpackArticle(document);
}

/** The check vouches from now on for the statement as it is read, with what was put right in it. */
function attachOne(connection: Connection, row: CheckedRow, entry: RecordEntry, change: Sound): EditOutcome<CheckEdit> {
  const standing = row.standing!;
  const overtaken = overtakenBy(connection, row, standing.check.id, change);
  if (overtaken !== null) return { done: null, latest: overtaken };
  if (row.statementSeq !== null && row.hold !== 'changed') throw wrong('This check is on a statement.');
  if (entry.check !== null) throw wrong('Another check is on this statement.');
  if (entry.statement.articleId !== row.articleId) throw wrong('The check is of another article.');
  const article = articleNow(connection, row.articleId)!;
  const { state } = standing.check;
  const putRight = state === 'corrected' || state === 'added';
  const statement = putRight ? carriedOver(standing.vouched.statement, entry.statement) : entry.statement;
  const vouched = vouchFor(article, statement);
  const edit = { kind: 'attach' as const, state, correction: null, vouched, ...readBy(article, entry.statement) };
  return { done: keepEdit(connection, row, edit, change), latest: null };
}

function historyOf(connection: Connection, row: CheckedRow): CheckHistory {
  const isOrphaned = row.statementSeq === null;
  return {
    id: row.id,
    hold: isOrphaned ? 'orphaned' : row.hold,
    readOtherwise: row.otherwise,
    edits: editsOf(connection, row.seq),
    evidence: evidenceOf(connection, row.seq),
  };
}

/** Checks as somebody makes them: who may say what of which statement, in which order, and how it is taken back. */
import { deriveId } from '../../../lib/ids.ts';
import { OnrecordError } from '../../../lib/problems.ts';
import type {
  Article,
  CheckAction,
  CheckEdit,
  CheckHistory,
  CheckState,
  CheckStore,
  Correction,
  EditOutcome,
  RecordEntry,
  SignedChange,
  Statement,
  StatementGiven,
} from '../../../types/index.ts';
import { added, corrected } from '../../corrections.ts';
import { foldWords } from '../../names.ts';
import { readingInWords, type Vouched, vouchFor } from '../../vouched.ts';
import { unpackArticle } from './article-document.ts';
import { type CheckedRow, checkedById, checkedOfStatement, editsOf, evidenceOf } from './checked-rows.ts';
import type { Connection } from './connection.ts';
import { entryById } from './entries.ts';
import { movedTo } from './rereading.ts';
import { checkedSince, reviewPage, unsettledChecks } from './review.ts';
import { layAgain } from './work.ts';

const longestNote = 4_000;
const longestName = 80;

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

/** A change whose name and note are sound, and when it is made. */
interface Sound {
  readonly by: string;
  readonly note: string | null;
  readonly seen: string | null | undefined;
  readonly at: Date;
}

function signed({ by, note, seen }: SignedChange, at: Date): Sound {
  const name = by.replace(/[\p{C}\s]+/gu, ' ').trim();
  if (name === '') throw wrong('Nobody signs this.');
  if (name.length > longestName) throw wrong(`A name has at most ${longestName} characters.`);
  if (note.length > longestNote) throw wrong(`A note has at most ${longestNote} characters.`);
  return { by: name, note: note.trim() === '' ? null : note.trim(), seen, at };
}

function wrong(what: string): OnrecordError {
  return new OnrecordError('record/bad-check', '', what);
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
        readAs: machine === null ? null : readingInWords(article, machine),
      },
      change,
    ),
    latest: null,
  };
}

/** What somebody else did since it was looked at; null where nobody did anything. */
function overtakenBy(
  connection: Connection,
  row: CheckedRow | null,
  standing: string | null,
  { seen }: Sound,
): CheckEdit | null {
  if (seen === undefined || seen === standing || row === null) return null;
  const edits = editsOf(connection, row.seq);
  return edits.find(({ id }) => id === standing) ?? edits[0] ?? null;
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

function newCheck(connection: Connection, entry: RecordEntry, at: Date): CheckedRow {
  const { articleId } = entry.statement;
  const id = deriveId('check', articleId, entry.id, at.toISOString());
  connection
    .sql(
      `INSERT INTO checked (id, article_id, statement_id, statement_seq, hold, evidence, changed_ms)
       VALUES (?1, ?2, ?3, (SELECT seq FROM statement WHERE id = ?3), 'read', ?4, ?5)`,
    )
    .run(id, articleId, entry.id, JSON.stringify(entry), at.getTime());
  return checkedById(connection, id)!;
}

interface NewEdit {
  readonly kind: CheckEdit['kind'];
  readonly state: CheckState;
  readonly correction: Correction | null;
  readonly vouched: Vouched;
  readonly readAs: string | null;
}

/** Adds the edit and lays the article's work anew. */
function keepEdit(
  connection: Connection,
  { seq, articleId }: Pick<CheckedRow, 'seq' | 'articleId'>,
  edit: NewEdit,
  change: Sound,
): CheckEdit {
  const { sql } = connection;
  const { by, note } = change;
  const at = change.at.toISOString();
  const { made } = sql('SELECT count(*) AS made FROM check_edit WHERE checked_seq = ?').get(seq) as { made: number };
  const id = deriveId('check-edit', String(seq), articleId, edit.kind, by, at, String(made));
  const correction = edit.correction === null ? null : JSON.stringify(edit.correction);
  sql(
    `INSERT INTO check_edit (id, checked_seq, kind, state, correction, vouched, read_as, note, by, at, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    seq,
    edit.kind,
    edit.state,
    correction,
    JSON.stringify(edit.vouched),
    edit.readAs,
    note,
    by,
    at,
    change.at.getTime(),
  );
  settle(connection, { seq, articleId }, change.at);
  return editsOf(connection, seq)[0]!;
}

/** Notes which state stands now, and lays it over the article. */
function settle(connection: Connection, { seq, articleId }: Pick<CheckedRow, 'seq' | 'articleId'>, at: Date): void {
  connection
    .sql(
      `UPDATE checked SET changed_ms = ?2, state = (SELECT e.state FROM check_edit e WHERE e.checked_seq = ?1 AND e.undone_at IS NULL
         ORDER BY e.seq DESC LIMIT 1) WHERE seq = ?1`,
    )
    .run(seq, at.getTime());
  layAgain(connection, articleId);
}

function takeBack(connection: Connection, row: CheckedRow, change: Sound): EditOutcome<CheckEdit> {
  const { standing } = row;
  if (standing === null) throw wrong('Nothing stands that could be taken back.');
  const overtaken = overtakenBy(connection, row, standing.check.id, change);
  if (overtaken !== null) return { done: null, latest: overtaken };
  connection
    .sql('UPDATE check_edit SET undone_by = ?, undone_at = ? WHERE id = ?')
    .run(change.by, change.at.toISOString(), standing.check.id);
  settle(connection, row, change.at);
  return { done: editsOf(connection, row.seq).find(({ id }) => id === standing.check.id)!, latest: null };
}

function addOne(connection: Connection, article: Article, given: StatementGiven, change: Sound): string {
  const { sql } = connection;
  const draft = added(article, '', given);
  const words = foldWords(draft.content.map(({ span }) => article.text.slice(span.start, span.end)).join(' '));
  if (words === '') throw wrong('A statement needs words.');
  if (isThere(connection, article, draft)) throw wrong('These words are on record as a statement already.');
  const { made } = sql('SELECT count(*) AS made FROM checked').get() as { made: number };
  const statement: Statement = { ...draft, id: deriveId('statement', article.id, words, 'by hand', String(made)) };
  const vouched = vouchFor(article, statement);
  const id = deriveId('check', article.id, statement.id, change.at.toISOString());
  const { lastInsertRowid } = sql(
    `INSERT INTO checked (id, article_id, statement_id, hold, evidence, changed_ms) VALUES (?, ?, ?, 'kept', '', ?)`,
  ).run(id, article.id, statement.id, change.at.getTime());
  const { content: _, ...rest } = given;
  const correction: Correction = { ...rest, content: given.content };
  keepEdit(
    connection,
    { seq: Number(lastInsertRowid), articleId: article.id },
    { kind: 'add', state: 'added', correction, vouched, readAs: null },
    change,
  );
  return statement.id;
}

/** A statement with just this content, that is no repeat of another and not rejected. */
function isThere({ sql }: Connection, article: Article, { content }: Statement): boolean {
  const spans = (one: Statement): string => one.content.map(({ span }) => `${span.start}-${span.end}`).join();
  const wanted = spans({ content } as Statement);
  const rows = sql(
    `SELECT d.statement FROM statement s JOIN statement_document d ON d.seq = s.seq
     WHERE s.article_seq = (SELECT seq FROM article WHERE id = ?) AND s.current = 1 AND s.checked <> 'rejected'`,
  ).all(article.id) as unknown as { statement: string }[];
  return rows.some(({ statement }) => spans(JSON.parse(statement) as Statement) === wanted);
}

/** The check vouches from now on for the statement as it is read, with what was put right in it as far as that has no place in the text. */
function attachOne(connection: Connection, row: CheckedRow, entry: RecordEntry, change: Sound): EditOutcome<CheckEdit> {
  const standing = row.standing!;
  const overtaken = overtakenBy(connection, row, standing.check.id, change);
  if (overtaken !== null) return { done: null, latest: overtaken };
  if (row.hold === 'read' || row.hold === 'kept') throw wrong('This check is on a statement.');
  if (entry.check !== null) throw wrong('Another check is on this statement.');
  if (entry.statement.articleId !== row.articleId) throw wrong('The check is of another article.');
  const article = articleNow(connection, row.articleId)!;
  const { source, act, stance, time } = standing.vouched.statement;
  const isCorrected = standing.check.state === 'corrected' || standing.check.state === 'added';
  const statement: Statement = !isCorrected
    ? entry.statement
    : {
        ...entry.statement,
        source:
          source === null || entry.statement.source === null
            ? entry.statement.source
            : {
                ...entry.statement.source,
                name: source.name,
                role: source.role,
                kind: source.kind,
                nameSpan: null,
                roleSpan: null,
                rule: source.rule,
              },
        act,
        stance,
        time:
          time !== null && entry.statement.time !== null
            ? { ...entry.statement.time, value: time.value, basis: time.basis }
            : entry.statement.time,
      };
  const done = keepEdit(
    connection,
    row,
    {
      kind: 'attach',
      state: standing.check.state,
      correction: null,
      vouched: vouchFor(article, statement),
      readAs: readingInWords(article, entry.asRead ?? entry.statement),
    },
    change,
  );
  return { done, latest: null };
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

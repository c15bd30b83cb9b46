/** Keeps dossiers: every change with the content it left, who made it and when; pinned statements as they were. */
import { randomBytes } from 'node:crypto';
import { deriveId } from '../../../lib/ids.ts';
import { OnrecordError } from '../../../lib/problems.ts';
import type {
  Dossier,
  DossierChange,
  DossierContent,
  DossierEdit,
  DossierStore,
  DossierSummary,
  EditOutcome,
  PinnedStatement,
  RecordEntry,
} from '../../../types/index.ts';
import { changedContent, newContent } from '../../dossiers.ts';
import type { Connection } from './connection.ts';
import { clampLimit, entryById } from './entries.ts';
import { movedTo } from './rereading.ts';

interface DossierRow {
  readonly seq: number;
  readonly id: string;
  readonly made_by: string;
  readonly made_at: string;
  readonly share_key: string | null;
  readonly edit_id: string;
  readonly kind: DossierEdit['kind'];
  readonly statement_id: string | null;
  readonly by: string;
  readonly at: string;
  readonly content: string;
}

const dossierRow = `SELECT d.seq, d.id, d.made_by, d.made_at, d.share_key, e.id AS edit_id, e.kind, e.statement_id, e.by, e.at, e.content
  FROM dossier d JOIN dossier_edit e ON e.seq = d.edit_seq`;

export function dossiersOf(connection: Connection, now: () => Date): DossierStore {
  const { sql, read, write } = connection;
  const one = (where: 'd.id' | 'd.share_key', value: string): DossierRow | null =>
    (sql(`${dossierRow} WHERE ${where} = ?`).get(value) as unknown as DossierRow | undefined) ?? null;
  const many = (rows: unknown): DossierSummary[] => (rows as DossierRow[]).map(toSummary);
  return {
    makeDossier: (title, about, by) =>
      write(() => {
        const id = make(connection, newContent(title, about), by, now());
        return toDossier(connection, one('d.id', id)!);
      }),
    dossiers: (which) =>
      read(() =>
        many(
          sql(`${dossierRow} WHERE d.removed = ? ORDER BY d.changed_ms DESC, d.seq DESC LIMIT 1000`).all(
            which === 'removed' ? 1 : 0,
          ),
        ),
      ),
    dossier: (id) => read(() => orNull(one('d.id', id), (row) => toDossier(connection, row))),
    sharedDossier: (key) => read(() => orNull(one('d.share_key', key), (row) => toDossier(connection, row))),
    dossiersOf: (statementId) =>
      read(() =>
        many(
          sql(
            `${dossierRow} JOIN dossier_pin p ON p.dossier_seq = d.seq WHERE d.removed = 0 AND (p.statement_id = ?1 OR p.statement_id IN (SELECT id FROM moved WHERE to_id = ?1))
             ORDER BY d.changed_ms DESC, d.seq DESC LIMIT 100`,
          ).all(statementId),
        ),
      ),
    dossierEdits: (id, limit) =>
      read(() => {
        const rows = sql(
          `SELECT e.id, e.kind, e.statement_id, e.by, e.at FROM dossier_edit e JOIN dossier d ON d.seq = e.dossier_seq
           WHERE d.id = ? ORDER BY e.seq DESC LIMIT ?`,
        ).all(id, clampLimit(limit));
        return (rows as unknown as (Omit<DossierRow, 'edit_id'> & { id: string })[]).map((row) =>
          toEdit({ ...row, edit_id: row.id }),
        );
      }),
    changeDossier: (id, change, by, basedOn) =>
      write(() => orNull(one('d.id', id), (row) => changeOne(connection, row, change, { by, basedOn, now: now() }))),
    shareDossier: (id, shared) =>
      write(() => {
        const shareKey = shared ? newShareKey() : null;
        const { changes } = sql('UPDATE dossier SET share_key = ? WHERE id = ?').run(shareKey, id);
        return Number(changes) === 0 ? null : { shareKey };
      }),
  };
}

function orNull<From, To>(value: From | null, then: (value: From) => To): To | null {
  return value === null ? null : then(value);
}

/** Not derived, as ids are: whoever has it may read. */
function newShareKey(): string {
  return randomBytes(16).toString('base64url');
}

function make(connection: Connection, content: DossierContent, by: string, now: Date): string {
  const { sql } = connection;
  const at = now.toISOString();
  const { made } = sql('SELECT count(*) AS made FROM dossier').get() as { made: number };
  const id = deriveId('dossier', content.title, by, at, String(made));
  const { lastInsertRowid } = sql(
    'INSERT INTO dossier (id, made_by, made_at, edit_seq, changed_ms, removed) VALUES (?, ?, ?, 0, ?, 0)',
  ).run(id, by, at, now.getTime());
  keep(connection, { seq: Number(lastInsertRowid), id }, content, { kind: 'make', statementId: null, by }, now);
  return id;
}

interface Asked {
  readonly by: string;
  readonly basedOn: string | null;
  readonly now: Date;
}

function changeOne(
  connection: Connection,
  row: DossierRow,
  change: DossierChange,
  { by, basedOn, now }: Asked,
): EditOutcome<DossierEdit> {
  if (basedOn !== null && basedOn !== row.edit_id) return { done: null, latest: toEdit(row) };
  const content = contentAfter(connection, row, change);
  const statementId = 'statementId' in change ? change.statementId : null;
  return { done: keep(connection, row, content, { kind: change.kind, statementId, by }, now), latest: null };
}

function contentAfter(connection: Connection, row: DossierRow, change: DossierChange): DossierContent {
  const content = JSON.parse(row.content) as DossierContent;
  if (change.kind === 'go-back') return contentOf(connection, row.seq, change.editId);
  if (change.kind === 'pin') keepPinned(connection, change.statementId);
  return changedContent(content, change);
}

function contentOf({ sql }: Connection, dossierSeq: number, editId: string): DossierContent {
  const row = sql('SELECT content FROM dossier_edit WHERE dossier_seq = ? AND id = ?').get(dossierSeq, editId);
  if (row === undefined) throw new OnrecordError('record/bad-dossier', '', 'The dossier never was in that state.');
  return JSON.parse((row as { content: string }).content) as DossierContent;
}

/** As it is now, unless it was pinned before. */
function keepPinned(connection: Connection, statementId: string): void {
  const { sql } = connection;
  if (sql('SELECT 1 FROM pinned WHERE statement_id = ?').get(statementId) !== undefined) return;
  const entry = entryById(connection, statementId);
  if (entry === null) throw new OnrecordError('record/bad-dossier', '', 'This statement is not on record.');
  sql('INSERT INTO pinned (statement_id, entry) VALUES (?, ?)').run(statementId, JSON.stringify(entry));
}

function keep(
  connection: Connection,
  dossier: { readonly seq: number; readonly id: string },
  content: DossierContent,
  { kind, statementId, by }: Pick<DossierEdit, 'kind' | 'statementId' | 'by'>,
  now: Date,
): DossierEdit {
  const { sql } = connection;
  const at = now.toISOString();
  const { edits } = sql('SELECT count(*) AS edits FROM dossier_edit WHERE dossier_seq = ?').get(dossier.seq) as {
    edits: number;
  };
  const id = deriveId('dossier-edit', dossier.id, String(edits), by, at);
  const { lastInsertRowid } = sql(
    'INSERT INTO dossier_edit (id, dossier_seq, kind, statement_id, by, at, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(id, dossier.seq, kind, statementId, by, at, JSON.stringify(content));
  sql('UPDATE dossier SET edit_seq = ?, changed_ms = ?, removed = ? WHERE seq = ?').run(
    lastInsertRowid,
    now.getTime(),
    content.isRemoved ? 1 : 0,
    dossier.seq,
  );
  keepPins(connection, dossier.seq, content);
  return { id, kind, statementId, by, at };
}

/** Brings the table by statement in step with the content. */
function keepPins({ sql }: Connection, dossierSeq: number, { pins }: DossierContent): void {
  const wanted = new Set(pins.map(({ statementId }) => statementId));
  const rows = sql('SELECT statement_id AS id FROM dossier_pin WHERE dossier_seq = ?').all(dossierSeq);
  for (const { id } of rows as unknown as { id: string }[]) {
    if (!wanted.delete(id))
      sql('DELETE FROM dossier_pin WHERE dossier_seq = ? AND statement_id = ?').run(dossierSeq, id);
  }
  for (const id of wanted) sql('INSERT INTO dossier_pin (dossier_seq, statement_id) VALUES (?, ?)').run(dossierSeq, id);
}

function toEdit({
  edit_id: id,
  kind,
  statement_id: statementId,
  by,
  at,
}: Pick<DossierRow, 'edit_id' | 'kind' | 'statement_id' | 'by' | 'at'>): DossierEdit {
  return { id, kind, statementId, by, at };
}

function toSummary(row: DossierRow): DossierSummary {
  const { title, about, pins, isRemoved } = JSON.parse(row.content) as DossierContent;
  return {
    id: row.id,
    title,
    about,
    statements: pins.length,
    made: { by: row.made_by, at: row.made_at },
    changed: { by: row.by, at: row.at },
    isRemoved,
  };
}

function toDossier(connection: Connection, row: DossierRow): Dossier {
  const { pins } = JSON.parse(row.content) as DossierContent;
  return {
    ...toSummary(row),
    pinned: pins.map(({ statementId, note }) => pinnedOf(connection, statementId, note)),
    latest: toEdit(row),
    shareKey: row.share_key,
  };
}

function pinnedOf(connection: Connection, statementId: string, note: string): PinnedStatement {
  const kept = connection.sql('SELECT entry FROM pinned WHERE statement_id = ?').get(statementId) as { entry: string };
  const to = movedTo(connection, statementId);
  const entry = entryById(connection, statementId) ?? (to === null ? null : entryById(connection, to));
  return { statementId, note, entry, asPinned: JSON.parse(kept.entry) as RecordEntry };
}

/** A record of before there were checks and groups, brought up to date: what was listed and found before still is. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import type { Statement } from '../../../types/index.ts';
import { openRecord } from '../../index.ts';
import { personKey } from '../../names.ts';
import { cutWording } from '../../wording.ts';
import { exampleCapture, exampleReading, tollStory } from '../example-reading.ts';
import { insertCapture } from './captures.ts';
import type { Connection } from './connection.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open.ts';

const now = () => new Date('2031-06-01T12:30:00Z');
const firstPage = { limit: 50, cursor: null };

/** As the version of schema 6 stored it. */
function storeAsBefore({ sql }: Connection, captureSeq: number): void {
  const capture = exampleCapture(tollStory, '2031-05-19T08:00:00Z');
  const { article, statements, engine } = exampleReading(tollStory, capture);
  const { seq: articleSeq } = sql(
    `INSERT INTO article (id, capture_seq, url, publisher, headline, date_published, engine, read_at, read_ms, notes, document)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '[]', ?) RETURNING seq`,
  ).get(
    article.id,
    captureSeq,
    article.url,
    article.publisher,
    article.headline,
    article.datePublished,
    engine,
    now().toISOString(),
    zstdCompressSync(JSON.stringify(article)),
  ) as { seq: number };
  sql(`INSERT INTO reading (capture_seq, article_seq, engine, read_at, shown) VALUES (?, ?, ?, ?, '')`).run(
    captureSeq,
    articleSeq,
    engine,
    now().toISOString(),
  );
  sql(`UPDATE job SET state = 'done'`).run();
  statements.forEach((statement, position) => {
    const person = personOf({ sql }, statement);
    const { seq } = sql(
      `INSERT INTO statement (id, article_seq, capture_seq, person_seq, current, position, mode, act, sort_ms, source_name, role,
         first_seen_at, first_seen_ms, last_seen_at, last_seen_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, 0, ?, 0) RETURNING seq`,
    ).get(
      statement.id,
      articleSeq,
      captureSeq,
      person,
      position === 5 ? 0 : 1,
      position,
      statement.mode,
      statement.act,
      statement.source?.name ?? null,
      statement.source?.role ?? null,
      capture.capturedAt,
      capture.capturedAt,
    ) as { seq: number };
    const wording = cutWording(article, statement);
    sql('INSERT INTO statement_document (seq, statement, wording) VALUES (?, ?, ?)').run(
      seq,
      JSON.stringify(statement),
      JSON.stringify(wording),
    );
    if (position === 5) return;
    const { source } = statement;
    sql(
      `INSERT INTO statement_words (rowid, content, source, addressee, place, headline, outlet) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      seq,
      wording.content.map(({ text }) => text).join(' '),
      [source?.name ?? wording.source, source?.role].filter((words) => words != null).join(' '),
      wording.addressee ?? '',
      [wording.place, wording.venue].filter((words) => words !== null).join(' '),
      article.headline,
      article.publisher,
    );
  });
  sql(
    'UPDATE person SET statements = (SELECT count(*) FROM statement s WHERE s.person_seq = person.seq AND s.current = 1)',
  ).run();
}

function personOf({ sql }: Pick<Connection, 'sql'>, { source }: Statement): number | null {
  const key = source === null ? null : personKey(source);
  if (key === null) return null;
  sql('INSERT OR IGNORE INTO person (id, kind, key, name) VALUES (?, ?, ?, ?)').run(
    key.id,
    key.kind,
    key.key,
    source!.name,
  );
  return (sql('SELECT seq FROM person WHERE id = ?').get(key.id) as { seq: number }).seq;
}

test('a record of schema 6 lists, counts, finds and checks its statements right after it was brought up to date', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-work-'));
  try {
    const before = await openDatabase(
      dataDir,
      false,
      now,
      migrations.filter(({ version }) => version <= 6),
    );
    const capture = exampleCapture(tollStory, '2031-05-19T08:00:00Z');
    await before.write(() => insertCapture(before, capture));
    await before.write(() => storeAsBefore(before, 1));
    before.close();

    const store = await openRecord({ dataDir, now });
    assert.deepEqual(await store.verify(), []);
    assert.equal((await store.counts()).statements, 5, 'all that are current');
    const [first] = exampleReading(tollStory, capture).statements;
    const entry = (await store.statement(first!.id))!;
    assert.deepEqual([entry.check, entry.asRead, entry.repeats, entry.repeatOf], [null, null, [], null]);
    for (const [query, total] of [
      ['act:warn', 1],
      ['mode:direct', 1],
      ['quays', 1],
      ['who:varga', 2],
    ] as const)
      assert.equal((await store.search(query, firstPage)).page?.total, total, query);
    assert.equal((await store.person(entry.person!.id, firstPage))?.said.total, 2);
    assert.equal((await store.review({}, firstPage)).waiting, 5);
    await store.checkStatement(first!.id, { kind: 'reject' }, { by: 'Ada Quill', note: '' });
    assert.equal((await store.counts()).statements, 4);
    assert.deepEqual(await store.verify(), []);
    await store.close();
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});

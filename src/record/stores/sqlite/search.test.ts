import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseQuery } from '../../query.ts';
import type { Connection } from './connection.ts';
import { openDatabase } from './open.ts';
import { compileQuery } from './query-sql.ts';
import { countSelection, rowSelection, type Selection } from './search.ts';

describe('how a search is run', () => {
  let dataDir: string;
  let connection: Connection;
  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'onrecord-plan-'));
    connection = await openDatabase(dataDir, false, () => new Date(0));
  });
  after(() => {
    connection.close();
    rmSync(dataDir, { recursive: true });
  });

  const planOf = ({ sql, parameters }: Selection): string[] =>
    connection.db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters)
      .map((row) => String(row.detail));

  for (const query of [
    'harbour',
    'who:varga "harbour toll"',
    'toll -ferry',
    'toll when:2031-05 act:deny',
    'toll OR fog',
  ]) {
    it(`should not read through all statements for ${query}`, () => {
      const compiled = compileQuery(parseQuery(query).query);
      for (const after of [null, [1, 1, 1, 1, 1]]) {
        const plan = planOf(rowSelection(compiled, 'collect', after));
        assert.ok(
          plan.some((step) => /^SCAN w VIRTUAL TABLE INDEX .*M\d/u.test(step)),
          plan.join('\n'),
        );
        assert.ok(
          plan.every((step) => !/^SCAN s(?: |$)/u.test(step)),
          plan.join('\n'),
        );
      }
      assert.ok(planOf(countSelection(compiled)).every((step) => !/^SCAN s(?: |$)/u.test(step)));
    });
  }

  it('should walk the order without sorting where most match', () => {
    const compiled = compileQuery(parseQuery('the act:warn').query);
    for (const after of [null, [1, 1, 1, 1, 1]]) {
      const plan = planOf(rowSelection(compiled, 'walk', after));
      assert.ok(
        plan.every((step) => !step.includes('TEMP B-TREE')),
        plan.join('\n'),
      );
      assert.ok(plan[0]!.includes('statement_latest'), plan.join('\n'));
    }
  });

  it('should bind what a person wrote and never make it SQL', () => {
    const { match, condition, parameters } = compileQuery(
      parseQuery(`act:"x'; DROP TABLE statement; --" fog'"`.slice(0, -1)).query,
    );
    assert.equal(condition, 's.act = ?');
    assert.deepEqual(parameters, ["x'; drop table statement; --"]);
    assert.equal(match, `{content source headline} : "fog'"`);
  });
});

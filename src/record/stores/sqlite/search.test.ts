import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { parseQuery } from '../../query.ts';
import type { Connection } from './connection.ts';
import { openDatabase } from './open.ts';
import { compileQuery } from './query-sql.ts';
import { mostCounted } from './search.ts';
import { type Selection, selectionOf } from './selection.ts';

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
      .prepare(`EXPLAIN QUERY PLAN SELECT l.seq FROM (${sql}) f CROSS JOIN statement_listing l ON l.line = f.line`)
      .all(...parameters)
      .map((row) => String(row.detail));

  /** Only the full-text index is read along, by an expression; everything else is looked up. */
  const readsThrough = (step: string): boolean =>
    /^SCAN (?!f\b|\d|\(subquery|constant)/u.test(step) &&
    !/^SCAN [wx] (?:EXISTS )?VIRTUAL TABLE INDEX .*M\d/u.test(step);

  const checkPlan = (query: string): void => {
    const compiled = compileQuery(parseQuery(query).query, (words) => (words.length > 4 ? ['person1', 'person2'] : []));
    for (const [after, most] of [
      [null, 31],
      [5n, 31],
      [null, mostCounted],
      [null, null],
    ] as const) {
      const plan = planOf(selectionOf(compiled, after, most));
      assert.deepEqual(plan.filter(readsThrough), [], `${query}\n${plan.join('\n')}`);
      assert.ok(
        plan.every((step) => !step.includes('USE TEMP B-TREE')),
        `${query}: sorted\n${plan.join('\n')}`,
      );
    }
  };

  for (const query of [
    'harbour',
    'who:varga "harbour toll"',
    'toll -ferry',
    '-ferry',
    'toll when:2031-05 act:deny',
    'toll OR when:2031',
    'sure:>0.83 (toll OR -when:2031) checked:"Ilse"',
    '-(toll when:2031)',
    'checked:rejected OR (fog (when:2030 OR toll sure:0.5..0.77))',
  ]) {
    it(`should neither read through all statements nor sort for ${query}`, () => checkPlan(query));
  }

  it('should neither read through all statements nor sort for 1,000 random queries', () => {
    const term = fc.constantFrom(
      'fog',
      '"no ferry"',
      'harb*',
      'who:varga',
      'to:guild',
      'where:quay',
      'outlet:courier',
      'act:deny',
      'mode:direct',
      'when:2031',
      'when:>2031-05',
      'when:..2031-05-02',
      'sure:yes',
      'sure:>0.83',
      'sure:0.5..0.7',
      'checked:no',
      'checked:rejected',
      'checked:"Mira Oduya"',
    );
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, depthSize: 'medium' },
        term,
        fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a}) (${b})`),
        fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a}) OR (${b})`),
        tie('tree').map((a) => `-(${a})`),
      ),
    }));
    fc.assert(fc.property(tree, checkPlan), { numRuns: 1000 });
  });

  it('should enter the list where a date lets it', () => {
    const [branch] = compileQuery(parseQuery('toll when:2031-05').query);
    assert.deepEqual(
      [branch!.fromMs, branch!.toMs],
      [Date.parse('2031-04-30T00:00:00Z'), Date.parse('2031-06-02T00:00:00Z')],
    );
  });

  it('should bind what a person wrote and never make it SQL', () => {
    const hostile = `checked:"x'; DROP TABLE statement; --" fog'" OR when:2031`;
    const parsed = parseQuery(hostile.replace(`fog'"`, `fog'`));
    for (const { match, conditions } of compileQuery(parsed.query)) {
      for (const { sql } of conditions) assert.ok(!sql.includes('DROP'));
      assert.ok(!match.includes('DROP'));
    }
  });
});

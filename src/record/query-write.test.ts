/** A query that is written again asks for the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseQuery } from './query.ts';
import { writeQuery } from './query-write.ts';

describe('writing a query again', () => {
  for (const query of [
    'toll fee',
    '"no ferry" -fog',
    '(toll OR fee) -(who:"Ilse Varga" act:deny)',
    'a b OR c -d',
    'harb* said:quay*',
    'when:2031-05 when:>2031-06-02',
    'sure:yes sure:<0.8 checked:no checked:"Mira Oduya" -checked:yes',
    'sure:>0.8 OR sure:<=0.5 OR sure:0.25 OR sure:0.9 OR sure:0.5..0.7 OR sure:..0.3',
    'mode:direct outlet:courier',
    '"OR" "-fog" "a:b"',
  ]) {
    it(`should ask what ${query} asks`, () => {
      const parsed = parseQuery(query).query!;
      assert.deepEqual(parseQuery(writeQuery(parsed)).query, parsed);
    });
  }
});

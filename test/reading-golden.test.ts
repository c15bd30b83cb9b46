/** Whole articles, read from bytes to statements, compared with what a careful reader would note down. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { read } from '../src/pipeline.ts';
import { differences, goldenCases } from './golden-reading.ts';
import { models } from './models.ts';

describe('a whole article is read as a careful reader would', () => {
  const cases = goldenCases(join(import.meta.dirname, 'cases', 'reading'));

  it('should have cases of plain text and of pages', () => {
    const kinds = new Set(cases.map(({ capture }) => capture.mediaType.split(';')[0]));
    assert.deepEqual([...kinds].sort(), ['text/html', 'text/plain']);
  });

  for (const { name, capture, expected } of cases) {
    it(`should read ${name}`, () => {
      const { reading, problem } = read(capture, models);
      assert.equal(problem, null);
      const found = differences(reading!, expected);
      assert.equal(found.length, 0, `${found.length} differences\n${found.join('\n')}`);
    });
  }
});

/** Whole articles, read from bytes to statements, compared with what a careful reader would note down. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { read } from '../src/pipeline.ts';
import { differences, goldenCases } from './golden-reading.ts';
import { models } from './models.ts';

const folder = join(import.meta.dirname, 'cases', 'reading');

/** Case → what is read wrongly so far, and known to be, difference by difference: nothing may be added, and what is mended is taken out. */
const notYetRight: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(join(folder, 'not-yet-right.json'), 'utf8'),
);

describe('a whole article is read as a careful reader would', () => {
  const cases = goldenCases(folder);

  it('should have cases of plain text and of pages', () => {
    const kinds = new Set(cases.map(({ capture }) => capture.mediaType.split(';')[0]));
    assert.deepEqual([...kinds].sort(), ['text/html', 'text/plain']);
  });

  for (const { name, capture, expected } of cases) {
    it(`should read ${name}`, () => {
      const { reading, problem } = read(capture, models);
      assert.equal(problem, null);
      const found = differences(reading!, expected);
      const known = notYetRight[name] ?? [];
      const news = found.filter((difference) => !known.includes(difference));
      const mended = known.filter((difference) => !found.includes(difference));
      assert.equal(news.join('\n'), '');
      assert.equal(mended.join('\n'), '', 'these are right now: take them off the list');
    });
  }
});

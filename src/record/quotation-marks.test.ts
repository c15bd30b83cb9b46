import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Article } from '../types/index.ts';
import { quotedPieces } from './quotation-marks.ts';

/** The pieces of `words` in a text of one paragraph a line; quoted ones in square brackets. */
function cut(text: string, words: string): string[] {
  let at = 0;
  const parts = text.split('\n').map((line) => {
    const span = { start: at, end: at + line.length };
    at = span.end + 1;
    return { kind: 'paragraph' as const, span, sourceSpan: null };
  });
  const start = text.indexOf(words);
  const pieces = quotedPieces({ text, parts } as unknown as Article, { start, end: start + words.length });
  return pieces.map(({ span, quoted }) => {
    const piece = text.slice(span.start, span.end);
    return quoted ? `[${piece}]` : piece;
  });
}

describe('words cut by their quotation marks', () => {
  const cases: readonly (readonly [text: string, words: string, pieces: readonly string[]])[] = [
    ['Varga said the toll would go.', 'the toll would go', ['the toll would go']],
    ['Varga said: “It will go.”', '“It will go.”', ['[“It will go.”]']],
    ['“It will go,” she said', 'It will go', ['[It will go]']],
    [
      'that it was “a bell” without a clapper',
      'that it was “a bell” without a clapper',
      ['that it was', '[“a bell”]', 'without a clapper'],
    ],
    ['Brenn called it "a gift" again', 'called it "a gift"', ['called it', '[“a gift”]'.replaceAll(/[“”]/g, '"')]],
    ['‘We don’t pay,’ he said', '‘We don’t pay,’', ['[‘We don’t pay,’]']],
    ['It is the dockers’ word', 'the dockers’ word', ['the dockers’ word']],
    ['«Non», a-t-elle dit', '«Non», a-t-elle', ['[«Non»]', ', a-t-elle']],
    ['“It goes on\n“and on,” he said', 'It goes on\n“and on,”', ['[It goes on]', '[“and on,”]']],
    ['He said “yes”.', '“yes”.', ['[“yes”.]']],
  ];
  for (const [text, words, pieces] of cases) {
    it(`should cut ${JSON.stringify(words)} of ${JSON.stringify(text)}`, () =>
      assert.deepEqual(cut(text, words), pieces));
  }

  it('should take no long time for a text of nothing but marks', () => {
    const text = `‘x${'’x“'.repeat(200_000)}`;
    const begun = performance.now();
    cut(text, text);
    assert.ok(performance.now() - begun < 2_000);
  });
});

/** Where sentences end, by the weights that come along. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { decodeBoundaryWeights, splitWords } from '../../src/language/ud/index.ts';
import { english } from '../../src/languages/en/index.ts';

const file = join(import.meta.dirname, '../../models/en/sentences.bin.br');
const weights = decodeBoundaryWeights(brotliDecompressSync(readFileSync(file)));

/** A text's sentences, parted by `|`. */
function parted(text: string): string {
  const words = splitWords(text, [{ start: 0, end: text.length }], english, weights);
  let first = 0;
  return Array.from(words.sentenceEnds, (end) => {
    const sentence = text.slice(words.start[first], words.end[end - 1]);
    first = end;
    return sentence;
  }).join(' | ');
}

const marks = [
  ['"', '"'],
  ['“', '”'],
  ["''", "''"],
  ['``', "''"],
  ['‘‘', '’’'],
  ['«', '»'],
] as const;

for (const [open, close] of marks) {
  test(`${open} and ${close}: a sentence that ends with a quotation ends after the mark`, () => {
    const quoted = (words: string) => open + words + close;
    assert.equal(
      parted(
        `${quoted('We will not sail,')} Varga said. ${quoted('The ferry is closed.')} He left the harbour at noon.`,
      ),
      `${quoted('We will not sail,')} Varga said. | ${quoted('The ferry is closed.')} | He left the harbour at noon.`,
    );
    assert.equal(parted(`${quoted('Is it closed?')} Brant asked.`), `${quoted('Is it closed?')} Brant asked.`);
  });
}

test('should not end a sentence at a possessive, a title or a short quotation', () => {
  for (const text of [
    "The ministers' boat sank.",
    'Dr. Varga called it ‘a disgrace’ on Friday.',
    "He called it ''a disgrace'' twice.",
  ])
    assert.equal(parted(text), text);
});

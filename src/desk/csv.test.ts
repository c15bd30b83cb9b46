import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvCell } from './csv.ts';

test('a cell with commas, quotation marks or line breaks is quoted', () => {
  assert.equal(csvCell('a, "b"\nc'), '"a, ""b""\nc"');
  assert.equal(csvCell('plain “words”'), 'plain “words”');
});

test('should not hand a formula to a spreadsheet', () => {
  assert.equal(csvCell('=HYPERLINK("https://a.example")'), '"\'=HYPERLINK(""https://a.example"")"');
  for (const start of ['+', '-', '@', '\t']) assert.equal(csvCell(`${start}1`), `'${start}1`);
});

test('figures stay figures', () => {
  assert.equal(csvCell(-0.5), '-0.5');
});

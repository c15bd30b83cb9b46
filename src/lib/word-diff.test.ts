import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, diffWords } from './word-diff.ts';

test('tells what was written over, word by word', () => {
  assert.deepEqual(diffWords('The quay opens on Monday.', 'The old quay opens on Friday.'), [
    { kind: 'same', text: 'The ' },
    { kind: 'added', text: 'old ' },
    { kind: 'same', text: 'quay opens on ' },
    { kind: 'removed', text: 'Monday' },
    { kind: 'added', text: 'Friday' },
    { kind: 'same', text: '.' },
  ]);
});

test('should find nothing in equal texts', () => {
  assert.deepEqual(diffWords('The quay.', 'The quay.'), [{ kind: 'same', text: 'The quay.' }]);
  assert.deepEqual(diffWords('', ''), []);
});

test('should make either text again, whatever they hold', () => {
  const word = fc.oneof(
    fc.constantFrom('tide', 'quay', ' ', '\n', '.', '潮が満ちる', '12', 'é́', '\ud800'),
    fc.string(),
  );
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edits = diffWords(before, after);
      assert.equal(applyEdits(edits), after);
      assert.equal(edits.map((edit) => (edit.kind === 'added' ? '' : edit.text)).join(''), before);
      for (let i = 1; i < edits.length; i++) assert.notEqual(edits[i]!.kind, edits[i - 1]!.kind);
    }),
    { numRuns: 500 },
  );
});

test('should bound its cost where two long texts have nothing in common', () => {
  const a = Array.from({ length: 60_000 }, (_, i) => `a${i}`).join(' ');
  const b = Array.from({ length: 60_000 }, (_, i) => `b${i}`).join(' ');
  const from = performance.now();
  assert.equal(applyEdits(diffWords(a, b)), b);
  assert.ok(performance.now() - from < 3000);
});

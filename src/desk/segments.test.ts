import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { segment } from './segments.ts';

const spansIn = (length: number) =>
  fc.tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: 0, max: length })).map(([a, b]) => ({
    span: { start: Math.min(a, b), end: Math.max(a, b) },
  }));

const marked = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .chain((text) => fc.tuple(fc.constant(text), fc.array(spansIn(text.length), { maxLength: 12 })));

test('the texts of the segments, put together, are the text', () => {
  fc.assert(
    fc.property(marked, ([text, marks]) => {
      const segments = segment(text, marks);
      assert.equal(segments.map(({ span }) => text.slice(span.start, span.end)).join(''), text);
    }),
  );
});

test('no segment is empty and they stand in text order', () => {
  fc.assert(
    fc.property(marked, ([text, marks]) => {
      let at = 0;
      for (const { span } of segment(text, marks)) {
        assert.equal(span.start, at);
        assert.ok(span.end > span.start);
        at = span.end;
      }
    }),
  );
});

test('a character is under exactly the marks whose span holds it', () => {
  const ascii = fc
    .string({ maxLength: 60 })
    .chain((text) => fc.tuple(fc.constant(text), fc.array(spansIn(text.length), { maxLength: 12 })));
  fc.assert(
    fc.property(ascii, ([text, marks]) => {
      for (const { span, marks: covering } of segment(text, marks)) {
        for (let at = span.start; at < span.end; at++) {
          const expected = marks.filter((mark) => mark.span.start <= at && at < mark.span.end);
          assert.deepEqual(covering, expected);
        }
      }
    }),
  );
});

test('marks are clipped to the stretch that is asked for', () => {
  const mark = { span: { start: 0, end: 9 } };
  assert.deepEqual(segment('abcdefghi', [mark], { start: 3, end: 6 }), [{ span: { start: 3, end: 6 }, marks: [mark] }]);
});

test('should not show an empty mark or one that lies elsewhere', () => {
  const marks = [{ span: { start: 2, end: 2 } }, { span: { start: 5, end: 9 } }];
  assert.deepEqual(segment('abcdefghi', marks, { start: 0, end: 4 }), [{ span: { start: 0, end: 4 }, marks: [] }]);
});

test('should give no segment for an empty text', () => {
  assert.deepEqual(segment('', [{ span: { start: 0, end: 0 } }]), []);
});

test('should not cut a surrogate pair in two', () => {
  const text = 'a😀b';
  for (const { span } of segment(text, [{ span: { start: 2, end: 4 } }])) {
    assert.ok(text.slice(span.start, span.end).isWellFormed());
  }
});

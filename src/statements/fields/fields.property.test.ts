import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markedArticle } from '../../../test/marked-relations.ts';
import { english } from '../../languages/en/index.ts';
import { contains, overlaps } from '../../lib/spans.ts';
import type { WordRange } from '../../lib/trees.ts';
import type { Span } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import { fieldsOf, type StatementFields, startFields } from './index.ts';

const { parsed, index } =
  markedArticle(`Speaking at the Northern Ports Forum in Velmora on Monday, Harbour Minister Ilse Varga told reporters that the toll would fall if the guild agreed, adding: “We asked nobody. Why should we?”

Tomas Orel, who heads the survey office, refused to say whether the quay was sinking. He reportedly warned “the ‘new’ wall (and the old one)” would not hold — unless somebody paid. Never, he wrote on Twitter, had so few been told so little by so many

“It is over,” — Varga

According to a report seen by the Kestrin Courier, the dam, the lock and the mill are to be sold in June 2031; nobody asked the millers, or the eels.`);

const { length } = parsed.words;
const word = fc.integer({ min: 0, max: length - 1 });
const range = (longest: number): fc.Arbitrary<WordRange> =>
  fc
    .tuple(word, fc.integer({ min: 1, max: longest }))
    .map(([first, size]) => ({ first, end: Math.min(length, first + size) }));

/** Whatever an engine may hand over, sensible or not. */
const relation: fc.Arbitrary<Relation> = fc.record({
  rule: fc.constant('any'),
  sourceRule: fc.constant('any'),
  source: fc.option(range(8)),
  cueHead: fc.oneof(fc.constant(-1), word),
  cue: fc.constant(null),
  content: fc.uniqueArray(range(20), {
    minLength: 1,
    maxLength: 3,
    comparator: (a, b) => a.first < b.end && b.first < a.end,
  }),
  confidence: fc.constant(0.5),
});

const relations = fc.array(relation, { minLength: 1, maxLength: 6 }).map((given) =>
  given.map((one) => ({
    ...one,
    cue: one.cueHead < 0 ? null : { first: one.cueHead, end: one.cueHead + 1 },
    content: [...one.content].sort((a, b) => a.first - b.first),
  })),
);

const spanOf = ({ first, end }: WordRange): Span => ({
  start: parsed.words.start[first]!,
  end: parsed.words.end[end - 1]!,
});

function check(one: Relation, fields: StatementFields): void {
  const { source, content, addressee, time, place, venue, condition, hedge } = fields;
  const spans = [source, addressee, time, place, venue, condition, hedge, ...content].flatMap((field) =>
    field === null ? [] : [field.span],
  );
  for (const { start, end } of spans) assert.ok(start >= 0 && start < end && end <= parsed.article.text.length);
  const pieces = one.content.map(spanOf);
  if (addressee !== null && source !== null) assert.ok(!overlaps(addressee.span, source.span));
  if (condition !== null) assert.ok(pieces.some((piece) => contains(piece, condition.span)));
  if (time?.basis === 'stated') assert.ok(!pieces.some((piece) => contains(piece, time.span)));
  assert.deepEqual([content[0]!.span.start, content.at(-1)!.span.end], [pieces[0]!.start, pieces.at(-1)!.end]);
  assert.equal(
    fields.mode === 'indirect',
    content.every(({ quoted }) => !quoted),
  );
}

test('should give fields with spans in place for any relations over an article', () => {
  fc.assert(
    fc.property(relations, (given) => {
      const context = startFields(parsed, english, index, given);
      for (const one of given) check(one, fieldsOf(context, one));
    }),
    { numRuns: 400 },
  );
});

test('should give the same fields whichever order the relations are handed over in', () => {
  fc.assert(
    fc.property(relations, (given) => {
      const distinct = given.filter(
        ({ cueHead }, at) => given.findIndex((other) => other.cueHead === cueHead) === at && cueHead >= 0,
      );
      const forwards = startFields(parsed, english, index, distinct);
      const backwards = startFields(parsed, english, index, [...distinct].reverse());
      for (const one of distinct) assert.deepEqual(fieldsOf(forwards, one), fieldsOf(backwards, one));
    }),
    { numRuns: 100 },
  );
});

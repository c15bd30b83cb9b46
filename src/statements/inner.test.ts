import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine, statementModel } from '../../test/models.ts';
import { parse } from '../language/index.ts';
import { english } from '../languages/en/index.ts';
import { articleOf, statementsOf } from './in-words.test.ts';
import { explainStatements } from './index.ts';

const transcript = [
  'Harbour news',
  'VARGA: Will you stay?',
  'OREL: My brother said that the pier was shut. I told him that we would go.',
  'VARGA: You said that nobody would come.',
  'OREL: Yes, I did.',
].join('\n');

test('what is said within a turn is told once', () => {
  const told = statementsOf(transcript).filter(({ parent }) => parent !== null);
  const cues = told.map(({ cue }) => transcript.slice(cue!.span.start, cue!.span.end));
  assert.ok(cues.length > 0);
  assert.equal(new Set(told.map(({ cue }) => cue!.span.start)).size, cues.length, cues.join(' '));
});

test('what the engine found in its sentence has its reasons wherever it is told', () => {
  const parsed = parse(articleOf(transcript), english, engine);
  const reasons = new Map(
    explainStatements(parsed, english, statementModel).map(({ id, reasons: of }) => [id, of.length]),
  );
  const told = statementsOf(transcript).filter(({ parent }) => parent !== null);
  assert.ok(told.some(({ id }) => reasons.get(id)! > 0));
});

test('who says I in a quotation has the name of who is quoted, and the doubt says so', () => {
  const text = 'Harbour news\n\nIlse Varga said: “The toll is too high. I think that the pier will close.”\n';
  const inner = statementsOf(text).find(({ parent }) => parent !== null);
  assert.equal(inner?.source?.name, 'Ilse Varga');
  assert.ok(inner?.doubts.includes('first person'));
});

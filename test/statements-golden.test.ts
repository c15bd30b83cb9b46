/** Small articles, each with the statements that a careful reader would note: every shape, and what must not be found. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { digest } from '../src/lib/ids.ts';
import { read } from '../src/pipeline.ts';
import type { Capture, Reading, Span, Statement } from '../src/types/index.ts';
import { models } from './models.ts';

const folder = join(import.meta.dirname, 'cases', 'statements');

/** What a case says of a statement; only the fields that are there are compared. */
interface Expected {
  readonly mode: string;
  readonly source: string | null;
  readonly cue: string | null;
  readonly content: readonly string[];
  readonly [field: string]: unknown;
}

function readText(text: string): Reading {
  const body = new TextEncoder().encode(text);
  const capture: Capture = {
    id: 'case',
    uri: 'file:///case.txt',
    capturedAt: '2031-05-16T09:00:00Z',
    status: 200,
    mediaType: 'text/plain; charset=utf-8',
    body,
    bodyDigest: digest(body),
    via: { kind: 'file', uri: null },
    listing: null,
  };
  const { reading } = read(capture, models);
  assert.ok(reading !== null, 'the case must be readable');
  return reading;
}

/** A statement in a case's terms: the quoted words instead of spans. */
function inWords(text: string, statement: Statement, all: readonly Statement[]): Record<string, unknown> {
  const words = (span: Span | null | undefined) => (span == null ? null : text.slice(span.start, span.end));
  const { source, cue, content, addressee, time, place, venue, condition, hedge, parent } = statement;
  return {
    mode: statement.mode,
    source: words(source?.span),
    name: source?.name ?? null,
    role: source?.role ?? null,
    kind: source?.kind ?? null,
    cue: words(cue?.span),
    negated: cue?.negated ?? false,
    act: statement.act,
    stance: statement.stance,
    content: content.map(({ span }) => words(span)),
    addressee: words(addressee?.span),
    time: words(time?.span),
    place: words(place?.span),
    placeBasis: place?.basis ?? null,
    venue: words(venue?.span),
    venueBasis: venue?.basis ?? null,
    condition: words(condition?.span),
    hedge: words(hedge?.span),
    parent: parent === null ? null : all.findIndex(({ id }) => id === parent),
  };
}

for (const name of readdirSync(folder).sort()) {
  test(`should read the statements of ${name}`, () => {
    const text = readFileSync(join(folder, name, 'article.txt'), 'utf8');
    const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as {
      statements: Expected[];
    };
    const { article, statements } = readText(text);
    const found = statements.map((statement) => inWords(article.text, statement, statements));
    const brief = found.map(({ mode, source, cue, content }) => ({ mode, source, cue, content }));
    const wanted = expected.statements.map(({ mode, source, cue, content }) => ({ mode, source, cue, content }));
    assert.deepEqual(brief, wanted);
    for (const [index, one] of expected.statements.entries()) {
      for (const [field, value] of Object.entries(one))
        assert.deepEqual(found[index]![field], value, `${name}: ${field} of statement ${index}`);
    }
  });
}

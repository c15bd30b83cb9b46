/** Made-up captures and readings: 15 statements an article, words and names by a steep frequency curve, 3,200 names; the same every time. */
import { deriveId, digest } from '../../../src/lib/ids.ts';
import type { Article, Capture, Part, Reading, Span, Statement } from '../../../src/types/index.ts';

const vocabulary = 5_000;
const firstNames = ['Ilse', 'Aldo', 'Mirre', 'Tove', 'Sanna', 'Rolf', 'Edda', 'Pim'];
const acts = ['assert', 'assert', 'assert', 'warn', 'deny', 'promise', 'criticise', 'announce'];
const modes = ['indirect', 'indirect', 'direct', 'mixed'] as const;

/** Numbers from 0 to 1 for article `n` (Lehmer). */
function numbers(n: number): () => number {
  let state = n + 1;
  for (let i = 0; i < 3; i++) state = (state * 48_271) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function words(next: () => number, count: number): string {
  return Array.from({ length: count }, () => `w${Math.floor(vocabulary ** next() - 1).toString(36)}`).join(' ');
}

export function makeCapture(n: number): Capture {
  const body = new TextEncoder().encode(`${n} ${words(numbers(n), 60)}`);
  const uri = `https://courier.example/${n}`;
  const capturedAt = new Date(Date.UTC(2031, 10, 1) + n * 1000).toISOString();
  const bodyDigest = digest(body);
  const id = deriveId('capture', uri, capturedAt, '200', bodyDigest);
  const via = { kind: 'url', uri: null } as const;
  return { id, uri, capturedAt, status: 200, mediaType: 'text/html', body, bodyDigest, via, listing: null };
}

export function makeReading(n: number, capture: Capture): Reading {
  const next = numbers(n);
  const id = deriveId('article', capture.uri);
  const headline = words(next, 8);
  let text = headline;
  const parts: Part[] = [{ kind: 'headline', span: { start: 0, end: text.length }, sourceSpan: null }];
  const add = (more: string): Span => {
    const start = text.length;
    text += more;
    return { start, end: text.length };
  };
  const statements = Array.from({ length: 15 }, (_, i): Statement => {
    const name = `${firstNames[Math.floor(next() * 8)]} Varga${Math.floor(400 ** next() - 1).toString(36)}`;
    add('\n\n');
    const start = text.length;
    const span = add(name);
    add(' ');
    const cue = add('said');
    add(' ');
    const content = add(words(next, 25));
    parts.push({ kind: 'paragraph', span: { start, end: text.length }, sourceSpan: null });
    return {
      id: deriveId('statement', id, String(i)),
      articleId: id,
      mode: modes[Math.floor(next() * modes.length)]!,
      source: { span, name, nameSpan: span, role: null, roleSpan: null, kind: 'person', rule: 'made' },
      cue: { span: cue, lemma: 'say', negated: false },
      act: acts[Math.floor(next() * acts.length)]!,
      content: [{ span: content, quoted: false }],
      stance: 'said',
      parent: null,
      addressee: null,
      time: null,
      place: null,
      venue: null,
      condition: null,
      hedge: null,
      confidence: Math.round((0.4 + 0.6 * next()) * 100) / 100,
      doubts: [],
    };
  });
  const article: Article = {
    id,
    captureId: capture.id,
    url: capture.uri,
    publisher: `Courier ${n % 30}`,
    inLanguage: 'en',
    headline,
    authors: [],
    datePublished: new Date(Date.UTC(2031, 0, 1) + n * 3_600_000).toISOString(),
    dateModified: null,
    dateline: null,
    section: null,
    text,
    textDigest: digest(text),
    wordsDigest: digest(text),
    parts,
    related: [],
    witnesses: [],
  };
  return { engine: 'made/1', article, statements, notes: [] };
}

/**
 * W3C Web Annotation (JSON-LD): each piece of the content by its words and its place in the article's text, and the live page
 * by a text fragment. Positions are code points, as the standard demands ("in terms of unicode code points … not in terms of
 * code units"), while spans everywhere else in Onrecord are UTF-16 units.
 */
import type { Article, Span } from '../../types/index.ts';
import type { Cited } from './cited.ts';
import { plainCitation } from './plain.ts';

/** Code units of context on either side, as much as is there. */
const contextLength = 32;

/** Null while the article's text is not at hand. */
export function annotationCitation(cited: Cited): Readonly<Record<string, unknown>> | null {
  const { entry, permalink, article, capture, original } = cited;
  if (article === null || capture === null) return null;
  const source = new URL(`/articles/${encodeURIComponent(article.id)}`, permalink).href;
  const state = {
    type: 'TimeState',
    sourceDate: utc(capture.capturedAt),
    // RFC 6920: the snapshot by its SHA-256.
    cached: `ni:///sha-256;${Buffer.from(capture.bodyDigest, 'hex').toString('base64url')}`,
  };
  const pieces = entry.statement.content.map(({ span }) => ({
    type: 'SpecificResource',
    source,
    state,
    selector: selectorsOf(article, span),
  }));
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: permalink,
    type: 'Annotation',
    motivation: 'describing',
    created: utc(entry.firstSeenAt),
    generator: { type: 'Software', name: 'Onrecord' },
    body: { type: 'TextualBody', value: plainCitation(cited), format: 'text/plain', language: 'en' },
    target: [...pieces, ...liveTarget(original)],
  };
}

function selectorsOf({ text }: Article, { start, end }: Span): readonly Readonly<Record<string, unknown>>[] {
  const from = codePoints(text, 0, start);
  return [
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(between(text, Math.max(0, start - contextLength)), start),
      suffix: text.slice(end, between(text, Math.min(text.length, end + contextLength))),
    },
    { type: 'TextPositionSelector', start: from, end: from + codePoints(text, start, end) },
  ];
}

/** The place itself, or one further where it would cut a character in two. */
function between(text: string, at: number): number {
  return at > 0 && isPair(text, at - 1) ? at + 1 : at;
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

function codePoints(text: string, start: number, end: number): number {
  let count = end - start;
  for (let at = start; at < end - 1; at++) if (isPair(text, at)) count--;
  return count;
}

function liveTarget(original: string | null): readonly Readonly<Record<string, unknown>>[] {
  if (original === null) return [];
  const at = original.indexOf('#');
  if (at < 0) return [{ type: 'SpecificResource', source: original }];
  const conformsTo = 'https://wicg.github.io/scroll-to-text-fragment/';
  const selector = { type: 'FragmentSelector', conformsTo, value: original.slice(at + 1) };
  return [{ type: 'SpecificResource', source: original.slice(0, at), selector }];
}

function utc(instant: string): string {
  return new Date(instant).toISOString().replace(/\.000Z$/, 'Z');
}

/** Makes statements of resolved candidates: spans, pieces by quotation marks, mode, fields, id. */
import { deriveId } from '../lib/ids.ts';
import { spanOf } from '../lib/tokens.ts';
import type { ContentPiece, Mode, Source, Span, Statement } from '../types/index.ts';
import type { Candidate } from './candidate.ts';
import { confidenceOf } from './confidence.ts';
import { findCondition } from './fields/conditions.ts';
import { type Occasion, occasionFor } from './fields/occasions.ts';
import { findTime } from './fields/times.ts';
import { type Naming, nameSource } from './naming.ts';
import type { TokenSpan } from './noun-phrases.ts';
import type { Resolved } from './resolve.ts';
import { Class, type View } from './view.ts';

/** One piece of content, split where quotation marks begin and end. */
function split(view: View, { first, end }: TokenSpan): readonly ContentPiece[] {
  const pieces: ContentPiece[] = [];
  let start = first;
  for (let i = first + 1; i <= end; i++) {
    if (i < end && view.quoted(i) === view.quoted(start)) continue;
    pieces.push({ span: spanOf(view.parsed.tokens, start, i), quoted: view.quoted(start) });
    start = i;
  }
  return pieces;
}

/** By the pieces; a complementiser before a quotation makes it no less direct. */
function modeOf(view: View, pieces: readonly ContentPiece[]): Mode {
  const { complementiser } = view.pack.attribution;
  const plain = pieces.filter(({ quoted, span }) => {
    const words = view.text.slice(span.start, span.end);
    return !quoted && /[\p{L}\p{N}]/u.test(words) && words.toLowerCase() !== complementiser;
  });
  if (!pieces.some(({ quoted }) => quoted)) return 'indirect';
  return plain.length === 0 ? 'direct' : 'mixed';
}

/** Letters and digits of the content, case-folded: what the id is derived from. */
function wordsOf(view: View, pieces: readonly ContentPiece[]): string {
  return pieces
    .map(({ span }) => view.text.slice(span.start, span.end))
    .join(' ')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** A hedge in the cue's verb group: `reportedly said`. */
function hedgeOf(view: View, { cue, hedge }: Candidate): Span | null {
  const { tokens } = view.parsed;
  if (hedge !== null) return spanOf(tokens, hedge.first, hedge.end);
  if (cue === null) return null;
  for (let i = cue.first - 1; i >= cue.first - 3 && i >= 0; i--) {
    if (view.is(i, Class.hedge)) return spanOf(tokens, i, i + 1);
    if (!view.is(i, Class.auxiliary | Class.adverb | Class.modal)) break;
  }
  return null;
}

/** The dateline's place, for statements of the paragraph that the dateline opens. */
function datelinePlace(view: View, part: number): Statement['place'] {
  const { dateline, parts } = view.parsed.article;
  const span = parts[part]?.span;
  if (dateline === null || dateline.place === null || span === undefined) return null;
  if (dateline.span.end < span.start - 2 || dateline.span.start > span.end) return null;
  const offset = view.text.slice(dateline.span.start, dateline.span.end).indexOf(dateline.place);
  const start = dateline.span.start + offset;
  return offset < 0 ? null : { span: { start, end: start + dateline.place.length }, basis: 'dateline' };
}

function doubtsOf(given: Candidate, naming: Naming | null): readonly string[] {
  const doubts = [...given.doubts];
  if (naming === null) return doubts.includes('no source') ? doubts : [...doubts, 'no source'];
  if (naming.source.name === null)
    doubts.push(given.sourceRule === 'pronoun' ? 'pronoun not resolved' : 'source not named');
  else if (given.sourceRule === 'pronoun') doubts.push('pronoun');
  if (given.sourceRule === 'elided-subject' || given.sourceRule === 'participle-subject')
    doubts.push('subject of another verb');
  return doubts;
}

/** `a spokesman, Orel, said`; later `Orel` or `he`: the role given once holds on. `roles`: chain → the source that had one. */
function withKnownRole(naming: Naming, roles: Map<number, Source>): Naming {
  const { chain, source } = naming;
  if (chain < 0) return naming;
  if (source.roleSpan !== null) roles.set(chain, source);
  const known = roles.get(chain);
  if (known === undefined || source.roleSpan !== null) return naming;
  return { chain, source: { ...source, role: known.role, roleSpan: known.roleSpan } };
}

/** All statements, in the candidates' order. Two of equal words in one article get different ids. */
export function assemble(
  view: View,
  resolved: readonly Resolved[],
  occasions: readonly Occasion[],
): readonly Statement[] {
  const seen = new Map<string, number>();
  const ids: string[] = [];
  const roles = new Map<number, Source>();
  const { article, tokens, sentences } = view.parsed;
  return resolved.map(({ candidate: given, parent }) => {
    const content = given.content.flatMap((piece) => split(view, piece));
    const words = wordsOf(view, content);
    const occurrence = seen.get(words) ?? 0;
    seen.set(words, occurrence + 1);
    const id = deriveId('statement', article.id, words, String(occurrence));
    ids.push(id);
    const naming =
      given.source === null ? null : withKnownRole(nameSource(view, given.source, given.sourceRule), roles);
    const occasion = occasionFor(view, given, naming?.chain ?? -1, occasions);
    const condition = findCondition(view, given.content, given.frame);
    const hedge = hedgeOf(view, given);
    const part = sentences.part[tokens.sentence[given.content[0]!.first]!]!;
    return {
      id,
      articleId: article.id,
      mode: modeOf(view, content),
      source: naming?.source ?? null,
      cue:
        given.cue === null
          ? null
          : { span: spanOf(tokens, given.cue.first, given.cue.end), lemma: given.lemma, negated: given.negated },
      act: given.act,
      content,
      stance: given.stance,
      parent: parent < 0 ? null : ids[parent]!,
      addressee: given.addressee === null ? null : { span: spanOf(tokens, given.addressee.first, given.addressee.end) },
      time: findTime(view, given),
      place: occasion.place ?? datelinePlace(view, part),
      venue: occasion.venue,
      condition: condition === null ? null : { span: condition },
      hedge: hedge === null ? null : { span: hedge },
      confidence: confidenceOf(given.rule, given.sourceRule),
      doubts: doubtsOf(given, naming),
    };
  });
}

/**
 * The statements room: ParsedArticle → Statement[]. Pure.
 * Finders (`finders/index.ts`) propose candidates, `resolve` orders and nests them, `assemble` fills the fields.
 */
import { lowerOf, spanOf } from '../lib/tokens.ts';
import type { LanguagePack, ParsedArticle, Statement } from '../types/index.ts';
import { assemble } from './assemble.ts';
import type { Candidate } from './candidate.ts';
import { findOccasions } from './fields/occasions.ts';
import { isWithinTime } from './fields/times.ts';
import { articleFinders, sentenceFinders } from './finders/index.ts';
import { resolve } from './resolve.ts';
import { type SentenceView, sentencesOf } from './sentences.ts';
import { type View, viewOf } from './view.ts';

/** A time is no source (`who a week ago wanted …`), nor is a relative pronoun that owns something (`whose report …`). */
function canSpeak(view: View, { source }: Candidate): boolean {
  if (source === null) return true;
  const { tokens, times } = view.parsed;
  if (isWithinTime(times, spanOf(tokens, source.first, source.end))) return false;
  return source.end - source.first > 1 || !view.pack.attribution.possessives.has(lowerOf(tokens, source.first));
}

/** Every finder's candidates, before fields. */
function findCandidates(view: View, sentences: readonly SentenceView[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const taken = new Set<number>();
  const keep = (found: readonly Candidate[]) => {
    for (const one of found) {
      if (!canSpeak(view, one)) continue;
      candidates.push(one);
      if (one.cue !== null) for (let i = one.cue.first; i < one.cue.end; i++) taken.add(i);
    }
  };
  for (const [, find] of articleFinders) keep(find(view, sentences));
  for (const sentence of sentences) for (const [, find] of sentenceFinders) keep(find(view, sentence, taken));
  return candidates;
}

export interface TracedStatement {
  readonly statement: Statement;
  /** The finder's rule, `reported-clause`; `source.rule` says how the source was chosen. */
  readonly rule: string;
}

/** The same as `findStatements`, each with the rule that found it: for benchmarks and for whoever asks why. */
export function traceStatements(parsed: ParsedArticle, pack: LanguagePack): readonly TracedStatement[] {
  const view = viewOf(parsed, pack);
  const sentences = sentencesOf(view);
  const resolved = resolve(findCandidates(view, sentences));
  const statements = assemble(view, resolved, findOccasions(view, sentences));
  return statements.map((statement, index) => ({ statement, rule: resolved[index]!.candidate.rule }));
}

/** Who said what in one article, in text order; empty when nobody says anything. Never throws for what a text contains. */
export function findStatements(parsed: ParsedArticle, pack: LanguagePack): readonly Statement[] {
  return traceStatements(parsed, pack).map(({ statement }) => statement);
}

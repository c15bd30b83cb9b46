/**
 * Golden cases of whole articles: what a case folder holds, and how a reading is compared with it field by field.
 *
 * In `expected.json` a value is a string or null; `"?"` where two answers are as good as each other; `{"oneOf": […]}`
 * where some are. Texts are compared without white space at their edges; `first words … last words` stands for a long one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCapture } from '../src/gather/index.ts';
import { textOf } from '../src/lib/spans.ts';
import type { Article, Capture, Listing, Reading, Span, Statement } from '../src/types/index.ts';

export type Wanted = string | null | { readonly oneOf: readonly (string | null)[] };

interface WantedSource {
  /** As written beside the statement. */
  readonly words: Wanted;
  readonly name: Wanted;
  readonly role: Wanted;
  readonly kind: Wanted;
}

export interface WantedStatement {
  readonly mode: Wanted;
  readonly source: WantedSource | null;
  readonly cue: { readonly words: Wanted; readonly lemma: Wanted; readonly negated: boolean } | null;
  readonly act: Wanted;
  readonly stance: Wanted;
  /** `[words]` quoted, `words` not; in text order. */
  readonly content: readonly (string | readonly [string])[];
  readonly addressee: Wanted;
  readonly time: { readonly words: Wanted; readonly value: Wanted; readonly basis: Wanted } | '?' | null;
  readonly place: { readonly words: Wanted; readonly basis: Wanted } | '?' | null;
  readonly venue: { readonly words: Wanted; readonly basis: Wanted } | '?' | null;
  readonly condition: Wanted;
  readonly hedge: Wanted;
  /** First words of the content of the statement that this one is reported within. */
  readonly parent?: string;
}

export interface WantedReading {
  readonly headline: Wanted;
  readonly url: Wanted;
  readonly publisher: Wanted;
  readonly inLanguage: Wanted;
  readonly datePublished: Wanted;
  readonly dateModified: Wanted;
  readonly dateline: Wanted;
  readonly section: Wanted;
  readonly authors: readonly {
    readonly name: Wanted;
    readonly jobTitle: Wanted;
    /** All of these stand in the biography; null: there is none. */
    readonly biography: readonly string[] | null;
    /** All of these stand in what the author is said to know about. */
    readonly knowsAbout: readonly string[];
  }[];
  readonly related: readonly {
    readonly title: Wanted;
    readonly excerpt: Wanted;
    readonly url: Wanted;
    readonly optional?: boolean;
  }[];
  /** Kind and text, in page order; parts of kind `furniture` may be left out of the reading. */
  readonly parts: readonly (readonly [kind: Wanted, text: string])[];
  /** Every statement there is, in text order. */
  readonly statements: readonly WantedStatement[];
  /** Contents that may be read as a statement or not: nobody is named, or annotators differ. */
  readonly arguable: readonly string[];
  /** Words that no statement's content may contain. */
  readonly absent: readonly string[];
  /** Words that may stand in furniture and teasers only, if anywhere. */
  readonly outside: readonly string[];
}

export interface GoldenCase {
  readonly name: string;
  readonly capture: Capture;
  readonly expected: WantedReading;
}

/** Long after every case's publication, so that a date anchored on the capture is seen. */
const capturedAt = '2035-02-11T06:00:00Z';
const unlisted: Listing = { url: null, headline: null, authors: [], publisher: null, datePublished: null };

export function goldenCases(root: string): readonly GoldenCase[] {
  return readdirSync(root)
    .filter((name) => !name.endsWith('.json'))
    .sort()
    .map((name) => {
      const folder = join(root, name);
      const load = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const isPage = existsSync(join(folder, 'page.html'));
      const file = isPage ? 'page.html' : 'article.txt';
      const listing = existsSync(join(folder, 'options.json')) ? { ...unlisted, ...load('options.json') } : null;
      const capture = makeCapture({
        uri: listing?.url ?? `file:///cases/${name}/${file}`,
        capturedAt,
        mediaType: isPage ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
        body: readFileSync(join(folder, file)),
        via: { kind: 'file', uri: null },
        listing,
      });
      return { name, capture, expected: load('expected.json') };
    });
}

const shown = (value: unknown) => (typeof value === 'string' ? `«${value}»` : JSON.stringify(value));

function matches(wanted: Wanted, found: string | null): boolean {
  if (wanted === '?') return true;
  if (wanted !== null && typeof wanted === 'object') return wanted.oneOf.some((one) => matches(one, found));
  if (wanted === null || found === null) return wanted === found;
  const [first, last] = wanted.split(' … ');
  if (last === undefined) return wanted === found;
  return found.startsWith(first!) && found.endsWith(last);
}

const words = (text: string, span: Span | null | undefined) => (span ? textOf(text, span).trim() : null);

/** What differs, a line each: where, what was found, what was wanted. */
export class Differences {
  readonly lines: string[] = [];
  check(where: string, wanted: Wanted, found: string | null): void {
    if (!matches(wanted, found)) this.lines.push(`${where}: found ${shown(found)}, wanted ${shown(wanted)}`);
  }
  add(line: string): void {
    this.lines.push(line);
  }
}

/** Compares one reading with what is right; empty when all is well. */
export function differences(reading: Reading, expected: WantedReading): readonly string[] {
  const diff = new Differences();
  const { article } = reading;
  for (const field of ['headline', 'url', 'publisher', 'inLanguage', 'datePublished', 'dateModified'] as const)
    diff.check(field, expected[field], article[field]);
  diff.check('dateline', expected.dateline, article.dateline?.place ?? null);
  diff.check('section', expected.section, article.section);
  compareAuthors(article, expected, diff);
  compareRelated(article, expected, diff);
  compareParts(article, expected, diff);
  compareStatements(reading, expected, diff);
  return diff.lines;
}

function compareAuthors(article: Article, expected: WantedReading, diff: Differences): void {
  const found = article.authors.map(({ name }) => name);
  if (found.length !== expected.authors.length)
    diff.add(`authors: found ${shown(found)}, wanted ${shown(expected.authors.map(({ name }) => name))}`);
  expected.authors.forEach((wanted, i) => {
    const author = article.authors[i];
    if (author === undefined) return;
    diff.check(`authors[${i}].name`, wanted.name, author.name);
    diff.check(`authors[${i}].jobTitle`, wanted.jobTitle, author.jobTitle);
    if (wanted.biography === null) diff.check(`authors[${i}].biography`, null, author.biography);
    for (const phrase of wanted.biography ?? [])
      if (!author.biography?.includes(phrase))
        diff.add(`authors[${i}].biography: «${phrase}» is not in ${shown(author.biography)}`);
    for (const topic of wanted.knowsAbout)
      if (!author.knowsAbout.some((known) => known.includes(topic)))
        diff.add(`authors[${i}].knowsAbout: «${topic}» is not in ${shown(author.knowsAbout)}`);
  });
}

function compareRelated(article: Article, expected: WantedReading, diff: Differences): void {
  const found = [...article.related];
  for (const [i, wanted] of expected.related.entries()) {
    const at = found.findIndex(({ title }) => matches(wanted.title, title));
    if (at < 0) {
      if (!wanted.optional) diff.add(`related[${i}] is missing: ${shown(wanted.title)}`);
      continue;
    }
    const story = found.splice(at, 1)[0]!;
    diff.check(`related[${i}].excerpt`, wanted.excerpt, story.excerpt);
    diff.check(`related[${i}].url`, wanted.url, story.url);
  }
  for (const { title } of found) diff.add(`related: a story that should not be there: ${shown(title)}`);
}

function compareParts(article: Article, expected: WantedReading, diff: Differences): void {
  const skippable = (wanted: Wanted) => matches(wanted, 'furniture');
  let next = 0;
  for (const part of article.parts) {
    const text = words(article.text, part.span)!;
    const rest = expected.parts.slice(next);
    const at = rest.findIndex(([, wanted]) => matches(wanted, text));
    if (at < 0) {
      if (part.kind !== 'furniture' && part.kind !== 'teaser')
        diff.add(`parts: a ${part.kind} that should not be there: ${shown(text)}`);
      continue;
    }
    for (const [kind, wanted] of rest.slice(0, at))
      if (!skippable(kind)) diff.add(`parts: ${shown(kind)} is missing: ${shown(wanted)}`);
    diff.check(`parts: kind of ${shown(text.slice(0, 60))}`, rest[at]![0], part.kind);
    next += at + 1;
  }
  for (const [kind, wanted] of expected.parts.slice(next))
    if (!skippable(kind)) diff.add(`parts: ${shown(kind)} is missing: ${shown(wanted)}`);
  for (const phrase of expected.outside)
    for (const part of article.parts)
      if (part.kind !== 'furniture' && part.kind !== 'teaser' && textOf(article.text, part.span).includes(phrase))
        diff.add(`parts: «${phrase}» stands in a ${part.kind}`);
}

const contentWords = (text: string, { content }: Statement) =>
  content.map(({ span, quoted }) => (quoted ? `[${words(text, span)}]` : words(text, span)!));

const wantedContent = ({ content }: WantedStatement) =>
  content.map((piece) => (typeof piece === 'string' ? piece : `[${piece[0]}]`));

/** Where the wanted content stands: from its first piece to the end of its last; null when the article has no such words. */
function placeOf(text: string, pieces: readonly (string | readonly [string])[]): readonly Span[] | null {
  const spans: Span[] = [];
  const bare = pieces.map((piece) => (typeof piece === 'string' ? piece : piece[0]));
  // The first piece may be a common one; then the occurrence nearest before the second is meant.
  let from = 0;
  for (const [i, piece] of bare.entries()) {
    let start = text.indexOf(piece, from);
    if (i === 0 && bare.length > 1) {
      const second = text.indexOf(bare[1]!, start + piece.length);
      if (second >= 0) start = text.lastIndexOf(piece, second - 1);
    }
    if (start < 0) return null;
    from = start + piece.length;
    spans.push({ start, end: from });
  }
  return spans;
}

/** Shared characters over all characters of both contents. */
function likeness(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (const x of a) for (const y of b) shared += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  const size = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return shared / (size(a) + size(b) - shared);
}

function compareStatements({ article, statements }: Reading, expected: WantedReading, diff: Differences): void {
  const { text } = article;
  const pairs: { readonly w: number; readonly f: number; readonly score: number }[] = [];
  expected.statements.forEach((wanted, w) => {
    const place = placeOf(text, wanted.content);
    if (place === null) {
      diff.add(`statement ${w + 1}: the article has no ${shown(wantedContent(wanted))}`);
      return;
    }
    statements.forEach((statement, f) => {
      const score = likeness(
        place,
        statement.content.map(({ span }) => span),
      );
      if (score > 0.3) pairs.push({ w, f, score });
    });
  });
  pairs.sort((a, b) => b.score - a.score);
  const found = new Map<number, Statement>();
  const used = new Set<number>();
  for (const { w, f } of pairs) {
    if (found.has(w) || used.has(f)) continue;
    found.set(w, statements[f]!);
    used.add(f);
  }
  expected.statements.forEach((wanted, w) => {
    const statement = found.get(w);
    const where = `statement ${w + 1} (${shown(wanted.cue?.words ?? 'no cue')})`;
    if (statement === undefined) diff.add(`${where} is missing: ${shown(wantedContent(wanted))}`);
    else compareStatement(where, text, statements, statement, wanted, diff);
  });
  statements.forEach((statement, f) => {
    const content = contentWords(text, statement).join(' ');
    const bare = statement.content.map(({ span }) => words(text, span)).join(' ');
    for (const phrase of expected.absent)
      if (bare.includes(phrase)) diff.add(`«${phrase}» is in the content of a statement: ${shown(content)}`);
    if (used.has(f) || expected.arguable.some((one) => bare.includes(one) || one.includes(bare))) return;
    diff.add(`a statement that should not be there: ${shown(words(text, statement.cue?.span))} ${shown(content)}`);
  });
}

function compareStatement(
  where: string,
  text: string,
  statements: readonly Statement[],
  found: Statement,
  wanted: WantedStatement,
  diff: Differences,
): void {
  const says = (field: string, want: Wanted, have: string | null) => diff.check(`${where} ${field}`, want, have);
  says('content', wantedContent(wanted).join(' | '), contentWords(text, found).join(' | '));
  says('mode', wanted.mode, found.mode);
  says('act', wanted.act, found.act);
  says('stance', wanted.stance, found.stance);
  if (wanted.source === null) says('source', null, words(text, found.source?.span));
  else {
    says('source.words', wanted.source.words, words(text, found.source?.span));
    says('source.name', wanted.source.name, found.source?.name ?? null);
    says('source.role', wanted.source.role, found.source?.role ?? null);
    says('source.kind', wanted.source.kind, found.source?.kind ?? null);
  }
  if (wanted.cue === null) says('cue', null, words(text, found.cue?.span));
  else {
    says('cue.words', wanted.cue.words, words(text, found.cue?.span));
    says('cue.lemma', wanted.cue.lemma, found.cue?.lemma ?? null);
    says('cue.negated', String(wanted.cue.negated), String(found.cue?.negated ?? null));
  }
  for (const field of ['addressee', 'condition', 'hedge'] as const)
    says(field, wanted[field], words(text, found[field]?.span));
  for (const field of ['time', 'place', 'venue'] as const) {
    const want = wanted[field];
    if (want === '?') continue;
    const have = found[field];
    says(`${field}.words`, want?.words ?? null, words(text, have?.span));
    if (want !== null && have !== null) says(`${field}.basis`, want.basis, have.basis);
  }
  if (wanted.time !== '?' && wanted.time !== null) says('time.value', wanted.time.value, found.time?.value ?? null);
  const parent = statements.find(({ id }) => id === found.parent);
  if (wanted.parent === undefined) says('parent', null, found.parent);
  else if (parent === undefined || !contentWords(text, parent).join(' ').includes(wanted.parent))
    diff.add(`${where} parent: found ${shown(parent ? contentWords(text, parent) : null)}, wanted «${wanted.parent}»`);
}

/**
 * Golden cases of statements: one folder each, `article.txt` or `page.html` beside `expected.json`; `cases/statements/README.md` says what may stand
 * there. This file reads them, puts what was found into a case's terms and compares the two.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../src/lib/ids.ts';
import { read } from '../src/pipeline.ts';
import type { Capture, Reading, Span, Statement } from '../src/types/index.ts';
import { models } from './models.ts';

/** A statement in a case's terms. Of what a case expects only the fields that are there are compared. */
export interface InWords {
  readonly source: string | null;
  readonly cue: string | null;
  readonly content: readonly string[];
  readonly [field: string]: unknown;
}

export interface GoldenCase {
  readonly name: string;
  /** The shape that it is a case of; results are counted by it. */
  readonly about: string;
  readonly mediaType: 'text/plain' | 'text/html';
  readonly text: string;
  readonly expected: readonly InWords[];
  /** The same noted in another way that is as good; null where there is only one. */
  readonly or: readonly InWords[] | null;
}

interface CaseFile {
  readonly about: string;
  readonly statements: readonly InWords[];
  readonly or?: readonly InWords[];
}

/** All cases of a folder, by name. */
export function goldenStatements(folder: string): readonly GoldenCase[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const file = readFileSync(join(folder, name, 'expected.json'), 'utf8');
      const { about, statements, or } = JSON.parse(file) as CaseFile;
      const mediaType: GoldenCase['mediaType'] = existsSync(join(folder, name, 'page.html'))
        ? 'text/html'
        : 'text/plain';
      const input = mediaType === 'text/html' ? 'page.html' : 'article.txt';
      return {
        name,
        about,
        mediaType,
        text: readFileSync(join(folder, name, input), 'utf8'),
        expected: statements,
        or: or ?? null,
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Reads a text or a page as a file would be read; null for what is neither. */
export function readText(text: string, mediaType: GoldenCase['mediaType'] = 'text/plain'): Reading | null {
  const body = new TextEncoder().encode(text);
  const capture: Capture = {
    id: 'case',
    uri: 'file:///case',
    capturedAt: '2031-05-16T09:00:00Z',
    status: 200,
    mediaType: `${mediaType}; charset=utf-8`,
    body,
    bodyDigest: digest(body),
    via: { kind: 'file', uri: null },
    listing: null,
  };
  return read(capture, models).reading;
}

/** In text order of what is said; what holds another stands before it. */
export function inOrder(statements: readonly Statement[]): readonly Statement[] {
  const first = ({ content }: Statement) => content[0]!.span.start;
  const last = ({ content }: Statement) => content.at(-1)!.span.end;
  return [...statements].sort((a, b) => first(a) - first(b) || last(b) - last(a));
}

/** A statement in a case's terms: the words instead of spans, the parent's index instead of its id. */
export function inWords(text: string, statement: Statement, all: readonly Statement[]): InWords {
  const words = (span: Span) => text.slice(span.start, span.end);
  const field = (of: { readonly span: Span } | null) => (of === null ? null : words(of.span));
  const { source, cue, content, addressee, time, place, venue, condition, hedge, parent } = statement;
  return {
    mode: statement.mode,
    source: field(source),
    name: source?.name ?? null,
    role: source?.role ?? null,
    kind: source?.kind ?? null,
    cue: field(cue),
    negated: cue?.negated ?? false,
    act: statement.act,
    stance: statement.stance,
    content: content.map(({ span }) => words(span)),
    addressee: field(addressee),
    time: field(time),
    timeValue: time?.value ?? null,
    timeBasis: time?.basis ?? null,
    place: field(place),
    placeBasis: place?.basis ?? null,
    venue: field(venue),
    venueBasis: venue?.basis ?? null,
    condition: field(condition),
    hedge: field(hedge),
    parent: parent === null ? null : all.findIndex(({ id }) => id === parent),
  };
}

/** What may stand beside the word that carries a cue within the cue's span: `did not say`, `has also called for`, `the claim`. */
const besideCue = new Set(
  `am is are was were be been being 's ’s 've ’ve 'd ’d has have had having do does did will would shall should can could may might
  must not n't n’t 't ’t never also then later again already still once only first even just so all both to of on for about by out in at
  as against up that from with over seem seems seemed appear appears appeared reportedly allegedly
  the a an there`.split(/\s+/),
);

/** True when the found cue is the expected one, or that with auxiliaries, negations, adverbs, prepositions or an article beside it. */
export function isCue(found: string | null, wanted: string | null): boolean {
  if (found === wanted || wanted === null || found === null) return found === wanted;
  const at = ` ${found} `.indexOf(` ${wanted} `);
  if (at < 0) return false;
  const rest = `${found.slice(0, at)} ${found.slice(at + wanted.length)}`.toLowerCase();
  return rest
    .split(/\s+|(?=n[’']t(?:\s|$))/)
    .every((word) => word === '' || besideCue.has(word) || /^[a-z]{2,}ly$/.test(word));
}

/** A possessor (`Hale’s warning`) may bring its mark along. */
function isSource(found: string | null, wanted: string | null): boolean {
  return (
    found === wanted ||
    (wanted !== null && (found === `${wanted}’s` || found === `${wanted}'s` || found === `${wanted}’`))
  );
}

/** A case that gives the mark at the end of a turn does not insist on it. */
function isContent(found: readonly string[], wanted: readonly string[]): boolean {
  return (
    found.length === wanted.length &&
    wanted.every((piece, index) => piece === found[index] || piece.replace(/(?<=\p{L})[.?!]$/u, '') === found[index])
  );
}

const brief = ({ source, cue, content }: InWords) => `${source ?? '–'} | ${cue ?? '–'} | ${content.join(' / ')}`;

function compared(found: readonly InWords[], expected: readonly InWords[]): readonly string[] {
  const same = (one: InWords, wanted: InWords) =>
    isSource(one.source, wanted.source) && isCue(one.cue, wanted.cue) && isContent(one.content, wanted.content);
  if (found.length !== expected.length || !expected.every((wanted, index) => same(found[index]!, wanted)))
    return [...expected.map((one) => `wanted ${brief(one)}`), ...found.map((one) => `found  ${brief(one)}`)];
  return expected.flatMap((wanted, index) =>
    Object.entries(wanted)
      .filter(([field, value]) => !comparedApart.has(field) && found[index]![field] !== value)
      .map(([field, value]) => `${field} of statement ${index}: wanted ${value}, found ${found[index]![field]}`),
  );
}

/** Compared apart, because more than equality will do. */
const comparedApart: ReadonlySet<string> = new Set(['source', 'cue', 'content']);

/** Every difference between a case and what is read in its text, one line each; empty when there is none. */
export function statementDifferences({ text, mediaType, expected, or }: GoldenCase): readonly string[] {
  const reading = readText(text, mediaType);
  if (reading === null) return ['the text cannot be read'];
  const { article, statements } = reading;
  const ordered = inOrder(statements);
  const found = ordered.map((statement) => inWords(article.text, statement, ordered));
  const differences = compared(found, expected);
  return differences.length === 0 || or === null || compared(found, or).length > 0 ? differences : [];
}

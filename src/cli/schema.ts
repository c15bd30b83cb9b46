/**
 * The shape of a line of `read --format jsonl`, as a zod schema: where `schema/reading.schema.json` comes from and what
 * tests check real output against. Written again with: node src/cli/schema.ts > schema/reading.schema.json
 */
import { z } from 'zod';
import { type ProblemLine, partKinds, type ReadingLine } from '../types/index.ts';

const span = z
  .object({ start: z.int().min(0), end: z.int().min(0) })
  .meta({ id: 'Span', description: 'UTF-16 code units into article.text, end exclusive.' });
const spanned = z.object({ span });
const basis = z.enum(['stated', 'inherited', 'dateline']);

const problem = z.object({
  code: z.string().meta({ description: 'room/what-is-wrong, explained in docs/errors.md.' }),
  uri: z.string(),
  detail: z.string(),
});

const author = z.object({
  name: z.string(),
  jobTitle: z.string().nullable(),
  biography: z.string().nullable(),
  knowsAbout: z.array(z.string()),
  url: z.string().nullable(),
});

const article = z
  .object({
    id: z.string(),
    captureId: z.string(),
    url: z.string().nullable(),
    publisher: z.string().nullable(),
    inLanguage: z.string().nullable().meta({ description: 'BCP 47.' }),
    headline: z.string().nullable(),
    authors: z.array(author),
    datePublished: z.string().nullable().meta({ description: 'ISO 8601, as far as known.' }),
    dateModified: z.string().nullable(),
    dateline: z.object({ span, place: z.string().nullable() }).nullable(),
    section: z.string().nullable(),
    isAccessibleForFree: z.boolean().nullable().exactOptional(),
    isLiveBlog: z.boolean().exactOptional(),
    text: z.string().meta({ description: 'All parts in page order; of a text file its characters, unchanged.' }),
    textDigest: z.string(),
    wordsDigest: z.string(),
    parts: z.array(
      z.object({ kind: z.enum(partKinds), span, sourceSpan: span.nullable(), page: z.int().min(1).exactOptional() }),
    ),
    related: z.array(z.object({ title: z.string(), excerpt: z.string().nullable(), url: z.string().nullable() })),
    witnesses: z.array(z.object({ field: z.string(), witness: z.string(), value: z.string() })),
  })
  .meta({ id: 'Article', description: 'schema.org NewsArticle, read from one capture.' });

const source = z.object({
  span,
  name: z.string().nullable(),
  nameSpan: span.nullable(),
  role: z.string().nullable(),
  roleSpan: span.nullable(),
  kind: z.enum(['person', 'organization', 'group', 'document', 'unnamed']),
  rule: z.string(),
});

const statement = z
  .object({
    id: z.string(),
    articleId: z.string(),
    mode: z.enum(['direct', 'indirect', 'mixed']),
    source: source.nullable(),
    cue: z.object({ span, lemma: z.string(), negated: z.boolean() }).nullable(),
    act: z.string(),
    content: z.array(z.object({ span, quoted: z.boolean() })),
    stance: z.enum(['said', 'believed', 'intended', 'felt']),
    parent: z.string().nullable(),
    addressee: spanned.nullable(),
    time: z.object({ span, value: z.string().nullable(), basis: z.enum([...basis.options, 'by-hand']) }).nullable(),
    place: z.object({ span, basis }).nullable(),
    venue: z.object({ span, basis }).nullable(),
    condition: spanned.nullable(),
    hedge: spanned.nullable(),
    confidence: z.number().min(0).max(1),
    doubts: z.array(z.string()),
  })
  .meta({ id: 'Statement', description: 'Who said what: every field is a span of article.text or derived from one.' });

const explanation = z
  .object({
    id: z.string().meta({ description: 'Of the statement.' }),
    rule: z.string().meta({ description: 'What proposed the statement; the source has a rule of its own.' }),
    reasons: z.array(z.object({ feature: z.string(), weight: z.number() })),
  })
  .meta({
    id: 'Explanation',
    description: 'Why a statement was read so: what weighed most, in the log-odds of its being right.',
  });

const readingLine = z.object({
  version: z.literal(1),
  engine: z.string(),
  id: z.string(),
  uri: z.string(),
  article,
  statements: z.array(statement),
  notes: z.array(problem),
  why: z.array(explanation).exactOptional().meta({ description: 'With --explain: one for each statement, in order.' }),
});

const problemLine = z.object({
  version: z.literal(1),
  id: z.string(),
  uri: z.string(),
  error: z.object({ code: z.string(), detail: z.string() }),
});

/** A line for an article, or for what could not be read. */
export const lineSchema = z.union([readingLine, problemLine]);

/** As JSON Schema 2020-12. Objects stay open: fields may be added within a version. */
export function jsonSchema(): Readonly<Record<string, unknown>> {
  return {
    title: 'A line of onrecord read --format jsonl',
    ...z.toJSONSchema(lineSchema, { io: 'input', target: 'draft-2020-12' }),
  };
}

// The types that travel and the schema are one shape, checked by the compiler in both directions.
type Mutable<T> = T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
true satisfies Same<z.infer<typeof readingLine>, Mutable<ReadingLine>>;
true satisfies Same<z.infer<typeof problemLine>, Mutable<ProblemLine>>;

if (import.meta.main) process.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`);

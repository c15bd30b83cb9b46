/** The formats that a statement can be cited in: name, ending, media type, text. Adding one is a file and a line here. */
import type { KeptArticle, RecordEntry } from '../../types/index.ts';
import { annotationCitation } from './annotation.ts';
import { bibtexCitation } from './bibtex.ts';
import { type Cited, citedFrom } from './cited.ts';
import { cslCitation } from './csl.ts';
import { plainCitation } from './plain.ts';
import { risCitation } from './ris.ts';

export interface CitationFormat {
  readonly name: 'plain' | 'bibtex' | 'ris' | 'csl' | 'annotation';
  /** For people. */
  readonly title: string;
  /** Of the statement's address, `.bib`. */
  readonly ending: string;
  readonly mediaType: string;
  /** Any number of statements in one file; those that the format cannot hold are left out. */
  write(cited: readonly Cited[]): string;
}

const indented = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export const citationFormats: readonly CitationFormat[] = [
  {
    name: 'plain',
    title: 'plain text',
    ending: '.txt',
    mediaType: 'text/plain; charset=utf-8',
    write: (cited) => cited.map((one) => `${plainCitation(one)}\n`).join(''),
  },
  {
    name: 'bibtex',
    title: 'BibTeX',
    ending: '.bib',
    mediaType: 'application/x-bibtex; charset=utf-8',
    write: (cited) => cited.map(bibtexCitation).join('\n'),
  },
  {
    name: 'ris',
    title: 'RIS',
    ending: '.ris',
    mediaType: 'application/x-research-info-systems; charset=utf-8',
    write: (cited) => cited.map(risCitation).join(''),
  },
  {
    name: 'csl',
    title: 'CSL-JSON',
    ending: '.csl.json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: (cited) => indented(cited.map(cslCitation)),
  },
  {
    name: 'annotation',
    title: 'Web Annotation',
    ending: '.annotation.json',
    mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
    write: (cited) => {
      const annotations = cited.map(annotationCitation).filter((annotation) => annotation !== null);
      return indented(annotations.length === 1 ? annotations[0] : annotations);
    },
  },
];

type CitationFormatName = CitationFormat['name'];

/** One or more statements with their articles in one format; `desk` is its address, `http://127.0.0.1:4180`. */
export function writeCitations(
  name: CitationFormatName,
  statements: readonly { readonly entry: RecordEntry; readonly kept: KeptArticle | null }[],
  desk: string,
): string {
  const format = citationFormats.find((one) => one.name === name)!;
  return format.write(
    statements.map(({ entry, kept }) =>
      citedFrom(entry, kept, new URL(`/statements/${encodeURIComponent(entry.id)}`, desk).href),
    ),
  );
}

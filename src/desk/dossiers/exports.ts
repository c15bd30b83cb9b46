/** The formats that a whole dossier can be had in: name, ending, media type, text. Adding one is a function and a line here. */
import { csvLine } from '../../lib/csv.ts';
import { columns, rowOfEntry } from '../../lib/rows.ts';
import { standingText } from '../../lib/standing.ts';
import type { Dossier, KeptArticle } from '../../types/index.ts';
import { type CitationFormat, citationFormats, writeCitations } from '../citations/index.ts';
import { type ExportedDossier, type ExportedPin, permalinkOf } from './exported.ts';
import { htmlDossier } from './html.ts';
import { markdownDossier } from './markdown.ts';

export interface DossierFormat {
  readonly name: 'markdown' | 'html' | 'csv' | 'jsonl' | CitationFormat['name'];
  /** For people. */
  readonly title: string;
  /** Of the dossier's address, `.md`. */
  readonly ending: string;
  readonly mediaType: string;
  write(exported: ExportedDossier): string;
}

export const dossierFormats: readonly DossierFormat[] = [
  {
    name: 'markdown',
    title: 'Markdown',
    ending: '.md',
    mediaType: 'text/markdown; charset=utf-8',
    write: markdownDossier,
  },
  { name: 'html', title: 'HTML', ending: '.html', mediaType: 'text/html; charset=utf-8', write: htmlDossier },
  { name: 'csv', title: 'CSV', ending: '.csv', mediaType: 'text/csv; charset=utf-8', write: csvDossier },
  {
    name: 'jsonl',
    title: 'JSON lines',
    ending: '.jsonl',
    mediaType: 'application/jsonl; charset=utf-8',
    write: jsonLines,
  },
  ...citationFormats.map(
    ({ name, title, ending, mediaType }): DossierFormat => ({
      name,
      title: name === 'plain' ? 'citations' : title,
      ending,
      mediaType,
      write: ({ pins, desk }) =>
        writeCitations(
          name,
          pins.map(({ shown, kept }) => ({ entry: shown, kept })),
          desk,
        ),
    }),
  ),
];

/** Looks up what a dossier's exports need. */
export async function exportedDossier(
  dossier: Dossier,
  articleOf: (id: string) => Promise<KeptArticle | null>,
  desk: string,
): Promise<ExportedDossier> {
  const articles = new Map<string, KeptArticle | null>();
  const pins: ExportedPin[] = [];
  for (const pinned of dossier.pinned) {
    const shown = pinned.entry ?? pinned.asPinned;
    const id = shown.statement.articleId;
    if (!articles.has(id)) articles.set(id, await articleOf(id));
    // What is not on record any more points into a text that is not there.
    pins.push({ ...pinned, shown, kept: pinned.entry === null ? null : (articles.get(id) ?? null) });
  }
  return { dossier, pins, desk };
}

const extra = ['place_in_dossier', 'note', 'standing', 'permalink'] as const;

function csvDossier({ pins, desk }: ExportedDossier): string {
  const lines = pins.map(({ shown, note, entry }, place) => {
    const row = rowOfEntry(shown);
    const standing = entry === null ? `no longer on record; ${standingText(shown)}` : standingText(shown);
    return csvLine([
      ...columns.map((column) => row[column]),
      String(place + 1),
      note,
      standing,
      permalinkOf(shown.id, desk),
    ]);
  });
  return csvLine([...columns, ...extra]) + lines.join('');
}

function jsonLines({ dossier, pins, desk }: ExportedDossier): string {
  return pins
    .map(({ statementId, note, entry, shown }, place) => {
      const onRecord = entry !== null;
      const line = { version: 1, dossier: dossier.id, place: place + 1, statementId, note, onRecord };
      return `${JSON.stringify({ ...line, permalink: permalinkOf(shown.id, desk), entry: shown })}\n`;
    })
    .join('');
}

/** Pages as lessons: the candidates for a headline, what speaks for each, and which of them people said it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, openHtml } from '../../src/page/html/index.ts';
import { declaredHeadline, featuresOf, headlineCandidates, headlineSayings } from '../../src/page/metadata/index.ts';
import { goldPages } from '../page/gold.ts';

export interface HeadlineCase {
  readonly set: string;
  readonly id: string;
  readonly publisher: string;
  readonly candidates: readonly string[];
  /** Of each candidate: feature → value. */
  readonly features: readonly Readonly<Record<string, number>>[];
  /** Which candidate is the headline; −1 when none is. */
  readonly right: number;
  /** Which one the page declares, so that no weight is asked; −1 when none. */
  readonly declared: number;
}

/** All pages of a set whose headline is known. */
export function readCases(folder: string, set: string): readonly HeadlineCase[] {
  const cases: HeadlineCase[] = [];
  for (const { id, publisher, capture } of goldPages(folder)) {
    const { title } = JSON.parse(readFileSync(join(folder, 'gold', `${id}.json`), 'utf8')) as { title?: string | null };
    if (!title) continue;
    const { page, linked, fields, cameFrom } = openHtml(decode('text/html', capture.body, 'html'), capture);
    const said = headlineSayings(page, linked, null, { ...fields, url: fields.url ?? cameFrom });
    const candidates = headlineCandidates(said.sayings, said.headings, said.names);
    const declared = said.isNews ? declaredHeadline(candidates) : null;
    const wanted = comparable(title);
    cases.push({
      set,
      id,
      publisher,
      candidates: candidates.map(({ value }) => value),
      features: featuresOf(candidates, said.slug),
      right: candidates.findIndex(({ value }) => comparable(value) === wanted),
      declared: declared === null ? -1 : candidates.indexOf(declared),
    });
  }
  return cases;
}

/** As bench/accuracy/pages compares headlines: letters and digits, small, soft hyphens gone. */
function comparable(text: string): string {
  const folded = text
    .replace(/\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss');
  return (folded.match(/[\p{L}\p{N}_]+/gu) ?? []).join(' ');
}

/** RIS: six characters of tag, one line a value, CRLF. Asterisks are not allowed in authors and periodicals. */
import { isoParts } from '../dates.ts';
import { type Cited, noteOf, oneLine } from './cited.ts';

export function risCitation(cited: Cited): string {
  const { entry, headline, authors, outlet, published, original, permalink, words, article, capture } = cited;
  const lines: readonly (readonly [string, string | null])[] = [
    ['TY', outlet === null ? 'ELEC' : 'NEWS'],
    // At most 20 characters, capital letters and figures.
    [
      'ID',
      entry.id
        .toUpperCase()
        .replace(/[^A-Z\d]/gu, '')
        .slice(0, 20),
    ],
    ...authors.map((name) => ['AU', withoutAsterisk(name)] as const),
    ['TI', headline],
    ['T2', outlet === null ? null : withoutAsterisk(outlet)],
    ['PY', yearOf(published)],
    ['DA', dateOf(published)],
    ['Y2', dateOf(capture?.capturedAt ?? null)],
    ['LA', article?.inLanguage ?? null],
    ['UR', original],
    ['UR', permalink],
    ['AB', words],
    ['N1', noteOf(cited)],
  ];
  const written = lines.filter(([, value]) => value !== null).map(([tag, value]) => `${tag}  - ${oneLine(value!)}\r\n`);
  return `${written.join('')}ER  - \r\n`;
}

function withoutAsterisk(name: string): string {
  return name.replaceAll('*', '∗');
}

function yearOf(value: string | null): string | null {
  const parts = value === null ? null : isoParts(value);
  return parts === null ? null : String(parts.year).padStart(4, '0');
}

/** `YYYY/MM/DD/`: what is not known stays empty, the slashes stay. */
function dateOf(value: string | null): string | null {
  const parts = value === null ? null : isoParts(value);
  if (parts === null) return null;
  const two = (part: number | null) => (part === null ? '' : String(part).padStart(2, '0'));
  return `${String(parts.year).padStart(4, '0')}/${two(parts.month)}/${two(parts.day)}/`;
}

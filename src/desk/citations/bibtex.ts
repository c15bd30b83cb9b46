/**
 * BibTeX, in UTF-8. BibTeX counts braces without looking at backslashes, so a brace in a text becomes a command; names are
 * kept whole between braces, since nothing says which part of a byline is a surname.
 */
import { isoParts } from '../dates.ts';
import { type Cited, noteOf } from './cited.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const specials: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

export function bibtexCitation(cited: Cited): string {
  const { entry, headline, authors, outlet, published, original, permalink, words, article } = cited;
  const date = published === null ? null : isoParts(published);
  const fields: readonly (readonly [string, string | null])[] = [
    ['author', authors.length === 0 ? null : `{${authors.map((name) => `{${escaped(name)}}`).join(' and ')}}`],
    ['title', `{{${escaped(headline)}}}`],
    ['howpublished', outlet === null ? null : `{${escaped(outlet)}}`],
    ['year', date === null ? null : `{${String(date.year).padStart(4, '0')}}`],
    ['month', date?.month == null ? null : months[date.month - 1]!],
    ['day', date?.day == null ? null : `{${date.day}}`],
    ['url', `{${verbatim(original ?? permalink)}}`],
    ['language', article?.inLanguage == null ? null : `{${escaped(article.inLanguage)}}`],
    ['abstract', `{${escaped(words)}}`],
    ['note', `{${escaped(noteOf(cited))}}`],
  ];
  const lines = fields.filter(([, value]) => value !== null).map(([name, value]) => `  ${name} = ${value},\n`);
  return `@misc{onrecord-${entry.id},\n${lines.join('')}}\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\{}~^]/gu, (sign) => specials[sign]!).replace(/[#$%&_]/gu, (sign) => `\\${sign}`);
}

/** An address is taken as it is; only what would end the field is percent-encoded. */
function verbatim(address: string): string {
  return address.replace(/[{}\\\s]/gu, encodeURIComponent);
}

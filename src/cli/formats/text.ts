/** Statements for a reader at a terminal: who, with what verb, whose words, on what condition, how sure. */

import { rowOfStatement, type StatementRow } from '../../lib/rows.ts';
import type { ReadingLine } from '../../types/index.ts';
import { type Palette, palette, visible, wrapped } from '../terminal.ts';
import { type Format, type Look, noneFound } from './format.ts';
import { type WhyLine, whyLines } from './why.ts';

export const text: Format = {
  head: () => '',
  between: '\n',
  tail: () => '',
  reading(line, look) {
    const paint = palette(look.colour);
    const blocks = [articleBlock(line, paint, look)];
    line.statements.forEach((statement, index) => {
      const row = rowOfStatement(statement, line.article);
      const explanation = line.why?.[index];
      const why = explanation === undefined ? '' : whyBlock(whyLines(explanation, statement), paint, look.width);
      blocks.push(statementBlock(row, index + 1, paint, look.width) + why);
    });
    if (line.statements.length === 0) blocks.push(`  ${noneFound(look)}\n`);
    for (const note of line.notes) blocks.push(`  ${paint.faint(visible(`Note: ${note.detail} (${note.code})`))}\n`);
    return blocks.join('\n');
  },
  problem: () => '',
};

function articleBlock({ id, article, statements }: ReadingLine, paint: Palette, look: Look): string {
  const byline = article.authors.map(({ name }) => name).join(', ');
  const about = [article.publisher, article.datePublished, byline, article.url ?? id].filter(Boolean).map(String);
  const found = `${statements.length} statement${statements.length === 1 ? '' : 's'}`;
  const headline = visible(article.headline ?? '(no headline)');
  return `${paint.strong(wrapped(headline, look.width, ''))}\n${paint.faint(visible([...about, found].join(' · ')))}\n`;
}

const indent = '     ';
/** Under the words that stand behind their labels. */
const hanging = ' '.repeat(indent.length + 11);

function whyBlock(lines: readonly WhyLine[], paint: Palette, width: number | null): string {
  return lines
    .map(([label, text]) => `${indent}${paint.faint(`${label.padEnd(11)}${wrapped(visible(text), width, hanging)}`)}\n`)
    .join('');
}

/** One statement, numbered; ends with a line end. `width` null: no wrapping. */
export function statementBlock(row: StatementRow, number: number, paint: Palette, width: number | null): string {
  const lines = [`${String(number).padStart(3)}  ${who(row, paint)}${cue(row, paint)}`];
  for (const [label, value, colour] of wordsOf(row, paint)) {
    const body = wrapped(visible(value), width, hanging).split('\n').map(colour).join('\n');
    lines.push(`${indent}${label.padEnd(11)}${body}`);
  }
  const fields = fieldsOf(row);
  if (fields !== '') lines.push(`${indent}${wrapped(fields, width, indent)}`);
  const doubts = row.doubts === '' ? '' : ` (${visible(row.doubts)})`;
  lines.push(`${indent}${paint.faint(`confidence ${row.confidence}${doubts}`)}`);
  return `${lines.join('\n')}\n`;
}

function who(row: StatementRow, paint: Palette): string {
  const written = visible(row.source_as_written);
  if (row.person === '') return written === '' ? paint.name('(source not named)') : paint.name(written);
  const role = row.role === '' ? '' : `, ${visible(row.role)}`;
  const as = written === visible(row.person) || written === '' ? '' : paint.faint(` [“${written}”]`);
  return `${paint.name(visible(row.person))}${role}${as}`;
}

function cue(row: StatementRow, paint: Palette): string {
  if (row.cue === '') return paint.faint(' · goes on');
  const not = row.negated === 'yes' ? ' (negated)' : '';
  const reported = row.stance === 'said' ? '' : ` · ${row.stance}, not said`;
  return ` · ${paint.strong(visible(row.cue_as_written))}${not}${paint.faint(`${reported} · ${row.act}`)}`;
}

type Labelled = readonly [label: string, value: string, colour: (text: string) => string];

/** The source's own words and the outlet's are never printed as one. */
function wordsOf(row: StatementRow, paint: Palette): Labelled[] {
  const words: Labelled[] = [];
  if (row.quoted_words !== '') words.push(['own words', row.quoted_words, paint.quoted]);
  if (row.mode === 'mixed') words.push(['in full', row.words, paint.reported]);
  else if (row.reported_words !== '') words.push(['reported', row.reported_words, paint.reported]);
  return words;
}

function fieldsOf(row: StatementRow): string {
  const basis = (value: string) => (value === '' || value === 'stated' ? '' : ` (${value})`);
  const fields: readonly (readonly [string, string, string])[] = [
    ['to', row.addressee, ''],
    ['when', row.time, `${row.time_value === '' ? '' : ` = ${row.time_value}`}${basis(row.time_basis)}`],
    ['where', row.place, basis(row.place_basis)],
    ['at', row.venue, basis(row.venue_basis)],
    ['condition', row.condition, ''],
    ['hedge', row.hedge, ''],
  ];
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value, more]) => `${name}: ${visible(value)}${more}`)
    .join(' · ');
}

/** A page of its own, without script and without anything from the web: each article with its statements marked and listed. */

import { rowOfStatement } from '../../lib/rows.ts';
import { overlaps } from '../../lib/spans.ts';
import type { Article, Explanation, Part, PartKind, ReadingLine, Span, Statement } from '../../types/index.ts';
import { type Format, type Look, noneFound } from './format.ts';
import { whyLines } from './why.ts';

const style = `
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.55 Georgia, serif; }
article { margin-bottom: 4rem; } .about, figcaption, .fields { color: GrayText; font: .85rem/1.4 system-ui, sans-serif; }
mark { color: inherit; } mark.quoted { background: #6fcf9755; } mark.reported { background: #f2c94c44; }
.source { text-decoration: underline; text-decoration-style: dotted; } .cue { font-weight: bold; }
ol.statements > li { margin: .8rem 0; } blockquote { margin: .2rem 0; } .problem { color: #b3261e; }
`;

export const html: Format = {
  head: () =>
    `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n` +
    `<title>Who said what</title>\n<style>${style}</style>\n`,
  between: '',
  tail: () => '</html>\n',
  reading(line, look) {
    const { id, article } = line;
    const about = [article.publisher, article.datePublished, article.authors.map(({ name }) => name).join(', '), id];
    const body = article.parts.filter(({ kind }) => !apart.has(kind)).map((part) => partHtml(line, part));
    const rest = article.parts.filter(({ kind }) => apart.has(kind)).map((part) => partHtml(line, part));
    return [
      `<article lang="${escaped(article.inLanguage ?? 'und')}">`,
      `<p class="about">${escaped(about.filter(Boolean).join(' · '))}${linkTo(article)}</p>`,
      ...body,
      `<h2>Who said what</h2>`,
      statementList(line, look),
      ...line.notes.map(({ detail, code }) => `<p class="about">${escaped(`${detail} (${code})`)}</p>`),
      rest.length === 0
        ? ''
        : `<details><summary>On the page, not part of the article</summary>\n${rest.join('\n')}</details>`,
      '</article>\n',
    ].join('\n');
  },
  problem: ({ id, error }) =>
    `<article><p class="problem">${escaped(`${id}: ${error.detail} (${error.code})`)}</p></article>\n`,
};

const apart: ReadonlySet<PartKind> = new Set(['author-box', 'teaser', 'furniture']);

const tags: Readonly<Record<PartKind, string>> = {
  headline: 'h1',
  standfirst: 'p',
  byline: 'p',
  dateline: 'p',
  paragraph: 'p',
  subheading: 'h2',
  'list-item': 'li',
  blockquote: 'blockquote',
  caption: 'figcaption',
  correction: 'p',
  'author-box': 'p',
  teaser: 'p',
  furniture: 'p',
};

interface Mark {
  readonly span: Span;
  readonly name: string;
}

function partHtml({ article, statements }: ReadingLine, part: Part): string {
  const marks: Mark[] = statements
    .flatMap(({ source, cue, content }) => [
      ...content.map(({ span, quoted }) => ({ span, name: quoted ? 'quoted' : 'reported' })),
      ...(cue === null ? [] : [{ span: cue.span, name: 'cue' }]),
      ...(source === null ? [] : [{ span: source.span, name: 'source' }]),
    ])
    .filter(({ span }) => overlaps(span, part.span));
  const tag = tags[part.kind];
  const role = tag === 'p' && part.kind !== 'paragraph' ? ` class="${part.kind}"` : '';
  return `<${tag}${role}>${markedText(article.text, part.span, marks)}</${tag}>`;
}

/** The text cut at every edge of a mark, so that marks may overlap; each piece carries the names of all marks over it. */
function markedText(text: string, span: Span, marks: readonly Mark[]): string {
  const inside = (at: number) => Math.min(Math.max(at, span.start), span.end);
  const edges = new Set([span.start, span.end]);
  for (const mark of marks) edges.add(inside(mark.span.start)).add(inside(mark.span.end));
  const cuts = [...edges].sort((a, b) => a - b);
  let out = '';
  for (let i = 1; i < cuts.length; i++) {
    const piece = { start: cuts[i - 1]!, end: cuts[i]! };
    const names = [...new Set(marks.filter((mark) => overlaps(mark.span, piece)).map(({ name }) => name))];
    const words = escaped(text.slice(piece.start, piece.end));
    out += names.length === 0 ? words : wrapIn(names, words);
  }
  return out;
}

function wrapIn(names: readonly string[], words: string): string {
  const tag = names.includes('quoted') || names.includes('reported') ? 'mark' : 'span';
  return `<${tag} class="${names.join(' ')}">${words}</${tag}>`;
}

function statementList({ article, statements, why }: ReadingLine, look: Look): string {
  if (statements.length === 0) return `<p>${noneFound(look)}</p>`;
  const items = statements.map((statement, index) => {
    const row = rowOfStatement(statement, article);
    const who = row.person || row.source_as_written || 'Source not named';
    const fields = [
      row.role,
      row.cue_as_written,
      row.act,
      row.whose_words,
      row.time,
      row.place,
      row.venue,
      row.condition,
    ];
    const pieces = statement.content.map(({ span, quoted }, place) => {
      const words = escaped(article.text.slice(span.start, span.end));
      const touches = place === 0 || span.start === statement.content[place - 1]?.span.end;
      return `${touches ? '' : ' … '}<mark class="${quoted ? 'quoted' : 'reported'}">${words}</mark>`;
    });
    return [
      `<li id="${escaped(statement.id)}"><b>${escaped(who)}</b>`,
      `<blockquote>${pieces.join('')}</blockquote>`,
      `<span class="fields">${escaped([...fields.filter(Boolean), `confidence ${row.confidence}`].join(' · '))}</span>${whyHtml(why?.[index], statement)}</li>`,
    ].join('\n');
  });
  return `<ol class="statements">\n${items.join('\n')}\n</ol>`;
}

function whyHtml(explanation: Explanation | undefined, statement: Statement): string {
  if (explanation === undefined) return '';
  const lines = whyLines(explanation, statement).map(([label, text]) => escaped(`${label}: ${text}`));
  return `\n<details class="fields"><summary>Why</summary>${lines.join('<br>')}</details>`;
}

/** Only addresses of the web become links: a page may claim any address for its own. */
function linkTo({ url }: Article): string {
  if (url === null || !/^https?:\/\//i.test(url)) return '';
  return ` · <a href="${escaped(url)}" rel="noreferrer">original</a>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

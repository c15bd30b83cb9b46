/**
 * Lessons written for this project: shapes that a corpus of political news hardly has. Marks in place, `{1s:Ilse Varga} {1c:warned}
 * {1k:that the pier could sink}`: the number is the relation's, s its source, c its cue, k its content; a span in pieces repeats its
 * mark, and one that two relations share has both numbers (`{1+2s:…}`). Paragraphs without marks teach what must not be found.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageEngine } from '../../src/language/index.ts';
import { goldArticle, type TrainingArticle } from './corpus.ts';
import { plan } from './plan.ts';

const folder = join(import.meta.dirname, 'written');

/** A headline for what was written without one: a text's first line is read as its headline. */
const headline = 'Notes of the day';

/** Paragraphs of part one stand by themselves; so many make an article. */
const paragraphsTogether = 5;

export function readWritten(engine: LanguageEngine): readonly TrainingArticle[] {
  return writtenTexts().flatMap((marked, index) => {
    const { text, statements } = unmarked(marked);
    const article = goldArticle({ id: `written-${index}`, text, statements, discard: [] }, engine);
    return article === null ? [] : [{ ...article, weight: plan.writtenWeight }];
  });
}

function writtenTexts(): readonly string[] {
  const lines = (name: string) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  const texts: string[] = [];
  const paragraphs = lines('part-one.txt');
  for (let at = 0; at < paragraphs.length; at += paragraphsTogether) {
    const some = paragraphs.slice(at, at + paragraphsTogether);
    // Each paragraph numbers its relations from one.
    texts.push(
      [
        headline,
        ...some.map((line, place) =>
          line.replaceAll(
            /\{([\d+]+)([sck]):/g,
            (_, numbers: string, role: string) =>
              `{${numbers
                .split('+')
                .map((number) => `${number}.${place}`)
                .join('+')}${role}:`,
          ),
        ),
      ].join('\n\n'),
    );
  }
  let article: string[] = [];
  for (const line of [...lines('part-two.txt'), '---']) {
    if (line !== '---') article.push(line);
    else if (article.length > 0) {
      const own = article[1] === '==' ? [article[0]!, ...article.slice(2)] : [headline, ...article];
      texts.push(own.join('\n\n'));
      article = [];
    }
  }
  return texts;
}

type Offsets = (readonly [start: number, end: number])[];

interface Spans {
  s: Offsets;
  c: Offsets;
  k: Offsets;
}

/** The text without its marks, and what they say. Throws `Error` for a mark that does not end, or a relation without content. */
export function unmarked(marked: string) {
  const relations = new Map<string, Spans>();
  let text = '';
  let open: { readonly role: keyof Spans; readonly number: string; readonly start: number } | null = null;
  for (let at = 0; at < marked.length; ) {
    const opening: RegExpExecArray | null =
      open === null ? /^\{([\d.+]+)([sck]):/.exec(marked.slice(at, at + 24)) : null;
    if (opening !== null) {
      open = { number: opening[1]!, role: opening[2] as keyof Spans, start: text.length };
      at += opening[0].length;
    } else if (open !== null && marked[at] === '}') {
      for (const number of open.number.split('+')) {
        const spans: Spans = relations.get(number) ?? { s: [], c: [], k: [] };
        spans[open.role].push([open.start, text.length]);
        relations.set(number, spans);
      }
      open = null;
      at++;
    } else {
      text += marked[at];
      at++;
    }
  }
  if (open !== null || /[{}]/.test(text)) throw new Error(`a mark is not closed: ${text.slice(0, 80)}`);
  const orNull = (offsets: Offsets) => (offsets.length === 0 ? null : offsets);
  const statements = [...relations.values()].map(({ s, c, k }) => {
    if (k.length === 0) throw new Error(`a relation has no content: ${text.slice(0, 80)}`);
    return { source: orNull(s), cue: orNull(c), content: k };
  });
  return { text, statements };
}

/**
 * Lessons written for this project: shapes that a corpus of political news hardly has. Marks in place, `{1s:Ilse Varga} {1c:warned}
 * {1k:that the pier could sink}`: the number is the relation's, s its source, c its cue, k its content; a span in pieces repeats its
 * mark, one that two relations share has both numbers (`{1+2s:…}`), and marks within a content are of what it says that others said.
 * Paragraphs without marks teach what must not be found.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageEngine } from '../../src/language/index.ts';
import { goldArticle, type TrainingArticle } from './corpus.ts';
import { withinContents } from './inner.ts';
import { plan } from './plan.ts';

const folder = join(import.meta.dirname, 'written');

/** Headlines for what was written without one, in turn: a text's first line is read as its headline. */
const headlines = [
  'Around the county',
  'A week in Orrin',
  'Harbour pages',
  'Town and country',
  'From the valley',
  'Small places',
  'The far coast',
  'Winter on the Wend',
  'Monday in Calder',
  'Late edition',
  'Our corner',
];

/** Of parts with a paragraph a line; the others have articles. So many paragraphs, which stand by themselves, make an article. */
const ofParagraphs = ['part-one.txt', 'part-three.txt', 'part-five.txt'];
const ofArticles = ['part-two.txt', 'part-four.txt', 'part-six.txt'];
const paragraphsTogether = 5;

export function readWritten(engine: LanguageEngine): readonly TrainingArticle[] {
  return writtenTexts().flatMap((marked, index) => {
    const { text, statements } = unmarked(marked);
    const article = goldArticle({ id: `written-${index}`, text, statements, discard: [] }, engine);
    return article === null ? [] : withinContents({ ...article, weight: plan.writtenWeight });
  });
}

function writtenTexts(): readonly string[] {
  const lines = (name: string) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  const texts: string[] = [];
  const paragraphs = ofParagraphs.flatMap(lines);
  for (let at = 0; at < paragraphs.length; at += paragraphsTogether) {
    const some = paragraphs.slice(at, at + paragraphsTogether);
    // Each paragraph numbers its relations from one.
    texts.push(
      [
        headlines[texts.length % headlines.length]!,
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
  for (const line of ofArticles.flatMap((name) => [...lines(name), '---'])) {
    if (line !== '---') article.push(line);
    else if (article.length > 0) {
      const own =
        article[1] === '=='
          ? [article[0]!, ...article.slice(2)]
          : [headlines[texts.length % headlines.length]!, ...article];
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
  const open: { readonly role: keyof Spans; readonly numbers: string; readonly start: number }[] = [];
  for (let at = 0; at < marked.length; ) {
    const opening = /^\{([\d.+]+)([sck]):/.exec(marked.slice(at, at + 24));
    if (opening !== null) {
      open.push({ numbers: opening[1]!, role: opening[2] as keyof Spans, start: text.length });
      at += opening[0].length;
      continue;
    }
    const last = marked[at] === '}' ? open.pop() : undefined;
    if (last === undefined) text += marked[at];
    for (const number of last?.numbers.split('+') ?? []) {
      const spans: Spans = relations.get(number) ?? { s: [], c: [], k: [] };
      spans[last!.role].push([last!.start, text.length]);
      relations.set(number, spans);
    }
    at++;
  }
  if (open.length > 0 || /[{}]/.test(text)) throw new Error(`a mark is not closed: ${text.slice(0, 80)}`);
  const orNull = (offsets: Offsets) => (offsets.length === 0 ? null : offsets);
  const statements = [...relations.values()].map(({ s, c, k }) => {
    if (k.length === 0) throw new Error(`a relation has no content: ${text.slice(0, 80)}`);
    return { source: orNull(s), cue: orNull(c), content: k };
  });
  return { text, statements };
}

/**
 * Relations from marked text, for tests: `[S:The mayor] [C:warned] [K:that the quay would close]`. A digit before the letter tells
 * relations apart (`[2S:she]`), marks may nest, pieces of one content are marked each, `*` stands before a cue's head.
 */

import { parse } from '../src/language/index.ts';
import { english } from '../src/languages/en/index.ts';
import { digest } from '../src/lib/ids.ts';
import { indexTree, type TreeIndex } from '../src/lib/tree-index.ts';
import type { WordRange } from '../src/lib/trees.ts';
import { readPage } from '../src/page/index.ts';
import type { ParsedArticle } from '../src/types/index.ts';
import { engine } from './models.ts';

/** As the statements room finds them. */
interface Relation {
  readonly rule: string;
  readonly sourceRule: string;
  readonly source: WordRange | null;
  readonly cueHead: number;
  readonly cue: WordRange | null;
  readonly content: readonly WordRange[];
  readonly confidence: number;
}

export interface Marked {
  readonly parsed: ParsedArticle;
  readonly index: TreeIndex;
  /** By their digits; those without one come first. */
  readonly relations: readonly Relation[];
}

interface Mark {
  readonly key: string;
  readonly kind: string;
  readonly start: number;
  end: number;
}

const opening = /^\[(\d?)([SCK]):/;

function unmark(marked: string): { text: string; marks: readonly Mark[]; heads: ReadonlySet<number> } {
  const marks: Mark[] = [];
  const open: Mark[] = [];
  const heads = new Set<number>();
  let text = '';
  for (let i = 0; i < marked.length; ) {
    const begin = opening.exec(marked.slice(i, i + 5));
    if (begin !== null) {
      const mark = { key: begin[1]!, kind: begin[2]!, start: text.length, end: -1 };
      marks.push(mark);
      open.push(mark);
      i += begin[0].length;
    } else if (marked[i] === ']') {
      open.pop()!.end = text.length;
      i++;
    } else if (marked[i] === '*') {
      heads.add(text.length);
      i++;
    } else text += marked[i++];
  }
  return { text, marks, heads };
}

const headline = 'Harbour council meets in Kestrin\n\n';

/** @param published day of publication, null for none */
export function markedArticle(marked: string, published: string | null = '2031-05-16'): Marked {
  const { text, marks, heads } = unmark(headline + marked);
  const body = new TextEncoder().encode(text);
  const { article } = readPage({
    id: 'marked',
    uri: 'file:///marked.txt',
    capturedAt: '2031-05-17T09:00:00Z',
    status: 200,
    mediaType: 'text/plain; charset=utf-8',
    body,
    bodyDigest: digest(body),
    via: { kind: 'file', uri: null },
    listing: null,
  });
  if (article === null) throw new RangeError('the marked text is no article');
  const parsed = parse({ ...article, datePublished: published }, english, engine);
  const index = indexTree(parsed.tree);
  const keys = [...new Set(marks.map(({ key }) => key))].sort();
  const relations = keys.map((key) =>
    relationOf(
      parsed,
      index,
      marks.filter((mark) => mark.key === key),
      heads,
    ),
  );
  return { parsed, index, relations };
}

function rangeOf({ words }: ParsedArticle, { start, end }: Mark): WordRange {
  let first = 0;
  while (first < words.length && words.end[first]! <= start) first++;
  let past = first;
  while (past < words.length && words.start[past]! < end) past++;
  return { first, end: past };
}

function relationOf(
  parsed: ParsedArticle,
  index: TreeIndex,
  marks: readonly Mark[],
  heads: ReadonlySet<number>,
): Relation {
  const ranges = (kind: string) => marks.filter((mark) => mark.kind === kind).map((mark) => rangeOf(parsed, mark));
  const cue = ranges('C')[0] ?? null;
  let cueHead = -1;
  for (let i = cue?.first ?? 0; i < (cue?.end ?? 0); i++) {
    if (cueHead < 0 || index.depth[i]! < index.depth[cueHead]!) cueHead = i;
  }
  for (let i = cue?.first ?? 0; i < (cue?.end ?? 0); i++) if (heads.has(parsed.words.start[i]!)) cueHead = i;
  return {
    rule: 'marked',
    sourceRule: 'subject',
    source: ranges('S')[0] ?? null,
    cueHead,
    cue,
    content: ranges('K'),
    confidence: 1,
  };
}

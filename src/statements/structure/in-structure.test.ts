/** What the tests of this folder share: an article of lines, relations named by their words, and what comes of them in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleOfLines } from '../../../test/article-of-lines.ts';
import { engine } from '../../../test/models.ts';
import { parse } from '../../language/index.ts';
import { english } from '../../languages/en/index.ts';
import { indexTree } from '../../lib/tree-index.ts';
import type { WordRange } from '../../lib/trees.ts';
import type { Article, ParsedArticle, PartKind } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import { withStructure } from './index.ts';

const kinds: Readonly<Record<string, PartKind>> = {
  '# ': 'headline',
  '## ': 'subheading',
  '> ': 'blockquote',
  '^ ': 'caption',
};

/** One part a line: a paragraph, or what its mark says (`# ` headline, `## ` subheading, `> ` blockquote, `^ ` caption). */
export function articleOf(text: string): Article {
  return articleOfLines(text, (line) => {
    const mark = Object.keys(kinds).find((one) => line.startsWith(one)) ?? '';
    return { kind: kinds[mark] ?? 'paragraph', mark: mark.length };
  });
}

/** `[source, cue, …contents]`, each as written in the text, looked for from the one before it on (source and cue: anywhere). */
export type Given = readonly [source: string, cue: string, ...content: readonly string[]];

function rangeOf({ words }: ParsedArticle, start: number, end: number): WordRange {
  const first = words.start.findIndex((offset) => offset >= start);
  let last = first;
  while (last < words.length && words.end[last]! <= end) last++;
  return { first, end: last };
}

function relationOf(parsed: ParsedArticle, [source, cue, ...contents]: Given): Relation {
  const { text } = parsed.article;
  let from = 0;
  const content = contents.map((piece) => {
    from = text.indexOf(piece, from);
    assert.ok(from >= 0, piece);
    const range = rangeOf(parsed, from, from + piece.length);
    from += piece.length;
    return range;
  });
  const near = (words: string) => {
    const at = text.indexOf(words);
    assert.ok(at >= 0, words);
    return rangeOf(parsed, at, at + words.length);
  };
  const said = near(cue);
  return {
    rule: 'verb',
    sourceRule: 'subject',
    source: near(source),
    cueHead: said.first,
    cue: said,
    content,
    confidence: 1,
  };
}

export function readText(text: string, given: readonly Given[] = []) {
  const parsed = parse(articleOf(text), english, engine);
  const relations = given.map((one) => relationOf(parsed, one));
  return { parsed, relations, found: withStructure(relations, parsed, indexTree(parsed.tree), english) };
}

/** `rule source | content / content`, a line a relation; `-` for no source. */
export function structureOf(text: string, given: readonly Given[] = []): readonly string[] {
  const { parsed, found } = readText(text, given);
  const { words } = parsed;
  const cut = ({ first, end }: WordRange) =>
    text.slice(words.start[first], words.end[end - 1]).replaceAll(/\n(?:> )?/g, ' ');
  return found.map(
    ({ rule, source, content }) => `${rule} ${source === null ? '-' : cut(source)} | ${content.map(cut).join(' / ')}`,
  );
}

test('relations are found by their words', () => {
  assert.deepEqual(structureOf('It is shut, said Ilse Varga.', [['Ilse Varga', 'said', 'It is shut']]), [
    'verb Ilse Varga | It is shut',
  ]);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { english } from '../../languages/en/index.ts';
import type { SyntacticWords } from '../../types/index.ts';
import { type ConlluSentence, readConllu, textOfSentence, writeConllu } from './conllu.ts';
import { rawDocuments } from './raw-text.ts';
import { splitWords } from './split-words.ts';
import { formsOf, sentencesOfText, type TreeColumns, withTrees } from './trees.ts';

/** Every word a noun that hangs on the one before it. */
function chain({ length, sentenceEnds }: Pick<SyntacticWords, 'length' | 'sentenceEnds'>): TreeColumns {
  const zeros = new Uint8Array(length);
  const starts = new Set([0, ...sentenceEnds]);
  return {
    upos: zeros,
    xpos: zeros,
    feats: zeros,
    script: zeros,
    head: Int32Array.from({ length }, (_, at) => (starts.has(at) ? -1 : at - 1)),
    relation: Uint8Array.from({ length }, (_, at) => (starts.has(at) ? 0 : 1)),
    labels: { upos: ['NOUN'], xpos: ['NN'], feats: ['_'], script: ['l0'], deprel: ['root', 'dep'] },
  };
}

function sentencesOf(text: string, stretches = [{ start: 0, end: text.length }]): readonly ConlluSentence[] {
  const words = splitWords(text, stretches, english, null);
  return sentencesOfText(text, stretches, words, chain(words), 'story.txt');
}

function readBack(file: string): readonly ConlluSentence[] {
  const { sentences, fault } = readConllu(file);
  assert.equal(fault, null);
  return sentences!;
}

/** The text of one paragraph from its sentences. */
const textOf = (sentences: readonly ConlluSentence[]): string =>
  sentences.map((sentence) => sentence.spacesBefore + textOfSentence(sentence) + sentence.spacesAfter.at(-1)).join('');

test('a sentence with a range is written as the format has it', () => {
  assert.equal(
    writeConllu(sentencesOf("It didn't sink.")),
    `# newdoc id = story.txt
# newpar
# sent_id = 1
# text = It didn't sink.
1\tIt\tit\tNOUN\tNN\t_\t0\troot\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdid\tNOUN\tNN\t_\t1\tdep\t_\t_
3\tn't\tn't\tNOUN\tNN\t_\t2\tdep\t_\t_
4\tsink\tsink\tNOUN\tNN\t_\t3\tdep\t_\tSpaceAfter=No
5\t.\t.\tNOUN\tNN\t_\t4\tdep\t_\tSpaceAfter=No

`,
  );
});

test('heads are counted from the sentence, not from the text', () => {
  const heads = sentencesOf('It sank. We swam.').map(({ words }) => words.map(({ head }) => head));
  assert.deepEqual(heads, [
    [0, 1, 2],
    [0, 1, 2],
  ]);
});

describe('spacing survives', () => {
  for (const text of [
    "  Don't\tgo —\n now. \u00a0 Or|else\\so  ",
    'a\r\nb',
    '5km. “Yes.”  No.\u200b',
    '\u2028x\u2028y',
  ]) {
    test(JSON.stringify(text), () => {
      const file = writeConllu(sentencesOf(text));
      assert.equal(textOf(readBack(file)), text);
      assert.ok(
        file.split('\n').every((line) => line === '' || line.startsWith('# ') || line.split('\t').length === 10),
      );
    });
  }

  test('of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const sentences = sentencesOf(text);
        if (sentences.length > 0) assert.equal(textOf(readBack(writeConllu(sentences))), text);
      }),
      { numRuns: 400 },
    );
  });

  test('of every stretch by itself', () => {
    const text = ' One boat. \n\nTwo  boats.';
    const stretches = [
      { start: 0, end: 12 },
      { start: 13, end: text.length },
    ];
    const sentences = readBack(writeConllu(sentencesOf(text, stretches)));
    assert.deepEqual(
      sentences.map(({ newParagraph }) => newParagraph),
      [true, true],
    );
    assert.deepEqual(
      sentences.map((sentence) => textOf([sentence])),
      stretches.map(({ start, end }) => text.slice(start, end)),
    );
  });
});

describe('reading', () => {
  const line = (...columns: readonly (string | number)[]): string => columns.join('\t');
  const word = (n: number, head: number): string => line(n, 'x', 'x', 'X', 'FW', '_', head, 'dep', '_', '_');

  test('empty nodes and unknown comments are passed over', () => {
    const file = `# global.x = y\n${word(1, 0)}\n${line('1.1', 'e', '_', '_', '_', '_', '_', '_', '_', '_')}\n${word(2, 1)}\n`;
    assert.equal(readBack(file)[0]!.words.length, 2);
  });

  test('lines may end in a carriage return, and the last sentence without a blank line', () => {
    assert.equal(readBack(`${word(1, 0)}\r\n\r\n${word(1, 0)}`).length, 2);
  });

  const wrong: readonly (readonly [name: string, file: string, line: number])[] = [
    ['too few columns', '1\tx', 1],
    ['a number left out', `${word(1, 0)}\n${word(3, 1)}`, 2],
    ['a head outside the sentence', `${word(1, 9)}\n\n`, 2],
    ['a range without its words', `${line('1-3', 'xyz', ...'_'.repeat(8))}\n${word(1, 0)}\n\n`, 3],
    ['no form', line(1, '', ...'_'.repeat(8)), 1],
  ];
  for (const [name, file, at] of wrong) {
    test(`${name} is a fault with its line`, () => assert.equal(readConllu(file).fault?.line, at));
  }
});

test('given words get new trees and keep everything else', () => {
  const given = sentencesOf("We don't. We do.");
  const { forms, sentenceEnds } = formsOf(given);
  assert.deepEqual([...sentenceEnds], [4, 7]);
  assert.deepEqual(withTrees(given, chain({ length: forms.length, sentenceEnds })), given);
});

test('raw text has its documents, paragraphs and sentence ends back', () => {
  const text = "We don't. We do.\nNo.";
  const first = sentencesOf(text, [
    { start: 0, end: 16 },
    { start: 17, end: 20 },
  ]);
  const documents = rawDocuments(readBack(writeConllu([...first, ...sentencesOf('Other.')])));
  assert.deepEqual(
    documents.map((document) => document.text),
    [text, 'Other.'],
  );
  assert.deepEqual(documents[0]!.sentenceEnds, [9, 16, 20]);
  assert.deepEqual(documents[0]!.paragraphs[1], { start: 17, end: 20 });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine, statementModel } from '../../../test/models.ts';
import { parse } from '../../language/index.ts';
import { english } from '../../languages/en/index.ts';
import { articleOf } from '../in-words.test.ts';
import { viewOf } from './article-view.ts';
import { cueProbabilities, findProposals } from './judging.ts';
import { namedBefore } from './source-phrase.ts';

function viewIn(text: string) {
  return viewOf(parse(articleOf(text), english, engine), english);
}

function proposalsIn(text: string) {
  const view = viewIn(text);
  return findProposals(view, statementModel, cueProbabilities(view, statementModel));
}

/** `source | content` of every proposal. */
function wordsOfProposals(text: string): readonly string[] {
  const { forms } = viewIn(text).parsed.words;
  const said = (words: readonly number[]) => words.map((word) => forms[word]).join(' ');
  return proposalsIn(text).flatMap(({ all }) => all.map(({ source, content }) => `${said(source)} | ${said(content)}`));
}

test('no proposal follows a sentence that never ends to its end', () => {
  const found = proposalsIn(`Harbour news\n\n${'Varga said that the pier, '.repeat(400)}\n`);
  assert.ok(found.length > 100);
  for (const { cue, all } of found) {
    for (const { source, content } of all) {
      for (const word of [source[0] ?? cue, source.at(-1) ?? cue, content[0]!, content.at(-1)!])
        assert.ok(Math.abs(word - cue) <= 600, `${word} is far from ${cue}`);
    }
  }
});

test('a quotation of any length is proposed whole', () => {
  const quotation = `“${'The pier is shut and the boats are out and nobody came. '.repeat(60).trim()}”`;
  const found = proposalsIn(`Harbour news\n\nIlse Varga said: ${quotation}\n`);
  const longest = Math.max(...found.flatMap(({ all }) => all.map(({ content }) => content.length)));
  assert.ok(longest > 600, `${longest}`);
});

test('words of a proposal ascend, its source stands outside its content, and its cue in neither', () => {
  const found = proposalsIn(
    'Harbour news\n\n“It is shut,” said Ilse Varga, who runs the pier. The clerk told Orel that it was, she said, open.\n',
  );
  assert.ok(found.length > 2);
  for (const { cue, all } of found) {
    assert.ok(all.length > 0);
    for (const { source, content } of all) {
      assert.ok(content.length > 0);
      for (const words of [source, content]) assert.ok(words.every((word, at) => at === 0 || word > words[at - 1]!));
      assert.ok(!source.some((word) => content.includes(word)));
      assert.ok(!content.includes(cue) && !source.includes(cue));
    }
  }
});

test('who is named between commas right before a cue is proposed for its source, with the sentence before', () => {
  const found = wordsOfProposals(
    'Harbour news\n\nThe toll will rise in June, the harbour minister, Ilse Varga, said on Tuesday.\n',
  );
  assert.ok(found.includes('the harbour minister , Ilse Varga | The toll will rise in June'), found.join('\n'));
});

const named: readonly (readonly [claim: string, sentence: string, found: string | null])[] = [
  ['with a comma between', 'It is shut, Ilse Varga, said they.', 'Ilse Varga'],
  ['with an auxiliary between', 'It is shut, the mayor, Bo Trask, has said.', 'the mayor , Bo Trask'],
  ['not with another word between', 'It is shut, Ilse Varga of the pier club said.', null],
  ['not in the sentence before', 'It was Ilse Varga. Said they.', null],
  ['not a place', 'It is shut in Norway, said they.', null],
];
for (const [claim, sentence, found] of named) {
  test(`who is named right before a cue is found: ${claim}`, () => {
    const view = viewIn(`Harbour news\n\n${sentence}\n`);
    const { forms, lower } = view.parsed.words;
    const range = namedBefore(view, lower.indexOf('said'));
    assert.equal(range === null ? null : forms.slice(range.first, range.end).join(' '), found);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine, statementModel } from '../../../test/models.ts';
import { parse } from '../../language/index.ts';
import { english } from '../../languages/en/index.ts';
import { articleOf } from '../in-words.test.ts';
import { viewOf } from './article-view.ts';
import { cueProbabilities, findProposals } from './judging.ts';

function proposalsIn(text: string) {
  const view = viewOf(parse(articleOf(text), english, engine), english);
  return findProposals(view, statementModel, cueProbabilities(view, statementModel));
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

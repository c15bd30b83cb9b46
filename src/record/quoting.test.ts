import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Span } from '../types/index.ts';
import { findWords, foldText, locate, quoteOf } from './quoting.ts';

const text = 'Quay closed\n\nVarga said the toll would go. “No ferry will pay it,” Varga added. Brenn said no.';

const spanIn = (whole: string, words: string, from = 0): Span => {
  const start = whole.indexOf(words, from);
  return { start, end: start + words.length };
};
const found = (after: string, words: string, from = 0): string | null => {
  const span = locate(after, foldText(after), quoteOf(text, spanIn(text, words, from)));
  return span === null ? null : `${span.start}:${after.slice(span.start, span.end)}`;
};

describe('words that are found again', () => {
  it('should stand where they stood in the same text', () => {
    assert.equal(found(text, 'Varga added'), `${text.indexOf('Varga added')}:Varga added`);
  });

  it('should be found behind what was put before them', () => {
    const after = `A new first paragraph about Varga.\n\n${text}`;
    assert.equal(
      found(after, 'Varga', 20),
      `${after.indexOf('Varga said')}:Varga`.replace(/^\d+/, String(after.indexOf('Varga added'))),
    );
  });

  it('should be found in other white space, case and quotation marks', () => {
    const after = 'Quay closed\n\nVarga said  the\ntoll would go. "No Ferry will pay it," Varga added.';
    assert.match(found(after, '“No ferry will pay it,”') ?? '', /:"No Ferry will pay it,"$/);
    assert.match(found(after, 'the toll would go') ?? '', /:the\ntoll would go$/);
  });

  it('should not be taken for the same words in other surroundings', () => {
    assert.equal(found('The mayor of Oststad said in May that the pier is closed', 'said'), null);
    assert.equal(found('Quay closed\n\nMirre said the toll would go. Nobody told Varga.', 'Varga'), null);
  });

  it('should not be found within longer words', () => {
    assert.equal(found('Quay closed\n\nVargason said the toll would go.', 'Varga'), null);
  });

  it('should be found as near as can be when somebody gives them', () => {
    const folded = foldText(text);
    assert.equal(findWords(folded, ' varga ', 0)?.start, 13);
    assert.equal(findWords(folded, 'Varga', text.length)?.start, text.indexOf('Varga added'));
    assert.equal(findWords(folded, '"no FERRY', 0)?.start, text.indexOf('“No ferry'));
    assert.equal(findWords(folded, 'harbour', 0), null);
    assert.equal(findWords(folded, ' ', 0), null);
  });

  it('should know the places of characters that fold to none or several', () => {
    const odd = 'ﬁne café 𝒳 naı̈ve';
    const folded = foldText(odd);
    assert.deepEqual(findWords(folded, 'cafe', 0), spanIn(odd, 'café'));
    assert.deepEqual(findWords(folded, 'fine', 0), spanIn(odd, 'ﬁne'));
  });
});

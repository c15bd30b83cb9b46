import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../test/models.ts';
import { articleOf, english, readLines, sentencesOf } from './article-of-lines.test.ts';
import { parse } from './index.ts';

/** Each case is one line in which `|` stands where a sentence ends. */
const cases: readonly (readonly [claim: string, marked: string])[] = [
  ['at a full stop', 'The port closed.| Ships waited.'],
  ['not at a title or an initial', 'Dr. J. D. Holt met Mrs. Kern.| They spoke.'],
  ['not at U.S. before a name', 'The U.S. Senate met.| It voted.'],
  ['at U.S. before a word that begins sentences', 'She lives in the U.S.| The port is far.'],
  ['not at a decimal or an hour', 'It rose 3.5 percent by 10 a.m. Friday.| Then it fell.'],
  ['at a.m. before a new sentence', 'It opened at 10 a.m.| The crowd left.'],
  ['with the closing mark after the stop', '“We stay.”| She left.'],
  ['with bracket and mark after the stop', '(“We stay.”)| She left.'],
  ['not at a question that a cue in lower case follows', '“Why?” he asked.| “Because!” she cried.'],
  ['not at a question that a name and a cue follow', '“Why?” Varga asked.| “Now what?” Minister Kern asked in May.'],
  ['at a question that another sentence follows', '“Why?”| The minister left.'],
  ['inside a quotation of several sentences', '“We stay.| We wait,” she said.'],
  ['at straight marks as at others', '"We stay."| "We wait," she said.'],
  ['not at an ellipsis that goes on', 'He was … late and ... tired.| So he slept.'],
  ['at an ellipsis before a capital', 'He paused...| Then he spoke.'],
  ['not at Inc. in a name', 'Port Holdings Inc. Chairman Bo Kern left.| He smiled.'],
  ['at a single letter that is no initial', 'They chose plan B.| The plan failed.'],
  ['at I', 'So did I.| Then they left.'],
  ['after a missing space', 'It ended.|Then it began.'],
  ['not at a dash', 'The port — it said — is open.| Ships came.'],
  ['after an abbreviation inside closing marks', '“I left the U.S.”| He stayed.'],
  ['without a full stop at the end', 'Port closes for good'],
];
for (const [claim, marked] of cases) {
  test(`should end sentences: ${claim}`, () => {
    assert.deepEqual(
      sentencesOf(readLines(marked.replaceAll('|', ''))),
      marked.split('|').map((sentence) => sentence.trim()),
    );
  });
}

test('should not let a sentence cross a part', () => {
  assert.deepEqual(sentencesOf(readLines('Port closes\nThe port of Midvale\nclosed.')), [
    'Port closes',
    'The port of Midvale',
    'closed.',
  ]);
});

test('should say which part a sentence is in', () => {
  assert.deepEqual([...readLines('One. Two.\nThree.').sentences.part], [0, 0, 1]);
});

test('should read nothing where no reporter speaks', () => {
  for (const kind of ['byline', 'author-box', 'teaser', 'furniture'] as const) {
    const parsed = parse(articleOf('Ilse Varga said “no” on Friday.', kind), english, engine);
    assert.equal(parsed.tokens.length + parsed.sentences.length + parsed.quotations.length + parsed.mentions.length, 0);
  }
});

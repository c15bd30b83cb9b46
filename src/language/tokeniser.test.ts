import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLines, words } from './article-of-lines.test.ts';

const cases: readonly (readonly [claim: string, text: string, tokens: string])[] = [
  ['contractions as Universal Dependencies cut them', "We don't, can't, won't", "We do n't , ca n't , wo n't"],
  ['a typographic apostrophe like a straight one', 'We’re sure he’ll say I’m late', 'We ’re sure he ’ll say I ’m late'],
  ['possessives', "Varga's port, Jones's and the ministers' wish", "Varga 's port , Jones 's and the ministers ' wish"],
  ['two clitics on one word', "He wouldn't've", "He would n't 've"],
  ['cannot', 'They cannot stay', 'They can not stay'],
  ['a hyphenated word is one', 'a well-known, 52-year-old man', 'a well-known , 52-year-old man'],
  ['dashes are not hyphens', 'the port — closed – stays -- shut—now', 'the port — closed – stays -- shut — now'],
  [
    'abbreviations keep their stop',
    'Dr. Varga met Mr. Holt, e.g. in St. Anne',
    'Dr. Varga met Mr. Holt , e.g. in St. Anne',
  ],
  ['initials', 'J. D. Holt and J.D. Kern met U.S. envoys', 'J. D. Holt and J.D. Kern met U.S. envoys'],
  ['a state only with a capital', 'Midvale, Ill. is small. He was ill.', 'Midvale , Ill. is small . He was ill .'],
  ['no. before a number only', 'It is No. 5. He said no.', 'It is No. 5 . He said no .'],
  ['decimals, thousands, money, shares', '$3.5 of 1,200 or 4.5%', '$ 3.5 of 1,200 or 4.5 %'],
  ['hours and ratios', 'At 10:30 a.m. they led 3:1 on 9/11', 'At 10:30 a.m. they led 3:1 on 9/11'],
  ['a bare decimal', 'a .38 pistol', 'a .38 pistol'],
  [
    'addresses',
    'See https://port.example/a?b=1. Or www.port.example, or jane.doe@port.example!',
    'See https://port.example/a?b=1 . Or www.port.example , or jane.doe@port.example !',
  ],
  ['names and tags', 'Ask @ilse_varga about #harbour2031.', 'Ask @ilse_varga about #harbour2031 .'],
  ['quotation marks of all kinds', '“a” "b" ‘c’ «d» „e“ ``f\'\'', '“ a ” " b " ‘ c ’ « d » „ e “ `` f \'\''],
  ['ellipses', 'Well... and … so', 'Well ... and … so'],
  ['runs of question and exclamation marks', 'What?! No!!', 'What ?! No !!'],
  [
    'words that begin with an apostrophe',
    "in the '90s, give 'em rock ’n’ roll",
    "in the '90s , give 'em rock ’n ’ roll",
  ],
  ['an apostrophe inside a name', "O'Brien met D’Angelo", "O'Brien met D’Angelo"],
  ['a clitic after a full stop', "the U.S.'s wish", "the U.S. 's wish"],
  ['a missing space after a sentence', 'It ended.Then she left.', 'It ended . Then she left .'],
  ['ampersand in a name', 'AT&T and R&D, but salt & pepper', 'AT&T and R&D , but salt & pepper'],
  ['pictures and letters beyond the basic plane', '👍🏽 ok 𝐀𝐁 👩‍👧', '👍 🏽 ok 𝐀𝐁 👩‍👧'],
  ['other scripts', 'שלום мир naïve', 'שלום мир naïve'],
];
for (const [claim, text, tokens] of cases) {
  test(`should cut: ${claim}`, () => assert.equal(words(readLines(text)), tokens));
}

test('should give equal forms one id and lower-case forms beside them', () => {
  const { tokens } = readLines('Port and port and Port’s');
  assert.equal(tokens.form[1], tokens.form[3]);
  assert.notEqual(tokens.form[0], tokens.form[2]);
  assert.equal(tokens.lowerForms[tokens.form[0]!], 'port');
  assert.equal(tokens.lowerForms[tokens.form[5]!], "'s");
});

test('should make no token of white space, control characters and invisible marks', () => {
  assert.equal(readLines('\u00a0 \u200b\u0007\u202e\ufeff \t').tokens.length, 0);
});

test('should know many distinct forms without confusing them', () => {
  const text = Array.from({ length: 5000 }, (_, i) => `w${i}`).join(' ');
  const { tokens } = readLines(text);
  assert.equal(tokens.forms.length, 5000);
  assert.equal(words(readLines(text)), text);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConlluSentence } from './conllu.ts';
import { decodeLemmas, encodeLemmas, type LemmaLexicon, lemmaHash, scriptOf } from './lemmas.ts';
import { type TreeColumns, withTrees } from './trees.ts';

/** Of `form UPOS script`. */
function lexiconOf(...entries: readonly string[]): LemmaLexicon {
  const words = entries
    .map((entry) => entry.split(' ') as [string, string, string])
    .map(([form, upos, script]) => ({ hash: lemmaHash(form, upos), script }))
    .sort((a, b) => a.hash - b.hash);
  const scripts = [...new Set(words.map(({ script }) => script))];
  return {
    hashes: Uint32Array.from(words, ({ hash }) => hash),
    script: Uint16Array.from(words, ({ script }) => scripts.indexOf(script)),
    scripts,
  };
}

const lexicon = lexiconOf(
  'glorpte VERB l3',
  'glorpte NOUN l0',
  "vlin't PART l5ot",
  'brantish ADJ k0',
  'Halen PROPN l1',
);

describe('looking up', () => {
  test('finds a word of a kind, in whatever case and with whatever apostrophe', () => {
    assert.equal(scriptOf(lexicon, 'glorpte', 'VERB'), 'l3');
    assert.equal(scriptOf(lexicon, 'GLORPTE', 'VERB'), 'l3');
    assert.equal(scriptOf(lexicon, 'glorpte', 'NOUN'), 'l0');
    assert.equal(scriptOf(lexicon, 'vlin’t', 'PART'), 'l5ot');
  });

  test('should find no other kind and no other word', () => {
    assert.equal(scriptOf(lexicon, 'glorpte', 'ADJ'), null);
    for (const form of ['glorpt', 'glorptes', '', 'x'.repeat(10_000)])
      assert.equal(scriptOf(lexicon, form, 'VERB'), null);
    assert.equal(scriptOf(lexiconOf(), 'glorpte', 'VERB'), null);
  });

  test('should put no name into lower case', () => {
    assert.equal(scriptOf(lexicon, 'Halen', 'PROPN'), null);
    assert.equal(scriptOf(lexicon, 'Brantish', 'ADJ'), 'k0');
  });
});

describe('lemmas of a sentence', () => {
  const tree: TreeColumns = {
    upos: [0, 0, 1],
    xpos: [0, 0, 0],
    feats: [0, 0, 0],
    script: [0, 0, 0],
    head: [-1, 0, 0],
    relation: [0, 1, 1],
    labels: { upos: ['VERB', 'ADJ'], xpos: ['X'], feats: ['_'], script: ['l2y'], deprel: ['root', 'dep'] },
  };
  const words = ['Glorpte', 'unseen', 'Brantish'].map((form) => ({
    form,
    lemma: form,
    upos: 'X',
    xpos: 'X',
    feats: '_',
    head: 0,
    relation: 'root',
  }));
  const sentence: ConlluSentence = {
    newDocument: null,
    newParagraph: false,
    id: null,
    spacesBefore: '',
    words,
    ranges: [],
    spacesAfter: [' ', ' ', ''],
  };
  const lemmas = (known: LemmaLexicon | null) => withTrees([sentence], tree, known)[0]!.words.map(({ lemma }) => lemma);

  test('are those of the lexicon, and the model’s for words that it has not', () => {
    assert.deepEqual(lemmas(lexicon), ['glor', 'unsey', 'Brantish']);
  });

  test('have plain apostrophes and marks, as in training', () => {
    const forms = words.map((word, at) => ({ ...word, form: ['vlin’te', 'x‑y…', '’Halen'][at]! }));
    const [given] = withTrees([{ ...sentence, words: forms }], tree);
    assert.deepEqual(
      given!.words.map(({ lemma }) => lemma),
      ["vlin'y", 'x-y.y', "'haly"],
    );
  });

  test('are all the model’s without a lexicon', () => {
    assert.deepEqual(lemmas(null), ['glorpy', 'unsey', 'brantiy']);
  });
});

describe('the file', () => {
  const bytes = encodeLemmas(lexicon);

  test('comes back as it was written', () => {
    assert.deepEqual(decodeLemmas(bytes), lexicon);
  });

  test('may have more scripts than a byte counts', () => {
    const many = lexiconOf(...Array.from({ length: 700 }, (_, n) => `w${n} NOUN l${n}`));
    assert.deepEqual(decodeLemmas(encodeLemmas(many)), many);
  });

  test('is refused when any byte is changed, missing or too many', () => {
    for (let at = 0; at < bytes.length; at++) {
      const wrong = bytes.slice();
      wrong[at]! ^= 1;
      // Bytes 5 to 7 say nothing, but are summed up as well.
      assert.equal(decodeLemmas(wrong), null, `byte ${at}`);
    }
    assert.equal(decodeLemmas(bytes.subarray(1)), null);
    assert.equal(decodeLemmas(bytes.subarray(0, -1)), null);
    assert.equal(decodeLemmas(new Uint8Array([...bytes, 0])), null);
    assert.equal(decodeLemmas(new Uint8Array()), null);
  });

  test('is refused when its hashes are not in order, a script is missing or is none, though the sum is right', () => {
    const { hashes, script, scripts } = lexicon;
    for (const wrong of [
      { hashes: hashes.toReversed(), script, scripts },
      { hashes, script: script.map((place) => place + 9), scripts },
      { hashes, script, scripts: scripts.map(() => 'x') },
    ]) {
      assert.equal(decodeLemmas(encodeLemmas(wrong)), null);
    }
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { english } from '../../languages/en/index.ts';
import { BoundaryFeatures, featureCount } from './boundary-features.ts';
import { type BoundaryWeights, decodeBoundaryWeights, encodeBoundaryWeights } from './boundary-weights.ts';
import { splitStretch, splitWords } from './split-words.ts';

function sentences(text: string, weights: BoundaryWeights | null = null): readonly string[] {
  const words = splitWords(text, [{ start: 0, end: text.length }], english, weights);
  let first = 0;
  return [...words.sentenceEnds].map((end) => {
    const sentence = text.slice(words.start[first], words.end[end - 1]);
    first = end;
    return sentence;
  });
}

describe('by rule', () => {
  test('a full stop before a capital ends a sentence', () => {
    assert.deepEqual(sentences('It sank. We swam.'), ['It sank.', 'We swam.']);
  });
  test('closing marks go with the sentence that they close', () => {
    assert.deepEqual(sentences('“It sank.” We swam.'), ['“It sank.”', 'We swam.']);
  });
  test('should not end one after a title or before a small letter', () => {
    assert.deepEqual(sentences('Mr. Brant swam.'), ['Mr. Brant swam.']);
    assert.deepEqual(sentences('“Why?” she asked.'), ['“Why?” she asked.']);
  });
});

describe('by weights', () => {
  const none: BoundaryWeights = { weights: new Int8Array(1024), scale: 0.1, bias: -1 };

  test('what weighs nothing ends nothing', () => {
    assert.deepEqual(sentences('It sank. We swam.', none), ['It sank. We swam.']);
  });

  test('a place whose features weigh enough ends a sentence, and no other does', () => {
    const text = 'It sank. We swam. “Why?”';
    const words = splitStretch(text, { start: 0, end: text.length }, english);
    const features = new BoundaryFeatures(text, words, 0, english).look(2, 0);
    assert.equal(features.length, featureCount);
    const weights = new Int8Array(1 << 16);
    for (const feature of features) weights[feature & 0xffff] = 10;
    assert.deepEqual(sentences(text, { weights, scale: 0.01, bias: -1.9 }), ['It sank.', 'We swam. “Why?”']);
  });

  test('a double quotation mark is seen alike however it is written', () => {
    const seen = (text: string): readonly (readonly number[])[] => {
      const words = splitStretch(text, { start: 0, end: text.length }, english);
      const places = new BoundaryFeatures(text, words, 0, english);
      return words.forms.slice(1).map((_, i) => [...places.look(i, 0)]);
    };
    const straight = seen('He swam. "It sank." We swam.');
    assert.deepEqual(seen("He swam. ''It sank.'' We swam."), straight);
    const curly = seen('He swam. “It sank.” We swam.');
    assert.deepEqual(seen('He swam. ‘‘It sank.’’ We swam.'), curly);
    assert.deepEqual(seen('He swam. ``It sank.’’ We swam.'), curly);
    assert.deepEqual(seen('He swam. «It sank.» We swam.'), curly);
    assert.notDeepEqual(straight, curly);
    assert.notDeepEqual(seen("He swam. 'It sank.' We swam."), straight);
  });

  test('a place inside a word written as one is no place', () => {
    const all: BoundaryWeights = { ...none, bias: 1 };
    assert.deepEqual(sentences("The Brants' boat isn't Ours", all), ['The', "Brants'", "boat isn't", 'Ours']);
  });
});

describe('the file of weights', () => {
  const bytes = encodeBoundaryWeights({ weights: Int8Array.from([0, -128, 127, 1]), scale: 0.5, bias: -2 });

  test('comes back as it was written', () => {
    const { weights, scale, bias } = decodeBoundaryWeights(bytes)!;
    assert.deepEqual([...weights], [0, -128, 127, 1]);
    assert.deepEqual([scale, bias], [0.5, -2]);
  });

  test('is refused when any byte is changed, missing or too many', () => {
    for (let at = 0; at < bytes.length; at++) {
      const wrong = bytes.slice();
      wrong[at]! ^= 1;
      assert.equal(decodeBoundaryWeights(wrong), null, `byte ${at}`);
    }
    assert.equal(decodeBoundaryWeights(bytes.subarray(1)), null);
    assert.equal(decodeBoundaryWeights(bytes.subarray(0, -1)), null);
    assert.equal(decodeBoundaryWeights(new Uint8Array([...bytes, 0])), null);
    assert.equal(decodeBoundaryWeights(new Uint8Array()), null);
  });
});

/** The pairs written for this project: nobody wrongly made one, few wrongly kept apart. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { joined, pairText, readPairs } from './pairs.ts';

const namesakes = readPairs('namesakes');
const variants = readPairs('variants');
/** Of all variants, those that may stay apart. */
const mostApart = 0.1;

describe('pairs of mentions', () => {
  it('should be enough, and each of them once', () => {
    assert.ok(namesakes.length >= 70 && variants.length >= 80);
    const texts = [...namesakes, ...variants].map(pairText);
    assert.equal(new Set(texts).size, texts.length);
  });

  it('should never make one of two people, whoever came first', () => {
    const wrong = namesakes.filter((pair) => joined(pair).some((one) => one));
    assert.deepEqual(wrong.map(pairText), []);
  });

  it('should seldom keep one person apart', (t) => {
    const wrong = variants.filter((pair) => joined(pair).some((one) => !one));
    t.diagnostic(`${namesakes.length} namesakes; ${variants.length} variants, ${wrong.length} kept apart`);
    assert.ok(wrong.length <= mostApart * variants.length, wrong.map(pairText).join('\n'));
  });
});

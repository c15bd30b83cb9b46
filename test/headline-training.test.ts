/** What training the headline's weights learns, on a handful of made-up pages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HeadlineCase } from '../train/headline/cases.ts';
import { chosen, fitWeights } from '../train/headline/fit.ts';

const page = (right: number, ...features: readonly HeadlineCase['features'][number][]): HeadlineCase => ({
  set: 'made-up',
  id: '',
  publisher: '',
  candidates: features.map((_, i) => `candidate ${i}`),
  features,
  right,
  declared: -1,
});
const options = { rounds: 200, rate: 0.1, ridge: 0.001 };

test('learns which feature the headline has', () => {
  const pages = [page(0, { printed: 1 }, { shared: 1 }), page(1, { shared: 1, long: 1 }, { printed: 1, long: 1 })];
  const weights = fitWeights(pages, options);
  assert.ok(weights.printed! > 1 && weights.shared! < -1, JSON.stringify(weights));
  assert.ok(Math.abs(weights.long!) < 0.1, 'what both have tells nothing');
  assert.deepEqual(
    pages.map((one) => chosen(one, weights)),
    [0, 1],
  );
});

test('should learn nothing from pages that declare their headline, nor where none is right', () => {
  const pages = [{ ...page(0, { printed: 1 }, { shared: 1 }), declared: 0 }, page(-1, { printed: 1 }, { shared: 1 })];
  assert.deepEqual(fitWeights(pages, options), { printed: 0, shared: 0 });
  assert.equal(chosen({ ...pages[0]!, declared: 1 }, {}), 1);
  assert.equal(chosen(page(-1), {}), -1);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Bearer, identify, type Mention } from './identity.ts';

function mention(key: string, ...grounds: readonly string[]): Mention {
  return { kind: 'person', key, grounds, shortForms: [], known: null };
}

function bearer(
  seq: number,
  key: string,
  grounds: Readonly<Record<string, number>>,
  more: Partial<Bearer> = {},
): Bearer {
  return {
    seq,
    canonical: seq,
    names: [{ key, isShort: false }],
    grounds: Object.entries(grounds).map(([ground, uses]) => ({ ground, uses })),
    articles: Math.max(1, ...Object.values(grounds)),
    isUnclear: false,
    notNamed: [],
    ...more,
  };
}

const isNew = { bearer: null, as: 'new' };
const isUnclear = { bearer: null, as: 'unclear' };
const minister = bearer(1, 'ilse varga', { 'harbour minister': 2 });
const runner = bearer(2, 'ilse varga', { 'marathon runner': 2 });

describe('who somebody is', () => {
  it('should be somebody new where nobody is called so', () => {
    assert.deepEqual(identify(mention('ilse varga'), []), isNew);
    assert.deepEqual(identify(mention('aldo brenn'), [minister]), isNew);
  });

  it('should be the bearer whose role agrees', () => {
    assert.deepEqual(identify(mention('ilse varga', 'minister'), [runner, minister]), { bearer: 1 });
    assert.deepEqual(identify(mention('ilse varga', 'sprinter'), [minister, runner]), { bearer: 2 });
    assert.deepEqual(identify(mention('ilse varga', 'bus driver'), [minister, runner]), isNew);
  });

  it('should be nobody in particular among several, unless nearly all articles mean one', () => {
    assert.deepEqual(identify(mention('ilse varga'), [minister, runner]), isUnclear);
    const known = { ...minister, articles: 40 };
    assert.deepEqual(identify(mention('ilse varga'), [known, runner]), { bearer: 1 });
    const held = bearer(3, 'ilse varga', {}, { isUnclear: true });
    assert.deepEqual(identify(mention('ilse varga'), [minister, runner, held]), { bearer: 3 });
    assert.deepEqual(identify(mention('ilse varga', 'harbour minister'), [minister, runner, held]), { bearer: 1 });
  });

  it('should be one where the bearers were merged by hand', () => {
    assert.deepEqual(identify(mention('ilse varga'), [minister, { ...runner, canonical: 1 }]), { bearer: 1 });
  });

  it('should stay whom the article was taken to mean before, where nothing speaks against it', () => {
    assert.deepEqual(identify({ ...mention('ilse varga'), known: 2 }, [minister, runner]), { bearer: 2 });
    assert.deepEqual(identify({ ...mention('ilse varga', 'minister'), known: 2 }, [minister, runner]), { bearer: 1 });
  });

  it('should not follow one odd role among many', () => {
    const often = bearer(1, 'ilse varga', { 'harbour minister': 20, swimmer: 1 });
    assert.deepEqual(identify(mention('ilse varga', 'minister'), [often]), { bearer: 1 });
    const seldom = bearer(1, 'ilse varga', { 'harbour minister': 1, swimmer: 20 });
    assert.deepEqual(identify(mention('ilse varga', 'minister'), [seldom]), isNew);
  });

  it('should not take a name that people said is not theirs', () => {
    const other = { ...minister, notNamed: ['elza varga'] };
    assert.deepEqual(identify(mention('elza varga', 'harbour minister'), [other]), isNew);
  });

  it('should not join another middle initial, whatever else was joined', () => {
    const names = ['john reed', 'john a reed'].map((key) => ({ key, isShort: false }));
    const reed = bearer(1, 'john reed', { lawyer: 3 }, { names });
    assert.deepEqual(identify(mention('john b reed', 'lawyer'), [reed]), isNew);
    assert.deepEqual(identify(mention('john a reed', 'attorney'), [reed]), { bearer: 1 });
  });

  it('should be linear in what is written', () => {
    const long = 'x'.repeat(100_000);
    const started = performance.now();
    identify(mention(`${long} ${long}`, `${long} of ${'A '.repeat(50_000)}`), [
      bearer(1, `${long} b ${long}`, { [long]: 1 }),
    ]);
    assert.ok(performance.now() - started < 1_000);
  });
});

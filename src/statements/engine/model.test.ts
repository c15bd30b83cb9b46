import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { OnrecordError } from '../../lib/problems.ts';
import { weightTable } from '../../lib/weight-table.ts';
import { decodeModel, encodeModel, encodeTables, type ModelSettings } from './model.ts';
import { roleCount, stepCount } from './role-decoding.ts';

const table = (labels: number) =>
  weightTable(
    [3, 70, 901].map((hash) => ({
      hash,
      weights: Array.from({ length: labels }, (_, label) => (hash % 7) - label - 0.5),
    })),
    labels,
    10,
  );
const steps = Float32Array.from({ length: stepCount }, (_, at) => ((at * 37) % 512) / 256 - 1);
const learned = { cue: table(1), roles: { words: table(roleCount), steps }, relation: table(2) };
const settings: ModelSettings = { leastCue: 0.1, leastRelation: 0.25, digest: 'abc' };
const tables = encodeTables(learned);
const bytes = encodeModel(tables, settings);

const codeOf = (given: Uint8Array): string | null => {
  try {
    decodeModel(given);
    return null;
  } catch (error) {
    assert.ok(error instanceof OnrecordError, String(error));
    return error.code;
  }
};

/** A file like ours, but with another header. */
function withHeader(header: unknown): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const rest = Buffer.concat(tables);
  const whole = new Uint8Array(12 + text.length + rest.length);
  whole.set(bytes.subarray(0, 8));
  new DataView(whole.buffer).setUint32(8, text.length, true);
  whole.set(text, 12);
  whole.set(rest, 12 + text.length);
  return whole;
}

const sizes = tables.map(({ length }) => length);

describe('the file of a model', () => {
  test('gives back what was written', () => {
    const model = decodeModel(bytes);
    assert.deepEqual(model, { ...learned, settings });
  });

  test('may be a buffer of Node’s that shares its memory, anywhere in it', () => {
    const within = Buffer.alloc(bytes.length + 9, 0xff);
    within.set(bytes, 5);
    assert.deepEqual(decodeModel(within.subarray(5, 5 + bytes.length)), { ...learned, settings });
    assert.equal(codeOf(withHeader({ sizes, settings })), null);
  });

  test('keeps steps to a 256th, and none beyond what it can hold', () => {
    const large = Float32Array.from(steps, (value, at) => (at === 0 ? 1e6 : at === 1 ? -1e6 : value));
    const { roles } = decodeModel(
      encodeModel(encodeTables({ ...learned, roles: { ...learned.roles, steps: large } }), settings),
    );
    assert.deepEqual([roles.steps[0], roles.steps[1]], [32767 / 256, -32767 / 256]);
    assert.equal(roles.steps[2], steps[2]);
  });

  test('is refused when it is cut off anywhere, or has more behind it', () => {
    for (let length = 0; length < bytes.length; length++) {
      assert.equal(codeOf(bytes.subarray(0, length)), 'statements/bad-model', `${length} bytes`);
    }
    assert.equal(codeOf(Buffer.concat([bytes, Buffer.of(0)])), 'statements/bad-model');
  });

  test('is refused when it is another’s, and told apart from one of another version', () => {
    assert.equal(
      codeOf(new TextEncoder().encode('{"model": "of something else", "weights": []}')),
      'statements/bad-model',
    );
    assert.equal(codeOf(bytes.with(0, 0x4c)), 'statements/bad-model');
    for (const version of [0, 2, 255]) assert.equal(codeOf(bytes.with(4, version)), 'statements/model-version');
  });

  test('is refused when its header describes no model', () => {
    const headers = [
      'no JSON',
      '{"sizes":',
      'null',
      '[]',
      {},
      { sizes, settings: null },
      { settings },
      { sizes: sizes.slice(1), settings },
      { sizes: [...sizes, 0], settings },
      { sizes: sizes.map((size) => size / 2 + 0.25), settings },
      { sizes: [-sizes[0]!, ...sizes.slice(1)], settings },
      { sizes: [sizes[1], sizes[0], sizes[2], sizes[3]], settings },
      { sizes, settings: { ...settings, leastCue: 2 } },
      { sizes, settings: { ...settings, leastRelation: null } },
      { sizes, settings: { ...settings, leastRelation: '0.3' } },
      { sizes, settings: { ...settings, digest: 5 } },
    ];
    for (const header of headers) {
      assert.equal(codeOf(withHeader(header)), 'statements/bad-model', JSON.stringify(header));
    }
  });

  test('is refused when a table has the labels of another', () => {
    const [cue, words, relation, last] = tables;
    assert.equal(codeOf(encodeModel([relation!, words!, cue!, last!], settings)), 'statements/bad-model');
    assert.equal(codeOf(encodeModel([cue!, words!, relation!, last!.subarray(2)], settings)), 'statements/bad-model');
  });

  test('with a byte changed is read or refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
        const code = codeOf(bytes.with(at, value));
        assert.ok(code === null || /^statements\/(?:bad-model|model-version)$/.test(code));
      }),
      { numRuns: 300 },
    );
  });
});

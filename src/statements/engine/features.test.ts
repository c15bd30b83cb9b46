import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { engine } from '../../../test/models.ts';
import { parse } from '../../language/index.ts';
import { english } from '../../languages/en/index.ts';
import { hashOfText } from '../../lib/hashing.ts';
import { articleOf } from '../in-words.test.ts';
import { bucket, nearestQuoted, viewOf } from './article-view.ts';
import { addCueFeatures, mayBeCue } from './cue-features.ts';
import { FeatureSink, templates } from './feature-sink.ts';
import { roleEvidence } from './role-features.ts';
import { boundaryKinds, windowOf } from './role-window.ts';

/** Names of the templates in a file, and how often the file uses each. */
function templatesIn(file: string) {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  const [, of, list] = /templates\('(\w+)', \[([^\]]+)\]\)/.exec(text)!;
  const names = [...list!.matchAll(/'([^']+)'/g)].map(([, name]) => name!);
  const uses = (name: string) =>
    text.split(`T['${name}']`).length + text.split(new RegExp(`T\\.${name}\\b`)).length - 2;
  return { of: of!, names, unused: names.filter((name) => uses(name) === 0) };
}

const files = [
  'cue-features.ts',
  'cue-dependants.ts',
  'role-features.ts',
  'relation-features.ts',
  'piece-features.ts',
].map(templatesIn);

describe('templates', () => {
  test('have names of their own, in words, and all of them are used', () => {
    for (const { of, names, unused } of files) {
      assert.ok(names.length > 25, of);
      assert.equal(new Set(names).size, names.length, of);
      assert.deepEqual(unused, [], of);
      for (const name of names) assert.match(name, /^[a-z][a-z’, ]*$/);
    }
  });

  test('of all models have different seeds', () => {
    const all = files.flatMap(({ of, names }) => Object.values(templates(of, names)));
    assert.equal(new Set(all.map(({ seed }) => seed)).size, all.length);
  });

  test('of one name in two models are kept apart', () => {
    const [cue, role] = [templates('cue', ['form']).form, templates('role', ['form']).form];
    assert.deepEqual([cue.name, role.name], ['cue: form', 'role: form']);
    assert.notEqual(cue.seed, role.seed);
    assert.equal(cue.seed, hashOfText('cue: form'));
  });
});

describe('a feature sink', () => {
  const T = templates('test', ['one', 'other']);
  const hashOf = (...values: Parameters<FeatureSink['add']>) => {
    const sink = new FeatureSink();
    sink.add(...values);
    return sink.hashes[0]!;
  };

  test('tells apart templates, values and their order', () => {
    const hashes = [
      hashOf(T.one),
      hashOf(T.other),
      hashOf(T.one, 1),
      hashOf(T.one, 2),
      hashOf(T.one, 1, 2),
      hashOf(T.one, 2, 1),
      hashOf(T.one, 1, 2, 3),
      hashOf(T.one, 1, 3, 2),
      hashOf(T.one, 1, 0, 2),
      hashOf(T.other, 1, 2, 3),
    ];
    assert.equal(new Set(hashes).size, hashes.length);
    assert.equal(hashOf(T.one, 5, 6, 7), hashOf(T.one, 5, 6, 7));
  });

  test('holds more features than it was made for, keeps what it copied, and begins again', () => {
    const sink = new FeatureSink();
    for (let value = 0; value < 40_000; value++) sink.add(T.one, value);
    assert.equal(sink.length, 40_000);
    const copy = sink.copy();
    sink.clear();
    assert.equal(sink.length, 0);
    sink.add(T.other, 3);
    assert.equal(copy.length, 40_000);
    assert.deepEqual([copy[0], copy[39_999]], [hashOf(T.one, 0), hashOf(T.one, 39_999)]);
    assert.deepEqual([...sink.copy()], [hashOf(T.other, 3)]);
  });

  test('names what it holds only when asked to, with the same hashes', () => {
    const [plain, named] = [new FeatureSink(), new FeatureSink(true)];
    for (const sink of [plain, named]) {
      sink.add(T.one, 4);
      sink.clear();
      sink.add(T.other, 4);
    }
    assert.equal(plain.names, null);
    assert.deepEqual(named.names, ['test: other']);
    assert.deepEqual(plain.copy(), named.copy());
  });
});

describe('features of an article', () => {
  const text = `Pier notes

“The pier is safe,” Ilse Varga told the Osmer Post on Friday: nobody had asked her before.

The keeper, who did not want to be named, warned that “it leaks” — and that the town knew.
`;
  const view = viewOf(parse(articleOf(text), english, engine), english);
  const known = new Set(files.flatMap(({ of, names }) => names.map((name) => `${of}: ${name}`)));

  test('come from listed templates, for every word that may be a cue', () => {
    const sink = new FeatureSink(true);
    for (let at = 0; at < view.length; at++) if (mayBeCue(view, at)) addCueFeatures(view, at, sink);
    assert.ok(sink.length > 300);
    assert.deepEqual(
      [...new Set(sink.names)].filter((name) => !known.has(name)),
      [],
    );
  });

  test('of a window are ordered by word, and every boundary is of a known kind', () => {
    const sink = new FeatureSink(true);
    const cue = view.parsed.words.lower.indexOf('warned');
    const window = windowOf(view, cue);
    const { offsets, boundaries } = roleEvidence(view, cue, window, new Float32Array(view.length), sink);
    assert.equal(offsets.length, window.end - window.first + 1);
    assert.equal(offsets.at(-1), sink.length);
    for (let word = 1; word < offsets.length; word++) assert.ok(offsets[word]! > offsets[word - 1]!);
    assert.ok(boundaries.every((kind) => kind >= 0 && kind < boundaryKinds));
    assert.deepEqual(
      [...new Set(sink.names)].filter((name) => !known.has(name)),
      [],
    );
  });

  test('may be asked of verbs, nouns, adjectives and adverbs, and of colons and dashes', () => {
    const { forms } = view.parsed.words;
    const asked = new Set(forms.filter((_, at) => mayBeCue(view, at)));
    for (const cue of ['warned', 'leaks', 'keeper', '—']) assert.ok(asked.has(cue), cue);
    for (const other of [',', '.', '“', '”', 'The', 'that', 'and', 'to']) assert.ok(!asked.has(other), other);
  });

  test('a window keeps within its paragraph and holds its cue', () => {
    for (let cue = 0; cue < view.length; cue++) {
      const { first, end } = windowOf(view, cue);
      assert.ok(first <= cue && cue < end);
      assert.ok(first >= view.paragraphFirst[cue]! && end <= view.paragraphEnd[cue]!);
    }
  });
});

test('the nearest quoted words are before and after a word, never the word itself', () => {
  const { quotedBefore, quotedAfter } = nearestQuoted(Uint32Array.of(0, 1, 1, 0, 0, 2, 0));
  assert.deepEqual([...quotedBefore], [-1, -1, 1, 2, 2, 2, 5]);
  assert.deepEqual([...quotedAfter], [1, 2, 5, 5, 5, 7, 7]);
  assert.deepEqual([...nearestQuoted(new Uint32Array(3)).quotedAfter], [3, 3, 3]);
});

test('buckets grow with what they hold, and there are ten of them', () => {
  const buckets = Array.from({ length: 200 }, (_, count) => bucket(count));
  assert.deepEqual(buckets.slice(0, 7), [0, 1, 2, 3, 4, 4, 5]);
  assert.ok(buckets.every((value, at) => at === 0 || value >= buckets[at - 1]!));
  assert.equal(new Set(buckets).size, 10);
});

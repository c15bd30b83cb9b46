/** How the statement engine learns: features counted and numbered, lessons written in the text, the three learners on toy problems. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mayBeCue, mayFollow, Role, roleCount, stepCount, stepScores, sumsOf } from '../src/statements/engine/index.ts';
import { type ChainLesson, chainScores, learnChain } from '../train/statements/chain.ts';
import { learnChoice } from '../train/statements/choice.ts';
import { goldArticle } from '../train/statements/corpus.ts';
import { FeatureIndex } from '../train/statements/feature-index.ts';
import { withinContents } from '../train/statements/inner.ts';
import { type Lesson, learnLogistic, scoreOf } from '../train/statements/logistic.ts';
import { Random } from '../train/statements/random.ts';
import { unmarked } from '../train/statements/written.ts';
import { engine } from './models.ts';

describe('an index of features', () => {
  test('numbers those that were seen often enough, and knows no others', () => {
    const index = new FeatureIndex(2);
    for (const features of [
      [7, 8, 7],
      [9, -1],
      [8, 7, -1],
    ])
      index.count(Int32Array.from(features));
    index.close(2);
    assert.equal(index.rows, 3);
    assert.deepEqual([...index.hashes].sort(), [-1, 7, 8]);
    assert.deepEqual([index.rowOf(9), index.rowOf(10)], [-1, -1]);
    const rows = index.rowsOf(Int32Array.of(8, 10, 7, 9, 8));
    assert.deepEqual(
      [...rows].map((row) => index.hashes[row]),
      [8, 7, 8],
    );
  });

  test('counts right while it grows, for any features', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 300 }), (features) => {
        const index = new FeatureIndex(1);
        for (const feature of features) index.count(Int32Array.of(feature * 65_536));
        index.close(3);
        const often = new Set(features.filter((one) => features.filter((other) => other === one).length >= 3));
        assert.deepEqual(new Set(index.hashes), new Set([...often].map((feature) => feature * 65_536)));
        for (const [row, hash] of index.hashes.entries()) assert.equal(index.rowOf(hash), row);
      }),
    );
  });

  test('does not begin again at nothing for what is seen very often', () => {
    const index = new FeatureIndex(4);
    for (let time = 0; time < 600; time++) index.count(Int32Array.of(3));
    index.close(200);
    assert.equal(index.rows, 1);
  });
});

describe('random numbers', () => {
  test('are the same for the same seed, and others for another', () => {
    const some = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    assert.deepEqual(some(1), some(1));
    assert.notDeepEqual(some(1), some(2));
    assert.equal(new Set(some(1)).size, 20);
    // The state of the generator must never be zero.
    for (let seed = 0; seed < 50; seed++) assert.notEqual(new Set(some(seed)).size, 1);
  });

  test('shuffle all and lose none', () => {
    const items = Array.from({ length: 100 }, (_, at) => at);
    const shuffled = new Random(5).shuffle([...items]);
    assert.notDeepEqual(shuffled, items);
    assert.deepEqual(
      shuffled.sort((a, b) => a - b),
      items,
    );
  });

  test('leave out about the share of rows that they should, in order', () => {
    const rows = Int32Array.from({ length: 10_000 }, (_, at) => at);
    const random = new Random(1);
    const buffer = new Int32Array(rows.length);
    assert.deepEqual(random.without(rows, 0, buffer), rows);
    const kept = random.without(rows, 0.3, buffer);
    assert.ok(Math.abs(kept.length - 7000) < 200, `${kept.length}`);
    assert.ok(kept.every((row, at) => at === 0 || row > kept[at - 1]!));
  });
});

describe('lessons with marks in the text', () => {
  const spansIn = (marked: string) => {
    const { text, statements } = unmarked(marked);
    const words = (offsets: readonly (readonly [number, number])[] | null) =>
      offsets?.map(([start, end]) => text.slice(start, end)) ?? null;
    return { text, statements: statements.map((one) => [words(one.source), words(one.cue), words(one.content)]) };
  };

  test('lose the marks and keep what they say', () => {
    assert.deepEqual(spansIn('{1s:Ilse Varga} {1c:warned} {1k:that the pier could sink}. It rained.'), {
      text: 'Ilse Varga warned that the pier could sink. It rained.',
      statements: [[['Ilse Varga'], ['warned'], ['that the pier could sink']]],
    });
  });

  test('tell relations apart by their numbers, whatever their order, and join the pieces of one span', () => {
    const marked = '{1k:“It holds,”} {1s:she} {1c:said}, {2.3c:denying} {2.3k:any crack}. {1k:“For now.”}';
    assert.deepEqual(spansIn(marked), {
      text: '“It holds,” she said, denying any crack. “For now.”',
      statements: [
        [['she'], ['said'], ['“It holds,”', '“For now.”']],
        [null, ['denying'], ['any crack']],
      ],
    });
  });

  test('without marks teach that nobody says anything', () => {
    assert.deepEqual(unmarked('The pier is closed.'), { text: 'The pier is closed.', statements: [] });
  });

  test('stand in one another where somebody says what others said', () => {
    assert.deepEqual(spansIn('{1s:She} {1c:said} {1k:“{2s:he} {2c:hoped} {2k:for rain},”} and left.'), {
      text: 'She said “he hoped for rain,” and left.',
      statements: [
        [['She'], ['said'], ['“he hoped for rain,”']],
        [['he'], ['hoped'], ['for rain']],
      ],
    });
  });

  test('teach what contents say that others said by themselves, each content a sentence of its own', () => {
    const { text, statements } = unmarked(
      'The quay\n\n{1s:Ilse Varga} {1c:said} {1k:that {2s:the guild} {2c:hoped} {2k:for rain}}. Nobody came.',
    );
    const article = goldArticle({ id: 'one', text, statements, discard: [] }, engine)!;
    const [outer, inner, ...more] = withinContents(article);
    assert.equal(more.length, 0);
    const { forms } = article.view.parsed.words;
    const cues = (one: typeof article | undefined) => one?.relations.map(({ head }) => forms[head]);
    assert.deepEqual([cues(outer), cues(inner)], [['said'], ['hoped']]);
    const that = forms.indexOf('that');
    const hoped = forms.indexOf('hoped');
    assert.deepEqual([inner!.view.sentenceFirst[hoped], inner!.view.head[hoped]], [that, -1]);
    const asked = forms.filter((_, word) => inner!.discarded[word] === 0 && mayBeCue(inner!.view, word));
    assert.deepEqual(asked, ['guild', 'hoped', 'rain']);
  });

  test('are refused when a mark does not end, or a relation has no content', () => {
    for (const wrong of [
      'She {1c:said {1k:that}',
      '{1s:She} {1c:said} nothing.',
      'She {said} {1k:so}.',
      '{1k:so} she said}',
      '{1x:so}',
    ])
      assert.throws(() => unmarked(wrong), Error, wrong);
  });
});

const schedule = { passes: 30, rate: 0.5, dropout: 0, averagedFrom: 25 };

describe('logistic regression', () => {
  /** Of rows 0 to 3 the first two speak for it, the last two against it; row 4 says nothing. */
  const lessons: readonly Lesson[] = Array.from({ length: 40 }, (_, at) => ({
    rows: Int32Array.of(at % 4, 4),
    targets: [at % 4 < 2 ? 1 : 0, at % 4 < 2 ? 0 : 1],
    weight: 1,
  }));

  test('learns what can be told apart, for every output', () => {
    const { weights } = learnLogistic(lessons, 5, 2, schedule, new Random(1));
    for (const { rows, targets } of lessons) {
      targets.forEach((target, output) => {
        assert.equal(scoreOf(weights, rows, 2, output) > 0, target === 1);
      });
    }
    assert.ok(Math.abs(weights[8]!) < Math.abs(weights[0]!));
  });

  test('learns it with dropout too, and the same from the same seed', () => {
    const learn = () => learnLogistic(lessons, 5, 2, { ...schedule, dropout: 0.3 }, new Random(2)).weights;
    assert.deepEqual(learn(), learn());
    for (const { rows, targets } of lessons) assert.equal(scoreOf(learn(), rows, 2, 0) > 0, targets[0] === 1);
  });

  test('learns nothing from lessons of no weight, nor from none', () => {
    const weightless = lessons.map((lesson) => ({ ...lesson, weight: 0 }));
    for (const given of [weightless, []]) {
      const { weights } = learnLogistic(given, 5, 2, schedule, new Random(1));
      assert.ok(weights.every((weight) => weight === 0));
    }
  });
});

describe('choosing among proposals', () => {
  const proposal = (worth: number, ...rows: readonly number[]) => ({ rows: Int32Array.from(rows), worth });

  test('prefers what was worth more, and none where nothing was worth anything', () => {
    const lessons = Array.from({ length: 30 }, (_, at) => ({
      proposals: at % 2 === 0 ? [proposal(1, 0, 3), proposal(0.1, 1, 3)] : [proposal(0, 2, 3), proposal(0, 2)],
    }));
    const { weights } = learnChoice(lessons, 4, schedule, new Random(1));
    const score = (...rows: readonly number[]) => scoreOf(weights, Int32Array.from(rows), 1, 0);
    assert.ok(score(0, 3) > score(1, 3));
    assert.ok(score(0, 3) > 0, 'better than none');
    assert.ok(score(2, 3) < 0 && score(2) < 0, 'worse than none');
  });
});

/** Three words around a cue, with features of their own and shared ones. */
const lesson: ChainLesson = {
  offsets: Int32Array.of(0, 2, 3, 5),
  rows: Int32Array.of(0, 1, 2, 3, 1),
  boundaries: Int32Array.of(0, 4, 9),
  roles: Uint8Array.of(Role.sourceFirst, Role.none, Role.contentFirst),
  cue: 1,
};
const pairs = roleCount * roleCount;

function logLikelihood(words: Float32Array, steps: Float32Array, one: ChainLesson): number {
  const scores = chainScores(words, one);
  const into = stepScores(steps, { offsets: one.offsets, boundaries: one.boundaries });
  let own = 0;
  one.roles.forEach((role, word) => {
    own += scores[word * roleCount + role]!;
    if (word > 0) own += into[word * pairs + one.roles[word - 1]! * roleCount + role]!;
  });
  return own - sumsOf(scores, into).total;
}

describe('the chain of roles', () => {
  const rows = 4;
  const once = { passes: 1, rate: 0.2, dropout: 0, averagedFrom: 1 };
  /** How the likelihood changes with one weight, by trying. */
  const slope = (of: 'words' | 'steps', at: number, one: ChainLesson) => {
    const weights = { words: new Float32Array(rows * roleCount), steps: new Float32Array(stepCount) };
    const [more, less] = [1e-2, -1e-2].map((by) => {
      const changed = weights[of].with(at, by);
      return of === 'words' ? logLikelihood(changed, weights.steps, one) : logLikelihood(weights.words, changed, one);
    });
    return (more! - less!) / 2e-2;
  };
  /** The first step of AdaGrad up a slope. */
  const step = (slope: number) => (once.rate * slope) / Math.sqrt(1 + slope * slope);
  const follows = (weight: number, slope: number, at: number) =>
    assert.ok(Math.abs(weight - step(slope)) < 2e-3, `weight ${at}: ${weight}, not ${step(slope)}`);

  test('climbs the likelihood’s own slope, for every weight of a word', () => {
    // Every row in one word only: one step each.
    const apart = { ...lesson, rows: Int32Array.of(0, 1, 2, 3, 3), offsets: Int32Array.of(0, 2, 3, 4) };
    const { words } = learnChain([apart], rows, once, new Random(1));
    for (const [at, weight] of words.entries()) follows(weight, slope('words', at, apart), at);
  });

  test('climbs it for every weight of a step', () => {
    const two: ChainLesson = {
      offsets: Int32Array.of(0, 1, 2),
      rows: Int32Array.of(0, 1),
      boundaries: Int32Array.of(0, 6),
      roles: Uint8Array.of(Role.none, Role.contentFirst),
      cue: 0,
    };
    const { steps } = learnChain([two], rows, once, new Random(1));
    const any = stepCount - pairs;
    const own = 6 * pairs;
    for (const [at, weight] of steps.entries()) {
      const isMet = at >= any || (at >= own && at < own + pairs);
      if (isMet && mayFollow(Math.floor((at % pairs) / roleCount), at % roleCount))
        follows(weight, slope('steps', at, two), at);
      else assert.equal(weight, 0);
    }
  });

  test('learns the roles of a lesson by heart, also with dropout', () => {
    for (const dropout of [0, 0.4]) {
      const { words, steps } = learnChain([lesson], rows, { ...schedule, passes: 60, dropout }, new Random(3));
      const likelihood = Math.exp(logLikelihood(words, steps, lesson));
      assert.ok(likelihood > 0.7, `${likelihood}`);
      assert.ok(logLikelihood(new Float32Array(rows * roleCount), new Float32Array(stepCount), lesson) < -1);
    }
  });
});

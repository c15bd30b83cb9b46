/** Small articles, each with the statements that a careful reader would note: every shape, and what must not be found. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { type GoldenCase, goldenStatements, isCue, statementDifferences } from './golden-statements.ts';

const folder = join(import.meta.dirname, 'cases', 'statements');

/** Cases that are read wrongly so far, and known to be. */
const notYetRight: readonly string[] = JSON.parse(readFileSync(join(folder, 'not-yet-right.json'), 'utf8'));

/** Shape → how many of its cases are right, in a table; shapes with wrong cases first. */
function table(results: readonly { readonly about: string; readonly right: boolean }[]): string {
  const shapes = [...new Set(results.map(({ about }) => about))].sort();
  const rows = shapes.map((about) => {
    const ofShape = results.filter((result) => result.about === about);
    return { about, right: ofShape.filter(({ right }) => right).length, all: ofShape.length };
  });
  const total = { about: 'all', right: results.filter(({ right }) => right).length, all: results.length };
  const lines = [...rows.sort((a, b) => a.right / a.all - b.right / b.all), total];
  return lines.map(({ about, right, all }) => `${`${right}/${all}`.padStart(8)}  ${about}`).join('\n');
}

describe('the statements of small articles', () => {
  const cases = goldenStatements(folder);
  const results: { name: string; about: string; right: boolean }[] = [];
  let surprises = 0;

  after(() => {
    if (surprises === 0) return;
    const wrong = results.filter(({ right }) => !right).map(({ name }) => name);
    process.stderr.write(`right/all  shape\n${table(results)}\nwrong now: ${JSON.stringify(wrong)}\n`);
  });

  it('should be cases of every shape, and of what must not be found', () => {
    const shapes = new Set(cases.map(({ about }) => about.split(':')[0]));
    const wanted = [
      'according to',
      'cue',
      'dash and colon',
      'field',
      'floating',
      'headline',
      'interview',
      'mixed',
      'must not',
      'negated',
      'nested',
      'noun',
      'over paragraphs',
      'participle',
      'passive',
      'question',
      'source',
      'reported',
      'stance',
      'story',
      'transcript',
    ];
    assert.deepEqual(
      wanted.filter((shape) => !shapes.has(shape)),
      [],
    );
    assert.ok(cases.length >= 150, `${cases.length}`);
  });

  it('should name only cases that there are in the list of those not yet right', () => {
    const names = new Set(cases.map(({ name }) => name));
    assert.deepEqual(
      notYetRight.filter((name) => !names.has(name)),
      [],
    );
  });

  it('should not mind an auxiliary beside a cue, and mind another word', () => {
    assert.ok(
      isCue('did not say', 'say') &&
        isCue('didn’t say', 'say') &&
        isCue('has also called for', 'called') &&
        isCue('said', 'said'),
    );
    assert.ok(
      !isCue('said', 'says') && !isCue('told reporters', 'told') && !isCue(null, 'said') && !isCue('said', null),
    );
  });

  const known = cases.filter(({ name, mediaType }) => mediaType === 'text/plain' && !notYetRight.includes(name));

  for (const marks of ['""', '«»'] as const) {
    it(`should read the same where quotations stand in ${marks}`, () => {
      const marked = known.filter(({ text }) => text.includes('“'));
      const inMarks = (words: string) => words.replaceAll('“', marks[0]!).replaceAll('”', marks[1]!);
      const wrong = marked.flatMap((one) => {
        const inMarksToo: GoldenCase = JSON.parse(JSON.stringify(one), (_, value) =>
          typeof value === 'string' ? inMarks(value) : value,
        );
        const differences = statementDifferences(inMarksToo);
        return differences.length === 0 ? [] : [one.name, ...differences];
      });
      assert.equal(wrong.join('\n'), '');
    });
  }

  it('should read the same when a paragraph in which nobody speaks stands between headline and story', () => {
    // Behind a paragraph of the story there is no dateline and no byline.
    const free = known.filter(({ text }) => !/ \(KNA\) —|\nBy |^Transcript/.test(text));
    const wrong = free.flatMap((one) => {
      const text = one.text.replace('\n', '\n\nThe market has forty stalls, nine pumps and a fountain.\n');
      const differences = statementDifferences({ ...one, text });
      return differences.length === 0 ? [] : [one.name, ...differences];
    });
    assert.equal(wrong.join('\n'), '');
  });

  for (const one of cases) {
    it(`should read ${one.name} (${one.about})`, () => {
      const differences = statementDifferences(one);
      const right = differences.length === 0;
      const listed = notYetRight.includes(one.name);
      results.push({ name: one.name, about: one.about, right });
      if (right === listed) surprises++;
      assert.ok(!right || !listed, `${one.name} is right now: take it off the list of those not yet right`);
      assert.ok(right || listed, differences.join('\n'));
    });
  }
});

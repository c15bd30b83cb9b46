/**
 * Our own set: invented sentences, each under a day of publication, with what every expression in them is and means.
 * `# 2031-05-14 Wednesday` gives the day, `# null` none; `sentence | expression = value ; expression = value`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface OwnCase {
  readonly published: string | null;
  readonly sentence: string;
  /** `expression = value`, in text order. */
  readonly expected: readonly string[];
}

const path = join(import.meta.dirname, '..', '..', '..', 'test', 'cases', 'times', 'expressions.txt');

export function readOwnSet(): readonly OwnCase[] {
  const cases: OwnCase[] = [];
  let published: string | null = null;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('# ')) published = line.startsWith('# null') ? null : line.slice(2, 12);
    else if (line !== '') {
      const [sentence, expected = ''] = line.split(' | ');
      cases.push({ published, sentence: sentence!, expected: expected === '' ? [] : expected.split(' ; ') });
    }
  }
  return cases;
}

export interface OwnScore {
  readonly expected: number;
  /** Span and value as expected. */
  readonly right: number;
  /** Found, and not expected. */
  readonly wrong: number;
}

/** @param read the expressions of a sentence under a day, as `expression = value` */
export function scoreOwnSet(cases: readonly OwnCase[], read: (one: OwnCase) => readonly string[]): OwnScore {
  let [expected, right, wrong] = [0, 0, 0];
  for (const one of cases) {
    const found = read(one);
    const hits = one.expected.filter((words) => found.includes(words)).length;
    expected += one.expected.length;
    right += hits;
    wrong += found.length - hits;
  }
  return { expected, right, wrong };
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseQuery } from './query.ts';

const day = (date: string): number => Date.parse(date) / 86_400_000;

describe('reading a query', () => {
  const word = (text: string, field = 'any', prefix = false): object => ({ kind: 'words', field, text, prefix });
  const cases: readonly (readonly [query: string, parsed: object | null])[] = [
    ['', null],
    ['toll', word('toll')],
    ['toll AND ferry', { kind: 'all', of: [word('toll'), word('ferry')] }],
    ['toll or ferry', { kind: 'all', of: [word('toll'), word('or'), word('ferry')] }],
    ['a b OR c', { kind: 'any', of: [{ kind: 'all', of: [word('a'), word('b')] }, word('c')] }],
    ['“no ferry”', word('no ferry')],
    ['who:“Ilse Varga”', word('Ilse Varga', 'who')],
    ['WHO:Varga', word('Varga', 'who')],
    ['-fog', { kind: 'not', of: word('fog') }],
    ['NOT fog', { kind: 'not', of: word('fog') }],
    ['well-known', word('well-known')],
    ['harb*', word('harb', 'any', true)],
    ['fog — !!', word('fog')],
    ['https://courier.example/a', word('https://courier.example/a')],
    ['12:30', word('12:30')],
    ['act:Deny', { kind: 'act', act: 'deny' }],
    ['mode:direct', { kind: 'mode', mode: 'direct' }],
    ['when:2031-05', { kind: 'when', from: day('2031-05-01'), to: day('2031-05-31') }],
    ['when:>2031-05', { kind: 'when', from: day('2031-06-01'), to: null }],
    ['when:<=2031', { kind: 'when', from: null, to: day('2031-12-31') }],
    ['when:2031-05-02..', { kind: 'when', from: day('2031-05-02'), to: null }],
    ['sure:yes', { kind: 'sure', from: 0.7, below: 2 }],
    ['sure:no', { kind: 'sure', from: 0, below: 0.7 }],
    ['sure:>=0.8', { kind: 'sure', from: 0.8, below: 2 }],
    ['sure:<.5', { kind: 'sure', from: 0, below: 0.5 }],
    ['sure:0.25', { kind: 'sure', from: 0.25, below: 0.26 }],
    ['sure:0.5..', { kind: 'sure', from: 0.5, below: 2 }],
    ['checked:No', { kind: 'checked', states: ['no'] }],
    ['checked:yes', { kind: 'checked', states: ['confirmed', 'corrected', 'rejected', 'added'] }],
    ['checked:"no"', { kind: 'checked-by', name: 'no' }],
    ['東京*', word('東京', 'any', true)],
    ['when:2031-02..2031-03-04', { kind: 'when', from: day('2031-02-01'), to: day('2031-03-04') }],
  ];
  for (const [query, parsed] of cases) {
    it(`should understand ${query === '' ? 'nothing' : query}`, () => {
      assert.deepEqual(parseQuery(query), { query: parsed, problem: null });
    });
  }

  const faults: readonly (readonly [query: string, at: number])[] = [
    ['fog "no ferry', 4],
    ['fog (toll', 4],
    ['fog) toll', 3],
    ['OR fog', 0],
    ['fog OR', 4],
    ['fog OR OR toll', 4],
    ['fog NOT', 4],
    ['fog whom:varga', 4],
    ['fog who: varga', 8],
    ['fog who:""', 8],
    ['mode:loud', 5],
    ['when:2031-13', 5],
    ['when:2031-02-30', 5],
    ['when:2031-05..soon', 14],
    ['when:>', 5],
    ['— !', 0],
    ['fog h*', 4],
    ['fog ha*', 4],
    ['sure:maybe', 5],
    ['sure:0.5..2', 10],
    ['sure:0.8..0.5', 5],
    ['sure:>1.5', 6],
    ['fog checked:ilse', 12],
    ['when:2031-05..2031-04', 5],
  ];
  for (const [query, at] of faults) {
    it(`should point at character ${at} of ${query}`, () => {
      const { problem } = parseQuery(query);
      assert.equal(problem?.code, 'record/bad-query');
      assert.equal(problem?.at, at, problem?.detail);
    });
  }
});

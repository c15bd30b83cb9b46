import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blocksOf, explainedNames, isCommonInstitution, matchNames, soundOf } from './identity-names.ts';
import { foldWords } from './names.ts';

const match = (one: string, other: string, kind: 'person' | 'organization' = 'person') =>
  matchNames(foldWords(one), foldWords(other), kind);

describe('two names', () => {
  const cases: readonly (readonly [one: string, other: string, match: ReturnType<typeof match>])[] = [
    ['Jean-Luc Évêque', 'Jean Luc Eveque', 'same'],
    ['Kim Do-yun', 'Kim Doyun', 'same'],
    ['Søren Ålgaard', 'Soren Algaard', 'same'],
    ['John A. Reed', 'John Reed', 'initial'],
    ['John Anders Reed', 'John A. Reed', 'initial'],
    ['John A. Reed', 'John B. Reed', 'against'],
    ['Maria Anna Lind', 'Maria Lind', 'spelling'],
    ['Ernst Vale Jr.', 'Ernst Vale', 'generation'],
    ['Ernst Vale Jr.', 'Ernst Vale Sr.', 'against'],
    ['Volodymyr Zarensky', 'Wolodymyr Sarenskyj', 'spelling'],
    ['Mohammed al-Rashadi', 'Mohamed Alrashadi', 'spelling'],
    ['Bob Callis', 'Robert Callis', 'spelling'],
    ['Ilse Varga', 'Ilsa Varga', null],
    ['Mario Costel', 'Maria Costel', null],
    ['Lars Petersen', 'Lars Peterson', null],
    ['Ian Hollis', 'Jan Hollis', null],
    ['Ilse Varga', 'Aldo Varga', null],
  ];
  for (const [one, other, expected] of cases) {
    it(`should be ${expected ?? 'two'}: ${one}, ${other}`, () => {
      assert.equal(match(one, other), expected);
      assert.equal(match(other, one), expected);
      const shared = blocksOf(foldWords(one), 'person').some((block) =>
        blocksOf(foldWords(other), 'person').includes(block),
      );
      assert.equal(shared, expected !== null);
    });
  }

  it('should be compared without articles and legal forms where they are of organisations', () => {
    assert.equal(match('The Calder Freight Ltd.', 'Calder Freight', 'organization'), 'same');
    assert.equal(match('Calder Freight', 'Calder Foods', 'organization'), null);
    assert.equal(match('The Company', 'Company', 'organization'), 'same');
  });

  it('should be the same sound only for sounds that are written so', () => {
    assert.equal(soundOf('zarenskyy'), soundOf('sarenskij'));
    assert.equal(soundOf('yevgeny'), soundOf('evgeny'));
    assert.notEqual(soundOf('varga'), soundOf('vargas'));
    assert.equal(soundOf('李'), '李');
  });
});

describe('what an article says that letters stand for', () => {
  it('should be the words before the brackets that begin so', () => {
    const text =
      'The Estuary Pilots’ Guild (EPG) and the Lindholm Institute for Fisheries (LIF) met (XYZ) in May (2031).';
    assert.deepEqual(Object.fromEntries(explainedNames(text)), {
      epg: 'Estuary Pilots’ Guild',
      lif: 'Lindholm Institute for Fisheries',
    });
  });
  it('should be nothing where they begin otherwise', () => {
    for (const text of ['the guild (EPG)', '(EPG)', 'Estuary Guild (EPG)', 'Estuary Pilots (the Guild)', '']) {
      assert.equal(explainedNames(text).size, 0, text);
    }
  });
  it('should be found in linear time', () => {
    const started = performance.now();
    explainedNames('(AB'.repeat(100_000) + 'A '.repeat(100_000) + '(AB)'.repeat(20_000));
    assert.ok(performance.now() - started < 2_000);
  });
});

describe('an institution that every country has', () => {
  it('should be one whose name says no more than that', () => {
    for (const name of ['interior ministry', 'the supreme court', 'police']) assert.ok(isCommonInstitution(name), name);
    for (const name of ['norland interior ministry', 'port authority', 'fjordbank']) {
      assert.ok(!isCommonInstitution(name), name);
    }
  });
});

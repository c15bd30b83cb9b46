import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isFormOf, personKey } from './names.ts';

describe('who a source is across articles', () => {
  const key = (name: string | null, kind: 'person' | 'organization' | 'group' | 'document' | 'unnamed' = 'person') =>
    personKey({ name, kind });

  it('should be one for one whole name, whatever its case, diacritics and marks', () => {
    const id = key('Jean-Luc Évêque')?.id;
    for (const name of ['JEAN-LUC EVEQUE', 'Jean Luc  Évêque', 'Dr. Jean-Luc E\u0301ve\u0302que', 'Jean-Luc Évêque.']) {
      assert.equal(key(name)?.id, id, name);
    }
    assert.equal(key('Tove O’Hallan')?.id, key("Tove O'Hallan")?.id);
  });

  it('should be nobody for a surname, with or without a form of address or an initial', () => {
    for (const name of [
      'Varga',
      'Mr Varga',
      'Mrs. Varga',
      'Professor Varga',
      'I. Varga',
      'Varga Jr.',
      'Mr Varga III',
      '',
      '…',
      null,
    ]) {
      assert.equal(key(name), null, String(name));
    }
  });

  it('should be nobody for a document or an unnamed source', () => {
    assert.equal(key('Annual Harbour Report', 'document'), null);
    assert.equal(key('Ilse Varga', 'unnamed'), null);
  });

  it('should know organisations by one word, and never as a person', () => {
    assert.equal(key('Fjordbank', 'organization')?.id, key('FJORDBANK', 'group')?.id);
    assert.notEqual(key('Marin Delphi', 'organization')?.id, key('Marin Delphi')?.id);
  });

  it('should keep different names apart', () => {
    assert.notEqual(key('Ilse Varga')?.id, key('Ilse K. Varga')?.id);
    assert.notEqual(key('Ilse Varga')?.id, key('Ilsa Varga')?.id);
  });
});

describe('a form of a name', () => {
  it('should be words of it', () => {
    assert.ok(isFormOf('Varga', 'Ilse Varga'));
    assert.ok(isFormOf('VÁRGA', 'Ilse Varga'));
  });
  it('should not be a pronoun, a description or nothing', () => {
    for (const written of ['she', 'the minister', 'Minister Ilse Varga', '', '–']) {
      assert.equal(isFormOf(written, 'Ilse Varga'), false, written);
    }
  });
});

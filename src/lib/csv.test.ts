import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { csvLine } from './csv.ts';

describe('a line of CSV', () => {
  test('quotes what needs it and nothing else', () => {
    assert.equal(
      csvLine(['a', 'b c', '', 'x,y', 'say "no"', 'two\nlines', ' edge']),
      'a,b c,,"x,y","say ""no""","two\nlines"," edge"\r\n',
    );
  });

  test('disarms what a spreadsheet would run', () => {
    for (const formula of ['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\ufeff=1', '\u200b=1']) {
      assert.match(csvLine([formula]), /^"?'/, JSON.stringify(formula));
    }
    const harmless = ['“=1”', 'a=b', '1-2', '— he said'];
    for (const text of harmless) assert.doesNotMatch(csvLine([text]), /'/, text);
  });

  test('comes back as it went in, apostrophes of disarmed cells aside', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (cells) => {
        const back = parse(csvLine(cells));
        assert.equal(back.length, cells.length);
        back.forEach((cell, index) => {
          assert.ok(cell === cells[index] || cell === `'${cells[index]}`);
        });
      }),
    );
  });
});

/** A reader of one line by RFC 4180. */
function parse(line: string): string[] {
  const cells = [''];
  let isQuoted = false;
  const append = (text: string): void => {
    cells[cells.length - 1] = `${cells.at(-1)}${text}`;
  };
  const body = line.slice(0, -2);
  for (let i = 0; i < body.length; i++) {
    const character = body[i]!;
    if (character === '"') {
      if (isQuoted && body[i + 1] === '"') append(body[i++]!);
      else isQuoted = !isQuoted;
    } else if (character === ',' && !isQuoted) cells.push('');
    else append(character);
  }
  return cells;
}

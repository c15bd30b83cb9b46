/** Texts that nobody should have written: they are read rightly or not at all, without a throw, with work in proportion to their length. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inWords, readText } from './golden-statements.ts';

const headline = 'Harbour council in May';

/** `source | cue | content / content` of each statement; `–` where there is none. */
function brief(paragraphs: string): readonly string[] {
  const reading = readText(`${headline}\n\n${paragraphs}\n`);
  if (reading === null) return [];
  const { article, statements } = reading;
  return statements.map((statement) => {
    const { source, cue, content } = inWords(article.text, statement, statements);
    return `${source ?? '–'} | ${cue ?? '–'} | ${content.join(' / ')}`;
  });
}

/** Right or nothing: what is found is among what is right. */
function assertOnly(paragraphs: string, right: readonly string[]): void {
  for (const one of brief(paragraphs)) assert.ok(right.includes(one), `${paragraphs}\nfound ${one}`);
}

/** Milliseconds of work, not of waiting. */
function workOf(read: () => unknown): number {
  const before = process.cpuUsage();
  read();
  return process.cpuUsage(before).user / 1000;
}

describe('unbalanced and mixed quotation marks', () => {
  it('should take curly and straight marks in one quotation for one quotation', () => {
    const right = ['Ilse Varga | said | “The gate is shut," / "It opens in May.”'];
    assert.deepEqual(brief('“The gate is shut," Ilse Varga said. "It opens in May.”'), right);
  });

  it('should take a closing mark that stands where one opens for an opening one', () => {
    assert.deepEqual(brief('”The gate is shut,” Ilse Varga said.'), ['Ilse Varga | said | ”The gate is shut,”']);
  });

  it('should not take inches and feet for quotations', () => {
    const right = ['Ilse Varga | said | “It fits,”'];
    assert.deepEqual(brief('The plank is 9" wide and 6\'2" long. “It fits,” Ilse Varga said.'), right);
  });

  it('should not take apostrophes for quotations', () => {
    assert.deepEqual(brief('The boats’ crews and the ’90s nets stayed in the harbour masters’ yard ’til nine.'), []);
  });

  it('should give nobody words of another paragraph when a mark is missing', () => {
    const other = 'The market opened at nine, and nine stalls were empty.';
    for (const broken of [
      '“The gate is shut, Ilse Varga said.',
      'The gate is shut,” Ilse Varga said.',
      'Ilse Varga said: “The gate is shut.',
      '“The gate” is “shut, Ilse Varga said.',
      '«The gate is shut,” Ilse Varga said.',
    ]) {
      for (const text of [`${broken}\n\n${other}`, `${other}\n\n${broken}`])
        for (const one of brief(text)) {
          assert.doesNotMatch(one, /market|stalls/, `${text}\nfound ${one}`);
          assert.match(one, /^Ilse Varga \|/, `${text}\nfound ${one}`);
        }
    }
  });

  it('should not put one speaker’s words in another’s mouth when a mark is missing between them', () => {
    const text = '“The gate is shut, Ilse Varga said. “It opens in May,” Tomas Orel said.';
    for (const one of brief(text)) {
      assert.doesNotMatch(one, /^Ilse Varga .*(?:May|Orel)/, one);
      assert.doesNotMatch(one, /^Tomas Orel .*shut/, one);
    }
  });

  it('should find nothing in marks alone', () => {
    for (const marks of ['“”', '""', '“ ”', '‘’', '«»', '“', '”', '"', '„“', '“““”””', '“.”', '“…” “…”', "'"])
      assert.deepEqual(brief(`${marks} ${marks}\n\n${marks}`), [], marks);
  });
});

describe('pages that are no reports', () => {
  const verse = `The lamp went round the bay by night
and counted all the sails as white

and one was grey, and one was torn,
and one came home before the morn

O harbour bell, O harbour stone,
who keeps the tide when tides have flown

the net is dry, the oar is long
the gulls have eaten half the song`;

  it('should find nothing in a poem', () => {
    assert.deepEqual(brief(verse), []);
    assert.deepEqual(brief(verse.replaceAll('\n\n', '\n')), []);
  });

  it('should give a poem in quotation marks to nobody', () => {
    for (const one of brief(`“${verse}”`)) assert.match(one, /^– \|/, one);
  });

  it('should find nothing in a list of film titles', () => {
    const titles = [
      'Salt Road',
      'The Lamp',
      'Nine Winters',
      'A Bell for Orsk',
      'Who Goes Home?',
      'Low Water',
      'She Says Yes',
    ];
    assert.deepEqual(brief(titles.map((title) => `“${title}”`).join('\n')), []);
    assert.deepEqual(brief(titles.map((title, index) => `${index + 1}. “${title}” (${2019 + index})`).join('\n')), []);
    assert.deepEqual(brief(`${titles.map((title) => `“${title}”`).join(', ')}.`), []);
  });

  it('should give one long quotation without a speaker to nobody', () => {
    const words = 'The boats were out before the light and the quay was white with salt. ';
    for (const text of [`“${words.repeat(200).trim()}”`, `“${words.repeat(40).trim()}\n\n`.repeat(12)])
      for (const one of brief(text)) assert.match(one, /^– \|/, one.slice(0, 80));
  });

  it('should read one long quotation with a speaker as one statement or none', () => {
    const words = 'The boats were out before the light and the quay was white with salt. '.repeat(150);
    assertOnly(`“${words}Nobody slept,” Ilse Varga said.`, [`Ilse Varga | said | “${words}Nobody slept,”`]);
  });

  it('should find nothing in a table of results, a recipe or a timetable', () => {
    assert.deepEqual(brief('Merrow 3 Orsk 1\n\nLindry 0 Tarsa 0\n\nKestrin 2 Port Ellary 2'), []);
    assert.deepEqual(brief('Flour: 400 g\n\nSalt: a pinch\n\nOven: 220 degrees\n\nTime: 40 minutes'), []);
    assert.deepEqual(brief('Port 06.10 Mill 06.22 Bridge 06.31\n\nPort 07.10 Mill 07.22 Bridge 07.31'), []);
  });
});

describe('texts of any size and any characters', () => {
  it('should read ten thousand quotations in one article, each rightly or not at all', () => {
    const people = ['Ilse Varga', 'Tomas Orel', 'Halima Okoro', 'Otto Bahr'];
    const text = Array.from(
      { length: 10_000 },
      (_, i) => `“The boat of pier ${i} is out,” ${people[i % people.length]} said.${i % 5 === 4 ? '\n\n' : ' '}`,
    ).join('');
    const found = brief(text);
    for (const one of found) {
      const pier = Number(/^[^|]* \| said \| “The boat of pier (\d+) is out,”$/.exec(one)?.[1] ?? Number.NaN);
      assert.equal(one.split(' | ')[0], people[pier % people.length], one);
    }
    assert.ok(found.length > 9000, `${found.length}`);
  });

  it('should read a line of a megabyte', () => {
    for (const stretch of ['a', '“', '"', '‘', '”“', '(', '. ', ': ', ' ', '\t', '—', '1', '😀', '\u0301'])
      brief(stretch.repeat(1_000_000 / stretch.length));
  });

  it('should read a line of a megabyte of sentences without a full stop, with work in proportion', () => {
    const words = 'and the boats went out and the boats came home '.repeat(22_000);
    const part = words.slice(0, words.length / 4);
    const linear = () => workOf(() => brief(words)) < 8 * workOf(() => brief(part)) + 40;
    assert.ok(linear() || linear());
  });

  it('should read controls, half characters, marks that turn the text round and names in other scripts', () => {
    for (const odd of [
      '\u0000',
      '\uD800',
      '\uDC00',
      '\u202E',
      '\u200B',
      '\uFEFF',
      '\u2028',
      '\u0085',
      '\r',
      '\u00AD',
      'ﬀ',
      'Ω',
      '漢字',
    ])
      for (const text of [
        `“The gate is shut,” Ilse${odd}Varga said.`,
        `“The ${odd} gate is shut,” Ilse Varga${odd} said.`,
        `${odd}“The gate is shut,”${odd} Ilse Varga said that${odd}.`,
        `Ilse Varga said${odd}${odd} the gate was shut.`,
      ])
        brief(text);
  });

  it('should read thousands of turns, of colons and of brackets', () => {
    brief('MS ORR: We wait.\n\n'.repeat(5000));
    brief('a: '.repeat(50_000));
    brief(`${'('.repeat(50_000)}Ilse Varga said${')'.repeat(50_000)}`);
    brief('Ilse Varga said that '.repeat(5000));
    brief(`${'“'.repeat(5000)}We wait,${'”'.repeat(5000)} Ilse Varga said.`);
  });
});

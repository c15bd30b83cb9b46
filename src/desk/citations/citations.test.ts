import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { KeptArticle, Mode, RecordEntry, Stance } from '../../types/index.ts';
import { writeCitations } from './index.ts';

interface Told {
  readonly before?: string;
  readonly content?: string;
  readonly after?: string;
  readonly mode?: Mode;
  readonly stance?: Stance;
  readonly name?: string | null;
  readonly publisher?: string | null;
  readonly headline?: string | null;
  readonly published?: string | null;
  readonly url?: string | null;
  readonly authors?: readonly string[];
}

const sha = 'ab'.repeat(32);

/** Only what a citation is made of. */
function told(of: Told = {}) {
  const { before = 'Osei said ', content = 'the lamps are lit', after = ' today.', mode = 'indirect' } = of;
  const { name = 'Marit Osei', publisher = 'Saltmarsh Gazette', headline = 'Lamps', published = '2031-05-16' } = of;
  const { url = 'https://gazette.example/lamps', authors = ['Petra Lunn'], stance = 'said' } = of;
  const text = before + content + after;
  const span = { start: before.length, end: before.length + content.length };
  const entry = {
    id: 'abcdefghijklmnopqrstuvwxyz',
    person: name === null ? null : { id: 'p', name, role: null },
    statement: {
      ...{
        mode,
        stance,
        source: null,
        cue: null,
        act: 'assert',
        time: null,
        confidence: 0.9,
        doubts: [],
        articleId: 'a',
      },
      content: [{ span, quoted: mode !== 'indirect' }],
    },
    wording: { content: [{ text: content, quoted: false }], source: null, cue: null, time: null },
    carriedBy: [{ articleId: 'a', publisher, url, headline, datePublished: published }],
    check: null,
    firstSeenAt: '2031-05-16T14:06:00+02:00',
  } as unknown as RecordEntry;
  const article = {
    ...{ id: 'a', url, text, inLanguage: 'en', headline },
    authors: authors.map((author) => ({ name: author })),
    parts: [{ kind: 'paragraph', span: { start: 0, end: text.length }, sourceSpan: null }],
  };
  const capture = { bodyDigest: sha, capturedAt: '2031-05-16T12:06:00Z' };
  return { entry, kept: { article, capture } as unknown as KeptArticle };
}

type Format = Parameters<typeof writeCitations>[0];
const formats: readonly Format[] = ['plain', 'bibtex', 'ris', 'csl', 'annotation'];
const written = (format: Format, of?: Told) => writeCitations(format, [told(of)], 'http://127.0.0.1:4180');

const commands = new Map([
  ...[
    ['\\textbackslash{}', '\\'],
    ['\\textbraceleft{}', '{'],
    ['\\textbraceright{}', '}'],
  ],
  ...[
    ['\\textasciitilde{}', '~'],
    ['\\textasciicircum{}', '^'],
  ],
] as [string, string][]);

/** Fields of one BibTeX entry, read by counting braces as BibTeX does. */
function bibtexFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  let at = text.indexOf(',') + 1;
  for (;;) {
    const named = /^\s*(\w+) = /.exec(text.slice(at));
    if (named === null) break;
    at += named[0].length;
    const from = at;
    let depth = 0;
    do {
      if (text[at] === '{') depth++;
      if (text[at] === '}') depth--;
      at++;
      assert.ok(at < text.length, 'the braces do not go in pairs');
    } while (depth > 0 || text[at] !== ',');
    fields.set(named[1]!, text.slice(from, at));
    at++;
  }
  assert.match(text.slice(at), /^\s*\}\s*$/);
  return fields;
}

function plainOf(value: string): string {
  return value
    .replace(/\\text\w+\{\}|\\[#$%&_]/gu, (command) => commands.get(command) ?? command.slice(1))
    .replace(/^\{+/, '')
    .replace(/\}+$/, '');
}

function risLines(text: string): readonly (readonly [string, string])[] {
  assert.ok(text.endsWith('\r\n'));
  return text
    .slice(0, -2)
    .split('\r\n')
    .map((line) => {
      assert.match(line, /^[A-Z][A-Z\d] {2}- [^\r\n]*$/u);
      return [line.slice(0, 2), line.slice(6)] as const;
    });
}

test('every format says whose words they are, and which snapshot', () => {
  for (const format of formats) {
    assert.match(written(format), /[Aa]s reported by Saltmarsh Gazette/, format);
    assert.match(written(format, { mode: 'direct' }), /Marit Osei’s words, carried by Saltmarsh Gazette/, format);
    const mixed = written(format, { mode: 'mixed' });
    assert.match(mixed, /[Pp]artly Marit Osei’s words .*otherwise as reported by Saltmarsh Gazette/, format);
    assert.match(written(format, { stance: 'intended' }), /an intention that the outlet reports, not a saying/, format);
    assert.ok(written(format).includes(sha), format);
    assert.ok(written(format).includes('http://127.0.0.1:4180/statements/abcdefghijklmnopqrstuvwxyz'), format);
  }
});

test('every format says how far the attribution can be relied on', () => {
  const check = { id: 'c', state: 'confirmed', by: 'Mira Oduya', at: '2031-06-01T09:00:00Z', note: null } as const;
  const checked = told();
  const entry: RecordEntry = { ...checked.entry, check };
  for (const format of formats) {
    assert.match(written(format), /machine, 0\.90/, format);
    const text = writeCitations(format, [{ ...checked, entry }], 'http://127.0.0.1:4180');
    assert.match(text, /checked by Mira Oduya on 2031-06-01: confirmed/, format);
    assert.doesNotMatch(text, /machine/, format);
  }
});

test('should invent neither a source, an outlet, a headline nor a date', () => {
  const bare = { name: null, publisher: null, url: null, headline: null, published: null, authors: [] };
  for (const format of formats) assert.match(written(format, bare), /an outlet that is not named/, format);
  const bib = bibtexFields(written('bibtex', bare));
  for (const name of ['author', 'howpublished', 'year', 'month', 'day']) assert.equal(bib.has(name), false, name);
  const tags = risLines(written('ris', bare)).map(([tag]) => tag);
  for (const tag of ['AU', 'T2', 'PY', 'DA']) assert.equal(tags.includes(tag), false, tag);
  const [item] = JSON.parse(written('csl', bare));
  assert.deepEqual(
    [item.type, item.author, item.issued, item['container-title']],
    ['document', undefined, undefined, undefined],
  );
});

test('a partial date stays partial', () => {
  const dates = [
    ['2031', [2031], '2031///'],
    ['2031-05', [2031, 5], '2031/05//'],
    ['2031-05-16T23:30:00-07:00', [2031, 5, 16], '2031/05/16/'],
  ] as const;
  for (const [published, parts, ris] of dates) {
    assert.deepEqual(JSON.parse(written('csl', { published }))[0].issued, { 'date-parts': [parts] });
    assert.equal(new Map(risLines(written('ris', { published }))).get('DA'), ris);
    const bib = bibtexFields(written('bibtex', { published }));
    assert.deepEqual([bib.get('year'), bib.get('month')], ['{2031}', parts[1] === undefined ? undefined : 'may']);
  }
  assert.deepEqual(JSON.parse(written('csl', { published: '2031-W20' }))[0].issued, { literal: '2031-W20' });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc
    .array(fc.constantFrom('{', '}', '\\', '"', '%', '&', '\r\nER  - ', '@misc{', '𝄞', ' a ', '*', '\ud800', 'é'), {
      minLength: 1,
    })
    .map((all) => all.join('')),
);
const lined = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

test('hostile characters come back as they went in', () => {
  fc.assert(
    fc.property(hostile, (words) => {
      const of = { headline: `a ${words} z`, content: `a ${words} z` };
      const expected = lined(`a ${words} z`);
      const bib = bibtexFields(written('bibtex', of));
      assert.equal(plainOf(bib.get('title')!), expected);
      assert.equal(plainOf(bib.get('abstract')!), expected);
      const ris = risLines(written('ris', of));
      assert.deepEqual([ris[0]![0], ris.at(-1)![0], ris.filter(([tag]) => tag === 'ER').length], ['TY', 'ER', 1]);
      assert.deepEqual([new Map(ris).get('TI'), new Map(ris).get('AB')], [expected, expected]);
      const [item] = JSON.parse(written('csl', of));
      assert.deepEqual([item.title, item.abstract], [expected, expected]);
      assert.equal(written('plain', of).trim().split('\n').length, 1);
    }),
  );
});

test('an annotation finds the words at their place, counted in code points', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', minLength: 1 }), (around, content) => {
      const of = { before: `𝄞${around}`, content, after: `${around}𝄞` };
      const annotation = JSON.parse(written('annotation', of));
      const [quote, position] = annotation.target[0].selector;
      const points = [...told(of).kept.article.text];
      assert.equal(points.slice(position.start, position.end).join(''), quote.exact);
      assert.ok(points.slice(0, position.start).join('').endsWith(quote.prefix));
      assert.ok(points.slice(position.end).join('').startsWith(quote.suffix));
      assert.equal(quote.exact, content);
      assert.ok(quote.prefix.isWellFormed() && quote.suffix.isWellFormed());
    }),
  );
});

test('an annotation names the snapshot and the place in the live page', () => {
  const { target, created, '@context': context } = JSON.parse(written('annotation'));
  assert.deepEqual([context, created], ['http://www.w3.org/ns/anno.jsonld', '2031-05-16T12:06:00Z']);
  assert.deepEqual(Buffer.from(target[0].state.cached.split(';')[1], 'base64url').toString('hex'), sha);
  assert.equal(target[1].source, 'https://gazette.example/lamps');
  assert.match(target[1].selector.value, /^:~:text=the%20lamps/);
});

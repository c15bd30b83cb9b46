/** Whatever a source is made of, the tokens are those of htmlparser2's tokenizer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import { readTokens } from './tokens.ts';

type Told = readonly (string | number | boolean)[];

function ours(source: string): Told[] {
  const told: Told[] = [];
  let name = '';
  readTokens(source, {
    openTagName: (start, end) => told.push(['tag', source.slice(start, end)]) > 0,
    attributeName: (start, end) => {
      name = source.slice(start, end);
      return true;
    },
    attributeValue: (value) => told.push(['attribute', name, value]),
    openTagEnd: (selfClosing) => told.push(['tag end', selfClosing]),
    isForeign: () => false,
    closeTag: (start, end) => told.push(['close', source.slice(start, end)]),
    text: (start, end) => told.push(['text', start, end]),
    entity: (text, start, end) => {
      assert.equal(source[start], '&');
      told.push(['entity', text, end]);
    },
    end: () => told.push(['end']),
  });
  return told;
}

function theirs(source: string): Told[] {
  const told: Told[] = [];
  let name = '';
  let value = '';
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname: (start, end) => told.push(['tag', source.slice(start, end)]),
      onattribname: (start, end) => {
        name = source.slice(start, end);
        value = '';
      },
      onattribdata: (start, end) => {
        value += source.slice(start, end);
      },
      onattribentity: (codepoint) => {
        value += String.fromCodePoint(codepoint);
      },
      onattribend: () => told.push(['attribute', name, value]),
      onselfclosingtag: () => told.push(['tag end', true]),
      onopentagend: () => told.push(['tag end', false]),
      onclosetag: (start, end) => told.push(['close', source.slice(start, end)]),
      ontext: (start, end) => told.push(['text', start, end]),
      ontextentity: (codepoint, end) => told.push(['entity', String.fromCodePoint(codepoint), end]),
      onend: () => told.push(['end']),
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return told;
}

const pieces = [
  ...['<p>', '</p>', '<br/>', '<svg / >', '<A HREF=/x?a=1&b=2>', '<i b="1&amp;2" c=\'"\' d>', '<b =x y = "z" y="w"/>'],
  ...['<x a=b&copy;c d="&notit; &not= &not;" e="&#38;&#x2019;">', '<a b=c/>', '<a "q">', '<a\tb\n=\r"c">', "<a b='>'>"],
  ...['<script>', '<script/>', '</script>', '</SCRIPT >', '</scripty>', '<title>', '</title', '<style>', '</style>'],
  ...[
    '<textarea>',
    '</textarea>',
    '<xmp>',
    '</xmp>',
    '<iframe>',
    '</iframe>',
    '<plaintext>',
    '<noembed>',
    '<noframes>',
  ],
  ...[
    '<!--',
    '-->',
    '--!>',
    '<!-->',
    '<!--->',
    '<!',
    '<!doctype html>',
    '<![CDATA[',
    ']]>',
    '<?xml ?>',
    '</ x>',
    '</>',
  ],
  ...['<', '>', '</', '/', '"', "'", '=', '&', ';', '-', '!', ' ', '\n', 'a', 'Sea', '§', 'é', '\u0000', '𝄞', '1 < 2'],
  ...[
    '&amp;',
    '&amp',
    '&ampx',
    '&#8217;',
    '&#x41',
    '&#0;',
    '&#150;',
    '&#xd800;',
    '&#1114112;',
    '&#;',
    '&#x;',
    '&nosuch;',
  ],
  ...[
    '&notin;',
    '&notit;',
    '&copy',
    '&copy=',
    '&NotEqualTilde;',
    '&Auml;',
    '&CounterClockwiseContourIntegral;',
    '&&lt;',
  ],
];
/** In a title, htmlparser2 misses an entity right behind what might have been an end tag. */
const missed = /<\/?[a-z]*(?=&)/gi;
/** Behind it neither tokenizer is within a tag's name, at whose end the two differ. */
const ending = '" \' > ]]> --> </script></title></style></textarea></xmp></iframe></noembed></noframes> x';

test("cuts any source into htmlparser2's tokens", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 14 }),
      (made) => {
        const source = made.join('').replace(missed, '$& ') + ending;
        assert.deepEqual(ours(source), theirs(source));
      },
    ),
    { numRuns: 3000 },
  );
});

test('reads nothing from nothing', () => {
  assert.deepEqual(ours(''), [['end']]);
});

test('takes no tag from what never ends', () => {
  for (const source of ['<a href="/x', '<p class', '<p class=', "<p class='a'", '</p', '<!-- a', '<![CDATA[ <b>']) {
    const kinds = ours(source).map(([kind]) => kind);
    assert.ok(!kinds.includes('tag end') && !kinds.includes('close') && !kinds.includes('text'), source);
  }
});

test('keeps a script whole, whatever looks like markup in it', () => {
  const script = 'if (a < b && c) { x = "</b>" }';
  const source = `<script>${script}</script>after`;
  const texts = ours(source).filter(([kind]) => kind === 'text');
  assert.deepEqual(
    texts.map(([, start, end]) => source.slice(Number(start), Number(end))),
    [script, 'after'],
  );
});

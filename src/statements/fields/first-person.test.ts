import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedArticle } from '../../../test/marked-relations.ts';
import { english } from '../../languages/en/index.ts';
import { fieldsOf, startFields } from './index.ts';

/** Name and role of each source, the second relation told in the first, the third in the second. */
function whoSpeaks(marked: string, rule = 'verb'): readonly string[] {
  const { parsed, index, relations } = markedArticle(marked);
  const [outer, ...inner] = relations;
  const given = [{ ...outer!, rule }, ...inner];
  const context = startFields(
    parsed,
    english,
    index,
    given,
    given.map((_, place) => place - 1),
  );
  return given.map((one) => {
    const { source } = fieldsOf(context, one);
    return `${source?.name} | ${source?.role}`;
  });
}

const varga = 'Ilse Varga | Harbour Minister';
const nobody = 'null | null';

const rows: readonly (readonly [claim: string, marked: string, expected: readonly string[]])[] = [
  [
    'I in a quotation is who is quoted',
    '[S:Harbour Minister Ilse Varga] [C:said]: [K:“[2S:I] [2C:think] [2K:the pier will close].”]',
    [varga, varga],
  ],
  [
    'my view in a quotation is the view of who is quoted',
    '[K:“[2S:My] [2C:view] is [2K:that the pier will close],”] [C:said] [S:Harbour Minister Ilse Varga].',
    [varga, varga],
  ],
  [
    'who is quoted may be a pronoun itself',
    'Harbour Minister Ilse Varga came. [K:“[2S:I] [2C:said] [2K:[3S:I] [3C:hoped] [3K:for rain]],”] [S:she] [C:said].',
    [varga, varga, varga],
  ],
  [
    'we are left open',
    '[S:Harbour Minister Ilse Varga] [C:said]: [K:“[2S:We] [2C:think] [2K:the pier will close].”]',
    [varga, nobody],
  ],
  [
    'he is somebody else',
    '[S:Harbour Minister Ilse Varga] [C:said]: [K:“[2S:He] [2C:thinks] [2K:the pier will close].”]',
    [varga, nobody],
  ],
  [
    'a brother of mine is not me',
    '[S:Harbour Minister Ilse Varga] [C:said]: [K:“[2S:My brother] [2C:thinks] [2K:the pier will close].”]',
    [varga, nobody],
  ],
  [
    'I without quotation marks is the reporter',
    '[S:Harbour Minister Ilse Varga] [C:said] [K:that [2S:I] [2C:thought] [2K:the pier would close]].',
    [varga, nobody],
  ],
  [
    'I in a quotation within the quotation may be another',
    '[S:Harbour Minister Ilse Varga] [C:said]: [K:“My brother wrote, ‘[2S:I] [2C:think] [2K:the pier will close].’”]',
    [varga, nobody],
  ],
];
for (const [claim, marked, expected] of rows) {
  test(`should know: ${claim}`, () => assert.deepEqual(whoSpeaks(marked), expected));
}

test('should know who I is in a turn, and not in what is quoted there', () => {
  const turn = '[S:Ilse Varga][C::] [K:Nobody asked me. [2S:I] [2C:think] [2K:the pier will close].]';
  assert.deepEqual(whoSpeaks(turn, 'turn'), ['Ilse Varga | null', 'Ilse Varga | null']);
  const quoted = '[S:Ilse Varga][C::] [K:Petr wrote, “[2S:I] [2C:think] [2K:the pier will close].”]';
  assert.deepEqual(whoSpeaks(quoted, 'turn'), ['Ilse Varga | null', nobody]);
});

test('should keep the words that name the source where they stand, and how they were found', () => {
  const { parsed, index, relations } = markedArticle(
    '[S:Ilse Varga] [C:said]: [K:“[2S:I] [2C:think] [2K:the pier will close].”]',
  );
  const context = startFields(parsed, english, index, relations, [-1, 0]);
  const { source } = fieldsOf(context, relations[1]!);
  assert.equal(parsed.article.text.slice(source!.span.start, source!.span.end), 'I');
  assert.equal(source!.rule, 'subject');
  assert.equal(source!.kind, 'person');
});

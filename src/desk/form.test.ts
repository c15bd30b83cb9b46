import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyForm, largestFile, largestText, sentFields, understand } from './form.ts';

const sent = (fields: Partial<typeof emptyForm> & { file?: File }) =>
  understand({ ...emptyForm, file: null, ...fields });

test('a text with what is known of it', async () => {
  const { submission } = await sent({
    text: 'She left.',
    published: '2031-05-16',
    outlet: 'Gazette',
    link: 'https://a.example/x',
  });
  assert.deepEqual(submission, {
    text: 'She left.',
    url: null,
    file: null,
    listing: {
      url: 'https://a.example/x',
      headline: null,
      authors: [],
      publisher: 'Gazette',
      datePublished: '2031-05-16',
    },
  });
});

test('a text that is only an address is that page', async () => {
  const { submission } = await sent({ text: '  https://a.example/x \n' });
  assert.equal(submission?.url, 'https://a.example/x');
  assert.equal(submission?.text, null);
});

test('a link alone is that page', async () => {
  assert.equal((await sent({ link: 'https://a.example/x' })).submission?.url, 'https://a.example/x');
});

test('should not take a text that has an address in it for a page', async () => {
  assert.equal((await sent({ text: 'See https://a.example/x for more' })).submission?.url, null);
});

test('a file keeps its name without folders, and its bytes', async () => {
  const file = new File([new Uint8Array([1, 2])], 'C:\\news\\a.html', { type: 'text/html' });
  const { submission } = await sent({ file });
  assert.deepEqual(submission?.file, { name: 'a.html', mediaType: 'text/html', body: new Uint8Array([1, 2]) });
});

test('what is wrong says what to do', async () => {
  const file = new File(['x'], 'a.txt');
  const large = { size: largestFile + 1, name: 'a.txt' } as File;
  const cases = [
    [{}, 'desk/nothing-given'],
    [{ text: ' \n' }, 'desk/nothing-given'],
    [{ text: 'x', published: 'Friday' }, 'desk/bad-date'],
    [{ text: 'x', published: '2031-02-30' }, 'desk/bad-date'],
    [{ text: 'x', link: 'javascript:alert(1)' }, 'desk/bad-link'],
    [{ text: 'x', file }, 'desk/two-inputs'],
    [{ text: 'x'.repeat(largestText + 1) }, 'desk/too-large'],
    [{ file: large }, 'desk/too-large'],
  ] as const;
  for (const [fields, code] of cases) assert.equal((await sent(fields)).problem?.code, code);
});

test('line breaks of a text area are plain ones', () => {
  assert.equal(sentFields({ text: 'a\r\nb' }).text, 'a\nb');
});

test('should not take an empty file field, a list or nothing for an input', () => {
  assert.equal(sentFields({ file: new File([], '') }).file, null);
  assert.equal(sentFields({ file: 'text', text: ['a'], published: 3 }).text, '');
  assert.equal(sentFields({}).file, null);
});

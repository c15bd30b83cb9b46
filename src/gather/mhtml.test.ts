import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captureBytes } from './index.ts';

const capturedAt = '2031-05-20T12:00:00.000Z';
const capture = (text: string) =>
  captureBytes({
    name: 'saved.mhtml',
    uri: 'file:///saved.mhtml',
    body: Buffer.from(text, 'latin1'),
    capturedAt,
    via: 'file',
    listing: null,
  });

const mail = (parts: readonly string[], more = ''): string =>
  `From: <Saved by a browser>\r\n${more}Subject: Ferry\r\nDate: Fri, 16 May 2031 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part=_1"\r\n\r\n${parts
    .map((part) => `------Part=_1\r\n${part}\r\n`)
    .join('')}------Part=_1--\r\n`;
const picture = 'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=';

test('should take the page out of a saved file, with its address and its time', () => {
  const quoted =
    'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://tideline.example/frame\r\n\r\n<p class=3D"x">=E2=80=9CThe ferry=\r\n stays=E2=80=9D, 5 =3D 5, a=b=</p>';
  const { capture: page } = capture(
    mail([picture, quoted], 'Snapshot-Content-Location: https://tideline.example/ferry\r\n'),
  );
  assert.equal(Buffer.from(page!.body).toString().trim(), '<p class="x">“The ferry stays”, 5 = 5, a=b=</p>');
  assert.deepEqual(
    [page?.uri, page?.capturedAt, page?.mediaType],
    ['https://tideline.example/ferry', '2031-05-16T08:00:00.000Z', 'text/html; charset=utf-8'],
  );
  assert.deepEqual([page?.via.uri, page?.listing?.url], ['file:///saved.mhtml', 'https://tideline.example/ferry']);
});

test('should read base64, and the address of the part where the file names none', () => {
  const packed = `Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://tideline.example/a\r\n\r\n${Buffer.from('<p>Ferry</p>').toString('base64')}`;
  const { capture: page } = capture(mail([packed]));
  assert.deepEqual([Buffer.from(page!.body).toString(), page?.uri], ['<p>Ferry</p>', 'https://tideline.example/a']);
});

test('should leave alone what only looks like it', () => {
  const texts = [
    'Subject: Ferry\r\n\r\nContent-Type: multipart/related; boundary=x\r\n\r\nThe ferry stays.',
    mail([picture]),
    'From: a\r\nContent-Type: multipart/related\r\n\r\n--\r\n',
    '<p>content-type: multipart/related</p>',
  ];
  for (const text of texts) {
    const { capture: page } = capture(text);
    assert.deepEqual(
      [Buffer.from(page!.body).toString('latin1') === text, page?.uri, page?.capturedAt],
      [true, 'file:///saved.mhtml', capturedAt],
      text,
    );
  }
});

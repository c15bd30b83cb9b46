import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pdfOf } from '../../test/pdf.ts';
import { makeCapture } from './capture.ts';
import { captureBytes } from './files.ts';
import { readableCapture } from './pdf.ts';
import { type PrintedLine, textOfPages } from './pdf-lines.ts';

const seen = { uri: 'file:///release.pdf', capturedAt: '2031-05-16T10:00:00Z', mediaType: 'application/pdf' };
const pdfCapture = (body: Uint8Array) => makeCapture({ ...seen, body, via: { kind: 'file', uri: null } });

async function textOf(body: Uint8Array): Promise<string> {
  const { capture, problem } = await readableCapture(pdfCapture(body));
  return capture === null ? problem.code : new TextDecoder().decode(capture.body);
}

const title = { size: 18, lines: ['Harbour Board keeps Pier 4'] };

test('should read paragraphs, not lines, page after page', async () => {
  const pages = [
    [
      title,
      { size: 11, lines: ['TARNHOLM, 16 May 2031. “Pier 4 stays,” said Odile Brant, who chairs', 'the board.'] },
      { size: 11, lines: ['The board met for three hours on', 'Thursday night.'] },
    ],
    [{ size: 11, lines: ['A second page has more of it.'] }],
  ];
  assert.equal(
    await textOf(pdfOf(pages)),
    [
      'Harbour Board keeps Pier 4',
      'TARNHOLM, 16 May 2031. “Pier 4 stays,” said Odile Brant, who chairs the board.',
      'The board met for three hours on Thursday night.',
      '\fA second page has more of it.',
    ].join('\n\n'),
  );
});

test('should put a divided word together, and leave the hyphen of one that is written so', async () => {
  const lines = [
    'The long-standing chair of the har-',
    'bour board and its long-',
    'standing rival, a Tarn-',
    'Holm man.',
  ];
  assert.equal(
    await textOf(pdfOf([[{ size: 11, lines }]])),
    'The long-standing chair of the harbour board and its long-standing rival, a Tarn-Holm man.',
  );
});

test('should keep the PDF as it is, under its own id', async () => {
  const capture = pdfCapture(pdfOf([[title]]));
  const { capture: readable } = await readableCapture(capture);
  const { body, mediaType, ...rest } = readable!;
  assert.equal(mediaType, 'text/plain; charset=utf-8');
  const { body: own, mediaType: said, ...same } = capture;
  assert.deepEqual(rest, same);
  assert.equal(said, 'application/pdf');
  assert.ok(own.length > body.length);
});

test('should leave all else as it is', async () => {
  const capture = pdfCapture(Buffer.from('A text about %PDF-1.4 files.'));
  assert.equal((await readableCapture(capture)).capture, capture);
});

test('should say what is wrong with one that is broken, locked or only pictures', async () => {
  const whole = Buffer.from(pdfOf([[title]]));
  assert.equal(await textOf(Buffer.from('%PDF-1.7\nand nothing else')), 'gather/bad-pdf');
  assert.equal(await textOf(whole.subarray(0, 200)), 'gather/bad-pdf');
  assert.equal(await textOf(pdfOf([[title]], { locked: true })), 'gather/locked-pdf');
  assert.equal(await textOf(pdfOf([[]])), 'gather/scanned-pdf');
});

test('should end on any bytes with a text or a code', async () => {
  const whole = Buffer.from(pdfOf([[title, { size: 11, lines: ['The pier stays.'] }]]));
  const changes = fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(changes, fc.nat(whole.length), async (some, length) => {
      const bytes = Buffer.from(whole.subarray(0, length));
      for (const { at, byte } of some) if (at < length) bytes[at] = byte;
      await textOf(bytes);
    }),
    { numRuns: 40 },
  );
});

test('should take a PDF for a capture, by its bytes', () => {
  const given = { ...seen, name: 'release', body: pdfOf([[title]]), via: 'upload', listing: null } as const;
  const { mediaType: _, ...unsaid } = given;
  assert.equal(captureBytes(unsaid).capture?.mediaType, 'application/pdf');
});

const line = (text: string, y: number, more: Partial<PrintedLine> = {}): PrintedLine => ({
  text,
  x: 72,
  y,
  height: 11,
  width: 400,
  ...more,
});

test('should begin a paragraph at an indent, at other letters and at a new column, not in the middle of centred lines', () => {
  const text = (...lines: readonly PrintedLine[]) => textOfPages([lines]).split('\n\n');
  const indented = [line('One', 700), line('two', 686), line('Three', 672, { x: 90 }), line('four', 658)];
  assert.deepEqual(text(...indented), ['One two', 'Three four']);
  assert.deepEqual(text(line('A', 700, { height: 16 }), line('b', 682)), ['A', 'b']);
  assert.deepEqual(text(line('One', 700), line('two', 686), line('Right', 700, { x: 330 })), ['One two', 'Right']);
  const centred = [
    line('The Harbour Board', 700, { x: 100, width: 344 }),
    line('of Tarnholm', 686, { x: 150, width: 244 }),
  ];
  assert.deepEqual(text(...centred), ['The Harbour Board of Tarnholm']);
});

/**
 * The words of a PDF, for reading: press releases come as such. The capture keeps the PDF as it was received; what is read is the text
 * that is printed in it, its pages parted by form feeds. pdf.js does the work, in the build of `unpdf`, and is loaded when it is needed.
 */
import { problem } from '../lib/problems.ts';
import type { Capture } from '../types/index.ts';
import { type CaptureOutcome, failed, maxBytes } from './capture.ts';
import { isPdf } from './media-type.ts';
import { type PrintedLine, textOfPages } from './pdf-lines.ts';

/** No press release has nearly as many; the rest of a longer one is not read. */
const mostPages = 200;

/** The capture as it is read: of a PDF its text, under the same id; of all else itself. Never throws for what is in it. */
export async function readableCapture(capture: Capture): Promise<CaptureOutcome> {
  if (!isPdf(capture.body)) return { capture, problem: null };
  const { uri } = capture;
  let pages: readonly (readonly PrintedLine[])[];
  try {
    pages = await pagesOf(capture.body);
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return failed(
      isLocked
        ? problem('gather/locked-pdf', uri, 'The PDF is locked with a password.')
        : problem('gather/bad-pdf', uri, 'The PDF is damaged.'),
    );
  }
  const text = textOfPages(pages);
  if (!/\p{L}/u.test(text)) return failed(problem('gather/scanned-pdf', uri, 'There is no text in the PDF.'));
  const body = new TextEncoder().encode(text);
  if (body.byteLength > maxBytes)
    return failed(problem('gather/bad-pdf', uri, 'The PDF unfolds to far too much text.'));
  return { capture: { ...capture, mediaType: 'text/plain; charset=utf-8', body }, problem: null };
}

async function pagesOf(body: Uint8Array): Promise<readonly (readonly PrintedLine[])[]> {
  const { getDocumentProxy } = await import('unpdf');
  // A copy: the library takes the bytes as its own. Nothing in the file is run, and nothing is said on the terminal.
  const document = await getDocumentProxy(new Uint8Array(body), { isEvalSupported: false, verbosity: 0 });
  try {
    const pages: PrintedLine[][] = [];
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items.filter((item) => 'str' in item)));
      page.cleanup();
    }
    return pages;
  } finally {
    await document.destroy();
  }
}

/** A piece of a line as pdf.js gives it: `transform` ends in x and y. */
interface Piece {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

function linesOf(pieces: readonly Piece[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let open: Piece[] = [];
  for (const piece of pieces) {
    if (piece.str !== '') open.push(piece);
    if (!piece.hasEOL) continue;
    lines.push(...lineOf(open));
    open = [];
  }
  return [...lines, ...lineOf(open)];
}

/** None where nothing is printed. */
function lineOf(pieces: readonly Piece[]): readonly PrintedLine[] {
  const text = pieces
    .map(({ str }) => str)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (text === '' || first === undefined || last === undefined) return [];
  const [x, y] = [Number(first.transform[4]), Number(first.transform[5])];
  const width = Number(last.transform[4]) + last.width - x;
  return [{ text, x, y, width, height: Math.max(...pieces.map(({ height }) => height)) }];
}

/**
 * The text of a PDF's pages as paragraphs. A PDF knows only where words are printed: which lines are one paragraph is told by the
 * room between them, and a word that was divided at a line's end is put together again. Nothing else is changed.
 */

/** A printed line. Measures are of the page: points, y upwards. */
export interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of its letters. */
  readonly height: number;
  readonly width: number;
}

/** Between pages: form feeds, as in every text that was made of a PDF. */
export const pageEnd = '\f';

/** Paragraphs parted by blank lines, pages by form feeds. */
export function textOfPages(pages: readonly (readonly PrintedLine[])[]): string {
  const hyphenated = new Set(pages.flat().flatMap(({ text }) => text.match(/\p{L}+-\p{Ll}+/gu) ?? []));
  return pages
    .map((lines) =>
      paragraphsOf(lines)
        .map((paragraph) => joined(paragraph, hyphenated))
        .join('\n\n'),
    )
    .join(`\n\n${pageEnd}`);
}

function paragraphsOf(lines: readonly PrintedLine[]): readonly (readonly PrintedLine[])[] {
  const step = usualStep(lines);
  const paragraphs: PrintedLine[][] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before === undefined || !goesOn(before, line, step)) paragraphs.push([line]);
    else paragraphs.at(-1)!.push(line);
  });
  return paragraphs;
}

/** From a line to the next of the same paragraph: the commonest distance, to half a point; 0 where nothing follows anything. */
function usualStep(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>();
  lines.forEach((line, i) => {
    const step = Math.round(((lines[i - 1]?.y ?? line.y) - line.y) * 2) / 2;
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  });
  let usual = 0;
  for (const [step, count] of counts) {
    const best = counts.get(usual) ?? 0;
    if (count > best || (count === best && step < usual)) usual = step;
  }
  return usual;
}

function goesOn(before: PrintedLine, line: PrintedLine, usual: number): boolean {
  const step = before.y - line.y;
  const height = Math.max(before.height, line.height);
  // The top of another column, or a line beside.
  if (step <= 0) return false;
  if (Math.abs(before.height - line.height) > height * 0.12) return false;
  // Where lines stand closest, paragraphs may have as much room between them as in a wide setting: letters tell that.
  if (step > Math.min(usual * 1.3, Math.max(usual, height * 2)) || step > height * 2.6) return false;
  return !isIndented(before, line);
}

/** Begins further in than the line before, as a paragraph's first line does; centred lines move in both ways. */
function isIndented(before: PrintedLine, line: PrintedLine): boolean {
  const inwards = line.x - before.x;
  const isCentred = Math.abs(2 * inwards + line.width - before.width) < line.height;
  return inwards > line.height * 0.8 && !isCentred;
}

function joined(lines: readonly PrintedLine[], hyphenated: ReadonlySet<string>): string {
  let text = '';
  for (const { text: line } of lines) text = text === '' ? line : together(text, line, hyphenated);
  return text;
}

const divided = /(\p{L}+)[-\u00ad\u2010]$/u;

/** The hyphen of a divided word goes, unless the document writes that word with it elsewhere. */
function together(text: string, line: string, hyphenated: ReadonlySet<string>): string {
  const head = divided.exec(text.slice(-60))?.[1];
  if (head === undefined) return `${text} ${line}`;
  const tail = /^\p{Ll}+/u.exec(line)?.[0];
  const isOneWord = tail !== undefined && !hyphenated.has(`${head}-${tail}`);
  return (isOneWord || text.endsWith('\u00ad') ? text.slice(0, -1) : text) + line;
}

/**
 * Cuts plain text into blocks: paragraphs and lines, as spans of the text itself. Knows three shapes: paragraphs divided
 * by blank lines, one paragraph a line, and lines broken at a fixed width.
 */
import type { Span } from '../../types/index.ts';

export interface PlainBlock {
  readonly span: Span;
  /** True when no blank line divides it from the block before. */
  readonly follows: boolean;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly afterBlank: boolean;
}

/** Blocks in text order; white space at their edges is left out. Linear in the length of the text. */
export function plainBlocks(text: string): PlainBlock[] {
  const lines = linesOf(text);
  const width = hardWrapWidth(text, lines);
  const blocks: PlainBlock[] = [];
  let open: { start: number; end: number; follows: boolean } | null = null;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const before = lines[i - 1];
    const goesOn =
      open !== null && before !== undefined && width !== null && !line.afterBlank && wraps(text, before, line, width);
    if (goesOn && open !== null) {
      open.end = line.end;
      continue;
    }
    if (open !== null) blocks.push({ span: { start: open.start, end: open.end }, follows: open.follows });
    open = { start: line.start, end: line.end, follows: before !== undefined && !line.afterBlank };
  }
  if (open !== null) blocks.push({ span: { start: open.start, end: open.end }, follows: open.follows });
  return blocks;
}

/** Lines with something in them, trimmed. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  let from = 0;
  while (from <= text.length) {
    let to = from;
    while (to < text.length && !isLineEnd(text.charCodeAt(to))) to++;
    let start = from;
    let end = to;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (start < end) {
      lines.push({ start, end, indent: start - from, afterBlank });
      afterBlank = false;
    } else afterBlank = true;
    if (text.charCodeAt(to) === 13 && text.charCodeAt(to + 1) === 10) to++;
    from = to + 1;
  }
  return lines;
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13 || unit === 12 || unit === 0x2028 || unit === 0x2029;
}

function isSpace(unit: number): boolean {
  return (
    unit === 32 || unit === 9 || unit === 11 || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff || unit === 0x200b
  );
}

const longestWrap = 110;
const bullet = /^(?:[-–*•·‣▪●]\s|\d{1,3}[.)]\s|>\s?)/u;

/**
 * The width at which lines were broken, or null when they were not: no line is longer than 110 characters, and three in
 * five breaks inside a run of lines stand where the next word would not have fitted.
 */
function hardWrapWidth(text: string, lines: readonly Line[]): number | null {
  let width = 0;
  for (const line of lines) {
    width = Math.max(width, line.end - line.start + line.indent);
    if (width > longestWrap) return null;
  }
  if (width < 40) return null;
  let breaks = 0;
  let full = 0;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.afterBlank) continue;
    breaks++;
    if (noRoom(text, lines[i - 1]!, line, width)) full++;
  }
  return breaks >= 3 && full >= breaks * 0.6 ? width : null;
}

/** Whether the first word of `line` would not have fitted at the end of `before`, give or take a sixth of the width. */
function noRoom(text: string, before: Line, line: Line, width: number): boolean {
  let word = line.start;
  while (word < line.end && !isSpace(text.charCodeAt(word))) word++;
  return before.end - before.start + before.indent + 1 + (word - line.start) > width * 0.84;
}

function wraps(text: string, before: Line, line: Line, width: number): boolean {
  if (bullet.test(text.slice(line.start, line.start + 6))) return false;
  if (line.indent > before.indent + 1) return false;
  if (noRoom(text, before, line, width)) return true;
  return before.end - before.start >= width * 0.6 && !/[.!?…"”’»:]/u.test(text[before.end - 1]!);
}

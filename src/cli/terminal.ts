/** Text for a terminal: colours, wrapping, and nothing in it that could steer the terminal. */

export interface Palette {
  strong(text: string): string;
  faint(text: string): string;
  quoted(text: string): string;
  reported(text: string): string;
  name(text: string): string;
  bad(text: string): string;
  good(text: string): string;
}

const plain = (text: string): string => text;
const sequence = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;

/** `colour` false: every function gives back what it got. */
export function palette(colour: boolean): Palette {
  if (!colour) {
    return { strong: plain, faint: plain, quoted: plain, reported: plain, name: plain, bad: plain, good: plain };
  }
  return {
    strong: sequence(1, 22),
    faint: sequence(2, 22),
    quoted: sequence(32, 39),
    reported: sequence(33, 39),
    name: sequence(36, 39),
    bad: sequence(31, 39),
    good: sequence(32, 39),
  };
}

/** One line without control characters or direction overrides: what a page says must not steer a terminal. */
export function visible(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}

/** Words on lines of at most `width` characters, each line but the first behind `indent`. A longer word stands alone. */
export function wrapped(text: string, width: number | null, indent: string): string {
  const room = width === null ? Number.POSITIVE_INFINITY : Math.max(20, width - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}

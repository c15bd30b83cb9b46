/**
 * CoNLL-U, the format of Universal Dependencies: ten columns a word, a blank line after each sentence. Reading keeps words,
 * ranges of words written as one, spacing, paragraphs and documents; empty nodes (`8.1`) and enhanced graphs are left out.
 * https://universaldependencies.org/format.html
 */

/** One word. `head` is the place of its head in the sentence, counted from 1; 0 for the root. */
export interface ConlluWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  readonly head: number;
  readonly relation: string;
}

/** Words `first` to `last`, counted from 1, both inclusive, that are written as one. */
export interface ConlluRange {
  readonly first: number;
  readonly last: number;
  readonly form: string;
}

export interface ConlluSentence {
  /** Set where a document begins here. */
  readonly newDocument: string | null;
  readonly newParagraph: boolean;
  readonly id: string | null;
  /** What stands before its first word in the paragraph; empty in most files. */
  readonly spacesBefore: string;
  readonly words: readonly ConlluWord[];
  readonly ranges: readonly ConlluRange[];
  /** What stands in the text between this word (or the range it ends) and the next; inside a range it is empty. */
  readonly spacesAfter: readonly string[];
}

/** What is wrong with a file, and in which line, counted from 1. */
export interface ConlluFault {
  readonly line: number;
  readonly what: string;
}

export type ConlluReading =
  | { readonly sentences: readonly ConlluSentence[]; readonly fault: null }
  | { readonly sentences: null; readonly fault: ConlluFault };

interface Draft {
  newDocument: string | null;
  newParagraph: boolean;
  id: string | null;
  spacesBefore: string;
  words: ConlluWord[];
  ranges: ConlluRange[];
  spacesAfter: string[];
}

const emptyDraft = (): Draft => ({
  newDocument: null,
  newParagraph: false,
  id: null,
  spacesBefore: '',
  words: [],
  ranges: [],
  spacesAfter: [],
});

/** Reads a whole file. Stops at the first line that is no CoNLL-U. */
export function readConllu(text: string): ConlluReading {
  const sentences: ConlluSentence[] = [];
  let draft = emptyDraft();
  const fault = (line: number, what: string): ConlluReading => ({ sentences: null, fault: { line, what } });
  const finish = (): string | null => {
    if (draft.words.length === 0) return null;
    const { words, ranges } = draft;
    const size = words.length;
    if (words.some(({ head }) => head > size)) return 'a head points outside the sentence';
    if (ranges.some(({ first, last }) => first < 1 || last <= first || last > size)) return 'a range is no range';
    for (const { first, last } of ranges) for (let n = first; n < last; n++) draft.spacesAfter[n - 1] = '';
    sentences.push(draft);
    draft = emptyDraft();
    return null;
  };
  const lines = text.split('\n');
  for (const [index, raw] of lines.entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const what = line === '' ? finish() : line.startsWith('#') ? readComment(line, draft) : readLine(line, draft);
    if (what !== null) return fault(index + 1, what);
  }
  const what = finish();
  return what === null ? { sentences, fault: null } : fault(lines.length, what);
}

function readComment(line: string, draft: Draft): null {
  const text = line.slice(1).trim();
  const at = text.indexOf('=');
  const key = (at < 0 ? text : text.slice(0, at)).trim();
  const value = at < 0 ? '' : text.slice(at + 1).trim();
  if (key === 'newdoc' || key === 'newdoc id') draft.newDocument = value;
  if (key === 'newpar' || key === 'newpar id') draft.newParagraph = true;
  if (key === 'sent_id') draft.id = value;
  return null;
}

function readLine(line: string, draft: Draft): string | null {
  const columns = line.split('\t');
  if (columns.length !== 10) return `it has ${columns.length} columns, not 10`;
  const [id = '', form = '', lemma = '', upos = '', xpos = '', feats = '', head = '', relation = '', , misc = ''] =
    columns;
  if (/^\d+\.\d+$/.test(id)) return null;
  const range = /^(\d+)-(\d+)$/.exec(id);
  if (range !== null) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    if (first !== draft.words.length + 1 || last - first > 50) return 'a range is no range';
    draft.ranges.push({ first, last, form });
    if (first === 1) draft.spacesBefore = spacesBefore(misc);
    draft.spacesAfter[last - 1] = spacesAfter(misc);
    return null;
  }
  if (id !== String(draft.words.length + 1)) return `the word's number is "${id}", not ${draft.words.length + 1}`;
  if (form === '') return 'the form is empty';
  draft.words.push({ form, lemma, upos, xpos, feats, head: /^\d+$/.test(head) ? Number(head) : 0, relation });
  if (draft.words.length === 1 && draft.spacesBefore === '') draft.spacesBefore = spacesBefore(misc);
  draft.spacesAfter[draft.words.length - 1] ??= spacesAfter(misc);
  return null;
}

const escapes: Readonly<Record<string, string>> = { s: ' ', t: '\t', n: '\n', r: '\r', p: '|', '\\': '\\' };

function unescaped(spaces: string): string {
  return spaces.replace(/\\(u\{[0-9a-f]{1,6}\}|.)/g, (_, code: string) =>
    code.length > 2
      ? String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code.slice(2), 16)))
      : (escapes[code] ?? code),
  );
}

function spacesAfter(misc: string): string {
  for (const field of misc.split('|')) {
    if (field === 'SpaceAfter=No') return '';
    if (field.startsWith('SpacesAfter=')) return unescaped(field.slice(12));
  }
  return ' ';
}

function spacesBefore(misc: string): string {
  const field = misc.split('|').find((entry) => entry.startsWith('SpacesBefore='));
  return field === undefined ? '' : unescaped(field.slice(13));
}

/** The text that a sentence was made of, without what follows it. */
export function textOfSentence({ words, ranges, spacesAfter: spaces }: ConlluSentence): string {
  let text = '';
  let range = 0;
  for (let n = 1; n <= words.length; n++) {
    while (range < ranges.length && ranges[range]!.last < n) range++;
    const inside = range < ranges.length && ranges[range]!.first <= n;
    if (!inside) text += words[n - 1]!.form;
    else if (ranges[range]!.first === n) text += ranges[range]!.form;
    if (n < words.length) text += spaces[n - 1]!;
  }
  return text;
}

/** A file of these sentences, in their order, lines ended by a line feed. Sentences without an id get a number. */
export function writeConllu(sentences: readonly ConlluSentence[]): string {
  return sentences.map(blockOf).join('');
}

function blockOf(sentence: ConlluSentence, index: number): string {
  const { newDocument, newParagraph, id, words, ranges, spacesBefore: before, spacesAfter: after } = sentence;
  const lines: string[] = [];
  if (newDocument !== null) lines.push(newDocument === '' ? '# newdoc' : `# newdoc id = ${oneLine(newDocument)}`);
  if (newParagraph) lines.push('# newpar');
  lines.push(`# sent_id = ${oneLine(id ?? String(index + 1))}`, `# text = ${oneLine(textOfSentence(sentence))}`);
  let range = 0;
  for (let n = 1; n <= words.length; n++) {
    while (range < ranges.length && ranges[range]!.last < n) range++;
    const found = range < ranges.length && ranges[range]!.first <= n ? ranges[range]! : null;
    const first = n === 1 && before !== '' ? `SpacesBefore=${escaped(before)}` : '';
    if (found?.first === n) {
      const misc = miscOf(first, spacingOf(after[found.last - 1] ?? ' '));
      lines.push(`${found.first}-${found.last}\t${found.form}${'\t_'.repeat(7)}\t${misc}`);
    }
    const { form, lemma, upos, xpos, feats, head, relation } = words[n - 1]!;
    const misc = found === null ? miscOf(first, spacingOf(after[n - 1] ?? ' ')) : '_';
    lines.push([n, form, lemma, upos, xpos, feats, head, relation, '_', misc].join('\t'));
  }
  return `${lines.join('\n')}\n\n`;
}

function miscOf(first: string, second: string): string {
  const fields = [first, second].filter((field) => field !== '');
  return fields.length === 0 ? '_' : fields.join('|');
}

/** MISC of a word or range that `between` parts from the next one; empty for one space. */
function spacingOf(between: string): string {
  if (between === ' ') return '';
  return between === '' ? 'SpaceAfter=No' : `SpacesAfter=${escaped(between)}`;
}

const escapeOf = new Map(Object.entries(escapes).map(([code, sign]) => [sign, `\\${code}`]));

function escaped(spaces: string): string {
  return spaces.replace(
    /[ |\\\p{Cc}\u2028\u2029]/gu,
    (sign) => escapeOf.get(sign) ?? `\\u{${sign.codePointAt(0)!.toString(16)}}`,
  );
}

/** Line breaks and other controls would end the comment. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

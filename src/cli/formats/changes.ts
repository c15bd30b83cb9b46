/** What changed in an article, for a terminal: `[-gone-]`, `{+new+}`, in colour too where there is any. */
import { fieldsBeside } from '../../lib/versions.ts';
import type { ArticleVersion, Comparison, Edit, FieldChange, PartChange } from '../../types/index.ts';
import { type Palette, visible, wrapped } from '../terminal.ts';

const fieldNames: Readonly<Record<string, string>> = {
  headline: 'headline',
  authors: 'authors',
  datePublished: 'published',
  dateModified: 'changed',
  section: 'section',
  url: 'address',
};

/** The two captures, then every change; it ends with a line feed. */
export function changesText(
  { from, to }: { readonly from: ArticleVersion; readonly to: ArticleVersion },
  comparison: Comparison,
  paint: Palette,
  width: number | null,
): string {
  const { parts } = comparison;
  const fields = fieldsBeside(comparison);
  const lines = [versionLine('from', from), versionLine('to', to), ''];
  for (const change of fields) lines.push(fieldLine(change, paint), '');
  for (const change of parts) lines.push(...partLines(change, paint, width), '');
  if (fields.length + parts.length === 0) lines.push('The words are the same.', '');
  return `${lines.join('\n').trimEnd()}\n`;
}

/** `to    2031-05-20T08:00:00Z, still so on 2031-05-21T08:00:00Z  (capture 5dhl…)` */
export function versionLine(label: string, { capture, lastSeenAt }: ArticleVersion): string {
  const still = lastSeenAt === capture.capturedAt ? '' : `, still so on ${lastSeenAt}`;
  return `${label.padEnd(5)} ${capture.capturedAt}${still}  (capture ${capture.id})`;
}

function fieldLine({ field, before, after }: FieldChange, paint: Palette): string {
  const words = (value: string | null) => (value === null ? 'not said' : visible(value.replaceAll('\n', ', ')));
  return `${paint.strong(fieldNames[field] ?? field)}: ${removed(words(before), paint)} ${added(words(after), paint)}`;
}

function partLines({ change, kind, edits }: PartChange, paint: Palette, width: number | null): string[] {
  const text = edits.map((edit) => editText(edit, paint, change === 'rewritten')).join('');
  return [`${paint.strong(kind)}, ${change}`, `  ${wrapped(text.replace(/ {2,}/g, ' ').trim(), width, '  ')}`];
}

/** Of what stayed in a rewritten part so much is shown on either side, in characters; whole words where there are spaces. */
const shownBeside = 80;

function editText({ kind, text }: Edit, paint: Palette, isWithin: boolean): string {
  const words = visible(text);
  const [before, after] = [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : ''];
  if (words === '') return before;
  if (kind === 'removed') return `${before}${removed(words, paint)}${after}`;
  if (kind === 'added') return `${before}${added(words, paint)}${after}`;
  if (!isWithin || words.length <= 2 * shownBeside + 3) return `${before}${words}${after}`;
  const head = words.slice(0, shownBeside).replace(/\s\S*$/u, '');
  const tail = words.slice(-shownBeside).replace(/^\S*\s/u, '');
  return `${before}${head} … ${tail}${after}`;
}

function removed(words: string, paint: Palette): string {
  return paint.bad(`[-${words}-]`);
}

function added(words: string, paint: Palette): string {
  return paint.good(`{+${words}+}`);
}

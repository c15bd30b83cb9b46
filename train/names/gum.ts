/**
 * GUM marks whole noun phrases, with their types. The name in one is the proper words around its head: `Ilse Varga` in
 * `the harbour minister Ilse Varga of Midvale`.
 */
import type { NameType } from '../../src/language/names/index.ts';
import { english } from '../../src/languages/en/index.ts';
import type { MarkedDocument, MarkedName } from './marked.ts';

interface Word {
  readonly form: string;
  readonly lower: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: number;
  readonly relation: string;
  readonly start: number;
  readonly end: number;
}

interface Phrase {
  readonly id: string;
  readonly type: string;
  readonly first: number;
  /** Exclusive. */
  end: number;
  /** Words of the phrase that make its head, counted from 1. */
  readonly least: number;
}

const types: Readonly<Record<string, NameType>> = {
  person: 'PER',
  organization: 'ORG',
  place: 'LOC',
  event: 'MISC',
  object: 'MISC',
  abstract: 'MISC',
};

export function gumDocument(id: string, conllu: string): MarkedDocument {
  const words: Word[] = [];
  const phrases: Phrase[] = [];
  const open: Phrase[] = [];
  let text = '';
  let sentence = 0;
  for (const line of conllu.split('\n')) {
    if (line.startsWith('# newpar') && text !== '' && !text.endsWith('\n')) text = `${text.trimEnd()}\n`;
    if (line === '') sentence = words.length;
    const columns = line.split('\t');
    if (!/^\d+$/.test(columns[0]!)) continue;
    const form = columns[1]!;
    const start = text.length;
    text += form;
    words.push({
      form,
      lower: form.toLowerCase(),
      upos: columns[3]!,
      xpos: columns[4]!,
      head: sentence + Number(columns[6]) - 1,
      relation: columns[7]!,
      start,
      end: text.length,
    });
    readEntities(columns[9]!, words.length - 1, open, phrases);
    if (!columns[9]!.includes('SpaceAfter=No')) text += ' ';
  }
  return { id, text, names: outermost(phrases.flatMap((phrase) => nameIn(phrase, words))) };
}

function readEntities(misc: string, word: number, open: Phrase[], phrases: Phrase[]): void {
  const marks =
    misc
      .split('|')
      .find((one) => one.startsWith('Entity='))
      ?.slice('Entity='.length) ?? '';
  for (const [whole, opening, closing] of marks.matchAll(/\(([^()]*)\)?|([^()]+)\)/g)) {
    if (opening !== undefined) {
      const [id = '', type = '', , , , least = ''] = opening.split('-');
      const phrase = { id, type, first: word, end: word + 1, least: Number(/\d+/.exec(least)?.[0] ?? 0) };
      if (whole.endsWith(')')) phrases.push(phrase);
      else open.push(phrase);
      continue;
    }
    const at = open.findLastIndex(({ id }) => id === closing);
    if (at < 0) continue;
    const [phrase] = open.splice(at, 1);
    phrase!.end = word + 1;
    phrases.push(phrase!);
  }
}

const isProper = ({ xpos, form }: Word) => xpos.startsWith('NNP') && /[\p{L}\d]/u.test(form);

function nameIn({ type, first, end, least }: Phrase, words: readonly Word[]): readonly MarkedName[] {
  const head = words[first + Math.max(least, 1) - 1];
  if (head === undefined || head.upos !== 'PROPN') return [];
  const kind = types[type];
  if (kind === undefined) return [];
  const at = words.indexOf(head, first);
  let from = at;
  let past = at + 1;
  while (from > first && joins(words, from - 1, -1, first, end, kind)) from--;
  while (past < end && joins(words, past, 1, first, end, kind)) past++;
  while (from < past - 1 && !isProper(words[from]!)) from++;
  while (past > from + 1 && !isProper(words[past - 1]!) && !/^\d+$/.test(words[past - 1]!.form)) past--;
  if (kind === 'PER') from = withoutTitles(words, from, past);
  if (from >= past || !/\p{Lu}/u.test(words[from]!.form)) return [];
  return [{ start: words[from]!.start, end: words[past - 1]!.end, type: kind }];
}

const organizationJoints = new Set(['of', 'for', 'and', 'the', '&', '-', 'on', 'in', "'s", "'", '’s', '.']);
const placeJoints = new Set(['of', 'the', '-', '.', "'s", 'and']);
const personJoints = new Set(['-', '.', '"', "'"]);

function joins(words: readonly Word[], k: number, step: number, first: number, end: number, kind: NameType): boolean {
  const word = words[k]!;
  if (isProper(word)) return true;
  if (step > 0 && /^\d+$/.test(word.form) && kind !== 'PER') return true;
  const joints = kind === 'PER' ? personJoints : kind === 'LOC' ? placeJoints : organizationJoints;
  const small = word.lower;
  if (!joints.has(small) && !english.nameParticles.has(small)) return false;
  const next = k + step;
  if (next < first || next >= end) return false;
  const further = words[next]!;
  if (isProper(further)) return true;
  return (
    small !== 'and' &&
    further.lower === 'the' &&
    next + step < end &&
    next + step >= first &&
    isProper(words[next + step]!)
  );
}

function withoutTitles(words: readonly Word[], from: number, end: number): number {
  let first = from;
  while (first < end - 1) {
    const { lower } = words[first]!;
    const isTitle =
      english.titles.has(lower) ||
      english.roleNouns.has(lower) ||
      english.roleModifiers.has(lower) ||
      english.demonyms.has(lower);
    if (!isTitle || english.femaleNames.has(lower) || english.maleNames.has(lower)) break;
    first++;
  }
  return first;
}

/** Names do not nest: the outermost is kept. */
function outermost(names: readonly MarkedName[]): readonly MarkedName[] {
  const sorted = [...names].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: MarkedName[] = [];
  for (const name of sorted) if (kept.length === 0 || name.start >= kept.at(-1)!.end) kept.push(name);
  return kept;
}

/** Signatures: a paragraph that is nothing but a name, with what it is the name of: `— Ilse Varga, Orsk`, `Ilse Varga, mayor`. */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import { endsSentence, isDash, type Layout } from './layout.ts';
import { mentionAt } from './leads.ts';

/** In words and signs. */
const longestSignature = 16;
const longestBareSignature = 12;

export interface Signature extends Omit<Relation, 'content'> {
  readonly source: WordRange;
}

/**
 * The signature that the paragraph after one is, or null. Behind a dash a capital letter is enough; without one it must be a name that
 * the article knows as a person's, and no verb may stand in it.
 */
export function signatureAfter(layout: Layout, paragraph: number): Signature | null {
  const next = layout.paragraphs[paragraph + 1];
  if (paragraph < 0 || next === undefined) return null;
  return signatureIn(layout, next);
}

export function signatureIn(layout: Layout, { first, end }: WordRange): Signature | null {
  const { words } = layout.parsed;
  if (end - first > longestSignature) return null;
  const dash = isDash(words.forms[first]!);
  const start = dash ? first + 1 : first;
  let stop = end;
  while (stop > start && layout.isWord[stop - 1] === 0 && words.forms[stop - 1] !== ')') stop--;
  if (stop <= start || !isName(layout, start, stop, dash) || (!dash && stop - start > longestBareSignature))
    return null;
  return {
    rule: 'signature',
    sourceRule: 'signature',
    source: { first: start, end: stop },
    cueHead: dash ? first : -1,
    cue: dash ? { first, end: start } : null,
    confidence: dash ? 0.9 : 0.7,
  };
}

function isName(layout: Layout, first: number, end: number, dash: boolean): boolean {
  const { words, tree, mentions } = layout.parsed;
  let known = isGivenName(layout, words.lower[first]!) && end - first > 1;
  for (let i = first; i < end; i++) {
    const form = words.forms[i]!;
    const upos = tree.labels.upos[tree.upos[i]!]!;
    if (form === ':' || form === ';' || endsSentence(form)) return false;
    if ((upos === 'VERB' || upos === 'AUX' || upos === 'PRON') && form === form.toLowerCase()) return false;
    if (i < first + 4) known ||= mentionAt(mentions, words.start[i]!)?.type === 'PER';
  }
  const initial = words.forms[first]![0]!;
  const capital = initial !== initial.toLowerCase();
  return capital && (dash || known);
}

function isGivenName({ pack }: Layout, lower: string): boolean {
  return pack.femaleNames.has(lower) || pack.maleNames.has(lower);
}

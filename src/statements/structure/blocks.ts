/**
 * Block quotations without marks: the paragraph before them ends with a colon and says whose they are (`She wrote:`), or a signature ends
 * them.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import { joined, type Layout, type Paragraph } from './layout.ts';
import { lastUnquoted, leadingRelations } from './leading.ts';
import { colonLead } from './leads.ts';
import { signatureIn } from './signatures.ts';
import { coveredBy } from './words.ts';

/** The relations given, some with longer contents, then new ones. Linear in the words. */
export function continueBlocks(layout: Layout, relations: readonly Relation[]): readonly Relation[] {
  const { paragraphs } = layout;
  if (!paragraphs.some(({ kind }) => kind === 'blockquote')) return relations;
  const found = [...relations];
  const leading = leadingRelations(layout, relations);
  const unquoted = lastUnquoted(layout);
  const taken = coveredBy(layout, relations);
  for (let at = 1; at < paragraphs.length; at++) {
    if (paragraphs[at]!.kind !== 'blockquote' || paragraphs[at - 1]!.kind === 'blockquote') continue;
    let end = at;
    while (paragraphs[end]?.kind === 'blockquote') end++;
    const block = paragraphs.slice(at, end);
    if (block.every((paragraph) => paragraph.quoted) || isTaken(taken, block)) continue;
    place(layout, found, block, paragraphs[at - 1]!, { leading, unquoted });
  }
  return found;
}

interface Before {
  readonly leading: Int32Array;
  readonly unquoted: Int32Array;
}

function place(
  layout: Layout,
  found: Relation[],
  block: readonly Paragraph[],
  before: Paragraph,
  { leading, unquoted }: Before,
) {
  const { forms, sentence } = layout.parsed.words;
  const signature = signatureIn(layout, block.at(-1)!);
  if (block.length > 1 && signature !== null && signature.cueHead >= 0) {
    found.push({ ...signature, content: joined(block.slice(0, -1)) });
    return;
  }
  const lead = unquoted[before.end - 1]!;
  if (forms[before.end - 1] !== ':' || lead < before.first) return;
  const known = leading[sentence[lead]!]!;
  if (known >= 0) {
    found[known] = { ...found[known]!, content: joined([...found[known]!.content, ...block]) };
    return;
  }
  const introduced = colonLead(layout, lead, true);
  if (introduced !== null) found.push({ ...introduced, content: joined(block) });
}

/** Somebody's already, as in a transcript. */
function isTaken(taken: Uint8Array, block: readonly WordRange[]): boolean {
  let all = 0;
  let covered = 0;
  for (const { first, end } of block) {
    all += end - first;
    for (let i = first; i < end; i++) covered += taken[i]!;
  }
  return 10 * covered > 9 * all;
}

/**
 * Letters to the editor and signed statements: paragraphs without quotation marks over a signature, `— Ilse Varga, Orsk`. One
 * signature at the end of an article is its author's; several are letters.
 */
import type { Relation } from '../relation.ts';
import { joined, type Layout } from './layout.ts';
import { signatureIn } from './signatures.ts';
import { soundsSpoken } from './speech.ts';

/** A letter without a heading goes back no further. In paragraphs. */
const longestLetter = 12;

export function findLetters(layout: Layout): readonly Relation[] {
  const { paragraphs } = layout;
  const letters: Relation[] = [];
  let spoken = 0;
  let from = 0;
  for (let at = 0; at < paragraphs.length; at++) {
    const { kind } = paragraphs[at]!;
    if (kind !== 'paragraph' && kind !== 'blockquote') from = at + 1;
    const signature = signatureIn(layout, paragraphs[at]!);
    if (signature === null || signature.cueHead < 0 || kind === 'headline') continue;
    const body = paragraphs.slice(Math.max(from, at - longestLetter), at);
    from = at + 1;
    if (body.length === 0 || body.every(({ quoted }) => quoted)) continue;
    if (body.some((paragraph) => soundsSpoken(layout, paragraph))) spoken++;
    letters.push({ ...signature, rule: 'letter', content: joined(body), confidence: 0.8 });
  }
  return letters.length > 1 && 2 * spoken > letters.length ? letters : [];
}

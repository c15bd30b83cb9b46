/** Who is the same, as people marked it: one JSON object a line. Offsets are code points. */
import { readFileSync } from 'node:fs';
import type { ChainedDocument } from '../../../train/coreference/treebank-chains.ts';

export type CodePoints = readonly [start: number, end: number];

export interface GoldEntity {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly kind: string;
}

export interface GoldDocument {
  readonly doc: string;
  readonly text: string;
  readonly ents: readonly GoldEntity[];
  readonly chains: readonly (readonly CodePoints[])[];
}

export interface Prediction {
  readonly doc: string;
  readonly chains: readonly (readonly CodePoints[])[];
}

export function readGold(path: string): readonly GoldDocument[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldDocument);
}

/** A document of the treebank in the same form. */
export function goldOf({ doc, text, mentions }: ChainedDocument): GoldDocument {
  const points = codePointsOf(text);
  const kinds = { name: 'name', pronoun: 'pron', noun: 'nom' } as const;
  const ents = mentions.map(({ start, end, type, kind }) => ({
    start: points(start),
    end: points(end),
    type,
    kind: kinds[kind],
  }));
  const chains = new Map<string, CodePoints[]>();
  mentions.forEach(({ entity }, at) => {
    const span = [ents[at]!.start, ents[at]!.end] as const;
    const held = chains.get(entity);
    if (held === undefined) chains.set(entity, [span]);
    else held.push(span);
  });
  return { doc, text, ents, chains: [...chains.values()] };
}

/** Code points before each UTF-16 offset. */
export function codePointsOf(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const before = new Uint32Array(text.length + 1);
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    before[i] = points;
    const code = text.charCodeAt(i);
    if (code < 0xdc00 || code > 0xdfff) points++;
  }
  before[text.length] = points;
  return (offset) => before[offset]!;
}

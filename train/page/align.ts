/**
 * Which blocks of a page its gold body is made of: by runs of four words, each of which may be used as often as the
 * gold body has it. Blocks that stand with most of the body are asked first, so that a second copy elsewhere is none.
 */
import type { ScannedPage } from '../../src/page/html/index.ts';
import type { GoldPage } from './gold.ts';

export interface Aligned {
  /** 1 the story's, 0 not, NaN not known. */
  readonly label: Float32Array;
  /** How much each block counts. Of a page, all together about two. */
  readonly weight: Float32Array;
}

const invisible = /\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g;

function tokens(text: string): string[] {
  return text.replace(invisible, '').match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function runsOf(words: readonly string[], length: number): string[] {
  const runs: string[] = [];
  for (let i = 0; i + length <= words.length; i++) runs.push(words.slice(i, i + length).join(' '));
  return runs;
}

export function alignBody(page: ScannedPage, gold: GoldPage): Aligned {
  return gold.body === null ? bySnippets(page, gold) : byBody(page, gold.body);
}

function byBody(page: ScannedPage, body: string): Aligned {
  const { text } = page.blocks;
  const lines = body.split('\n').map(tokens);
  const all = lines.flat();
  const counts = new Map<string, number>();
  const add = (run: string) => counts.set(run, (counts.get(run) ?? 0) + 1);
  for (const run of runsOf(all, 4)) add(run);
  const short = new Map<string, number>();
  for (const line of lines)
    if (line.length > 0 && line.length < 4) short.set(line.join(' '), (short.get(line.join(' ')) ?? 0) + 1);
  const label = new Float32Array(text.length);
  const words = text.map(tokens);
  const take = (i: number, strict: boolean) => {
    const own = words[i]!;
    if (own.length < 4) return;
    const runs = runsOf(own, 4);
    const met = runs.filter((run) => (counts.get(run) ?? 0) > 0);
    if (met.length < runs.length * (strict ? 0.6 : 0.5)) return;
    label[i] = 1;
    for (const run of met) counts.set(run, counts.get(run)! - 1);
  };
  // Where most of it stands: blocks near to long ones that are surely the body's.
  const sure = words.map((own) => own.length >= 12 && share(runsOf(own, 4), counts) > 0.8);
  const near = nearTo(sure, 12);
  for (let i = 0; i < text.length; i++) if (sure[i]!) take(i, true);
  for (let i = 0; i < text.length; i++) if (near[i]! && label[i] === 0) take(i, false);
  for (let i = 0; i < text.length; i++) if (label[i] === 0) take(i, true);
  const told = nearTo(
    [...label].map((value) => value === 1),
    6,
  );
  const spanned = spannedBy(words, new Set(runsOf(all, 4)));
  for (let i = 0; i < text.length; i++) {
    const own = words[i]!;
    if (own.length === 0 || own.length > 3) continue;
    const key = own.join(' ');
    const left = short.get(key) ?? 0;
    if (spanned[i]!) label[i] = 1;
    else if (left > 0 && told[i]!) {
      label[i] = 1;
      short.set(key, left - 1);
    }
  }
  const weight = new Float32Array(text.length);
  const total = Math.max(all.length, 60);
  words.forEach((own, i) => {
    weight[i] = own.length === 0 ? 0 : Math.min(1, (own.length + 2) / (total + 40));
  });
  return { label, weight };
}

/** Cells, labels, names: blocks all of whose words are in runs that the gold body has too, going on from block to block. */
function spannedBy(words: readonly (readonly string[])[], runs: ReadonlySet<string>): boolean[] {
  const all = words.flat();
  const covered = new Uint8Array(all.length);
  for (let k = 0; k + 4 <= all.length; k++) if (runs.has(all.slice(k, k + 4).join(' '))) covered.fill(1, k, k + 4);
  let at = 0;
  return words.map((own) => {
    at += own.length;
    return own.length > 0 && covered.subarray(at - own.length, at).every((one) => one === 1);
  });
}

function share(runs: readonly string[], counts: ReadonlyMap<string, number>): number {
  return runs.length === 0 ? 0 : runs.filter((run) => counts.has(run)).length / runs.length;
}

/** Whether one of `marks` is true within `reach` places on both sides, or on one side within a third of it. */
function nearTo(marks: readonly boolean[], reach: number): boolean[] {
  const before = distances(marks);
  const after = distances([...marks].reverse()).reverse();
  return marks.map(
    (_, i) => (before[i]! <= reach && after[i]! <= reach) || Math.min(before[i]!, after[i]!) <= reach / 3,
  );
}

function distances(marks: readonly boolean[]): number[] {
  let at = -1e9;
  return marks.map((mark, i) => {
    if (mark) at = i;
    return i - at;
  });
}

function bySnippets(page: ScannedPage, gold: GoldPage): Aligned {
  const { text } = page.blocks;
  const label = new Float32Array(text.length).fill(Number.NaN);
  const weight = new Float32Array(text.length);
  const squash = (value: string) => value.replace(invisible, '').replace(/\s+/gu, ' ').trim();
  const squashed = text.map(squash);
  const each = 0.8 / Math.max(1, gold.must.length + gold.mustNot.length);
  for (const [snippets, value] of [
    [gold.mustNot, 0],
    [gold.must, 1],
  ] as const) {
    for (const snippet of snippets.map(squash)) {
      if (snippet === '') continue;
      const at = squashed.map((line, i) => (line.includes(snippet) ? i : -1)).filter((i) => i >= 0);
      // A snippet that stands in several places tells which is meant only when it must not be there at all.
      if (value === 1 && at.length > 1) continue;
      for (const i of at) {
        label[i] = value;
        weight[i] = Math.min(1, weight[i]! + each);
      }
    }
  }
  return { label, weight };
}

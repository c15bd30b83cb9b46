/**
 * A split in PolNeAR's layout: `text/*.txt` and `attributions/<id>_<annotator>.ann` (brat's stand-off format).
 * Articles with several annotators use the alphabetically first. Gold without content is skipped.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Offsets = readonly (readonly [start: number, end: number])[];

/** Offsets in code points of the text file. */
export interface ScoredStatement {
  readonly source: Offsets | null;
  readonly cue: Offsets | null;
  readonly content: Offsets | null;
}

export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly statements: readonly ScoredStatement[];
  readonly discard: Offsets;
}

/** A record of brat's stand-off format; a line that does not start one continues the one before it. */
function records(text: string): readonly string[] {
  const found: string[] = [];
  for (const line of text.split('\n')) {
    if (/^[TEARMN#*]\d*\t/.test(line)) found.push(line);
    else if (found.length > 0) found[found.length - 1] += `\n${line}`;
  }
  return found;
}

function readAnnotations(text: string): { statements: ScoredStatement[]; discard: Offsets } {
  const spans = new Map<string, [number, number][]>();
  const discard: [number, number][] = [];
  const events: string[][] = [];
  for (const record of records(text)) {
    const [id = '', middle = ''] = record.split('\t');
    if (record.startsWith('T')) {
      const space = middle.indexOf(' ');
      const list = middle
        .slice(space + 1)
        .split(';')
        .map((pair) => pair.trim().split(/\s+/).map(Number) as [number, number]);
      spans.set(id, list);
      if (middle.slice(0, space) === 'Discard') discard.push(...list);
    } else if (record.startsWith('E')) events.push(middle.trim().split(/\s+/));
  }
  const statements: ScoredStatement[] = [];
  for (const event of events) {
    const roles: Record<string, [number, number][]> = { source: [], cue: [], content: [] };
    for (const part of event) {
      const [role = '', ref = ''] = part.split(':');
      roles[role.replace(/\d+$/, '').toLowerCase()]?.push(...(spans.get(ref) ?? []));
    }
    const sorted = (list: [number, number][]) =>
      list.length === 0 ? null : list.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    if (roles.content!.length > 0) {
      statements.push({ source: sorted(roles.source!), cue: sorted(roles.cue!), content: sorted(roles.content!) });
    }
  }
  return { statements, discard };
}

/** Reads `text/*.txt` and `attributions/<id>_<annotator>.ann`; articles without annotations are left out. */
export function readGold(split: string): readonly GoldArticle[] {
  const files = new Map<string, string>();
  for (const file of readdirSync(join(split, 'attributions')).sort()) {
    const id = /^(.*)_[0-9a-z]+\.ann$/.exec(file)?.[1];
    if (id !== undefined && !files.has(id)) files.set(id, file);
  }
  const gold: GoldArticle[] = [];
  for (const file of readdirSync(join(split, 'text')).sort()) {
    const id = file.replace(/\.txt$/, '');
    const annotations = files.get(id);
    if (id === file || annotations === undefined || !existsSync(join(split, 'text', file))) continue;
    const text = readFileSync(join(split, 'text', file), 'utf8');
    gold.push({ id, text, ...readAnnotations(readFileSync(join(split, 'attributions', annotations), 'utf8')) });
  }
  return gold;
}

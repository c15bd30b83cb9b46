/**
 * Scores attributed statements (source, cue, content) against a split in PolNeAR's layout.
 *
 * token     a word (clitics split off) or one other sign. A span's tokens are the words at least half covered by it; signs
 *           count only where a span has no word at all.
 * relation  one-to-one pairs, greedy by content Dice, with content Dice >= 0.8 and source Dice >= 0.5 where the gold has a
 *           source (where it has none, the prediction must have none).
 * type      by double quotation marks, paragraph by paragraph: direct when >= 90 % of the content's words lie inside, indirect
 *           when none does, else mixed. Recall goes by the gold's type, precision by the prediction's own.
 * direct quotes, right source: of direct gold statements with a source, the share with content Dice >= 0.5 and source Dice >= 0.5.
 * Articles with several annotators use the alphabetically first. Gold without content is skipped. Predictions that lie mostly in
 * a stretch that the annotators discarded are left out.
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

const tokenPattern =
  /n['’]t\b|['’](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}_])|(?:(?!n['’]t\b)[\p{L}\p{N}])+(?:\.(?=[\p{L}\p{N}])(?:(?!n['’]t\b)[\p{L}\p{N}])+)*|\S/giu;
const wordPattern = /[\p{L}\p{N}]/u;

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

/** UTF-16 offset → code points before it; the text's own array when it has no astral characters. */
export function codePoints(text: string): (offset: number) => number {
  if (!/[\u{10000}-\u{10FFFF}]/u.test(text)) return (offset) => offset;
  const counts = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const low = text.charCodeAt(i);
    counts[i + 1] = counts[i]! + (low >= 0xdc00 && low <= 0xdfff ? 0 : 1);
  }
  return (offset) => counts[offset]!;
}

/** 1 for each character inside double quotation marks; a quotation left open ends with its paragraph. */
function quotedCharacters(text: readonly string[]): Uint8Array {
  const quoted = new Uint8Array(text.length + 1);
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (character === '\n') {
      inside = false;
      continue;
    }
    const pair = (character === '`' || character === "'") && text[i + 1] === character;
    const mark = pair ? character + character : '"“”„«»'.includes(character) ? character : null;
    if (mark === null) {
      if (inside) quoted[i] = 1;
      continue;
    }
    const next = text[i + mark.length];
    if (['``', '“', '„', '«'].includes(mark)) inside = true;
    else if (inside) inside = false;
    else inside = next !== undefined && !/\s/.test(next) && mark !== "''";
    i += mark.length - 1;
  }
  return quoted;
}

export const types = ['direct', 'indirect', 'mixed'] as const;
export type ScoredType = (typeof types)[number];

interface Prepared {
  /** Place in the list that was given. */
  readonly index: number;
  readonly source: ReadonlySet<number>;
  readonly cue: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
  readonly type: ScoredType;
}

class ScoredArticle {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly isWord: boolean[] = [];
  readonly quoted: Uint8Array;

  constructor(text: string) {
    const toPoints = codePoints(text);
    for (const match of text.matchAll(tokenPattern)) {
      this.starts.push(toPoints(match.index));
      this.ends.push(toPoints(match.index + match[0].length));
      this.isWord.push(wordPattern.test(match[0]));
    }
    this.quoted = quotedCharacters([...text]);
  }

  /** Index of the first token that ends after `offset`. */
  #from(offset: number): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.ends[middle]! > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  tokens(spans: Offsets | null): ReadonlySet<number> {
    const covered = new Map<number, number>();
    for (const [start, end] of spans ?? []) {
      for (let n = this.#from(start); n < this.starts.length && this.starts[n]! < end; n++) {
        const shared = Math.min(end, this.ends[n]!) - Math.max(start, this.starts[n]!);
        covered.set(n, (covered.get(n) ?? 0) + shared);
      }
    }
    const full = [...covered].filter(([n, count]) => 2 * count >= this.ends[n]! - this.starts[n]!).map(([n]) => n);
    const words = full.filter((n) => this.isWord[n]);
    if (words.length > 0) return new Set(words);
    return new Set(full.length > 0 ? full : covered.keys());
  }

  prepare(statements: readonly ScoredStatement[]): readonly Prepared[] {
    return statements.flatMap((statement, index) => {
      const content = this.tokens(statement.content);
      if (content.size === 0) return [];
      let inside = 0;
      for (const n of content) inside += this.quoted[this.starts[n]!]!;
      const type: ScoredType = inside === 0 ? 'indirect' : inside >= 0.9 * content.size ? 'direct' : 'mixed';
      return [{ index, source: this.tokens(statement.source), cue: this.tokens(statement.cue), content, type }];
    });
  }
}

export function dice(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const n of a) if (b.has(n)) shared++;
  return (2 * shared) / (a.size + b.size);
}

const sourceFits = (gold: Prepared, given: Prepared) =>
  gold.source.size > 0 ? dice(gold.source, given.source) >= 0.5 : given.source.size === 0;

/** Greedy pairs by content Dice; ties go to the better source and cue, then to text order. */
function pair(
  gold: readonly Prepared[],
  given: readonly Prepared[],
  least: number,
  fits?: (a: Prepared, b: Prepared) => boolean,
) {
  const pairs: [number, number, number, number][] = [];
  gold.forEach((a, i) => {
    given.forEach((b, j) => {
      const score = dice(a.content, b.content);
      if (score > 0 && score >= least && (fits === undefined || fits(a, b))) {
        pairs.push([-score, -dice(a.source, b.source) - dice(a.cue, b.cue), i, j]);
      }
    });
  });
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  const usedGold = new Set<number>();
  const usedGiven = new Set<number>();
  const chosen: (readonly [gold: number, given: number])[] = [];
  for (const [, , i, j] of pairs) {
    if (usedGold.has(i) || usedGiven.has(j)) continue;
    usedGold.add(i);
    usedGiven.add(j);
    chosen.push([i, j]);
  }
  return chosen;
}

/** Hits counted from the prediction's side and from the gold's, because types may differ. */
export interface Count {
  given: number;
  gold: number;
  givenRight: number;
  goldRight: number;
}

export interface Scores {
  readonly articles: number;
  /** `relation`, `content >= .8`, `content exact`, each for all and by type. */
  readonly counts: Readonly<Record<string, Count>>;
  readonly directQuotes: { gold: number; found: number; rightSource: number };
  /** By article: places in the list given of the statements that were scored, and of those whose relation is right. */
  readonly verdicts: ReadonlyMap<string, { readonly counted: readonly number[]; readonly right: ReadonlySet<number> }>;
}

export function f1({ given, gold, givenRight, goldRight }: Count) {
  const precision = given === 0 ? 0 : givenRight / given;
  const recall = gold === 0 ? 0 : goldRight / gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Scores predictions by article id; articles without predictions count as empty. */
export function score(
  articles: readonly GoldArticle[],
  given: ReadonlyMap<string, readonly ScoredStatement[]>,
): Scores {
  const counts: Record<string, Count> = {};
  const directQuotes = { gold: 0, found: 0, rightSource: 0 };
  const verdicts = new Map<string, { counted: readonly number[]; right: ReadonlySet<number> }>();
  const add = (
    name: string,
    gold: readonly Prepared[],
    predicted: readonly Prepared[],
    pairs: readonly (readonly [number, number])[],
  ) => {
    for (const group of ['all', ...types] as const) {
      counts[`${group} / ${name}`] ??= { given: 0, gold: 0, givenRight: 0, goldRight: 0 };
      const count = counts[`${group} / ${name}`]!;
      const inGroup = (one: Prepared) => group === 'all' || one.type === group;
      count.given += predicted.filter(inGroup).length;
      count.gold += gold.filter(inGroup).length;
      count.goldRight += pairs.filter(([i]) => inGroup(gold[i]!)).length;
      count.givenRight += pairs.filter(([, j]) => inGroup(predicted[j]!)).length;
    }
  };
  for (const { id, text, statements, discard } of articles) {
    const article = new ScoredArticle(text);
    const gold = article.prepare(statements);
    const out = article.tokens(discard);
    const predicted = article.prepare(given.get(id) ?? []).filter(({ content }) => {
      let dropped = 0;
      for (const n of content) if (out.has(n)) dropped++;
      return dropped <= 0.5 * content.size;
    });
    const relation = pair(gold, predicted, 0.8, sourceFits);
    add('relation', gold, predicted, relation);
    add('content >= .8', gold, predicted, pair(gold, predicted, 0.8));
    add('content exact', gold, predicted, pair(gold, predicted, 1));
    verdicts.set(id, {
      counted: predicted.map(({ index }) => index),
      right: new Set(relation.map(([, j]) => predicted[j]!.index)),
    });
    const half = new Map(pair(gold, predicted, 0.5));
    gold.forEach((one, i) => {
      if (one.type !== 'direct' || one.source.size === 0) return;
      directQuotes.gold++;
      const found = half.get(i);
      if (found === undefined) return;
      directQuotes.found++;
      if (dice(one.source, predicted[found]!.source) >= 0.5) directQuotes.rightSource++;
    });
  }
  return { articles: articles.length, counts, directQuotes, verdicts };
}

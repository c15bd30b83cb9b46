/**
 * Scores page readings against gold records: body, headline, authors, date.
 * Body: 4-gram shingles of words, counts normalised per page, mean precision over pages with a prediction or gold, mean
 * recall over pages with gold, F1 of the means (the measure of scrapinghub's article-extraction-benchmark). `bodyAlt`
 * takes the better of the gold body and its alternatives. Authors: micro F1 over normalised names. Date: same calendar
 * day, as written or both in UTC. `whole`: everything annotated is right at once.
 */
export interface GoldPage {
  readonly id: string;
  readonly url?: string | null;
  readonly title?: string | null;
  readonly authors?: readonly string[] | null;
  readonly published?: string | null;
  readonly body?: string | null;
  readonly body_alt?: readonly string[] | null;
  readonly must?: readonly string[] | null;
  readonly must_not?: readonly string[] | null;
}

export interface PredictedPage {
  readonly id: string;
  readonly title?: string | null;
  readonly authors?: readonly string[];
  readonly published?: string | null;
  readonly body?: string | null;
  readonly error?: string;
}

export interface Scores {
  readonly figures: Readonly<Record<string, number>>;
  /** F1 of the body, page by page. */
  readonly pages: ReadonlyMap<string, number>;
}

const invisible = /\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g;
const word = /[\p{L}\p{N}_]+/gu;

function words(text: string | null | undefined): string[] {
  return (text ?? '').replace(invisible, '').match(word) ?? [];
}

/** NFKC, lower case, letters and digits only. */
export function normal(text: string | null | undefined): string {
  const folded = (text ?? '').replace(invisible, '').normalize('NFKC').toLowerCase().replaceAll('ß', 'ss');
  return (folded.match(word) ?? []).join(' ');
}

function countOf(items: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function shingles(text: string): Map<string, number> {
  const all = words(text);
  const runs: string[] = [];
  for (let i = 0; i < Math.max(1, all.length - 3); i++) runs.push(all.slice(i, i + 4).join('\u0000'));
  return countOf(runs.filter((run) => run !== ''));
}

function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [item, count] of a) sum += Math.min(count, b.get(item) ?? 0);
  return sum;
}

type Match = readonly [tp: number, fp: number, fn: number];

function match(gold: string, predicted: string): Match {
  const a = shingles(gold);
  const b = shingles(predicted);
  const tp = shared(a, b);
  const fp = total(b) - tp;
  const fn = total(a) - tp;
  const sum = tp + fp + fn;
  return sum === 0 ? [0, 0, 0] : [tp / sum, fp / sum, fn / sum];
}

function precision([tp, fp, fn]: Match): number {
  return fp === 0 && fn === 0 ? 1 : tp + fp === 0 ? 0 : tp / (tp + fp);
}
function recall([tp, fp, fn]: Match): number {
  return fp === 0 && fn === 0 ? 1 : tp + fn === 0 ? 0 : tp / (tp + fn);
}
function harmonic(p: number, r: number): number {
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}
function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function bodyScores(rows: readonly Match[]): { f1: number; p: number; r: number } {
  const p = mean(rows.filter(([tp, fp]) => tp + fp > 0).map(precision));
  const r = mean(rows.filter(([tp, , fn]) => tp + fn > 0).map(recall));
  return { f1: harmonic(p, r), p, r };
}

const by = /^\s*(?:written by|story by|by|von|par|por|di|af|av|door|text|autor(?:in)?)\s*[:\s]\s*/iu;
const separators = /\s*(?:\n|;|\||,|\/|&|(?<![\p{L}\p{N}_])(?:and|und|et|e|y|og|och)(?![\p{L}\p{N}_]))\s*/iu;

function names(list: readonly string[] | null | undefined, split: boolean): Set<string> {
  const found = new Set<string>();
  for (const author of list ?? []) {
    for (const piece of split ? author.replace(by, '').split(separators) : [author]) {
      const name = normal(piece.replace(by, '').normalize('NFKD').replace(/\p{M}/gu, ''));
      if (name !== '') found.add(name);
    }
  }
  return found;
}

/** Gold names stay whole; a predicted entry is divided at separators unless it equals a gold name as it is. */
function authorSets(gold: readonly string[], predicted: readonly string[] | undefined): [Set<string>, Set<string>] {
  const g = names(gold, false);
  const p = new Set<string>();
  const rest: string[] = [];
  for (const author of predicted ?? []) {
    const whole = names([author], false);
    if ([...whole].some((name) => g.has(name))) for (const name of whole) p.add(name);
    else rest.push(author);
  }
  for (const name of names(rest, true)) p.add(name);
  return [g, p];
}

function days(text: string | null | undefined): { written: string; utc: string | null } | null {
  const found = /^(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:[T ](.*))?$/.exec(text?.trim() ?? '');
  if (found === null) return null;
  const written = `${found[1]}-${found[2]}-${found[3]}`;
  if (Number.isNaN(Date.parse(`${written}T00:00:00Z`))) return null;
  const time = /^(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec((found[4] ?? '').trim());
  if (time?.[4] === undefined) return { written, utc: null };
  const zone = time[4] === 'Z' ? 'Z' : `${time[4].slice(0, 3)}:${time[4].slice(-2)}`;
  const instant = new Date(`${written}T${time[1]}:${time[2]}:${time[3] ?? '00'}${zone}`);
  return { written, utc: Number.isNaN(instant.getTime()) ? null : instant.toISOString().slice(0, 10) };
}

function sameDay(a: string, b: string | null | undefined): boolean {
  const one = days(a);
  const two = days(b);
  if (one === null || two === null) return false;
  return one.written === two.written || (one.utc !== null && one.utc === two.utc);
}

export function score(gold: readonly GoldPage[], predictions: ReadonlyMap<string, PredictedPage>): Scores {
  const body: Match[] = [];
  const best: Match[] = [];
  const pages = new Map<string, number>();
  const authors = { tp: 0, fp: 0, fn: 0, pages: 0, exact: 0 };
  const leak = { extra: 0, all: 0 };
  const snippets = { tp: 0, fp: 0, fn: 0 };
  const titles: boolean[] = [];
  const dates: boolean[] = [];
  const whole: boolean[] = [];
  let empty = 0;
  let failed = 0;
  for (const page of gold) {
    const found = predictions.get(page.id) ?? { id: page.id, error: 'missing' };
    const p: PredictedPage = found.error === undefined ? found : { id: page.id };
    if (found.error !== undefined) failed++;
    const text = p.body ?? '';
    if (text.trim() === '') empty++;
    const right: boolean[] = [];
    if (page.body !== null && page.body !== undefined) {
      const first = match(page.body, text);
      body.push(first);
      let top = first;
      for (const other of page.body_alt ?? []) {
        const one = match(other, text);
        if (harmonic(precision(one), recall(one)) > harmonic(precision(top), recall(top))) top = one;
      }
      best.push(top);
      right.push(harmonic(precision(top), recall(top)) >= 0.95);
      pages.set(page.id, harmonic(precision(first), recall(first)));
      const a = countOf(normal(page.body).split(' '));
      const b = countOf(
        normal(text)
          .split(' ')
          .filter((token) => token !== ''),
      );
      leak.all += total(b);
      leak.extra += total(b) - shared(b, a);
    }
    if ((page.must?.length ?? 0) + (page.must_not?.length ?? 0) > 0) {
      const squash = (value: string) => value.replace(invisible, '').replace(/\s+/gu, ' ').trim();
      const whole = squash(text);
      for (const one of page.must ?? []) snippets[whole.includes(squash(one)) ? 'tp' : 'fn']++;
      for (const one of page.must_not ?? []) if (whole.includes(squash(one))) snippets.fp++;
    }
    if (page.title) {
      titles.push(normal(page.title) === normal(p.title));
      right.push(titles.at(-1)!);
    }
    if (page.authors && page.authors.length > 0) {
      const [g, q] = authorSets(page.authors, p.authors);
      const tp = [...g].filter((name) => q.has(name)).length;
      authors.tp += tp;
      authors.fp += q.size - tp;
      authors.fn += g.size - tp;
      authors.pages++;
      const exact = tp === g.size && tp === q.size;
      if (exact) authors.exact++;
      right.push(exact);
    }
    if (page.published) {
      dates.push(sameDay(page.published, p.published));
      right.push(dates.at(-1)!);
    }
    if (right.length > 1) whole.push(right.every(Boolean));
  }
  const share = (values: readonly boolean[]) => mean(values.map(Number));
  const main = bodyScores(body);
  const ap = authors.tp / Math.max(1, authors.tp + authors.fp);
  const ar = authors.tp / Math.max(1, authors.tp + authors.fn);
  const sp = snippets.tp / Math.max(1, snippets.tp + snippets.fp);
  const sr = snippets.tp / Math.max(1, snippets.tp + snippets.fn);
  const perPage = [...pages.values()];
  const figures = {
    pages: gold.length,
    empty: empty / gold.length,
    failed: failed / gold.length,
    bodyF1: main.f1,
    bodyP: main.p,
    bodyR: main.r,
    bodyAlt: bodyScores(best).f1,
    pageF1: mean(perPage),
    low: share(perPage.map((value) => value < 0.5)),
    leak: leak.all === 0 ? 0 : leak.extra / leak.all,
    snippetF1: harmonic(sp, sr),
    titleEqual: share(titles),
    titles: titles.length,
    authorF1: harmonic(ap, ar),
    authorP: ap,
    authorR: ar,
    authorTp: authors.tp,
    authorFp: authors.fp,
    authorFn: authors.fn,
    authorExact: authors.exact / Math.max(1, authors.pages),
    date: share(dates),
    dates: dates.length,
    whole: share(whole),
  };
  return { figures, pages };
}

/** How well pages are read: body, headline, authors and date against a folder of gold records. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decode, readPage } from '../../../src/page/index.ts';
import type { Article, Capture, PartKind } from '../../../src/types/index.ts';
import type { Bench, BenchRequest } from '../../bench.ts';
import { baseline } from './baseline.ts';
import { type GoldPage, type PredictedPage, score } from './score.ts';

/** Parts that make up the body. */
const bodyKinds: ReadonlySet<PartKind> = new Set(['standfirst', 'paragraph', 'subheading', 'list-item', 'blockquote']);

function htmlOf(folder: string, id: string): Uint8Array {
  const path = join(folder, 'html', `${id}.html`);
  return existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`));
}

function captureOf(page: GoldPage, body: Uint8Array): Capture {
  const uri = page.url ?? `file:///${encodeURIComponent(page.id)}.html`;
  const bodyDigest = createHash('sha256').update(body).digest('hex');
  return {
    id: page.id,
    uri,
    capturedAt: '2026-01-01T00:00:00Z',
    status: 200,
    mediaType: 'text/html',
    body,
    bodyDigest,
    via: { kind: 'file', uri: null },
    listing: null,
  };
}

function predictionOf(id: string, article: Article): PredictedPage {
  const text = article.parts
    .map((part, i) => ({ part, joined: article.parts[i - 1]?.kind === 'dateline' }))
    .filter(({ part }) => bodyKinds.has(part.kind))
    .map(({ part, joined }) => {
      const place = joined && article.dateline !== null ? article.dateline.span.start : part.span.start;
      return article.text.slice(place, part.span.end);
    })
    .join('\n');
  const agencies = article.witnesses.filter((witness) => witness.field === 'agency').map((witness) => witness.value);
  return {
    id,
    title: article.headline,
    authors: [...article.authors.map((author) => author.name), ...agencies],
    published: article.datePublished,
    body: text,
  };
}

interface PeerFigures {
  readonly figures: Readonly<Record<string, number>>;
  readonly milliseconds: number;
}

/** The same pages, read by the tools of peers.ts; what they throw counts as nothing found. */
async function readWithPeers(folder: string, pages: readonly GoldPage[]): Promise<Record<string, PeerFigures>> {
  const { peers } = await import('./peers.ts');
  const found: Record<string, PeerFigures> = {};
  for (const [name, peer] of Object.entries(peers)) {
    const predictions = new Map<string, PredictedPage>();
    let milliseconds = 0;
    for (const page of pages) {
      const body = htmlOf(folder, page.id);
      const html = decode('text/html', body, 'html');
      const from = performance.now();
      try {
        predictions.set(page.id, await peer(page.id, html, page.url ?? 'https://page.example/'));
      } catch {
        predictions.set(page.id, { id: page.id, error: 'thrown' });
      }
      milliseconds += performance.now() - from;
    }
    found[name] = { figures: score(pages, predictions).figures, milliseconds };
  }
  return found;
}

export const bench: Bench = {
  gold: 'pages/fundus-dev',
  async run({ gold, out, peers: besides }: BenchRequest) {
    const goldFolder = existsSync(join(gold, 'gold')) ? join(gold, 'gold') : gold;
    const pages = readdirSync(goldFolder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => JSON.parse(readFileSync(join(goldFolder, file), 'utf8')) as GoldPage);
    const predictions = new Map<string, PredictedPage>();
    const plain = new Map<string, PredictedPage>();
    let bytes = 0;
    let spent = 0;
    let slowest = { id: '', milliseconds: 0 };
    for (const page of pages) {
      const body = htmlOf(gold, page.id);
      const capture = captureOf(page, body);
      const from = performance.now();
      const { article, problem } = readPage(capture);
      const milliseconds = performance.now() - from;
      bytes += body.length;
      spent += milliseconds;
      if (milliseconds > slowest.milliseconds) slowest = { id: page.id, milliseconds };
      predictions.set(
        page.id,
        article === null ? { id: page.id, error: problem.code } : predictionOf(page.id, article),
      );
      plain.set(page.id, baseline(page.id, new TextDecoder().decode(body)));
    }
    if (out !== null) writeFileSync(out, [...predictions.values()].map((line) => `${JSON.stringify(line)}\n`).join(''));
    const ours = score(pages, predictions).figures;
    const theirs = score(pages, plain).figures;
    console.log(`${'measure'.padEnd(14)}${'onrecord'.padStart(10)}${'baseline'.padStart(10)}`);
    const others = besides ? await readWithPeers(gold, pages) : {};
    for (const [name, value] of Object.entries(ours)) {
      const show = (figure: number) => (Number.isInteger(figure) && figure > 1 ? String(figure) : figure.toFixed(4));
      console.log(name.padEnd(14) + show(value).padStart(10) + show(theirs[name]!).padStart(10));
    }
    console.log(
      `${(bytes / 1e6).toFixed(1)} MB in ${spent.toFixed(0)} ms; slowest ${slowest.id}: ${slowest.milliseconds.toFixed(0)} ms`,
    );
    for (const [name, { figures, milliseconds }] of Object.entries(others)) {
      const shown = ['bodyF1', 'leak', 'snippetF1', 'titleEqual', 'authorF1', 'date', 'whole', 'empty'] as const;
      const cells = shown.map((measure) => `${measure} ${(figures[measure] ?? 0).toFixed(3)}`).join('  ');
      console.log(`${name}: ${cells}  ${(bytes / 1e3 / milliseconds).toFixed(1)} MB/s`);
    }
    const rounded = (figures: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10_000) / 10_000]));
    return {
      set: basename(gold),
      onrecord: rounded(ours),
      baseline: rounded(theirs),
      ...Object.fromEntries(Object.entries(others).map(([name, { figures }]) => [name, rounded(figures)])),
      megabytesPerSecond: Math.round(bytes / 1e3 / spent),
    };
  },
};

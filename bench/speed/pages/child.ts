/**
 * One measurement in a process of its own: `child.ts WHAT FOLDER`. Prints one JSON object.
 * WHAT: `onrecord`, a name of peers.ts, or `doubling`. FOLDER: a set of pages (`html/*.html` or `.html.gz`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readPage } from '../../../src/page/index.ts';

const [what = '', folder = ''] = process.argv.slice(2);

function read(body: Uint8Array, uri: string): number {
  const { article } = readPage({
    id: 'page',
    uri,
    capturedAt: '2026-01-01T00:00:00Z',
    status: 200,
    mediaType: 'text/html',
    body,
    bodyDigest: '',
    via: { kind: 'file', uri: null },
    listing: null,
  });
  return article === null ? 0 : article.text.length;
}

/** Milliseconds of processor time: on a busy machine the clock says little. The process is single-threaded. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function* pages(): Generator<Uint8Array> {
  for (const file of readdirSync(join(folder, 'html')).sort()) {
    const bytes = readFileSync(join(folder, 'html', file));
    yield file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  }
}

/** Only loaded where they are measured: their memory is not ours. */
async function peersByName() {
  return (await import('../../accuracy/pages/peers.ts')).peers;
}

/** Every page once, in a process that has read none before. */
async function once(one: (body: Uint8Array) => unknown) {
  let bytes = 0;
  let slowest = 0;
  let failed = 0;
  let all = 0;
  for (const body of pages()) {
    const from = spent();
    try {
      await one(body);
    } catch {
      failed++;
    }
    const took = spent() - from;
    all += took;
    slowest = Math.max(slowest, took);
    bytes += body.length;
  }
  return { megabytesPerSecond: bytes / 1000 / all, slowest, failed };
}

/** Pages made to be costly; 1, 2 and 4 times as long: the best of three each, in milliseconds. */
function doubling() {
  const kinds: Readonly<Record<string, (size: number) => string>> = {
    nested: (size) => `${'<div class="a">'.repeat(size)}<p>One line of text, and not a word more.</p>`,
    unclosed: (size) => '<p><b><a href="/x">Words that never end <li>'.repeat(size),
    table: (size) => `<table>${'<tr><td>a cell</td><td>12</td></tr>'.repeat(size)}</table>`,
    paragraphs: (size) =>
      '<p>The boats will land across the bay until the pier is built again, the office said.</p>'.repeat(size),
    entities: (size) => `<p>${'&amp;'.repeat(size)}</p>`,
  };
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, make]) => [
      kind,
      [1, 2, 4].map((times) => {
        const body = new TextEncoder().encode(`<html><body><h1>A headline</h1>${make(times * 10_000)}`);
        const ms = [0, 1, 2].map(() => {
          const from = spent();
          read(body, 'file:///page.html');
          return spent() - from;
        });
        return { megabytes: body.length / 1e6, ms: Math.min(...ms) };
      }),
    ]),
  );
}

const peer = what === 'onrecord' || what === 'doubling' ? undefined : (await peersByName())[what];
const measured =
  what === 'doubling'
    ? doubling()
    : await once(
        peer === undefined
          ? (body) => read(body, 'file:///page.html')
          : (body) => peer('page', new TextDecoder().decode(body), 'https://pages.example/page'),
      );
console.log(JSON.stringify({ measured, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));

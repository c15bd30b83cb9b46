/** 500 checks over 100 made articles, which are then read by another engine and changed by their outlets. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { deriveId, digest } from '../../../lib/ids.ts';
import type { Capture, CheckState, RecordEntry, Store } from '../../../types/index.ts';
import { openRecord } from '../../index.ts';
import { dice, type MadeParagraph, type Manner, madeParagraphs, madeReading } from '../made-articles.ts';

const articles = 100;
const paragraphsEach = 12;
const checksEach = 5;

/** What somebody did, and what is to be seen of it after the reading. */
interface Done {
  readonly by: string;
  readonly article: number;
  readonly paragraph: number;
  readonly state: CheckState;
  /** The words that it vouches for. */
  readonly words: string;
}

const urlOf = (n: number): string => `https://courier.example/made/${n}`;

function captureOf(n: number, paragraphs: readonly MadeParagraph[], capturedAt: string): Capture {
  const body = new TextEncoder().encode(JSON.stringify(paragraphs));
  const bodyDigest = digest(body);
  return {
    id: deriveId('capture', urlOf(n), capturedAt, '200', bodyDigest),
    uri: urlOf(n),
    capturedAt,
    status: 200,
    mediaType: 'text/html',
    body,
    bodyDigest,
    via: { kind: 'url', uri: null },
    listing: null,
  };
}

async function readInto(
  store: Store,
  n: number,
  paragraphs: readonly MadeParagraph[],
  at: string,
  manners: readonly Manner[],
  engine: string,
): Promise<void> {
  const capture = captureOf(n, paragraphs, at);
  await store.keepCapture(capture);
  const job = await store.claimJob('test', capture.id);
  assert.notEqual(job, null);
  await store.finishJob(job!, madeReading(urlOf(n), paragraphs, job!.capture, manners, engine));
}

const entriesOf = async (store: Store, n: number): Promise<readonly RecordEntry[]> =>
  (await store.article(deriveId('article', urlOf(n))))!.entries;
const wordsOf = ({ wording }: RecordEntry): string => wording.content.map(({ text }) => text).join(' … ');

/** Five paragraphs of an article are checked, each in one of four ways. */
async function checkSome(store: Store, n: number, paragraphs: readonly MadeParagraph[]): Promise<Done[]> {
  const roll = dice(7_000 + n);
  const done: Done[] = [];
  const chosen = new Set<number>();
  while (chosen.size < checksEach) chosen.add(roll(paragraphsEach));
  for (const i of chosen) {
    const by = `Editor ${n * checksEach + done.length}`;
    const change = { by, note: '' };
    const entry = (await entriesOf(store, n)).find(({ wording }) => wording.paragraph.includes(paragraphs[i]!.missed))!;
    const kind = roll(20);
    if (kind < 8) await store.checkStatement(entry.id, { kind: 'confirm' }, change);
    else if (kind < 11) await store.checkStatement(entry.id, { kind: 'reject' }, change);
    else if (kind < 14)
      await store.checkStatement(
        entry.id,
        { kind: 'correct', correction: { act: 'warn', saidOn: '2031-05-12' } },
        change,
      );
    else if (kind < 17) {
      const source = { name: 'Ada Quill', role: 'clerk', kind: 'person' as const, words: null };
      const few = paragraphs[i]!.words.split(' ').slice(0, 4).join(' ');
      const content = kind === 16 ? { content: [{ words: few, near: null }] } : {};
      await store.checkStatement(entry.id, { kind: 'correct', correction: { source, ...content } }, change);
      if (kind === 16) {
        const words = wordsOf((await entriesOf(store, n)).find(({ check }) => check?.by === by)!);
        done.push({ by, article: n, paragraph: i, state: 'corrected', words });
        continue;
      }
    } else {
      const content = [{ words: paragraphs[i]!.missed, near: null }];
      const id = await store.addStatement(entry.statement.articleId, { content }, change);
      done.push({ by, article: n, paragraph: i, state: 'added', words: paragraphs[i]!.missed });
      assert.notEqual(id, null);
      continue;
    }
    const state = kind < 8 ? 'confirmed' : kind < 11 ? 'rejected' : 'corrected';
    done.push({ by, article: n, paragraph: i, state, words: wordsOf(entry) });
  }
  return done;
}

/** How another engine reads each paragraph. */
function mannersOf(n: number): Manner[] {
  const roll = dice(11_000 + n);
  return Array.from({ length: paragraphsEach }, () => {
    const at = roll(100);
    if (at < 35) return 'plainly';
    if (at < 45) return 'new-id';
    if (at < 57) return 'cut-before';
    if (at < 67) return 'cut-after';
    if (at < 73) return 'longer';
    if (at < 85) return 'not';
    return at < 94 ? 'split' : 'joined';
  });
}

/** What an outlet does to the text of every third article: a paragraph more, one less, others mended. Null: it is gone. */
function edited(n: number, paragraphs: readonly MadeParagraph[]): readonly (MadeParagraph | null)[] {
  if (n % 3 !== 0) return paragraphs;
  const roll = dice(13_000 + n);
  const gone = roll(paragraphsEach);
  const mended = roll(paragraphsEach);
  const replaced = roll(paragraphsEach);
  return paragraphs.map((paragraph, i) => {
    if (i === gone) return null;
    if (i === mended)
      return { ...paragraph, words: paragraph.words.replace('before', 'long before').replace('wrong', 'quite wrong') };
    if (i === replaced)
      return {
        ...paragraph,
        words: 'everything that was reported of this had been withdrawn by lawyers',
        missed: 'Nothing else is left of it',
      };
    return paragraph;
  });
}

test('500 checks belong to the right statements after another reading, or wait to be attached; none is lost', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-reattaching-'));
  let clock = Date.parse('2031-06-01T00:00:00Z');
  const store = await openRecord({
    dataDir,
    now: () => {
      clock += 1;
      return new Date(clock);
    },
  });
  try {
    const made = Array.from({ length: articles }, (_, n) => madeParagraphs(n + 1, paragraphsEach));
    const plainly = made[0]!.map((): Manner => 'plainly');
    const done: Done[] = [];
    const given = made.map((paragraphs, n) => {
      const capture = captureOf(n, paragraphs, '2031-05-19T08:00:00Z');
      const reading = madeReading(urlOf(n), paragraphs, capture, plainly, 'made/1');
      return { capture, outcome: { reading, problem: null }, place: null };
    });
    await store.keepRead(given, []);
    for (const [n, paragraphs] of made.entries()) {
      done.push(...(await checkSome(store, n, paragraphs)));
    }
    assert.equal(done.length, articles * checksEach);

    for (const [n, paragraphs] of made.entries()) await readOtherwise(store, n, paragraphs);

    const wrong: string[] = [];
    const unsettled = await store.unsettledChecks(500);
    for (const [n, paragraphs] of made.entries()) {
      const after = edited(n, paragraphs);
      const entries = await entriesOf(store, n);
      for (const one of done.filter(({ article }) => article === n)) {
        const on = entries.filter(({ check }) => check?.by === one.by);
        const waits = unsettled.find(({ check }) => check.by === one.by);
        assert.ok(on.length + (waits === undefined ? 0 : 1) > 0, `lost: ${JSON.stringify(one)}`);
        assert.ok(on.length < 2, `twice: ${JSON.stringify(one)}`);
        const what = faultOf(one, on[0] ?? null, after[one.paragraph]!, paragraphs[one.paragraph]!);
        if (what !== null)
          wrong.push(`${what}: ${JSON.stringify(one)} ${on[0] === undefined ? waits?.why : wordsOf(on[0])}`);
      }
    }
    const right = 1 - wrong.length / done.length;
    assert.ok(right >= 0.98, `${(100 * right).toFixed(1)} % are right:\n${wrong.join('\n')}`);
    assert.deepEqual(await store.verify(), []);
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true });
  }
});

/** The same capture by another engine; where the outlet changed the text, a new capture by it. */
async function readOtherwise(store: Store, n: number, paragraphs: readonly MadeParagraph[]): Promise<void> {
  const after = edited(n, paragraphs);
  const manners = mannersOf(n);
  if (after === paragraphs) {
    if (n === 1) await store.planRereading('made/2');
    const job = await store.claimJob('test', captureOf(n, paragraphs, '2031-05-19T08:00:00Z').id);
    if (job !== null) await store.finishJob(job, madeReading(urlOf(n), paragraphs, job.capture, manners, 'made/2'));
    return;
  }
  const first = madeParagraphs(900 + n, 1);
  const kept = [...first, ...after.filter((paragraph) => paragraph !== null)];
  const keptManners: Manner[] = ['plainly', ...manners.filter((_, i) => after[i] !== null)];
  await readInto(store, n, kept, '2031-05-20T08:00:00Z', keptManners, 'made/2');
}

/** Null where the check is where it belongs, with the words that it vouches for. */
function faultOf(one: Done, on: RecordEntry | null, now: MadeParagraph | null, before: MadeParagraph): string | null {
  const target = one.state === 'added' ? now?.missed === before.missed : now?.words === before.words;
  if (!target) return on === null ? null : 'in force on words that are others now';
  if (on === null) return 'not in force, though its words stand';
  if (on.check?.state !== one.state) return `it is ${on.check?.state}`;
  if (!on.wording.paragraph.includes(before.missed)) return 'on another statement';
  if (one.state !== 'rejected' && wordsOf(on) !== one.words) return 'shown with other words';
  if (one.state === 'corrected' && on.statement.act !== 'warn' && on.statement.source?.name !== 'Ada Quill')
    return 'what was put right is gone';
  return null;
}

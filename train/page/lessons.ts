/** Lessons: every block of the gold pages with its row of numbers and whether it is the story's. */
import { join } from 'node:path';
import {
  type BlockRows,
  besideCount,
  blockRows,
  decode,
  featureCount,
  findRegion,
  type Layout,
  openHtml,
} from '../../src/page/html/index.ts';
import { alignBody } from './align.ts';
import { type GoldPage, goldPages } from './gold.ts';

/** Sets to learn from, and how much a page of each counts: news more than guides. */
export const sets: readonly (readonly [folder: string, counts: number])[] = [
  ['pages/fundus-dev', 3],
  ['pages/wcxb-dev', 1],
  ['pages/trafilatura', 1],
];
export const folds = 5;
/** The blocks of one page together count no more than this, whatever its gold body is. */
const mostOfPage = 1.5;
export const rowWidth = featureCount + besideCount;

export interface LessonPage {
  readonly key: string;
  readonly fold: number;
  /** Its blocks are rows `from`–`end` of the lessons. */
  readonly from: number;
  readonly end: number;
  readonly rows: BlockRows;
  readonly layout: Layout;
}

export interface Lessons {
  /** By `pageKey`. */
  readonly pages: ReadonlyMap<string, LessonPage>;
  /** All rows, `rowWidth` wide. */
  readonly values: Float32Array;
  readonly label: Float32Array;
  readonly weight: Float32Array;
  /** Of every row. */
  readonly fold: Uint8Array;
}

export const pageKey = (folder: string, gold: GoldPage) => `${folder} ${gold.id}`;

/** A page as far as it can be read without trees. */
export function openGold(gold: GoldPage) {
  const source = decode('text/html', gold.capture.body, 'html');
  const { page, witnesses } = openHtml(source, gold.capture);
  return { page, found: findRegion(page, witnesses) };
}

export function readLessons(corpora: string): Lessons {
  const read: (LessonPage & { readonly label: Float32Array; readonly weight: Float32Array })[] = [];
  let from = 0;
  for (const [folder, counts] of sets) {
    for (const gold of goldPages(join(corpora, folder))) {
      const { page, found } = openGold(gold);
      if (found === null) continue;
      const { label, weight } = alignBody(page, gold);
      const sum = weight.reduce((all, one) => all + one, 0);
      const scale = (sum > mostOfPage ? mostOfPage / sum : 1) * counts;
      const end = from + label.length;
      read.push({
        key: pageKey(folder, gold),
        fold: foldOf(gold.publisher),
        from,
        end,
        rows: blockRows(page, found.ruled, besideCount),
        layout: {
          blocks: { element: page.blocks.element, tag: page.blocks.tag },
          elements: { parent: page.elements.parent },
        },
        label: label.map((value) => (value === 1 ? 1 : 0)),
        weight: weight.map((value, i) => (Number.isNaN(label[i]!) ? 0 : value * scale)),
      });
      from = end;
    }
  }
  const values = new Float32Array(from * rowWidth);
  const label = new Float32Array(from);
  const weight = new Float32Array(from);
  const fold = new Uint8Array(from);
  const pages = new Map<string, LessonPage>();
  for (const page of read) {
    values.set(page.rows.values, page.from * rowWidth);
    label.set(page.label, page.from);
    weight.set(page.weight, page.from);
    fold.fill(page.fold, page.from, page.end);
    const own = values.subarray(page.from * rowWidth, page.end * rowWidth);
    pages.set(page.key, { ...page, rows: { ...page.rows, values: own } });
  }
  return { pages, values, label, weight, fold };
}

/** FNV-1a of the publisher's name. */
function foldOf(publisher: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < publisher.length; i++) hash = Math.imul(hash ^ publisher.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % folds;
}

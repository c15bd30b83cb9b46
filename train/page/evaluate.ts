/** How well stories are found with the chances given, all guards of the reading included: the bench's own measures. */
import { basename, join } from 'node:path';
import { score } from '../../bench/accuracy/pages/score.ts';
import { isForModel, isStoryKind, settleByModel } from '../../src/page/html/index.ts';
import { goldPages } from './gold.ts';
import { type Lessons, openGold, pageKey, sets } from './lessons.ts';

/** One line a set. Pages whose story stands only in a script count as not found. */
export function* figuresOf(corpora: string, lessons: Lessons, chances: Float32Array): Generator<string> {
  for (const [folder] of sets) {
    const golds = [...goldPages(join(corpora, folder))].map((gold) => {
      const { page, found } = openGold(gold);
      const lesson = lessons.pages.get(pageKey(folder, gold));
      const lines: string[] = [];
      if (found !== null && lesson !== undefined) {
        const own = chances.subarray(lesson.from, lesson.end);
        const { first, kinds } = isForModel(page) ? settleByModel(page, found.region, own) : found.region;
        kinds.forEach((kind, k) => {
          if (isStoryKind(kind)) lines.push(page.blocks.text[first + k]!);
        });
      }
      const { id, body, must, mustNot } = gold;
      return { gold: { id, body, must, must_not: mustNot }, found: { id, body: lines.join('\n') } };
    });
    const { figures } = score(
      golds.map(({ gold }) => gold),
      new Map(golds.map(({ found }) => [found.id, found])),
    );
    const shown = (['bodyF1', 'leak', 'snippetF1'] as const).map((name) => `${name} ${figures[name]!.toFixed(4)}`);
    yield `${basename(folder)}: ${shown.join(', ')}`;
  }
}

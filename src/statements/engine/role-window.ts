/** The stretch around a cue in which its source and content are looked for, and what stands between its words. */
import { type ArticleView, Sign } from './article-view.ts';
import type { CueTree } from './cue-tree.ts';

/** How far from the cue a source or a content may reach, in words. */
const reach = 100;

/** Of the cue's paragraph. */
export interface RoleWindow {
  readonly first: number;
  readonly end: number;
}

export function windowOf(view: ArticleView, cue: number): RoleWindow {
  return {
    first: Math.max(view.paragraphFirst[cue]!, cue - reach),
    end: Math.min(view.paragraphEnd[cue]!, cue + reach),
  };
}

/** Kinds of boundary: signs before and after, quotation, branch, the cue. */
export const boundaryKinds = 6 * 6 * 2 * 4 * 3;

/** What stands between a word and the one before it: below `boundaryKinds`. */
export function boundaryAt(view: ArticleView, window: RoleWindow, tree: CueTree, at: number): number {
  const { signs, quotation } = view;
  const isFirst = at === window.first;
  const before = isFirst ? 0 : signKind(signs[at - 1]!);
  const turns = (isFirst ? 0 : quotation[at - 1]!) === quotation[at] ? 0 : 1;
  const cue = at === tree.cue ? 1 : at === tree.cue + 1 ? 2 : 0;
  return (((before * 6 + signKind(signs[at]!)) * 2 + turns) * 4 + tree.change(at)) * 3 + cue;
}

function signKind(signs: number): number {
  if (signs & Sign.quotationMark) return 1;
  if (signs & Sign.comma) return 2;
  if (signs & (Sign.stop | Sign.colon)) return 3;
  return signs & Sign.dash ? 4 : signs & Sign.bracket ? 5 : 0;
}

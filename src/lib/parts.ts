/** Which parts of an article are the reporter's: only there are statements looked for. */
import type { PartKind } from '../types/index.ts';

const reporterKinds: ReadonlySet<PartKind> = new Set([
  'headline',
  'standfirst',
  'paragraph',
  'subheading',
  'list-item',
  'blockquote',
  'caption',
]);

/** True where a reporter speaks; false for bylines, author boxes, teasers, furniture and the like. */
export function reporterSpeaks(kind: PartKind): boolean {
  return reporterKinds.has(kind);
}

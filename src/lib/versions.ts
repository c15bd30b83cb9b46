/** Which two captures of an article are compared. */
import type { ArticleVersion, Comparison, FieldChange } from '../types/index.ts';

export interface VersionPair {
  readonly from: ArticleVersion;
  readonly to: ArticleVersion;
}

/**
 * The two that were asked for by their captures' ids; where one was not, the latest and the one before the other. Null when
 * there are not two, or an id is none of theirs. `from` is the older one, however they were asked for.
 */
export function versionPair(
  versions: readonly ArticleVersion[],
  from: string | null,
  to: string | null,
): VersionPair | null {
  const placeOf = (id: string) => versions.findIndex(({ capture }) => capture.id === id);
  const later = to === null ? versions.length - 1 : placeOf(to);
  const earlier = from === null ? later - 1 : placeOf(from);
  if (earlier < 0 || later < 0 || earlier === later) return null;
  return { from: versions[Math.min(earlier, later)]!, to: versions[Math.max(earlier, later)]! };
}

/** The fields that changed, but for the headline where a part shows how it did. */
export function fieldsBeside({ fields, parts }: Comparison): readonly FieldChange[] {
  const isShown = parts.some(({ kind }) => kind === 'headline');
  return fields.filter(({ field }) => field !== 'headline' || !isShown);
}

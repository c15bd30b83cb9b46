/**
 * The place at the head of a story's first paragraph: `OSTHAVEN, Varland (AP) — The mayor …`.
 * In: one paragraph. Out: how far the dateline reaches, and the place in it; null when there is none.
 */
export interface FoundDateline {
  /** UTF-16 offsets into the paragraph: the dateline without the dash and without white space. */
  readonly end: number;
  /** Where the story begins, behind the dash. */
  readonly storyStart: number;
  readonly place: string | null;
  readonly agency: string | null;
}

/**
 * `OSTHAVEN, Varland (AP) — `, `OSTHAVEN — `, `Osthaven/Nordby (dpa) - `, `OSTHAVEN, March 5 (Reuters) -`, `(dpa) -`
 *  ^^^^^^^^^^^^^^^^^ place   ^^ agency
 * A place in capitals needs no agency; one in small letters does. A bare hyphen needs space around it (`U.S.-led`).
 */
const dateline =
  /^(?<place>\p{Lu}[^\d\s,()[\]–—―‒:;!?"“”][^\d,()[\]–—―‒:;!?"“”]{0,39}?(?:,\s*\p{Lu}[^\d,()[\]–—―‒:;!?"“”]{1,30}?){0,2})?(?:,\s*(?:[^\s\d,()]{3,9}\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\.?\s+[^\s\d,()]{3,9}))?\s*(?:[([](?<agency>[^\d\s()[\]][^()[\]]{1,40})[)\]])?\s*(?:\s--?\s|--|(?<=[)\]])\s*-|[–—―‒])\s*(?:[-–—]\s*)?/u;

export function findDateline(paragraph: string): FoundDateline | null {
  const head = paragraph.slice(0, 120);
  const found = dateline.exec(head);
  if (found === null) return null;
  const { place, agency } = found.groups as Record<string, string | undefined>;
  if (place === undefined && agency === undefined) return null;
  const storyStart = found[0].length;
  const next = paragraph[storyStart];
  if (next === undefined || /[\p{Ll}]/u.test(next)) return null;
  if (agency === undefined && !isShouted(place ?? '')) return null;
  if (agency !== undefined && (agency.split(/\s+/).length > 4 || /^[A-Z]-/.test(agency))) return null;
  const end = found[0].search(/\s*(?:--?|[–—―‒])\s*(?:[-–—]\s*)?$/u);
  if (end <= 0) return null;
  return { end, storyStart, place: place?.trim() ?? null, agency: agency?.trim() ?? null };
}

/** The town is in capitals: `OSTHAVEN, Varland`. */
function isShouted(place: string): boolean {
  const town = place.split(',')[0]!.trim();
  return (
    town.length >= 4 &&
    !/\p{Ll}/u.test(town.replace(/\b(?:de|da|la|le|el|al|the|of)\b/g, '')) &&
    town.split(/\s+/).length <= 4
  );
}

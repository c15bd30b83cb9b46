/** What reading plain text or HTML comes to, before the witnesses are weighed: the text, its parts, what they say. */
import type { Author, Dateline, Part, PartKind, RelatedStory, Witness } from '../types/index.ts';

export interface PageDraft {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly headline: string | null;
  /** People found in the text: byline, author box. */
  readonly authors: readonly Author[];
  readonly dateline: Dateline | null;
  /** A date that stands in the text as a line of its own. */
  readonly datePublished: string | null;
  readonly related: readonly RelatedStory[];
  readonly witnesses: readonly Witness[];
}

/** Kinds in which the reporter speaks: statements are looked for in them, and their words make `wordsDigest`. */
export const reporterKinds: ReadonlySet<PartKind> = new Set([
  'headline',
  'standfirst',
  'paragraph',
  'subheading',
  'list-item',
  'blockquote',
  'caption',
]);

/** Adds a name to the people known so far; what one mention leaves open another fills in. */
export function addAuthor(authors: Author[], found: Partial<Author> & { readonly name: string }): void {
  const at = authors.findIndex((author) => sameAuthor(author.name, found.name));
  const known = at < 0 ? undefined : authors[at];
  const merged: Author = {
    name: known !== undefined && known.name.length >= found.name.length ? known.name : found.name,
    jobTitle: known?.jobTitle ?? found.jobTitle ?? null,
    biography: known?.biography ?? found.biography ?? null,
    knowsAbout: known !== undefined && known.knowsAbout.length > 0 ? known.knowsAbout : (found.knowsAbout ?? []),
    url: known?.url ?? found.url ?? null,
  };
  if (at < 0) authors.push(merged);
  else authors[at] = merged;
}

/** `A. Varga` is not taken for `Ilse Varga`; `ILSE VARGA`, `Ilse  Vargá` and `Ilse Varga` are one. */
function sameAuthor(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

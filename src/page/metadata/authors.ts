/**
 * Weighs what the witnesses say of the authors: JSON-LD, meta tags, microdata, the visible byline. People and
 * organisations (agencies, the outlet itself) are kept apart; the best witness that names people wins, and others
 * only fill in what it leaves open.
 */
import type { Author, Witness } from '../../types/index.ts';
import { addAuthor } from '../draft.ts';
import type { ScannedPage } from '../html/scanned-page.ts';
import { httpUrl } from '../urls.ts';
import { wordsOf } from '../words-of.ts';
import {
  type Candidate,
  fromBrokenLines,
  fromDateLines,
  fromDateline,
  fromLines,
  fromLinks,
  fromOfficeLines,
} from './author-lines.ts';
import {
  fromBylines,
  fromJsonLd,
  fromMeta,
  fromProperties,
  fromSignature,
  mostAuthors,
  nearest,
  type VisibleByline,
} from './author-witnesses.ts';
import type { LinkedArticle } from './json-ld.ts';

export type { VisibleByline };

export interface WeighedAuthors {
  readonly authors: readonly Author[];
  /** Agencies and outlets that sign, beside people or in their place. */
  readonly organizations: readonly string[];
  readonly witnesses: readonly Witness[];
}

export function weighAuthors(
  page: ScannedPage,
  linked: LinkedArticle | null,
  bylines: readonly VisibleByline[],
  signature: string,
  region: { readonly first: number; readonly bodyFirst: number; readonly bodyEnd: number },
  outlet: readonly string[],
  base: string | null,
): WeighedAuthors {
  const own = new Set(outlet.map(wordsOf));
  const isOutlets = linked?.people.length === 0 && linked.organizations.some((name) => own.has(wordsOf(name)));
  const candidates = [
    ...(linked === null ? [] : [fromJsonLd(linked, own)]),
    ...fromMeta(page, own),
    fromProperties(page, own),
    fromBylines(page, nearest(page, bylines, region.bodyFirst, own, isOutlets), own),
    fromSignature(signature, own),
    fromLinks(page, region, own),
    fromLines(page, region, own),
    fromDateLines(page, region, own),
    fromBrokenLines(page, region, own),
    fromOfficeLines(page, region),
    fromDateline(page, region),
  ].filter(({ people, organizations }) => people.length + organizations.length > 0);
  const winner = candidates.find(({ people }) => people.length > 0);
  const authors = winner === undefined ? [] : filledIn(winner, candidates, page, base);
  return {
    authors,
    organizations: signing((winner ?? candidates[0])?.organizations ?? [], authors.length > 0 ? own : nobody),
    witnesses: candidates.flatMap(({ witness, people, organizations }) =>
      [...people.map(({ name }) => name), ...organizations].map((value) => ({ field: 'authors', witness, value })),
    ),
  };
}

const nobody: ReadonlySet<string> = new Set();

/** The winner's people; what it does not say of them, others do: a job title in the byline, the address of a link on their name. */
function filledIn(
  winner: Candidate,
  candidates: readonly Candidate[],
  page: ScannedPage,
  base: string | null,
): Author[] {
  const authors: Author[] = [];
  for (const person of winner.people.slice(0, mostAuthors))
    addAuthor(authors, { ...person, url: httpUrl(person.url, base) });
  const names = new Map(authors.map(({ name }) => [wordsOf(name), name]));
  for (const { people } of candidates) {
    for (const person of people) {
      const name = names.get(wordsOf(person.name));
      if (name !== undefined) addAuthor(authors, { name, jobTitle: person.jobTitle, url: httpUrl(person.url, base) });
    }
  }
  if (authors.every(({ url }) => url !== null)) return authors;
  for (const link of page.links) {
    const name = link.text.length > 80 ? undefined : names.get(wordsOf(link.text));
    if (name !== undefined) addAuthor(authors, { name, url: httpUrl(link.href, base) });
  }
  return authors;
}

/** Each once; those of `own` are left out. */
function signing(organizations: readonly string[], own: ReadonlySet<string>): readonly string[] {
  const seen = new Set(own);
  return organizations.filter((name) => {
    const words = wordsOf(name);
    if (seen.has(words)) return false;
    seen.add(words);
    return true;
  });
}

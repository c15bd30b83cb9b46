/** Who wrote it, as each witness has it: JSON-LD, meta tags, microdata, printed bylines, names in brackets at the end. */
import { isContactLine } from '../author-box.ts';
import { context } from '../html/hints.ts';
import type { ScannedPage } from '../html/scanned-page.ts';
import { isSignOff, signedReporters } from '../lines.ts';
import { isPersonName } from '../names.ts';
import { wordsOf } from '../words-of.ts';
import type { Candidate } from './author-lines.ts';
import { looksLikeOffice, whoIn } from './author-strings.ts';
import type { LinkedArticle } from './json-ld.ts';

/** More are not believed: they are a list of something else. */
export const mostAuthors = 40;

const metaNames = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'dcsext.author',
  'cxenseparse:author',
  'article:author:name',
  'og:article:author',
  'citation_author',
  'authors',
  'author_name',
  'schema:author',
  'twitter:data1',
];

const authorLabel =
  /^\s*(?:written by|by|authors?|von|verfasst von|geschrieben von|autore?|autor(?:in|es)?|écrit par|par|auteur|por|escrito por|scritto da|door|geschreven door|av|af|skrevet av|skriven av|napisane przez|автор|yazan|ditulis oleh)\s*:?\s*$/iu;

export interface VisibleByline {
  readonly text: string;
  readonly block: number;
}

export function fromJsonLd(linked: LinkedArticle, own: ReadonlySet<string>): Candidate {
  const people: { name: string; jobTitle: string | null; url: string | null }[] = [];
  const organizations = [...linked.organizations];
  for (const person of linked.people) {
    const found = whoIn(person.name, own, true);
    for (const one of found.people)
      people.push({
        name: one.name,
        jobTitle: person.jobTitle ?? one.jobTitle,
        url: found.people.length === 1 ? person.url : null,
      });
    organizations.push(...found.organizations);
  }
  for (const name of linked.organizations) {
    // Some sites call every author an organisation.
    if (
      !own.has(wordsOf(name)) &&
      isPersonName(name) &&
      linked.publisher !== name &&
      /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(name) &&
      !looksLikeOffice(name)
    ) {
      people.push({ name, jobTitle: null, url: null });
      organizations.splice(organizations.indexOf(name), 1);
    }
  }
  return { witness: 'json-ld', people, organizations };
}

export function fromMeta(page: ScannedPage, own: ReadonlySet<string>): Candidate[] {
  const found: Candidate[] = [];
  for (const name of metaNames) {
    if (name === 'twitter:data1' && !authorLabel.test(page.meta.get('twitter:label1')?.[0] ?? '')) continue;
    const people: Candidate['people'][number][] = [];
    const organizations: string[] = [];
    for (const content of (page.meta.get(name) ?? []).slice(0, 12)) {
      const one = whoIn(content, own, name !== 'author' && name !== 'article:author');
      people.push(...one.people);
      organizations.push(...one.organizations);
    }
    found.push({ witness: `meta:${name}`, people, organizations });
  }
  return found;
}

export function fromProperties(page: ScannedPage, own: ReadonlySet<string>): Candidate {
  const people: Candidate['people'][number][] = [];
  const organizations: string[] = [];
  for (const { name, type, value } of page.properties) {
    if (!(name === 'author' || name === 'creator' || (name === 'name' && type === 'person'))) continue;
    const one = whoIn(value, own, false);
    people.push(...one.people);
    organizations.push(...one.organizations);
  }
  return { witness: 'microdata', people: people.slice(0, 8), organizations };
}

/**
 * Bylines above the story; those below it only where there is none above. Where JSON-LD says that the outlet wrote it, a name
 * among what is below and beside the story is somebody else's.
 */
export function nearest(
  page: ScannedPage,
  bylines: readonly VisibleByline[],
  bodyFirst: number,
  own: ReadonlySet<string>,
  isOutlets: boolean,
): readonly VisibleByline[] {
  const above = bylines.filter(
    ({ text, block }) => block <= bodyFirst + 1 && whoIn(text, own, false).people.length > 0,
  );
  if (above.length > 0) return above;
  return isOutlets ? bylines.filter(({ block }) => !(page.blocks.bits[block]! & context.offside)) : bylines;
}

export function fromBylines(page: ScannedPage, bylines: readonly VisibleByline[], own: ReadonlySet<string>): Candidate {
  const people: Candidate['people'][number][] = [];
  const organizations: string[] = [];
  for (const { text, block } of bylines.slice(0, mostAuthors)) {
    if (isContactLine(text)) continue;
    if (isSignOff(text) && signedReporters(text) === null) continue;
    const one = whoIn(signedReporters(text) ?? text, own, false);
    const links = page.links.filter((link) => link.block === block);
    for (const person of one.people)
      people.push({ ...person, url: links.find((link) => wordsOf(link.text) === wordsOf(person.name))?.href ?? null });
    organizations.push(...one.organizations.filter((name) => name.length <= 40));
  }
  return { witness: 'byline', people, organizations };
}

/** Names in brackets that end a story: `… bis zum Abend. (Ilse Varga aus Osthaven, Tom Oduya, 5.3.2031)`. */
export function fromSignature(paragraph: string, own: ReadonlySet<string>): Candidate {
  const bracketed = /[.!?“”"»]\s*\(([^()]{4,160})\)$/u.exec(paragraph.slice(-200))?.[1];
  if (bracketed === undefined) return { witness: 'signature', people: [], organizations: [] };
  const pieces = bracketed.split(/,\s*/).filter((piece) => !/^[\d.\s:/-]+$/.test(piece));
  const found = pieces.map((piece) => whoIn(piece, own, false));
  // Every piece is somebody, or this is a remark.
  if (found.some((one) => one.people.length + one.organizations.length === 0))
    return { witness: 'signature', people: [], organizations: [] };
  return {
    witness: 'signature',
    people: found.flatMap((one) => one.people),
    organizations: found.flatMap((one) => one.organizations),
  };
}

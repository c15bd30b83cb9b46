/**
 * Weighs what the witnesses say of the authors: JSON-LD, meta tags, microdata, the visible byline. People and
 * organisations (agencies, the outlet itself) are kept apart; the best witness that names people wins, and others
 * only fill in what it leaves open.
 */
import type { Author, Witness } from '../../types/index.ts';
import { isContactLine } from '../author-box.ts';
import { addAuthor } from '../draft.ts';
import { context } from '../html/hints.ts';
import type { ScannedPage } from '../html/scanned-page.ts';
import { isSignOff, signedReporters } from '../lines.ts';
import { displayName, isPersonName, readByline } from '../names.ts';
import { httpUrl } from '../urls.ts';
import { agencies, besideNames, bylineStarts, jobWords, plainWords } from '../words.ts';
import { wordsOf } from '../words-of.ts';
import type { LinkedArticle } from './json-ld.ts';

export interface WeighedAuthors {
  readonly authors: readonly Author[];
  /** Agencies and outlets that sign, beside people or in their place. */
  readonly organizations: readonly string[];
  readonly witnesses: readonly Witness[];
}

interface Candidate {
  readonly witness: string;
  readonly people: readonly { readonly name: string; readonly jobTitle: string | null; readonly url: string | null }[];
  readonly organizations: readonly string[];
}

/** More are not believed: they are a list of something else. */
const mostAuthors = 40;

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
  const candidates = [
    fromJsonLd(linked, own),
    ...fromMeta(page, own),
    fromProperties(page, own),
    fromBylines(page, aboveStory(bylines, region.bodyFirst, own), own),
    fromSignature(signature, own),
    fromLinks(page, region, own),
    fromLines(page, region, own),
    fromDateLines(page, region, own),
  ].filter(
    (candidate) => candidate !== null && (candidate.people.length > 0 || candidate.organizations.length > 0),
  ) as Candidate[];
  const winner = candidates.find((candidate) => candidate.people.length > 0);
  const authors: Author[] = [];
  for (const person of winner?.people.slice(0, mostAuthors) ?? [])
    addAuthor(authors, { ...person, url: httpUrl(person.url, base) });
  const unlinked = new Map(
    authors.filter((author) => author.url === null).map((author) => [wordsOf(author.name), author.name]),
  );
  for (const link of unlinked.size === 0 ? [] : page.links) {
    const name = link.text.length > 80 ? undefined : unlinked.get(wordsOf(link.text));
    if (name !== undefined) addAuthor(authors, { name, url: httpUrl(link.href, base) });
  }
  const organizations: string[] = [];
  for (const candidate of winner === undefined ? candidates.slice(0, 1) : [winner]) {
    for (const name of candidate.organizations)
      if (
        !organizations.some((known) => wordsOf(known) === wordsOf(name)) &&
        !(authors.length > 0 && own.has(wordsOf(name)))
      )
        organizations.push(name);
  }
  const witnesses = candidates.flatMap((candidate) =>
    [...candidate.people.map((person) => person.name), ...candidate.organizations].map(
      (value): Witness => ({ field: 'authors', witness: candidate.witness, value }),
    ),
  );
  return { authors, organizations, witnesses };
}

/** One string that may hold several names, sorted into people and organisations. */
function sorted(raw: string, own: ReadonlySet<string>, trusted: boolean): Omit<Candidate, 'witness'> {
  const text = raw
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .trim()
    .replace(gluedDate, '$1\n')
    .replace(moreBy, '');
  if (text === '' || text.length > 300 || /^https?:|^@/i.test(text) || !/\p{L}{2}/u.test(text))
    return { people: [], organizations: [] };
  if (
    own.has(wordsOf(text)) ||
    agencies.has(plainWords(text)) ||
    (looksLikeOffice(text) &&
      !/[,;|\n]|\s(?:and|und|et|y|e|og|och|en|i|и)\s/u.test(text) &&
      text.length <= 60 &&
      !bylineStarts.test(text))
  )
    return { people: [], organizations: [text] };
  const { people, agencies: wires } = readByline(text);
  if (people.length > 0) return { people: people.map((person) => ({ ...person, url: null })), organizations: wires };
  if (wires.length > 0) return { people: [], organizations: wires };
  // A witness that is about authors and nothing else may name one with a single word, or an office.
  if (trusted && text.length <= 60 && text.split(' ').length <= 5 && !/[@/]|\.\w{2,3}$/.test(text)) {
    return looksLikeOffice(text)
      ? { people: [], organizations: [text] }
      : { people: [{ name: displayName(text), jobTitle: null, url: null }], organizations: [] };
  }
  return trusted && text.length <= 60 ? { people: [], organizations: [text] } : { people: [], organizations: [] };
}

/** `By Ilse Varga5 March 2031`: a date that stands right behind a name, in an element of its own. */
const gluedDate = /(\p{Ll})(?=\d{1,2}[\s./-]|\d{4}-)/u;

/** `All articles by Ilse Varga`: the link's words, not the name's. */
const moreBy =
  /^(?:(?:show |view |see |read )?(?:all |more )?(?:articles|posts|stories|entries)?\s*(?:by|of|from)|(?:zeige )?(?:alle|mehr|weitere|alles) ?(?:artikel|beiträge|texte)? von|(?:voir )?tous les articles de|(?:todos los |ver )?artículos de|tutti gli articoli di)\s+(?=\p{Lu})/iu;

const officeWords =
  /(?:^|[\s-])(?:staff|desk|newsroom|news|team|editors?|editorial|redaktion|redaktionen|r[ée]daction|redacci[óo]n|redazione|redactie|redakcja|toimitus|magazine|media|press|times|tribune|gazette|herald|journal|daily|zeitung|verlag|nachrichten|online|web|admin|agency|agentur|tv|radio|gmbh|inc\.?|ltd\.?|llc|corp\.?|ag|group|network|university|institute|foundation|association|company|club|blog|channel|services?)(?:$|[\s-])|新聞|通信|뉴스|일보|新闻/iu;

/** An office, an outlet, a company: signs, but is no person. */
function looksLikeOffice(text: string): boolean {
  return officeWords.test(text);
}

function fromJsonLd(linked: LinkedArticle | null, own: ReadonlySet<string>): Candidate | null {
  if (linked === null) return null;
  const people: { name: string; jobTitle: string | null; url: string | null }[] = [];
  const organizations = [...linked.organizations];
  for (const person of linked.people) {
    const found = sorted(person.name, own, true);
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

function fromMeta(page: ScannedPage, own: ReadonlySet<string>): Candidate[] {
  const found: Candidate[] = [];
  for (const name of metaNames) {
    if (name === 'twitter:data1' && !authorLabel.test(page.meta.get('twitter:label1')?.[0] ?? '')) continue;
    const people: Candidate['people'][number][] = [];
    const organizations: string[] = [];
    for (const content of (page.meta.get(name) ?? []).slice(0, 12)) {
      const one = sorted(content, own, name !== 'author' && name !== 'article:author');
      people.push(...one.people);
      organizations.push(...one.organizations);
    }
    found.push({ witness: `meta:${name}`, people, organizations });
  }
  return found;
}

function fromProperties(page: ScannedPage, own: ReadonlySet<string>): Candidate {
  const people: Candidate['people'][number][] = [];
  const organizations: string[] = [];
  for (const { name, type, value } of page.properties) {
    if (!(name === 'author' || name === 'creator' || (name === 'name' && type === 'person'))) continue;
    const one = sorted(value, own, false);
    people.push(...one.people);
    organizations.push(...one.organizations);
  }
  return { witness: 'microdata', people: people.slice(0, 8), organizations };
}

/** Bylines above the story; those below it only where there is none above. */
function aboveStory(
  bylines: readonly VisibleByline[],
  bodyFirst: number,
  own: ReadonlySet<string>,
): readonly VisibleByline[] {
  const above = bylines.filter(
    ({ text, block }) => block <= bodyFirst + 1 && sorted(text, own, false).people.length > 0,
  );
  return above.length > 0 ? above : bylines;
}

function fromBylines(page: ScannedPage, bylines: readonly VisibleByline[], own: ReadonlySet<string>): Candidate {
  const people: Candidate['people'][number][] = [];
  const organizations: string[] = [];
  for (const { text, block } of bylines.slice(0, mostAuthors)) {
    if (isContactLine(text)) continue;
    if (isSignOff(text) && signedReporters(text) === null) continue;
    const one = sorted(signedReporters(text) ?? text, own, false);
    const links = page.links.filter((link) => link.block === block);
    for (const person of one.people)
      people.push({ ...person, url: links.find((link) => wordsOf(link.text) === wordsOf(person.name))?.href ?? null });
    organizations.push(...one.organizations.filter((name) => name.length <= 40));
  }
  return { witness: 'byline', people, organizations };
}

function fromLinks(
  page: ScannedPage,
  region: { readonly first: number; readonly bodyFirst: number; readonly bodyEnd: number },
  own: ReadonlySet<string>,
): Candidate {
  const people: Candidate['people'][number][] = [];
  for (const link of page.links) {
    if (people.length > 4) break;
    if (link.block < region.first - 15 || link.block > region.bodyEnd + 5) continue;
    const isSaid = /\bauthor\b/i.test(link.rel) && !(link.bits & context.comment);
    const says =
      isSaid ||
      (authorPath.test(link.href) &&
        (link.bits & context.byline || (link.block <= region.bodyFirst + 1 && isNamedIn(link.href, link.text))));
    if (!says || own.has(wordsOf(link.text))) continue;
    const name = link.text.replace(moreBy, '');
    // Who is said to be the author may have one name: `rel="author"` leaves no doubt what it is.
    if (isPersonName(name) || (isSaid && isPenName(name)))
      people.push({ name: displayName(name), jobTitle: null, url: link.href });
  }
  return { witness: 'link', people, organizations: [] };
}

/** One or two words that are no office and no control: `tidewatcher`. */
function isPenName(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= 30 &&
    name.split(' ').length <= 2 &&
    !looksLikeOffice(name) &&
    !besideNames.test(name) &&
    !jobWords.test(` ${name} `) &&
    /\p{L}/u.test(name)
  );
}

/** `Posted on 5 March 2031 by Ilse Varga at 18:30`: a name within a line about the story, in a block that is marked as such. */
function fromDateLines(
  page: ScannedPage,
  region: { readonly first: number; readonly bodyFirst: number; readonly bodyEnd: number },
  own: ReadonlySet<string>,
): Candidate {
  const { blocks } = page;
  const people: Candidate['people'][number][] = [];
  for (let i = Math.max(0, region.first - 12); i < Math.min(blocks.text.length, region.bodyEnd + 4); i++) {
    const text = blocks.text[i]!;
    const bits = blocks.bits[i]!;
    if (text.length > 160 || !/\d/.test(text) || bits & context.comment) continue;
    if (i > region.bodyFirst + 1 && !(bits & (context.date | context.byline))) continue;
    const name = nameInLine.exec(text)?.[1]?.trim();
    if (name !== undefined && isPersonName(name) && !own.has(wordsOf(name)) && people.length === 0)
      people.push({ name: displayName(name), jobTitle: null, url: null });
  }
  return { witness: 'date-line', people, organizations: [] };
}

const nameInLine =
  /(?:^|\s)(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Aa]v|[Aa]f|[Dd]oor)\s+(\p{Lu}[\p{L}.'’-]{0,30}(?:\s(?:(?:von|van|de|der|den|la)\s){0,2}\p{Lu}[\p{L}.'’-]{0,30}){1,3})(?=\s|$|[,|·•–—])/u;

const authorPath =
  /\/(?:authors?|autor(?:en|es|in|i)?|auteurs?|autori|journalistes?|redac(?:teurs?|tores?)|people|profile|by|staff|team|newsteam|reporters?|contributors?|writers?)\//i;

/** `/autoren/name/ilse-varga` names `Dr. Ilse Varga`: the address has the last word of the name. */
function isNamedIn(href: string, name: string): boolean {
  const last = wordsOf(name).split(' ').at(-1)?.normalize('NFKD').replace(/\p{M}/gu, '') ?? '';
  return last.length >= 3 && href.slice(-120).toLowerCase().includes(last);
}

/** A line of names and nothing else at the head of the story, in bold or in italics: `Ilse Varga/Tom Oduya`. */
function fromLines(
  page: ScannedPage,
  region: { readonly first: number; readonly bodyFirst: number },
  own: ReadonlySet<string>,
): Candidate {
  const { blocks } = page;
  for (let i = region.first; i <= Math.min(region.bodyFirst + 1, blocks.text.length - 1); i++) {
    const text = blocks.text[i]!;
    if (text.length > 80 || text.length < 5 || blocks.tag[i] !== 'p' || blocks.bold[i]! < text.length * 0.8) continue;
    const pieces = text.split(/\s*(?:\/|,|&|\sand\s)\s*/u);
    if (!pieces.every((piece) => isPersonName(piece) && !own.has(wordsOf(piece)))) continue;
    return {
      witness: 'line',
      people: pieces.map((piece) => ({ name: displayName(piece), jobTitle: null, url: null })),
      organizations: [],
    };
  }
  return { witness: 'line', people: [], organizations: [] };
}

/** Names in brackets that end a story: `… bis zum Abend. (Ilse Varga aus Osthaven, Tom Oduya, 5.3.2031)`. */
function fromSignature(paragraph: string, own: ReadonlySet<string>): Candidate {
  const bracketed = /[.!?“”"»]\s*\(([^()]{4,160})\)$/u.exec(paragraph.slice(-200))?.[1];
  if (bracketed === undefined) return { witness: 'signature', people: [], organizations: [] };
  const pieces = bracketed.split(/,\s*/).filter((piece) => !/^[\d.\s:/-]+$/.test(piece));
  const found = pieces.map((piece) => sorted(piece, own, false));
  // Every piece is somebody, or this is a remark.
  if (found.some((one) => one.people.length + one.organizations.length === 0))
    return { witness: 'signature', people: [], organizations: [] };
  return {
    witness: 'signature',
    people: found.flatMap((one) => one.people),
    organizations: found.flatMap((one) => one.organizations),
  };
}

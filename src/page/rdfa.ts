/**
 * RDFa beyond meta tags: `<span property="schema:headline">`, `<a property="author" typeof="Person">`. What it says of the article is
 * handed on as microdata, which says the same in other attributes and is read anyway. Linear in the source.
 */

export interface RdfaProperty {
  /** As schema.org has it, lower case and without a prefix: `headline`, `author`, `datepublished`, `datemodified`, `publisher`. */
  readonly name: string;
  readonly value: string;
}

const wanted: ReadonlySet<string> = new Set([
  'headline',
  'author',
  'creator',
  'datepublished',
  'datecreated',
  'datemodified',
  'publisher',
]);
/** Whose value may be a thing with a name of its own: a person, an outlet. */
const things: ReadonlySet<string> = new Set(['author', 'creator', 'publisher']);
/** A tag, and a value in text, are no longer. In characters. */
const longest = 2000;
/** How far behind its thing a name stands at most, in characters. */
const nearby = 3000;
const most = 200;
/** Elements looked at: no page has more that say something of it. */
const mostLooked = 20_000;

/** What a page's RDFa says, in page order. Empty for a page without `typeof`: then `property` is only Open Graph's. */
export function readRdfa(source: string): readonly RdfaProperty[] {
  if (!source.includes('typeof=')) return [];
  const found: RdfaProperty[] = [];
  let looked = 0;
  let thing: { readonly name: string; readonly at: number } | null = null;
  for (const { index } of source.matchAll(/\b(?:property|rel)\s*=/gi)) {
    if (found.length >= most || looked++ >= mostLooked) break;
    const tag = tagAround(source, index);
    if (tag === null || tag.name === 'meta' || tag.name === 'link') continue;
    const names = namesIn(tag.attributes);
    const value = attributeOf(tag.attributes, 'content') ?? attributeOf(tag.attributes, 'datetime');
    const isThing = /\btypeof\s*=/i.test(tag.attributes);
    const isName = names.includes('name');
    for (const name of names.filter((one) => wanted.has(one))) {
      if (things.has(name) && value === null && (isThing || !isValue(tag.attributes))) thing = { name, at: index };
      else add(found, name, value ?? textBehind(source, tag.end, tag.name));
    }
    if (isName && thing !== null && index - thing.at < nearby) {
      add(found, thing.name, value ?? textBehind(source, tag.end, tag.name));
      thing = null;
    }
  }
  return found;
}

/** The page with what its RDFa says appended as microdata; places in the source stay what they were. */
export function withRdfa(source: string): string {
  const said = readRdfa(source).map(({ name, value }) => `<meta itemprop="${name}" content="${escaped(value)}">`);
  return said.length === 0 ? source : `${source}\n${said.join('\n')}`;
}

function escaped(value: string): string {
  return value.replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

function add(found: RdfaProperty[], name: string, text: string): void {
  const value = text.replace(/\s+/gu, ' ').trim();
  if (value !== '' && value.length <= 300 && !found.some((one) => one.name === name && one.value === value))
    found.push({ name, value });
}

interface Tag {
  readonly name: string;
  readonly attributes: string;
  /** Behind its `>`. */
  readonly end: number;
}

/** The tag that a place stands in, or null: text, or a tag longer than any. */
function tagAround(source: string, at: number): Tag | null {
  const from = Math.max(0, at - longest);
  const before = source.slice(from, at);
  const start = before.lastIndexOf('<');
  if (start < 0 || before.indexOf('>', start) >= 0) return null;
  const length = source.slice(at, at + longest).indexOf('>');
  if (length < 0) return null;
  const open = /^<([a-z][a-z\d]*)\s/i.exec(before.slice(start));
  if (open === null) return null;
  return {
    name: open[1]!.toLowerCase(),
    attributes: source.slice(from + start + open[0].length, at + length),
    end: at + length + 1,
  };
}

/** `schema:headline`, `http://schema.org/headline` → `headline`; of `property`, and of `rel` where it names a thing. */
function namesIn(attributes: string): readonly string[] {
  const said = [
    attributeOf(attributes, 'property') ?? '',
    isLink(attributes) ? '' : (attributeOf(attributes, 'rel') ?? ''),
  ];
  return said
    .join(' ')
    .toLowerCase()
    .split(/\s+/)
    .map((one) => one.slice(Math.max(one.lastIndexOf(':'), one.lastIndexOf('/')) + 1));
}

/** `rel="author"` on a link is HTML's own, and read as such. */
function isLink(attributes: string): boolean {
  return /(?:^|\s)href\s*=/i.test(attributes);
}

/** Told by `property`, so that its text is the value; a `rel` only leads to one. */
function isValue(attributes: string): boolean {
  return attributeOf(attributes, 'property') !== null;
}

function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? null : value;
}

/** The text of the element whose tag ends at `from`, without the tags in it. */
function textBehind(source: string, from: number, tag: string): string {
  const rest = source.slice(from, from + longest);
  const end = rest.toLowerCase().indexOf(`</${tag}`);
  return (end < 0 ? '' : rest.slice(0, end)).replace(/<[^<>]*>/g, ' ');
}

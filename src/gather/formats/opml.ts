/** OPML: lists of subscriptions as feed readers exchange them, in and out. Folders and categories are tags. */
import { generateOpml, type Opml, parseOpml } from 'feedsmith';
import { problem } from '../../lib/problems.ts';
import { type NewsSource, type NewsSourceKind, newsSourceKinds, type Problem } from '../../types/index.ts';
import { listingText } from './decode.ts';
import { articleUri, plainText } from './listing.ts';

export interface OpmlEntry {
  /** The feed's address; null where only the outlet's page is named. */
  readonly uri: string | null;
  readonly homepage: string | null;
  readonly title: string | null;
  /** Null where the file does not say, or says `rss` as readers do of any feed. */
  readonly kind: NewsSourceKind | null;
  readonly tags: readonly string[];
}

export type OpmlOutcome =
  | { readonly entries: readonly OpmlEntry[]; readonly problem: null }
  | { readonly entries: null; readonly problem: Problem };

const mostBytes = 20_000_000;
const mostEntries = 10_000;
type Outline = Opml.Outline<string>;

/** The subscriptions of an OPML file, in its order, an address once. `uri` is the file's, for messages. */
export function readOpml(body: Uint8Array, uri: string): OpmlOutcome {
  const text = body.byteLength > mostBytes ? null : listingText(body, '', mostBytes);
  const outlines = text === null ? null : outlinesOf(text);
  if (outlines === null)
    return { entries: null, problem: problem('gather/bad-opml', uri, 'This is not an OPML file.') };
  const entries = new Map<string, OpmlEntry>();
  const waiting = outlines.map((outline) => ({ outline, folders: [] as readonly string[] })).reverse();
  for (let next = waiting.pop(); next !== undefined && entries.size < mostEntries; next = waiting.pop()) {
    const { outline, folders } = next;
    const entry = entryOf(outline, folders);
    const key = entry?.uri ?? entry?.homepage;
    if (entry !== null && key != null && !entries.has(key)) entries.set(key, entry);
    const inside = entry === null ? [...folders, outline.text ?? outline.title ?? ''] : folders;
    for (const child of (outline.outlines ?? []).toReversed()) waiting.push({ outline: child, folders: inside });
  }
  return { entries: [...entries.values()], problem: null };
}

function outlinesOf(text: string): readonly Outline[] | null {
  if (!/<opml[\s>]/i.test(text.slice(0, 4096))) return null;
  if (!/<outline[\s>]/i.test(text)) return [];
  try {
    return parseOpml<string>(text).body?.outlines ?? [];
  } catch {
    return null;
  }
}

function entryOf(outline: Outline, folders: readonly string[]): OpmlEntry | null {
  const uri = webUri(outline.xmlUrl);
  const homepage = webUri(outline.htmlUrl);
  if (uri === null && homepage === null) return null;
  const type = outline.type?.toLowerCase();
  return {
    uri,
    homepage,
    title: plainText(outline.title ?? outline.text, 200),
    kind: newsSourceKinds.find((kind) => kind === type && kind !== 'rss') ?? null,
    tags: tagsOf([...folders, ...(outline.category ?? '').split(/[,/]/)]),
  };
}

/** Without a base nothing relative is an address. */
function webUri(written: string | undefined): string | null {
  return written !== undefined && /^https?:\/\//i.test(written.trim()) ? articleUri(written, 'https://invalid/') : null;
}

/** Tags as they are kept: lower case, no blanks or commas inside, sorted, each once, at most 20. */
export function tagsOf(written: Iterable<string>): readonly string[] {
  const tags = new Set<string>();
  for (const tag of written) {
    const plain = tag
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60);
    if (plain !== '' && tags.size < 20) tags.add(plain);
  }
  return [...tags].sort();
}

/** All sources as one OPML 2.0 file. `madeAt`: ISO 8601. */
export function writeOpml(sources: readonly NewsSource[], madeAt: string): string {
  // The library takes a list of nothing for a mistake.
  if (sources.length === 0)
    return '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head/><body/></opml>\n';
  const outlines = sources.map((source) => ({
    text: source.title ?? source.uri,
    title: source.title ?? source.uri,
    type: source.kind === 'atom' || source.kind === 'rdf' ? 'rss' : source.kind,
    xmlUrl: source.uri,
    ...(source.homepage === null ? {} : { htmlUrl: source.homepage }),
    ...(source.tags.length === 0 ? {} : { category: source.tags.join(',') }),
  }));
  return `${generateOpml({ head: { title: 'Onrecord', dateCreated: new Date(madeAt) }, body: { outlines } })}\n`;
}

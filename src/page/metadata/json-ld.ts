/**
 * What a page's JSON-LD says of its article. Graphs, arrays, references and broken JSON are taken as they come: what
 * cannot be parsed is searched for single fields. Bounded: the walk stops after 20,000 nodes.
 */
import { decodeEntities } from './entities.ts';

export interface LinkedArticle {
  readonly headline: string | null;
  /** It calls itself news (`NewsArticle` and its kinds, a live blog), not any article or post. */
  readonly isNews: boolean;
  readonly description: string | null;
  readonly people: readonly { readonly name: string; readonly url: string | null; readonly jobTitle: string | null }[];
  readonly organizations: readonly string[];
  readonly datePublished: string | null;
  readonly dateModified: string | null;
  readonly publisher: string | null;
  readonly section: string | null;
  readonly inLanguage: string | null;
  readonly url: string | null;
  readonly body: string | null;
  readonly isAccessibleForFree: boolean | null;
  readonly isLiveBlog: boolean;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Node = { readonly [key: string]: Json };

const mostNodes = 20_000;
const articleType =
  /(?:^|\/)(?:\w*NewsArticle|Article|ReportageNewsArticle|BlogPosting|LiveBlogPosting|TechArticle|ScholarlyArticle|Report|OpinionNewsArticle|Review|SocialMediaPosting|CreativeWork)$/i;
const newsType = /(?:NewsArticle|LiveBlogPosting)$/i;
const weakType = /(?:WebPage|ItemPage|VideoObject|Recipe|Event)$/i;

/** The node that is the article, or null. `isSameHeadline` tells a rotated teaser's node from the page's own. */
export function readJsonLd(
  scripts: readonly string[],
  isSameHeadline: (headline: string) => boolean,
): LinkedArticle | null {
  const nodes: Node[] = [];
  const byId = new Map<string, Node>();
  for (const script of scripts.slice(0, 60)) {
    const parsed = parseLoosely(script);
    if (parsed === undefined) {
      const found = fieldsOf(script);
      if (found !== null) nodes.push(found);
    } else collect(parsed, nodes, byId);
  }
  let best: Node | null = null;
  let bestScore = 0;
  for (const node of nodes) {
    const score = scoreOf(node, isSameHeadline);
    if (score > bestScore) {
      bestScore = score;
      best = node;
    }
  }
  return best === null ? null : articleOf(best, byId);
}

function scoreOf(node: Node, isSameHeadline: (headline: string) => boolean): number {
  const types = strings(node['@type']);
  const isArticle = types.some((type) => articleType.test(type));
  if (!isArticle && !types.some((type) => weakType.test(type))) return 0;
  const headline = text(node.headline) ?? text(node.name);
  let score = isArticle ? 10 : 1;
  if (types.some((type) => /creativework$/i.test(type))) score -= 5;
  if (headline !== null) score += isSameHeadline(headline) ? (isArticle ? 20 : 4) : 2;
  for (const field of ['datePublished', 'author', 'articleBody'])
    if (node[field] !== undefined) score += isArticle ? 2 : 0.2;
  return score;
}

/** JSON as written by templates: line feeds in strings, comments around it, commas too many. */
function parseLoosely(script: string): Json | undefined {
  const trimmed = script
    .slice(0, 2_000_000)
    .replace(/^\s*(?:\/\/)?\s*<!(?:--|\[CDATA\[)/, '')
    .replace(/(?:\/\/)?\s*(?:-->|\]\]>)\s*$/, '')
    .trim()
    .replace(/;$/, '');
  const parsed = tryParse(trimmed);
  if (parsed !== undefined) return parsed;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what breaks the JSON
  const clean = trimmed.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1');
  return (
    tryParse(clean) ??
    tryParse(clean.replace(/\\(?!["\\/bfnrtu])/g, '\\\\')) ??
    tryParse(`[${clean.replace(/\}\s*\{/g, '},{')}]`)
  );
}

function tryParse(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json;
  } catch {
    return undefined;
  }
}

/** Single fields out of JSON that no parser takes. */
function fieldsOf(script: string): Node | null {
  const type = /"@type"\s*:\s*\[?\s*"(\w*(?:Article|BlogPosting))"/.exec(script)?.[1];
  if (type === undefined) return null;
  const found: Record<string, Json> = { '@type': type };
  for (const field of ['headline', 'datePublished', 'dateModified', 'articleSection', 'inLanguage']) {
    const value = new RegExp(`"${field}"\\s*:\\s*"((?:[^"\\\\\\n]|\\\\.){1,600})"`).exec(script)?.[1];
    if (value !== undefined) found[field] = tryParse(`"${value}"`) ?? value;
  }
  const author = /"author"\s*:\s*[[{]{1,2}[^}]{0,300}?"name"\s*:\s*"((?:[^"\\\n]|\\.){1,200})"/.exec(script)?.[1];
  if (author !== undefined) found.author = { '@type': 'Person', name: author };
  return found;
}

/** Every object in it, wherever it stands; those with an `@id` can be referred to. */
function collect(root: Json, nodes: Node[], byId: Map<string, Node>): void {
  const waiting: Json[] = [root];
  for (let at = 0; at < waiting.length && nodes.length < mostNodes; at++) {
    const next = waiting[at]!;
    if (Array.isArray(next)) {
      for (let i = 0; i < Math.min(next.length, 2000); i++) waiting.push(next[i]);
    } else if (typeof next === 'object' && next !== null) {
      const node = next as Node;
      nodes.push(node);
      const id = node['@id'];
      if (typeof id === 'string' && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
      for (const value of Object.values(node)) if (typeof value === 'object' && value !== null) waiting.push(value);
    }
    if (waiting.length > mostNodes) return;
  }
}

function articleOf(node: Node, byId: ReadonlyMap<string, Node>): LinkedArticle {
  const people: { name: string; url: string | null; jobTitle: string | null }[] = [];
  const organizations: string[] = [];
  for (const author of [...list(node.author), ...(node.author === undefined ? list(node.creator) : [])].slice(0, 30)) {
    const who = typeof author === 'object' && author !== null ? resolve(author as Node, byId) : null;
    const names = who === null ? (text(author) === null ? [] : [text(author)!]) : list(who.name).slice(0, 10).map(text);
    const isOrganization = who !== null && strings(who['@type']).some((type) => /organi[sz]ation$/i.test(type));
    for (const name of names) {
      if (name === null) continue;
      if (isOrganization) organizations.push(name);
      else
        people.push({
          name,
          url: who === null ? null : (text(who.url) ?? text(who.sameAs)),
          jobTitle: who === null ? null : text(who.jobTitle),
        });
    }
  }
  const publisher = list(node.publisher)[0];
  const main = node.mainEntityOfPage;
  return {
    headline: text(node.headline) ?? text(node.name),
    description: text(node.description),
    people,
    organizations,
    datePublished: text(node.datePublished) ?? text(node.dateCreated),
    dateModified: text(node.dateModified),
    publisher:
      typeof publisher === 'object' && publisher !== null
        ? text(resolve(publisher as Node, byId).name)
        : text(publisher),
    section: text(list(node.articleSection)[0]),
    inLanguage: languageOf(node.inLanguage),
    url: text(node.url) ?? (typeof main === 'string' ? main : text((main as Node | undefined)?.['@id'])),
    body: text(node.articleBody),
    isAccessibleForFree: truth(node.isAccessibleForFree),
    isNews: strings(node['@type']).some((type) => newsType.test(type)),
    isLiveBlog: strings(node['@type']).some((type) => /LiveBlogPosting$/i.test(type)),
  };
}

/** `false`, `"False"`, `"http://schema.org/False"`: templates write it in every way. */
function truth(value: Json | undefined): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return /(?:^|\/)(?:true|yes)$/.test(word) ? true : /(?:^|\/)(?:false|no)$/.test(word) ? false : null;
}

function languageOf(value: Json | undefined): string | null {
  const first = list(value)[0];
  return typeof first === 'object' && first !== null ? text((first as Node).alternateName) : text(first);
}

function resolve(node: Node, byId: ReadonlyMap<string, Node>): Node {
  const id = node['@id'];
  return node.name === undefined && typeof id === 'string' ? (byId.get(id) ?? node) : node;
}

function list(value: Json | undefined): readonly Json[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value as Json];
}
function strings(value: Json | undefined): string[] {
  return list(value).filter((item) => typeof item === 'string');
}
function text(value: Json | undefined): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'number') return String(first);
  return typeof first === 'string' && first.trim() !== '' ? decodeEntities(first.trim()) : null;
}

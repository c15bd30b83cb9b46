/**
 * A plain section page as a listing: its links that look like articles. Only shapes are looked at, no words of any language: an article's
 * address ends in many words, a date or a number, its link has the length of a headline, and it stands in no menu.
 */
import { articleUri, plainText, type SourceListing } from './listing.ts';
import { readMarkup } from './markup.ts';

/** A page lists what is current: more links than this are an archive. */
const mostLinks = 300;
/** Characters: a shorter link text is a section's name. */
const shortestHeadline = 20;

const menus = new Set(['nav', 'footer', 'aside', 'form', 'select', 'script', 'style', 'template', 'noscript']);
const headings = new Set(['h1', 'h2', 'h3', 'h4']);

interface OpenLink {
  readonly href: string;
  readonly inHeading: boolean;
  text: string;
  /** A link around a whole card: the heading in it is the headline. */
  heading: string;
}

export interface LinkedPage {
  readonly title: string | null;
  /** `<link rel="alternate">` with the type of a feed, in page order. */
  readonly feeds: readonly { readonly uri: string; readonly title: string | null }[];
  /** Links whose own words or address say that they lead to a feed. */
  readonly feedLinks: readonly string[];
  readonly articles: readonly { readonly uri: string; readonly title: string }[];
}

const feedType = /^application\/(?:rss|atom|rdf)\+xml$|^application\/feed\+json$/i;
const feedAddress = /(?:^|[/._-])(?:rss|atom|feed|feeds)(?:$|[/._-])|\.(?:rss|rdf|atom)$/i;

/** What an HTML page links to. Linear in its length. */
export function readLinks(html: string, uri: string): LinkedPage {
  let base = uri;
  let title = '';
  let inTitle = false;
  let menu = 0;
  let heading = 0;
  let link: OpenLink | null = null;
  const feeds = new Map<string, string | null>();
  const feedLinks = new Set<string>();
  const articles = new Map<string, string>();

  const endLink = (ended: OpenLink): void => {
    const address = articleUri(ended.href, base);
    if (address === null || address === articleUri(uri, uri)) return;
    if (feedAddress.test(new URL(address).pathname)) {
      feedLinks.add(address);
      return;
    }
    const headline = plainText(ended.heading || ended.text, 300) ?? '';
    const known = articles.get(address);
    if (!isSameSite(address, uri) || !looksLikeArticle(address)) return;
    if (headline.length < (ended.inHeading || ended.heading !== '' ? shortestHeadline / 2 : shortestHeadline)) return;
    if (known === undefined && articles.size >= mostLinks) return;
    if (known === undefined || headline.length < known.length) articles.set(address, headline);
  };

  readMarkup(
    html,
    { xml: false },
    {
      open(name, attributes) {
        const { href, rel, type, role } = attributes;
        if (name === 'base' && href !== undefined && URL.canParse(href, uri)) base = new URL(href, uri).href;
        else if (name === 'title' && title === '') inTitle = true;
        else if (name === 'link' && /\balternate\b/i.test(rel ?? '') && feedType.test(type?.trim() ?? '')) {
          const address = articleUri(href, base);
          if (address !== null && !feeds.has(address)) feeds.set(address, plainText(attributes.title, 200));
        } else if (menus.has(name) || role === 'navigation') menu++;
        else if (headings.has(name)) heading++;
        else if (name === 'a' && href !== undefined) link = { href, inHeading: heading > 0, text: '', heading: '' };
      },
      text(piece) {
        if (inTitle) title += piece;
        if (link === null || link.text.length > 2000) return;
        link.text += piece;
        if (heading > 0 && !link.inHeading) link.heading += piece;
      },
      close(name) {
        if (name === 'title') inTitle = false;
        else if (menus.has(name)) menu = Math.max(0, menu - 1);
        else if (headings.has(name)) heading = Math.max(0, heading - 1);
        else if (name === 'a' && link !== null) {
          if (menu === 0 || feedAddress.test(link.href)) endLink(link);
          link = null;
        }
      },
    },
  );
  return {
    title: plainText(title, 200),
    feeds: [...feeds].map(([address, name]) => ({ uri: address, title: name })),
    feedLinks: [...feedLinks],
    articles: [...articles].map(([address, name]) => ({ uri: address, title: name })),
  };
}

/** The page as a listing: what looks like an article, in page order, without dates. */
export function readSectionPage(html: string, uri: string): SourceListing {
  const { title, articles } = readLinks(html, uri);
  const items = articles.map((article) => ({
    ...article,
    authors: [],
    publishedAt: null,
    updatedAt: null,
    summary: null,
    sections: [],
  }));
  return { kind: 'page', title, homepage: uri, items, ttl: null, parts: [], leftOut: 0 };
}

/** By the last two labels of the host: `www.tideline.example` and `news.tideline.example` are one site. */
function isSameSite(a: string, b: string): boolean {
  const site = (address: string): string => {
    const { hostname } = new URL(address);
    return /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
  };
  return site(a) === site(b);
}

/** An address that ends in a slug of four words or more, or has a long number or a date in it. */
export function looksLikeArticle(address: string): boolean {
  const { pathname, search } = new URL(address);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1) ?? '';
  if (/\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|xml|rss|json|css|js)$/i.test(last)) return false;
  const slug = last.replace(/\.[a-z]{2,5}$/i, '');
  if (slug.split(/[-_]/).filter((word) => word !== '').length >= 4) return true;
  if (segments.some((segment) => /^(?:.*\D)?\d{5,}(?:\D.*)?$/.test(segment))) return true;
  if (/[?&](?:id|p|article|story)=\d{3,}/i.test(search)) return true;
  return /\/(?:19|20)\d\d\/\d{1,2}\//.test(pathname) && slug.length >= 8;
}

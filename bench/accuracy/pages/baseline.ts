/** The simple way: every `<p>` of eighty characters, the title tag, the author and date meta tags. By regular expressions. */
import type { PredictedPage } from './score.ts';

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function metaOf(html: string, name: string): string | null {
  const tag = new RegExp(`<meta[^>]*(?:name|property)=["']?${name}["'\\s][^>]*>`, 'i').exec(html)?.[0];
  return (tag && /content=(?:"([^"]*)"|'([^']*)')/i.exec(tag)?.slice(1).find(Boolean)) || null;
}

export function baseline(id: string, html: string): PredictedPage {
  const clean = html.replace(/<(script|style|noscript)\b[\s\S]*?<\/\1>/gi, ' ');
  const paragraphs = [...clean.matchAll(/<p\b[^>]*>([\s\S]*?)<\/p>/gi)].map((found) => textOf(found[1]!));
  const author = metaOf(html, 'author');
  return {
    id,
    title: metaOf(html, 'og:title') ?? textOf(/<title[^>]*>([\s\S]*?)<\/title>/i.exec(html)?.[1] ?? ''),
    authors: author === null ? [] : [author],
    published: metaOf(html, 'article:published_time'),
    body: paragraphs.filter((paragraph) => paragraph.length >= 80).join('\n'),
  };
}

/**
 * What elements say of themselves: tag names, and the words that class and id attributes are made of on the web in
 * general, in several languages. Bits; an element has its own and those of all it stands in.
 */
export const context = {
  article: 1,
  main: 2,
  header: 4,
  footer: 8,
  nav: 16,
  aside: 32,
  figure: 64,
  form: 128,
  quote: 256,
  list: 512,
  table: 1024,
  hidden: 2048,
  /** Related stories, promotion, newsletters, sharing, comments, consent, advertising. */
  offside: 4096,
  /** `article-body`, `entry-content`, `itemprop="articleBody"`. */
  body: 8192,
  byline: 16384,
  caption: 32768,
  standfirst: 65536,
  date: 131072,
  authorBox: 262144,
  teaser: 524288,
  comment: 1048576,
  heading: 2097152,
  correction: 4194304,
} as const;

/** What holds for an element itself and is not handed down to what stands in it. */
const word = (words: string) => new RegExp(`(?:^|[\\s_-])(?:${words})(?:$|[\\s_\\d-])`);

const bodyWords = word(
  'article[_-]{0,2}body|articlebody|story[_-]{0,2}body|storybody|entry[_-]{0,2}content|post[_-]{0,2}content|post[_-]{0,2}body|article[_-]{0,2}content|articlecontent|article[_-]{0,2}text|articletext|story[_-]{0,2}content|story[_-]{0,2}text|storytext|body[_-]{0,2}text|bodytext|body[_-]{0,2}copy|body[_-]{0,2}content|content[_-]{0,2}body|text[_-]{0,2}body|article[_-]{0,2}main|artikel[_-]{0,2}(?:body|text|inhalt)|artikeltext|cuerpo|cuerpo[_-]noticia|corpo|corps|rich[_-]?text|article[_-]{0,2}paragraphs?|paragraph|post[_-]{0,2}text|news[_-]{0,2}(?:body|text|content)|single[_-]content|td-post-content',
);
const offsideWords = word(
  'related|relacionad[ao]s?|recommend(?:ed|ation|ations|s)?|recirc|recirculation|promo|promos|promotion|promoted|newsletter|newsletters|signup|sign-up|subscribe|subscription|subscriptions|abo|share|sharing|sharebar|share-?tools?|social|socials|follow|cookie|cookies|consent|gdpr|advert|adverts|advertisement|advertising|ad|ads|adslot|ad-slot|ad-unit|sponsor|sponsored|sponsors|trending|most-?read|mostread|most-?popular|popular|meistgelesen|latest|breadcrumb|breadcrumbs|sidebar|side-bar|rail|toolbar|menu|navbar|navigation|nav|footer|pagination|pager|tags|tag-list|taglist|topics|keywords|widget|widgets|disclaimer|copyright|modal|popup|overlay|tooltip|login|register|paywall|offer|teaser|teasers|teaserlist|readmore|read-more|more-stories|morefrom|more-from|more-on|see-also|also-?read|zum-thema|linklist|link-list|links|carousel|slider|swiper|outbrain|taboola|feedback|survey|poll|quiz|donate|donation|support|membership|masthead|skip-?links?|download|app-download|video-?player|player|podcast|audio|audio-?player|listen|rating|ratings|reactions|toc|table-of-contents|actions|buttons|utility|utilities|ticker|weather|stocks|banner|notification|alert|alerts|onward|aggregated|collection|up-next|upnext|next-?article|prev-?next|post-navigation|jp-relatedposts|addtoany|sharedaddy|service|shop|deals|gallery|galleries|slideshow|infobox|info-box|factbox|fact-box|embed|twitter-tweet|instagram-media',
);
const teaserWords = word(
  'related|relacionad[ao]s?|recommend(?:ed|ation|ations|s)?|recirc|recirculation|teaser|teasers|teaserlist|readmore|read-more|more-stories|more-from|morefrom|more-on|see-also|also-?read|zum-thema|most-?read|mostread|most-?popular|trending|latest|onward|up-next|upnext|next-?article|jp-relatedposts|linklist|link-list|card|cards',
);
const commentWords = word(
  'comments?|comment-?(?:list|section|area|form|body|thread)|disqus|disqus_thread|kommentare?|kommentarer|komentarze|commentaires|comentarios|commenti|discussion|respond|community-?comments|user-?comments|forum|posting|postings',
);
const bylineWords = word(
  'byline|bylines|by-line|author|authors|author-?name|article-?author|autor|autoren|autore|autores|auteur|auteurs|writer|writers|contributor|contributors|forfatter|reporter|signature|firma|journalist|credit-?line|post-?author|entry-?author|vcard|p-author|creator',
);
const captionWords = word(
  'caption|captions|figcaption|credit|credits|photo-?credit|image-?credit|img-?caption|image-?caption|photo-?caption|media-?caption|wp-caption-text|bildunterschrift|bildtext|bildnachweis|legende?|leyenda|pie-?de-?foto|pie-?foto|didascalia|fotograf|copyright-?text',
);
const standfirstWords = word(
  'standfirst|stand-first|subtitle|sub-title|subheadline|sub-headline|subhead|sub-head|subheading|lead|lede|leadtext|lead-?text|lead-?paragraph|intro|introduction|introtext|intro-?text|article-?intro|deck|dek|vorspann|chapo|chapeau|ingress|preamble|sapo|entradilla|bajada|subtitulo|sottotitolo|occhiello|summary|article-?summary|abstract|excerpt|strapline|underline|underrubrik|manchet|perex|tagline|article-?description',
);
const dateWords = word(
  'date|dates|datetime|pubdate|publish(?:ed)?|publication-?date|published-?date|posted-on|posted|timestamp|time-?stamp|time|dateline|datum|fecha|data|updated|modified|entry-date',
);
const authorBoxWords = word(
  'author-?(?:bio|box|info|card|profile|description|about|details|block)|about-?(?:the-?)?authors?|bio|biography|byline-?bio|author__bio|autor-?(?:box|info)|autorenbox|contributor-?bio|post-author-box|writer-?bio',
);
const correctionWords = word('corrections?|correction-?note|editors?-?note|clarification|korrektur|rectificatif');

/** The bits of a class and an id, both lower-cased and joined by a space. */
export function hintsOf(names: string): number {
  let bits = 0;
  if (bodyWords.test(names)) bits |= context.body;
  if (offsideWords.test(names)) bits |= context.offside;
  if (teaserWords.test(names)) bits |= context.teaser;
  if (commentWords.test(names)) bits |= context.comment;
  if (authorBoxWords.test(names)) bits |= context.authorBox;
  if (bylineWords.test(names)) bits |= context.byline;
  if (captionWords.test(names)) bits |= context.caption;
  if (standfirstWords.test(names)) bits |= context.standfirst;
  if (dateWords.test(names)) bits |= context.date;
  if (correctionWords.test(names)) bits |= context.correction;
  if (
    /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|hidden|d-none|invisible|print-?only|noscript|is-hidden)(?:\s|$)/.test(
      names,
    )
  )
    bits |= context.hidden;
  return bits;
}

/** `articleBody__Teaser--x3` → `article-body  teaser  x3`: camel case divided, so that words can be found. */
export function hintWords(classAndId: string): string {
  return classAndId
    .slice(0, 400)
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/__|--|[:/.[\]()]/g, ' ')
    .toLowerCase();
}

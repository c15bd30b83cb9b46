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

/**
 * Words and phrases that classes and ids are made of, to what they say. A hyphen divides a phrase, however it is written:
 * `read-more` is also `readMore`, `read_more` and `readmore`.
 */
const rows: readonly (readonly [bits: number, phrases: string])[] = [
  [
    context.body,
    `article-body story-body entry-content post-content post-body article-content article-text story-content
story-text body-text body-copy body-content content-body text-body article-main artikel-body artikel-text
artikel-inhalt cuerpo cuerpo-noticia corpo corps rich-text article-paragraphs article-paragraph paragraph
post-text news-body news-text news-content single-content td-post-content`,
  ],
  [
    context.offside,
    `related relacionadas relacionada relacionados relacionado recommended recommendation recommendations recommends
recommend recirc recirculation promo promos promotion promoted newsletter newsletters sign-up subscribe
subscription subscriptions abo share sharing sharebar share-tools share-tool social socials follow cookie
cookies consent gdpr advert adverts advertisement advertising ad ads ad-slot ad-unit sponsor sponsored sponsors
trending most-read most-popular popular meistgelesen latest breadcrumb breadcrumbs side-bar rail toolbar menu
navbar navigation nav footer pagination pager tags tag-list topics keywords widget widgets disclaimer copyright
modal popup overlay tooltip login register paywall offer teaser teasers teaserlist read-more more-stories
more-from more-on see-also also-read zum-thema link-list links carousel slider swiper outbrain taboola feedback
survey poll quiz donate donation support membership masthead skip-links skip-link download app-download
video-player player podcast audio audio-player listen rating ratings reactions toc table-of-contents actions
buttons utility utilities ticker weather stocks banner notification alert alerts onward aggregated collection
up-next next-article prev-next post-navigation jp-relatedposts addtoany sharedaddy service shop deals gallery
galleries slideshow info-box fact-box embed twitter-tweet instagram-media`,
  ],
  [
    context.teaser,
    `related relacionadas relacionada relacionados relacionado recommended recommendation recommendations recommends
recommend recirc recirculation teaser teasers teaserlist read-more more-stories more-from more-on see-also
also-read zum-thema most-read most-popular trending latest onward up-next next-article jp-relatedposts link-list
card cards`,
  ],
  [
    context.comment,
    `comments comment comment-list comment-section comment-area comment-form comment-body comment-thread disqus
disqus-thread kommentare kommentar kommentarer komentarze commentaires comentarios commenti discussion respond
community-comments user-comments forum posting postings`,
  ],
  [
    context.authorBox,
    `author-bio author-box author-info author-card author-profile author-description author-about author-details
author-block about-the-authors about-the-author about-authors about-author bio biography byline-bio autor-box
autor-info autorenbox contributor-bio post-author-box writer-bio`,
  ],
  [
    context.byline,
    `by-line bylines author authors author-name article-author autor autoren autore autores auteur auteurs writer
writers contributor contributors forfatter reporter signature firma journalist credit-line post-author
entry-author vcard p-author creator`,
  ],
  [
    context.caption,
    `caption captions figcaption credit credits photo-credit image-credit img-caption image-caption photo-caption
media-caption wp-caption-text bildunterschrift bildtext bildnachweis legende legend leyenda pie-de-foto pie-foto
didascalia fotograf copyright-text`,
  ],
  [
    context.standfirst,
    `stand-first sub-title sub-headline sub-head subheading lead lede lead-text lead-paragraph intro introduction
intro-text article-intro deck dek vorspann chapo chapeau ingress preamble sapo entradilla bajada subtitulo
sottotitolo occhiello summary article-summary abstract excerpt strapline underline underrubrik manchet perex
tagline article-description`,
  ],
  [
    context.date,
    `date dates datetime pubdate published publish publication-date published-date posted-on posted time-stamp time
dateline datum fecha data updated modified entry-date`,
  ],
  [
    context.correction,
    `corrections correction correction-note editors-note editor-note clarification korrektur rectificatif`,
  ],
];
/** Words that are the whole of a class. */
const hiddenNames =
  'sr-only visually-hidden screen-reader screen-reader-text hidden d-none invisible print-only noscript is-hidden';

/** Beside bits of `context`: only as the whole of a name; a longer phrase begins so. */
const alone = 1 << 29;
const goesOn = 1 << 30;
/** Phrases and their beginnings, written as one word each. */
const phrases = new Map<string, number>();
/** For the last five bits of a first letter: the lengths of words that a phrase may begin with, as bits. */
const beginnings = new Int32Array(32);
for (const [bits, words] of rows) for (const phrase of words.split(/\s/)) note(phrase, bits);
for (const phrase of hiddenNames.split(' ')) note(phrase, alone);

function note(phrase: string, bits: number): void {
  const words = phrase.split('-');
  let written = '';
  words.forEach((word, i) => {
    written += word;
    add(written, i + 1 < words.length ? goesOn : bits);
  });
}

function add(written: string, bits: number): void {
  phrases.set(written, (phrases.get(written) ?? 0) | bits);
  beginnings[written.charCodeAt(0) & 31]! |= 1 << Math.min(31, written.length);
}

/** The bits of one class or id: `articleBody__Teaser--x3` is the stretches `article body`, `teaser` and `x3`. */
export function hintsOf(name: string): number {
  const lower = isSmall(name) ? name : name.toLowerCase();
  if (lower.length !== name.length) return 0;
  let bits = 0;
  let starts: number[] = [];
  let from = 0;
  for (let i = 0; i <= name.length; i++) {
    const divider = i === name.length ? stretch : dividerAt(name, i);
    if (divider === none) continue;
    if (i > from) starts.push(from, i);
    from = divider === capital ? i : i + 1;
    if (divider !== stretch || starts.length === 0) continue;
    bits |= bitsOf(lower, starts);
    starts = [];
  }
  return bits;
}

/** Whether a name is written in small letters of ASCII, as nearly all are: making a copy is spared. */
function isSmall(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    if (unit > 0x7f || (unit >= 65 && unit <= 90)) return false;
  }
  return true;
}

/** What divides a name at a place: nothing, a hyphen, a capital behind a small letter, or the end of a stretch. */
const none = 0;
const hyphen = 1;
const capital = 2;
const stretch = 3;

function dividerAt(name: string, i: number): number {
  const unit = name.charCodeAt(i);
  if (unit >= 97) return none;
  if (unit === 45 || unit === 95) {
    const doubled = name.charCodeAt(i + 1) === unit || (i > 0 && name.charCodeAt(i - 1) === unit);
    return doubled ? stretch : hyphen;
  }
  if (unit >= 65 && unit <= 90) {
    const before = i > 0 ? name.charCodeAt(i - 1) : 0;
    return (before >= 97 && before <= 122) || (before >= 48 && before <= 57) ? capital : none;
  }
  // . / : ( ) [ ]
  return unit === 46 || unit === 47 || unit === 58 || unit === 40 || unit === 41 || unit === 91 || unit === 93
    ? stretch
    : none;
}

/** Of the words of one stretch (where each begins and ends): of every phrase in it. A number behind a word is no part of it. */
function bitsOf(name: string, words: readonly number[]): number {
  let bits = 0;
  for (let start = 0; start < words.length; start += 2) {
    let phrase = '';
    for (let at = start; at < words.length; at += 2) {
      const from = words[at]!;
      const to = words[at + 1]!;
      const end = untilDigit(name, from, to);
      if (at === start && ((beginnings[name.charCodeAt(from) & 31]! >>> Math.min(31, end - from)) & 1) === 0) break;
      phrase += name.slice(from, end);
      const found = phrases.get(phrase);
      if (found === undefined) break;
      const isWhole = start === 0 && at + 2 === words.length && end === to;
      bits |= (found & alone) !== 0 && isWhole ? found | context.hidden : found;
      if (end < to || (found & goesOn) === 0) break;
    }
  }
  return bits & ~(alone | goesOn);
}

function untilDigit(name: string, from: number, to: number): number {
  let end = from;
  while (end < to && (name.charCodeAt(end) < 48 || name.charCodeAt(end) > 57)) end++;
  return end;
}

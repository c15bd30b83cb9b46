/**
 * The headline that a news page declares. An outlet that marks its page as news (JSON-LD of a `NewsArticle`, Google's
 * `news_keywords`) says there what its story is called; what is printed above it may be a shorter or a longer one, made for
 * the page. Declared are, in this order, the listing's word where the page agrees, JSON-LD's `headline`, `og:title`. Not
 * believed is a word that only one witness has against all the others, and one that is cut off.
 */
import { type Candidate, voice } from './headline-candidates.ts';

/** The declared candidate, or null where neither the listing nor JSON-LD nor `og:title` has one. */
export function declaredHeadline(candidates: readonly Candidate[]): Candidate | null {
  const saidBy = (bits: number) => candidates.find(({ says }) => (says & bits) === bits) ?? null;
  const shared = saidBy(voice.og);
  const linked = saidBy(voice.jsonLd);
  const listed = saidBy(voice.listing);
  if (listed !== null && listed.says & (voice.h1 | voice.og | voice.title)) return listed;
  const first = linked === null || isOutvoted(linked, shared) ? shared : linked;
  return first === null ? linked : (wholeOf(first, candidates) ?? first);
}

/** Nobody else says what JSON-LD says, while heading and `og:title` agree; or `og:title` is declared in the markup too. */
function isOutvoted(linked: Candidate, shared: Candidate | null): boolean {
  if (shared === null || shared === linked) return false;
  return ((linked.says & besidesIt) === 0 && (shared.says & voice.h1) !== 0) || (shared.says & voice.microdata) !== 0;
}

/** All that may say a headline as a whole; the title tag in pieces too, since it has the site's name and section behind it. */
const besidesIt =
  voice.h1 |
  voice.otherH1 |
  voice.h2 |
  voice.h3 |
  voice.headingLine |
  voice.og |
  voice.twitter |
  voice.title |
  voice.titlePart |
  voice.meta |
  voice.microdata;

/** Search engines show 110 characters of a headline, so some templates cut theirs near there. */
const cutFrom = 85;
/** What comes next is more of the headline, not a section or a name. */
const goesOn = /^[^|｜–—:•»«-]*$/u;
/** A quotation mark that was not escaped ends the headline in JSON. */
const quote = /^\s?["“„”«]/u;

/** Who has the rest of a headline that ends in the middle. */
function wholeOf(cut: Candidate, candidates: readonly Candidate[]): Candidate | null {
  const bare = cut.value.replace(/\s*(?:\.\.\.|…)$/u, '');
  const mayEnd = bare === cut.value && bare.length < cutFrom;
  for (const found of candidates) {
    const { value, says } = found;
    if (!(says & (voice.h1 | voice.og)) || value.length <= bare.length || !value.startsWith(bare)) continue;
    const rest = value.slice(bare.length, bare.length + 3);
    if (mayEnd ? quote.test(rest) : goesOn.test(rest)) return found;
  }
  return null;
}

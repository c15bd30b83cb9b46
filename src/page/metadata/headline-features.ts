/**
 * What speaks for and against a candidate for the headline: its witnesses, which of them agree, what other candidates
 * have more or less than it, and whether the address has its words. Numbers between 0 and 1 by name; the weights stand in
 * headline.ts.
 */
import { type Candidate, voice } from './headline-candidates.ts';

export type Features = Readonly<Record<string, number>>;

/** The features of all candidates of a page, in their order. `slug` is the address' last word run, folded. */
export function featuresOf(candidates: readonly Candidate[], slug: ReadonlySet<string>): readonly Features[] {
  const present = candidates.reduce((bits, candidate) => bits | candidate.says, 0);
  return candidates.map((candidate) => {
    const features: Record<string, number> = {};
    for (const [name, bit] of Object.entries(voice)) if (candidate.says & bit) features[name] = 1;
    agreement(candidate.says, present, features);
    const words = candidate.words.split(' ');
    if (words.length < 3) features.short = 1;
    if (words.length > 24) features.long = 1;
    if (/(?:\.\.\.|…)$/u.test(candidate.value)) features.cutOff = 1;
    if (slug.size >= 3) features.slug = slugShare(words, slug);
    relations(candidate, candidates, features);
    return features;
  });
}

/** What is printed and what is said of the page are witnesses of two kinds: who has both is seldom wrong. */
function agreement(says: number, present: number, features: Record<string, number>): void {
  if (says & (otherHeadings | voice.headingLine)) {
    if (says & (voice.jsonLd | voice.og | voice.title | voice.microdata | voice.twitter)) features.printedAndSaid = 1;
    if (says & voice.jsonLd) features.otherHeadingLinked = 1;
    if (says & voice.og) features.otherHeadingShared = 1;
  }
  if (!(says & (voice.h1 | otherHeadings | voice.headingLine))) features.notPrinted = 1;
  if (!(present & voice.h1) && says & (voice.h2 | voice.h3)) features.firstHeading = 1;
  if (says & (voice.topHeading | voice.topTail) && !(says & (voice.h1 | voice.otherH1))) {
    if (says & voice.og) features.topShared = 1;
    if (says & voice.jsonLd) features.topLinked = 1;
    if (says & (voice.twitter | voice.microdata)) features.topOther = 1;
  }
}

const otherHeadings = voice.h2 | voice.h3 | voice.otherH1;

/** Whether another candidate is this one with a kicker before it or a piece behind it, and the other way round. */
function relations(candidate: Candidate, candidates: readonly Candidate[], features: Record<string, number>): void {
  const { words } = candidate;
  for (const other of candidates) {
    if (other === candidate || other.words.length < 8) continue;
    const strong = other.says & (voice.h1 | voice.jsonLd | voice.og) ? 'Strong' : '';
    if (words.length > other.words.length) {
      if (words.endsWith(` ${other.words}`)) features[`hasKicker${strong}`] = 1;
      else if (words.startsWith(`${other.words} `)) features[`hasTail${strong}`] = 1;
    } else if (words.length >= 8) {
      if (other.words.endsWith(` ${words}`)) features[`lacksKicker${strong}`] = 1;
      else if (other.words.startsWith(`${words} `)) features[`lacksTail${strong}`] = 1;
    }
  }
}

/** F1 of the words that a candidate and the address have in common. */
function slugShare(words: readonly string[], slug: ReadonlySet<string>): number {
  let met = 0;
  let all = 0;
  for (const word of words) {
    if (word.length < 2) continue;
    all++;
    if (slug.has(folded(word)) || slug.has(german(word))) met++;
  }
  return all === 0 ? 0 : (2 * met) / (all + slug.size);
}

/** The words of the longest piece of an address' path: `/2031/tide-rises-again-123.html` → tide, rises, again. */
export function slugOf(url: string | null): ReadonlySet<string> {
  if (url === null) return new Set();
  let longest = '';
  for (const piece of url
    .slice(0, 1000)
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(3))
    if (piece.length > longest.length) longest = piece;
  let path = longest;
  try {
    path = decodeURIComponent(longest);
  } catch {
    // A path that is no UTF-8 is taken as it is.
  }
  return new Set(
    path
      .toLowerCase()
      .split(/[^\p{L}\p{M}]+/u)
      .filter((word) => word.length >= 2 && word !== 'html' && word !== 'htm' && word !== 'php')
      .map(folded),
  );
}

function folded(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('ł', 'l');
}
function german(word: string): string {
  return folded(
    word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('å', 'aa').replaceAll('æ', 'ae'),
  );
}

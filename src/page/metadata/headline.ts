/**
 * Chooses the headline among everything that may be it, by how its witnesses agree. Weights were learned from 1,770
 * development pages (softmax over a page's candidates, pages of news counting double) and rounded: on pages of outlets left out while
 * learning, .80 of the news pages and .85–.88 of the others get the headline that people gave them. bench/accuracy/pages
 * says what other ways came to.
 */
import { type Candidate, type Heading, headlineCandidates, type Saying } from './headline-candidates.ts';
import { featuresOf } from './headline-features.ts';

/** What each feature adds. What is not named adds nothing. */
const weights: Readonly<Record<string, number>> = {
  cutOff: -0.3,
  firstHeading: 1.1,
  h1: 2.4,
  h2: -1.0,
  h3: -2.1,
  hasKicker: -0.8,
  hasKickerStrong: -0.1,
  hasTail: 0.1,
  hasTailStrong: -0.1,
  headingLine: 0.2,
  jsonLd: 0.8,
  jsonLdPart: -0.3,
  lacksKicker: 0.7,
  lacksKickerStrong: 0.2,
  lacksTail: 0.8,
  lacksTailStrong: 0.3,
  long: 0.3,
  meta: 0.7,
  microdata: 0.7,
  notPrinted: -0.1,
  og: 1.6,
  ogPart: 1.6,
  otherH1: 0.8,
  otherHeadingLinked: 0.6,
  otherHeadingShared: -0.7,
  printedAndSaid: 2.0,
  short: -1.3,
  slug: 2.1,
  title: 0.3,
  topLinked: 0.1,
  topOther: 0.7,
  topShared: 0.9,
  twitterPart: -0.4,
  listing: 1.5,
};

/** The candidate with most behind it, or null when nobody says anything. `slug`: the words of the page's address. */
export function chooseHeadline(
  sayings: readonly Saying[],
  headings: readonly Heading[],
  names: readonly string[],
  slug: ReadonlySet<string>,
): Candidate | null {
  const candidates = headlineCandidates(sayings, headings, names);
  const features = featuresOf(candidates, slug);
  let best: Candidate | null = null;
  let top = Number.NEGATIVE_INFINITY;
  for (const [i, candidate] of candidates.entries()) {
    let score = 0;
    for (const [name, value] of Object.entries(features[i]!)) score += (weights[name] ?? 0) * value;
    if (score > top) {
      top = score;
      best = candidate;
    }
  }
  return best;
}

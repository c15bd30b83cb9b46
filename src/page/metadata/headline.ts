/**
 * Chooses the headline among everything that may be it, by how its witnesses agree. Weights were learned from 1,770
 * development pages (softmax over a page's candidates) and rounded: on pages of sites left out while learning, .81 of the
 * news pages and .87–.88 of the others get the headline that people gave them. bench/accuracy/pages says what other ways
 * came to.
 */
import { type Candidate, headlineCandidates } from './headline-candidates.ts';
import { featuresOf } from './headline-features.ts';
import type { HeadlineSayings } from './headline-sayings.ts';

/** What each feature adds. What is not named adds nothing. */
const weights: Readonly<Record<string, number>> = {
  cutOff: -0.3,
  firstHeading: 0.5,
  h1: 2.7,
  h2: -1.6,
  h3: -2.3,
  hasKicker: -0.8,
  hasKickerStrong: -0.5,
  hasTailStrong: -0.2,
  headingLine: 0.4,
  jsonLd: 0.6,
  jsonLdPart: -0.4,
  lacksKicker: 0.5,
  lacksKickerStrong: -0.3,
  lacksTail: 0.6,
  lacksTailStrong: 0.3,
  long: 0.2,
  meta: 0.8,
  microdata: 0.5,
  notPrinted: -0.1,
  og: 1.5,
  ogPart: 1.6,
  otherH1: 1.0,
  otherHeadingLinked: 0.5,
  otherHeadingShared: -0.5,
  printedAndSaid: 1.7,
  short: -1.3,
  slug: 2.1,
  title: 0.6,
  titlePart: 0.3,
  topHeading: 2.0,
  topLinked: 0.1,
  topOther: 0.4,
  topShared: 0.2,
  topTail: 1.4,
  twitterPart: -0.5,
  listing: 1.5,
};

/** The candidate with most behind it, or null when nobody says anything. */
export function chooseHeadline({ sayings, headings, names, slug }: HeadlineSayings): Candidate | null {
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

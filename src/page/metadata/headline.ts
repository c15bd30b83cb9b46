/**
 * Chooses the headline among everything that may be it. A page that calls itself news declares its headline; of any other
 * page the candidate with most behind it counts, by learned weights (train/headline) over how its witnesses agree.
 * bench/accuracy/pages says what other ways came to.
 */
import { declaredHeadline } from './declared-headline.ts';
import { type Candidate, headlineCandidates } from './headline-candidates.ts';
import { type Features, featuresOf } from './headline-features.ts';
import type { HeadlineSayings } from './headline-sayings.ts';
import { headlineWeights } from './headline-weights.ts';

/** What a feed or a person said of the page before it was read counts as much as a heading; no page to learn from has it. */
const listing = 1.5;

/** The headline, or null when nobody says anything. */
export function chooseHeadline({ sayings, headings, names, slug, isNews }: HeadlineSayings): Candidate | null {
  const candidates = headlineCandidates(sayings, headings, names);
  return (isNews ? declaredHeadline(candidates) : null) ?? heaviest(candidates, featuresOf(candidates, slug));
}

/** The first of several that are level. */
function heaviest(candidates: readonly Candidate[], features: readonly Features[]): Candidate | null {
  let best: Candidate | null = null;
  let top = Number.NEGATIVE_INFINITY;
  for (const [i, candidate] of candidates.entries()) {
    let score = 0;
    for (const [name, value] of Object.entries(features[i]!))
      score += (name === 'listing' ? listing : (headlineWeights[name] ?? 0)) * value;
    if (score > top) {
      top = score;
      best = candidate;
    }
  }
  return best;
}

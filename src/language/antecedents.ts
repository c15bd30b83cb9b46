/**
 * Whom `he`, `her` and `the minister` mean: of the people mentioned last, the one who fits and stood as a subject.
 * A pronoun inside a quotation is only looked for inside the same quotation: outside, somebody else is speaking.
 */
import { quotationOf } from '../lib/tokens.ts';
import type { Candidate } from './candidates.ts';
import type { Known } from './chains.ts';
import * as flag from './form-flags.ts';
import type { Words } from './words-of-article.ts';

interface Earlier {
  readonly known: Known;
  readonly candidate: Candidate;
  readonly subject: boolean;
  /** The first person of the sentence outside quotations, and its subject. */
  readonly leads: boolean;
  readonly quotation: number;
}

/** How many mentions back and how many sentences back somebody may be meant. */
const reach = 24;
const farthest = 5;
/** Below this score nobody is meant: abstaining costs less than a wrong name. */
const least = -2.5;

export class Antecedents {
  /** Whether the article has `he` or `she` outside quotations at all. */
  readonly pronounsOutside: boolean;
  readonly #words: Words;
  readonly #earlier: Earlier[] = [];

  constructor(words: Words) {
    this.#words = words;
    this.pronounsOutside = hasPronounOutside(words);
  }

  /** A person was mentioned; mentions come in text order. */
  add(known: Known, candidate: Candidate): void {
    const subject = isSubject(this.#words, candidate);
    const quotation = quotationOf(this.#words.tokens, candidate.first);
    const before = this.#earlier.at(-1);
    const another = before !== undefined && before.candidate.sentence === candidate.sentence && before.quotation < 0;
    const leads = subject && quotation < 0 && !another;
    this.#earlier.push({ known, candidate, subject, leads, quotation });
  }

  ofPronoun(candidate: Candidate): Known | null {
    const quotation = quotationOf(this.#words.tokens, candidate.first);
    const subject = isSubject(this.#words, candidate);
    let best: Known | null = null;
    let bestScore = least;
    for (let i = this.#earlier.length - 1; i >= Math.max(0, this.#earlier.length - reach); i--) {
      const earlier = this.#earlier[i]!;
      const distance = candidate.sentence - earlier.candidate.sentence;
      if (distance > farthest) break;
      if (quotation >= 0 && earlier.quotation !== quotation) continue;
      const { gender } = earlier.known;
      if (gender !== candidate.gender && (gender !== 'unknown' || !earlier.subject || distance > 2)) continue;
      const nearest = i === this.#earlier.length - 1;
      const score = this.#score(earlier, candidate, distance, subject, quotation, nearest);
      if (score > bestScore) {
        best = earlier.known;
        bestScore = score;
      }
    }
    if (best !== null && best.gender === 'unknown') best.gender = candidate.gender;
    return best;
  }

  #score(
    earlier: Earlier,
    candidate: Candidate,
    distance: number,
    subject: boolean,
    quotation: number,
    nearest: boolean,
  ): number {
    let score = -distance;
    if (earlier.subject) score += subject ? 2.5 : 1;
    if (earlier.candidate.speaks) score += 0.75;
    // Who leads a sentence is taken up by the next one, rather than who is spoken of in it.
    if (earlier.leads && subject && distance > 0) score += 1;
    if (earlier.known.gender === candidate.gender) score += 1.5;
    if (earlier.quotation >= 0 && quotation < 0) score -= 3;
    if (distance === 0 && !subject && !isObjective(this.#words, candidate)) score += 1.5;
    // `Varga told him`: not Varga, but `Holt said that Varga told him` may be Holt.
    if (nearest && distance === 0 && earlier.subject && !subject && isObjective(this.#words, candidate)) score -= 4;
    // The same sentence: the first one named leads it.
    return score - (earlier.candidate.first > 0 && distance === 0 && subject && !earlier.subject ? 1 : 0);
  }

  /** The latest person whose role has this noun, and its modifiers too. */
  ofDescription(candidate: Candidate): Known | null {
    const words = this.#words;
    const quotation = quotationOf(words.tokens, candidate.first);
    for (let i = this.#earlier.length - 1; i >= Math.max(0, this.#earlier.length - 4 * reach); i--) {
      const { known, candidate: earlier } = this.#earlier[i]!;
      if (earlier.kind === 'pronoun' || (quotation >= 0 && candidate.sentence - earlier.sentence > 2)) continue;
      let fits = true;
      for (let k = candidate.first + 1; k < candidate.end && fits; k++) {
        fits = known.roleWords.has(words.lower(k)) || words.has(k, flag.demonym);
      }
      if (fits && known.roleWords.has(words.lower(candidate.end - 1))) return known;
    }
    return null;
  }
}

/** Stands where a subject does: no preposition or verb before, a verb rather than a preposition or noun joint after. */
export function isSubject(words: Words, { first, end, kind }: Candidate): boolean {
  const after = end < words.tokens.length && words.form(end) === ',' ? end + 1 : end;
  if (words.isInverted(first)) return true;
  if (kind === 'pronoun' && words.has(first - 1, flag.cue | flag.preposition)) return false;
  let before = first - 1;
  while (before >= 0 && (words.pack.definiteArticles.has(words.lower(before)) || words.has(before, flag.modifier)))
    before--;
  if (
    before >= 0 &&
    words.has(before, flag.preposition) &&
    words.tokens.sentence[before] === words.tokens.sentence[first]
  ) {
    return words.pack.relativePronouns.has(words.lower(before)) || words.has(after, flag.cue);
  }
  const sentence = words.tokens.sentence[first]!;
  if (words.pack.possessives.has(words.lower(end))) return false;
  if (before < words.sentences.firstToken[sentence]! && kind === 'name') return true;
  if (after >= words.tokens.length || words.tokens.sentence[after] !== words.tokens.sentence[first]) return false;
  const flags = words.flagsOf(after);
  if ((flags & flag.isWordFlag) === 0 || flags & (flag.preposition | flag.capital)) return false;
  return !words.pack.clauseOpeners.has(words.lower(after)) && !(flags & (flag.organization | flag.role));
}

/** `him`, and `her` where no noun follows. */
function isObjective(words: Words, { end }: Candidate): boolean {
  return end >= words.tokens.length || !words.has(end, flag.isWordFlag) || words.has(end, flag.preposition);
}

function hasPronounOutside(words: Words): boolean {
  for (let k = 0; k < words.tokens.length; k++) {
    if (!words.has(k, flag.pronoun) || words.tokens.quotation[k] !== 0) continue;
    const gender = words.pack.pronouns.get(words.lower(k));
    if (gender === 'female' || gender === 'male') return true;
  }
  return false;
}

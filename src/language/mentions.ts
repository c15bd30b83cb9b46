/**
 * Who and what an article names, and which mentions are the same: names with roles, surnames, `she`, `the minister`.
 * Rules and word lists; what they cannot tell is left out rather than guessed.
 *
 * Three rounds over the article: candidates sentence by sentence, chains from the full names, then every candidate in text
 * order to its chain. Each looks at a bounded number of neighbours, so the cost is linear.
 */
import { quotationOf, spanOf } from '../lib/tokens.ts';
import type { Chain, Mention } from '../types/index.ts';
import { Antecedents } from './antecedents.ts';
import { type Candidate, candidatesOf, givenGender } from './candidates.ts';
import { Chains, type Known } from './chains.ts';
import * as flag from './form-flags.ts';
import { namesInTitle } from './title-names.ts';
import type { Words } from './words-of-article.ts';

export interface Named {
  readonly mentions: readonly Mention[];
  readonly chains: readonly Chain[];
}

export function findMentions(words: Words): Named {
  noteNamesInside(words);
  const { sentences } = words;
  const perSentence: Candidate[][] = [];
  for (let s = 0; s < sentences.length; s++) perSentence.push(candidatesOf(words, s));
  const chains = new Chains(words);
  const people = nameFullNames(words, perSentence, chains);
  for (let s = 0; s < sentences.length; s++) {
    const first = sentences.firstToken[s]!;
    const end = sentences.endToken[s]!;
    if (words.inTitleCase(s)) perSentence[s] = namesInTitle(words, s, first, end, chains);
  }
  const mentions = joinAll(words, perSentence, chains, people);
  return { mentions, chains: chains.finish() };
}

/** Forms that stand capitalised in mid-sentence, outside titles: names, then, at a sentence's beginning too. */
function noteNamesInside(words: Words): void {
  const { sentences } = words;
  for (let s = 0; s < sentences.length; s++) {
    const first = sentences.firstToken[s]!;
    const end = sentences.endToken[s]!;
    if (words.inTitleCase(s)) continue;
    for (let k = first + 1; k < end; k++) {
      if (words.has(k, flag.capital) && !words.beginsClause(k, first)) words.noteInside(k);
    }
  }
}

/** Makes the chains of everybody whose full name stands somewhere; returns which chain each such candidate is of. */
function nameFullNames(words: Words, perSentence: readonly Candidate[][], chains: Chains): Map<Candidate, Known> {
  const people = new Map<Candidate, Known>();
  const singles = new Set<string>();
  // `Joss, 41,`: a word that stands alone for a person may be a given name as well.
  const alone = new Set<string>();
  for (const candidates of perSentence) {
    for (const { kind, name, type } of candidates) {
      if (kind !== 'name' || name.end - name.first !== 1) continue;
      singles.add(words.lower(name.first));
      if (type === 'PER') alone.add(words.lower(name.first));
    }
  }
  for (const candidates of perSentence) {
    for (const candidate of candidates) {
      const { kind, name, type, speaks } = candidate;
      const length = name.end - name.first;
      if (kind !== 'name' || length < 2 || length > 5) continue;
      const repeated = singles.has(words.lower(name.end - 1)) || alone.has(words.lower(name.first));
      if (type === null && (speaks || repeated) && looksPersonal(words, candidate)) {
        candidate.type = 'PER';
      }
      if (candidate.type === 'PER') people.set(candidate, chains.byEnding(candidate) ?? chains.person(candidate));
    }
  }
  return people;
}

const unlikely =
  flag.demonym | flag.organization | flag.preposition | flag.acronym | flag.modifier | flag.alsoSmall | flag.starter;

/** Two or three words without places, nationalities and small joints: may well be a foreign name. */
function looksPersonal(words: Words, { name }: Candidate): boolean {
  if (name.end - name.first > 3) return false;
  for (let k = name.first; k < name.end; k++) {
    if (words.isPlace(k) || words.has(k, unlikely)) return false;
  }
  return true;
}

function joinAll(
  words: Words,
  perSentence: readonly Candidate[][],
  chains: Chains,
  people: ReadonlyMap<Candidate, Known>,
): Mention[] {
  const { tokens } = words;
  const antecedents = new Antecedents(words);
  const mentions: Mention[] = [];
  for (const candidates of perSentence) {
    for (const candidate of candidates) {
      const known = chainOf(words, candidate, chains, people, antecedents);
      if (known === null) continue;
      known.mentioned++;
      if (candidate.kind === 'name') chains.learn(known, candidate);
      if (known.type === 'PER') antecedents.add(known, candidate);
      mentions.push({
        span: spanOf(tokens, candidate.first, candidate.end),
        nameSpan: candidate.kind === 'name' ? spanOf(tokens, candidate.name.first, candidate.name.end) : null,
        type: known.type,
        chain: known.index,
        reason: candidate.kind === 'name' ? 'full name' : candidate.kind,
      });
    }
  }
  return mentions;
}

function chainOf(
  words: Words,
  candidate: Candidate,
  chains: Chains,
  people: ReadonlyMap<Candidate, Known>,
  antecedents: Antecedents,
): Known | null {
  if (candidate.kind === 'pronoun') return antecedents.ofPronoun(candidate);
  if (candidate.kind === 'description') return antecedents.ofDescription(candidate);
  const known = people.get(candidate);
  if (known !== undefined) return known;
  const { name, type } = candidate;
  if (type === 'ORG') return organization(words, candidate, chains);
  if (name.end - name.first > 1) {
    return type === 'LOC'
      ? chains.other('LOC', name)
      : type === 'PER'
        ? chains.person(candidate)
        : bracketed(words, candidate, chains);
  }
  const other = chains.otherNamed(words.lower(name.first));
  if (other !== undefined && type !== 'PER') return other;
  const person = chains.byPart(candidate);
  if (person !== null) return person;
  if (type === 'LOC') return chains.other('LOC', name);
  if (type === 'PER') return chains.person(candidate);
  const speaker =
    candidate.speaks &&
    antecedents.pronounsOutside &&
    quotationOf(words.tokens, name.first) < 0 &&
    !words.has(name.first, flag.alsoSmall | flag.organization | flag.role | flag.title);
  if (!speaker) return null;
  const first = words.sentences.firstToken[candidate.sentence]!;
  if (words.beginsClause(name.first, first) && !words.standsAloneInside(name.first)) return null;
  // `the Echo asked`: people have no article.
  if (name.first > 0 && words.pack.definiteArticles.has(words.lower(name.first - 1))) return chains.other('ORG', name);
  if (words.suggestsPlace(name.first)) return chains.other('LOC', name);
  const alone = chains.person(candidate);
  if (alone.gender === 'unknown') alone.gender = givenGender(words, name.first);
  return alone;
}

function organization(words: Words, candidate: Candidate, chains: Chains): Known {
  const known =
    chains.otherNamed(words.phrase(candidate.name.first, candidate.name.end)) ?? chains.other('ORG', candidate.name);
  aliasAfter(words, candidate, chains, known);
  return known;
}

/** A run of unknown kind with its initials in brackets after it is an organisation's. */
function bracketed(words: Words, candidate: Candidate, chains: Chains): Known | null {
  const { name } = candidate;
  const known = chains.otherNamed(words.phrase(name.first, name.end));
  if (known !== undefined) return known;
  if (acronymAfter(words, name.first, name.end) === null) return null;
  const made = chains.other('ORG', name);
  aliasAfter(words, candidate, chains, made);
  return made;
}

function aliasAfter(words: Words, { name }: Candidate, chains: Chains, known: Known): void {
  const short = acronymAfter(words, name.first, name.end);
  if (short !== null) chains.alias(short, known);
}

/** `ETF` of `Eastern Trade Forum (ETF)`, lower case; null when what stands there is no acronym of the name. */
function acronymAfter(words: Words, first: number, end: number): string | null {
  if (end + 2 >= words.tokens.length || words.form(end) !== '(' || words.form(end + 2) !== ')') return null;
  if (!words.has(end + 1, flag.acronym)) return null;
  const short = words.lower(end + 1);
  let initials = '';
  for (let k = first; k < end; k++) if (words.has(k, flag.capital)) initials += words.lower(k)[0];
  return initials.startsWith(short[0]!) && short.length >= 2 && isWithin(short, initials) ? short : null;
}

/** Every letter of `short` in order within `initials`, but for one. */
function isWithin(short: string, initials: string): boolean {
  let met = 0;
  for (const letter of initials) if (met < short.length && letter === short[met]) met++;
  return met >= short.length - 1;
}

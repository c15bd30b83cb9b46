/**
 * Coreference as it travels: chains that have a name, and their mentions, which do not overlap. Where one stands within another,
 * a person's name with its role keeps its words, and what is inside it is left out; another person's name keeps its own.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Chain, Mention, MentionReason, Span } from '../../types/index.ts';
import type { Candidate, Entity } from './candidate.ts';
import type { CoreferenceView } from './coreference-view.ts';
import type { Coreference } from './find-coreference.ts';

export interface Travelling {
  readonly mentions: readonly Mention[];
  readonly chains: readonly Chain[];
}

interface Kept {
  readonly candidate: Candidate;
  readonly entity: Entity;
  readonly reason: MentionReason;
  readonly range: WordRange;
}

export function travelling(view: CoreferenceView, { entities }: Coreference): Travelling {
  const kept = withoutOverlap(view, entities);
  const order = new Map<Entity, number>();
  for (const { entity } of kept) if (!order.has(entity)) order.set(entity, order.size);
  return {
    mentions: kept.map(({ candidate, entity, reason, range }) => ({
      span: spanOf(view, range),
      nameSpan: candidate.name === null ? null : spanOf(view, candidate.name),
      type: entity.type!,
      chain: order.get(entity)!,
      reason,
    })),
    chains: [...order.keys()].map((entity) => chainOf(view, entity)),
  };
}

function chainOf(view: CoreferenceView, { type, name, role, gender }: Entity): Chain {
  const nameSpan = spanOf(view, name!);
  return {
    type: type!,
    name: view.article.text.slice(nameSpan.start, nameSpan.end).replace(/\s+/g, ' '),
    nameSpan,
    roleSpan: role === null ? null : spanOf(view, role),
    gender,
  };
}

function spanOf({ words }: CoreferenceView, { first, end }: WordRange): Span {
  return { start: words.start[first]!, end: words.end[end - 1]! };
}

/** Names of people first, then other names, then the rest; in text order in the end. */
function withoutOverlap(view: CoreferenceView, entities: readonly Entity[]): readonly Kept[] {
  const all: Omit<Kept, 'range'>[] = entities
    .filter(({ name, type }) => name !== null && type !== null)
    .flatMap((entity) => entity.members.map((candidate, at) => ({ candidate, entity, reason: entity.reasons[at]! })));
  const byText = (one: { readonly candidate: Candidate }, two: { readonly candidate: Candidate }) =>
    one.candidate.index - two.candidate.index;
  const people = all.filter(({ candidate }) => candidate.name !== null && candidate.type === 'PER').sort(byText);
  const others = all.filter(({ candidate }) => candidate.name !== null && candidate.type !== 'PER').sort(byText);
  const rest = all.filter(({ candidate }) => candidate.name === null).sort(byText);

  const taken = new Uint8Array(view.words.length);
  for (const { candidate } of people) taken.fill(1, candidate.name!.first, candidate.name!.end);
  const kept: Kept[] = [];
  const keep = (one: Omit<Kept, 'range'>, range: WordRange) => {
    taken.fill(1, range.first, range.end);
    kept.push({ ...one, range });
  };
  for (const one of people) keep(one, freeAround(view, one.candidate, taken));
  for (const one of others) if (isFree(taken, one.candidate.name!)) keep(one, one.candidate.name!);
  for (const one of rest) {
    const range = shortened(view, one.candidate, taken);
    if (isFree(taken, range)) keep(one, range);
  }
  return kept.sort((one, two) => one.range.first - two.range.first);
}

/** As much of the name's whole phrase as nobody else's name is in; a possessor's pronoun in front is a mention of its own. */
function freeAround(view: CoreferenceView, { name, called }: Candidate, taken: Uint8Array): WordRange {
  let first = name!.first;
  let end = name!.end;
  while (first > called.first && taken[first - 1] === 0) first--;
  while (end < called.end && taken[end] === 0) end++;
  while (first < name!.first && isLoose(view, first)) first++;
  while (end > name!.end && view.upos(end - 1) === 'PUNCT' && !/^[)\]”"]/.test(view.words.forms[end - 1]!)) end--;
  return { first, end };
}

/** A possessive mark, a comma, a possessor's pronoun. */
function isLoose(view: CoreferenceView, k: number): boolean {
  const lower = view.lower(k);
  if (view.pack.possessives.has(lower)) return true;
  const upos = view.upos(k);
  return upos === 'PUNCT' || upos === 'CCONJ' || (upos === 'PRON' && view.pack.pronouns.has(lower));
}

/** A description up to its noun where other mentions stand behind it. */
function shortened(view: CoreferenceView, { phrase, head, kind }: Candidate, taken: Uint8Array): WordRange {
  if (kind === 'pronoun' || isFree(taken, phrase)) return phrase;
  let { first } = phrase;
  for (let k = first; k < head; k++) if (taken[k] !== 0) first = k + 1;
  while (first < head && isLoose(view, first)) first++;
  return { first, end: head + 1 };
}

function isFree(taken: Uint8Array, { first, end }: WordRange): boolean {
  for (let k = first; k < end; k++) if (taken[k] !== 0) return false;
  return true;
}

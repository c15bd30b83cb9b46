/** Descriptions that a tree ties to a name: `Ilse Varga, the harbour minister`, `its chair, Dorte Lind`, `Varga is the minister`. */
import type { Candidate } from './candidate.ts';
import type { CoreferenceView } from './coreference-view.ts';
import type { Entities } from './entities.ts';

const copulas: ReadonlySet<string> = new Set(['cop']);
const subjects: ReadonlySet<string> = new Set(['nsubj']);
const negations: ReadonlySet<string> = new Set(['advmod']);

/** Joins them; names have their entities already. */
export function joinBesideNames(view: CoreferenceView, candidates: readonly Candidate[], entities: Entities): void {
  const at = new Map(candidates.map((one) => [one.head, one] as const));
  for (const candidate of candidates) {
    if (candidate.kind === 'pronoun') continue;
    const titled = candidate.leadsTo < 0 ? undefined : at.get(candidate.leadsTo);
    if (titled !== undefined) join(candidate, titled, 'apposition', entities);
    joinApposition(view, candidate, at, entities);
    joinPredicate(view, candidate, at, entities);
  }
}

/** `candidate` stands in apposition to another: one of the two is a name, the other a description that fits it. */
function joinApposition(
  view: CoreferenceView,
  candidate: Candidate,
  at: ReadonlyMap<number, Candidate>,
  entities: Entities,
): void {
  if (view.relation(candidate.head) !== 'appos') return;
  const beside = at.get(view.tree.head[candidate.head]!);
  if (beside === undefined) return;
  if (candidate.kind === 'description' && beside.kind === 'name') join(candidate, beside, 'apposition', entities);
  else if (candidate.kind === 'name' && beside.kind === 'description') join(beside, candidate, 'apposition', entities);
}

function joinPredicate(
  view: CoreferenceView,
  predicate: Candidate,
  at: ReadonlyMap<number, Candidate>,
  entities: Entities,
): void {
  const subject = at.get(subjectOfPredicate(view, predicate.head));
  if (subject === undefined) return;
  if (predicate.kind === 'description' && subject.kind === 'name') join(predicate, subject, 'predicate', entities);
  else if (predicate.kind === 'name' && predicate.type === 'PER' && subject.kind !== 'name')
    join(subject, predicate, subject.kind === 'pronoun' ? 'first person' : 'predicate', entities);
}

/** The pronoun or description that a noun is the predicate of, `he is a lamplighter`; −1 for none. */
export function subjectOfPredicate(view: CoreferenceView, head: number): number {
  if (view.child(head, copulas) < 0 || isNegated(view, head)) return -1;
  return view.child(head, subjects);
}

function isNegated(view: CoreferenceView, head: number): boolean {
  const adverb = view.child(head, negations);
  return adverb >= 0 && view.pack.attribution.negations.has(view.lower(adverb));
}

function join(
  one: Candidate,
  name: Candidate,
  reason: 'apposition' | 'predicate' | 'first person',
  entities: Entities,
): void {
  const entity = entities.of[name.index];
  if (entity == null || entities.of[one.index] !== null || one.isPlural) return;
  const isFirst = one.kind === 'pronoun';
  if (isFirst !== (reason === 'first person') || (isFirst && one.pronoun !== 'first')) return;
  const fits = entity.type === 'PER' ? one.being === 'person' || one.being === 'unknown' : one.being === 'group';
  if (fits || isFirst) entities.join(entity, one, reason);
}

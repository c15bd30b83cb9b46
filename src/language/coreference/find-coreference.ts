/** The whole of coreference, in its order: candidates, names that are the same, what stands beside them, the rest one by one. */
import type { NamedPhrase } from '../names/index.ts';
import { joinBesideNames } from './beside-names.ts';
import type { Candidate, Entity } from './candidate.ts';
import { chooserOf } from './choose.ts';
import type { CoreferenceView } from './coreference-view.ts';
import { Entities } from './entities.ts';
import { findCandidates } from './find-candidates.ts';
import type { CoreferenceModel } from './model.ts';
import { NameEntities } from './name-entities.ts';
import { type Chooser, Resolver } from './resolver.ts';

export interface Coreference {
  readonly candidates: readonly Candidate[];
  readonly entities: readonly Entity[];
}

/** `model` null: names, appositions and predicates alone. Linear in the words: everything looks a bounded way back. */
export function findCoreference(
  view: CoreferenceView,
  names: readonly NamedPhrase[],
  model: CoreferenceModel | null,
): Coreference {
  return resolve(view, names, model === null ? null : chooserOf(model));
}

/** The same with another's decisions: training. */
export function resolve(view: CoreferenceView, names: readonly NamedPhrase[], choose: Chooser | null): Coreference {
  const candidates = findCandidates(view, names);
  const entities = new Entities(view, candidates.length);
  new NameEntities(view, entities).run(candidates);
  joinBesideNames(view, candidates, entities);
  if (choose !== null) new Resolver(view, entities, candidates, choose).run();
  return { candidates, entities: entities.all.filter(({ members }) => members.length > 0) };
}

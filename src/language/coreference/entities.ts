/** The entities of one article, and what is learned of each from its mentions. */
import type { MentionReason } from '../../types/index.ts';
import type { Candidate, Entity } from './candidate.ts';
import type { CoreferenceView } from './coreference-view.ts';

/** More words are no role. */
const mostRoleWords = 64;

export class Entities {
  readonly all: Entity[] = [];
  /** Of each candidate, its entity; null for none yet. */
  readonly of: (Entity | null)[];
  readonly #view: CoreferenceView;

  constructor(view: CoreferenceView, candidates: number) {
    this.#view = view;
    this.of = new Array(candidates).fill(null);
  }

  /** A new entity that nothing belongs to yet. */
  make(candidate: Candidate): Entity {
    const entity: Entity = {
      index: this.all.length,
      type: candidate.type,
      being: candidate.being,
      gender: 'unknown',
      isGenderTold: false,
      genderVotes: 0,
      isPlural: candidate.isPlural,
      members: [],
      reasons: [],
      name: null,
      role: null,
      roleWords: new Set(),
    };
    this.all.push(entity);
    return entity;
  }

  /** The candidate is one of the entity's mentions from now on. */
  join(entity: Entity, candidate: Candidate, reason: MentionReason): void {
    this.of[candidate.index] = entity;
    entity.members.push(candidate);
    entity.reasons.push(reason);
    this.learn(entity, candidate);
  }

  /** Takes over what a mention tells: a fuller name, a fuller role, a gender. */
  learn(entity: Entity, { kind, name, roles, gender, head, type, being }: Candidate): void {
    if (name !== null) {
      if (entity.name === null || name.end - name.first > entity.name.end - entity.name.first) entity.name = name;
      entity.type ??= type;
    }
    if (entity.being === 'unknown' || entity.being === 'thing') entity.being = being;
    if (gender !== 'unknown' && !entity.isGenderTold) {
      entity.isGenderTold = kind !== 'pronoun';
      if (kind === 'pronoun') entity.genderVotes += gender === 'female' ? 1 : -1;
      const isEven = kind === 'pronoun' && entity.genderVotes === 0;
      entity.gender = kind !== 'pronoun' ? gender : isEven ? entity.gender : entity.genderVotes > 0 ? 'female' : 'male';
    }
    if (kind === 'description') this.#addRoleWord(entity, this.#view.lemma(head), this.#view.lower(head));
    for (const role of roles) {
      if (entity.role === null || role.end - role.first > entity.role.end - entity.role.first) entity.role = role;
      for (let k = role.first; k < role.end; k++) this.#addRoleWord(entity, this.#view.lemma(k), this.#view.lower(k));
    }
  }

  #addRoleWord({ roleWords }: Entity, lemma: string, lower: string): void {
    if (roleWords.size >= mostRoleWords) return;
    roleWords.add(lemma);
    roleWords.add(lower);
    for (const noun of this.#view.pack.titleNouns.get(lower) ?? []) roleWords.add(noun);
  }

  /** All that belongs to `from` belongs to `into` from now on. */
  merge(into: Entity, from: Entity, reason: MentionReason): void {
    if (into === from) return;
    const members = from.members.splice(0);
    const reasons = from.reasons.splice(0);
    members.forEach((member, at) => {
      this.join(into, member, at === 0 ? reason : reasons[at]!);
    });
    for (const word of from.roleWords) if (into.roleWords.size < mostRoleWords) into.roleWords.add(word);
  }
}

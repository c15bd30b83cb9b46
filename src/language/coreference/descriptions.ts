/** Whom a definite description means by what the article has called people: `the minister` after `Harbour Minister Ilse Varga`. */
import type { Candidate, Entity } from './candidate.ts';
import type { CoreferenceView } from './coreference-view.ts';

/** People of one role that are compared; more are a list. */
const mostOfRole = 12;

export class Roles {
  readonly #view: CoreferenceView;
  /** By word of a role, the people who have it, each once, in the order they were met. */
  readonly #holders = new Map<string, Entity[]>();

  constructor(view: CoreferenceView) {
    this.#view = view;
  }

  /** A person's roles are known from here on. */
  note(entity: Entity): void {
    if (entity.type !== 'PER') return;
    for (const word of entity.roleWords) {
      const held = this.#holders.get(word);
      if (held === undefined) this.#holders.set(word, [entity]);
      else if (held.length < mostOfRole && !held.includes(entity)) held.push(entity);
    }
  }

  /**
   * The one who has been called all that the description says; of two the one mentioned later, by `recency`. Null for nobody, and for
   * descriptions without a definite article.
   */
  holderOf(m: Candidate, recency: (entity: Entity) => number): Entity | null {
    if (m.being !== 'person' || m.isPlural || !this.#isDefinite(m)) return null;
    const asked = [this.#view.lemma(m.head), this.#view.lower(m.head)];
    const holders = asked.flatMap((word) => this.#holders.get(word) ?? []);
    let best: Entity | null = null;
    for (const entity of holders) {
      if (!this.#fits(m, entity)) continue;
      if (best === null || recency(entity) > recency(best)) best = entity;
    }
    return best;
  }

  /** `The finance minister` after `Harbour Minister Ilse Varga`: the office, but of something else. */
  contradicts({ phrase, head }: Candidate, { roleWords }: Entity): boolean {
    if (!roleWords.has(this.#view.lemma(head)) && !roleWords.has(this.#view.lower(head))) return false;
    for (let k = phrase.first; k < head; k++) {
      const upos = this.#view.upos(k);
      if (upos !== 'NOUN' && upos !== 'PROPN') continue;
      if (!roleWords.has(this.#view.lemma(k)) && !roleWords.has(this.#view.lower(k))) return true;
    }
    return false;
  }

  #isDefinite({ phrase, head }: Candidate): boolean {
    const lead = this.#view.lower(phrase.first);
    if (this.#view.pack.definiteArticles.has(lead)) return true;
    return phrase.first === head && this.#view.upos(head) === 'PROPN';
  }

  /** Every word before the noun that names something is of the role; behind it stands no other name or clause. */
  #fits({ phrase, head, gender }: Candidate, entity: Entity): boolean {
    if (gender !== 'unknown' && entity.gender !== 'unknown' && gender !== entity.gender) return false;
    const { pack } = this.#view;
    for (let k = phrase.first; k < phrase.end; k++) {
      const upos = this.#view.upos(k);
      if (k === head || (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADJ' && upos !== 'NUM')) continue;
      if (entity.roleWords.has(this.#view.lemma(k)) || entity.roleWords.has(this.#view.lower(k))) continue;
      if (k < head && pack.demonyms.has(this.#view.lower(k))) continue;
      return false;
    }
    return true;
  }
}

/** `the former president`, `another minister`: a description that tells somebody from the one who was called so. */
export function tellsApart(view: CoreferenceView, { phrase, head }: Candidate): boolean {
  for (let k = phrase.first; k < head; k++) if (view.pack.people.apart.has(view.lower(k))) return true;
  return false;
}

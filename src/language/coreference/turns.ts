/**
 * Who says `I` outside quotation marks: in a labelled transcript the one before the colon, in an interview without labels
 * whoever is interviewed, where the article leaves no doubt. And whom a question's `you` means. Nobody, in any other article.
 */
import type { Candidate, Entity } from './candidate.ts';
import type { CoreferenceView } from './coreference-view.ts';
import type { Entities } from './entities.ts';

/** So many paragraphs of questions make an interview, so many labels a transcript. */
const fewest = 2;
/** Who is interviewed is named within so many paragraphs. */
const opening = 8;

export class Turns {
  /** Of each part, who speaks there; null where that is not known. */
  readonly #speaker: (Entity | null)[];
  readonly #asked: (Entity | null)[];

  constructor(view: CoreferenceView, candidates: readonly Candidate[], entities: Entities, asks: Uint8Array) {
    const parts = view.article.parts.length;
    this.#speaker = new Array(parts).fill(null);
    this.#asked = new Array(parts).fill(null);
    const labels = labelsOf(view, candidates, entities);
    if (labels.filter((label) => label !== null).length >= fewest) {
      let speaker: Entity | null = null;
      labels.forEach((label, part) => {
        if (label !== null) speaker = label;
        this.#speaker[part] = speaker;
      });
      return;
    }
    if (asks.reduce((sum, one) => sum + one, 0) < fewest) return;
    const interviewee = intervieweeOf(view, candidates, entities, asks);
    if (interviewee === null) return;
    for (let part = 0; part < parts; part++) {
      if (asks[part] === 1) this.#asked[part] = interviewee;
      else this.#speaker[part] = interviewee;
    }
  }

  /** Whom a pronoun outside quotations means; null for those that turns do not tell. */
  of(view: CoreferenceView, m: Candidate): Entity | null {
    if (m.quotation !== 0) return null;
    if (m.pronoun === 'first') return this.#speaker[view.part(m.head)] ?? null;
    return m.pronoun === 'second' ? (this.#asked[view.part(m.head)] ?? null) : null;
  }
}

/** Of each part, the person before the colon that it begins with. */
function labelsOf(view: CoreferenceView, candidates: readonly Candidate[], entities: Entities): (Entity | null)[] {
  const { words } = view;
  const labels: (Entity | null)[] = new Array(view.article.parts.length).fill(null);
  for (const { name, type, phrase, index } of candidates) {
    if (
      name === null ||
      type !== 'PER' ||
      words.forms[name.end] !== ':' ||
      phrase.first !== view.sentenceFirst(name.first)
    )
      continue;
    const part = view.part(name.first);
    const isFirst = phrase.first === 0 || view.part(phrase.first - 1) !== part;
    if (isFirst) labels[part] = entities.of[index] ?? null;
  }
  return labels;
}

/**
 * The one full name that stands out at the beginning: beside a word of interviewing, in the first line, named again and again;
 * null where two stand out alike.
 */
function intervieweeOf(
  view: CoreferenceView,
  candidates: readonly Candidate[],
  entities: Entities,
  asks: Uint8Array,
): Entity | null {
  const { words, pack } = view;
  const last = lastOfOpening(view, asks);
  const interviewed = new Set<number>();
  const interviewers = new Set<number>();
  for (let k = 0; k < words.length && view.part(k) <= last; k++) {
    if (!pack.transcripts.interviewWords.has(view.lemma(k))) continue;
    interviewed.add(words.sentence[k]!);
    const subject = view.upos(k) === 'VERB' ? view.child(k, subjects) : -1;
    if (subject >= 0) interviewers.add(subject);
  }
  const points = new Map<Entity, number>();
  for (const candidate of candidates) {
    const part = view.part(candidate.head);
    if (part > last) break;
    const entity = entities.of[candidate.index];
    if (entity == null || candidate.type !== 'PER' || candidate.quotation !== 0) continue;
    if (entity.name === null || entity.name.end - entity.name.first < 2) continue;
    const beside = interviewed.has(candidate.sentence) && !interviewers.has(candidate.head) ? 2 : 0;
    const heads = part === view.part(0) ? 1 : 0;
    points.set(entity, (points.get(entity) ?? 0) + 1 + beside + heads);
  }
  return mostOf(points);
}

const subjects: ReadonlySet<string> = new Set(['nsubj']);

/** The last part before the first question, or of the first few. */
function lastOfOpening({ words }: CoreferenceView, asks: Uint8Array): number {
  let seen = 0;
  let part = -1;
  for (const each of words.sentencePart) {
    if (each !== part) seen++;
    if (seen > opening || (seen > 1 && asks[each] === 1)) return part;
    part = each;
  }
  return part;
}

/** Null where two are first. */
function mostOf(points: ReadonlyMap<Entity, number>): Entity | null {
  const sorted = [...points].sort((one, two) => two[1] - one[1]);
  if (sorted.length === 0 || (sorted.length > 1 && sorted[0]![1] === sorted[1]![1])) return null;
  return sorted[0]![0];
}

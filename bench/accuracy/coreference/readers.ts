/** What is measured: our chains of people, the person named last before a pronoun, and compromise's pronouns. */
import nlp from 'compromise';
import {
  type Candidate,
  type Coreference,
  type CoreferenceModel,
  type CoreferenceView,
  findCoreference,
} from '../../../src/language/coreference/index.ts';
import type { ParsedDocument } from '../../../train/coreference/parsed-documents.ts';
import { type CodePoints, codePointsOf, type Prediction } from './gold.ts';

export function ours(doc: string, { view, names }: ParsedDocument, model: CoreferenceModel | null): Prediction {
  return { doc, chains: chainsOf(view, findCoreference(view, names, model)) };
}

/** Chains of people who have a name. The treebank's phrases have a possessor's mark at their end. */
function chainsOf(view: CoreferenceView, { entities }: Coreference): readonly (readonly CodePoints[])[] {
  const points = codePointsOf(view.article.text);
  return entities
    .filter(({ type, name }) => type === 'PER' && name !== null)
    .map(({ members }) => {
      const spans = new Map<string, CodePoints>();
      for (const member of members) {
        const span = spanOf(view, member, points);
        spans.set(span.join(':'), span);
      }
      return [...spans.values()];
    });
}

function spanOf(view: CoreferenceView, { phrase, kind }: Candidate, points: (offset: number) => number): CodePoints {
  const { words, pack } = view;
  const { end } = phrase;
  const isOwner =
    kind !== 'pronoun' &&
    end < words.length &&
    pack.possessives.has(words.lower[end]!) &&
    view.relation(end) === 'case';
  return [points(words.start[phrase.first]!), points(words.end[isOwner ? end : end - 1]!)];
}

/** Our names; every `he` and `she` is the person named last before it. */
export function mostRecent(doc: string, { view, names }: ParsedDocument): Prediction {
  const { candidates, entities } = findCoreference(view, names, null);
  const points = codePointsOf(view.article.text);
  const chainOf = new Map(entities.flatMap((one) => one.members.map((member) => [member.index, one.index] as const)));
  const chains = new Map<number, CodePoints[]>();
  let last = -1;
  for (const candidate of candidates) {
    if (candidate.type === 'PER') last = chainOf.get(candidate.index) ?? last;
    const isPronoun = candidate.pronoun === 'female' || candidate.pronoun === 'male';
    const chain = isPronoun ? last : candidate.type === 'PER' ? (chainOf.get(candidate.index) ?? -1) : -1;
    if (chain < 0) continue;
    const held = chains.get(chain);
    const span = spanOf(view, candidate, points);
    if (held === undefined) chains.set(chain, [span]);
    else held.push(span);
  }
  return { doc, chains: [...chains.values()] };
}

interface Sized {
  readonly text: string;
  readonly offset: { readonly start: number; readonly length: number };
}

/** What its types leave out. */
interface Referring {
  refersTo(): { json(options: { readonly offset: boolean }): unknown };
}

/** Each pronoun with what compromise says it refers to; people by their words. */
export function compromise(doc: string, text: string): Prediction {
  const points = codePointsOf(text);
  const read = nlp(text);
  read.compute('coreference');
  const chains = new Map<string, CodePoints[]>();
  const spanOfMatch = ({ text: words, offset }: Sized): CodePoints => {
    const bare = words.trim().replace(/[.,;:!?"”]+$/, '');
    return [points(offset.start), points(offset.start + bare.length)];
  };
  read.people().forEach((person) => {
    for (const one of person.json({ offset: true }) as Sized[]) {
      add(
        chains,
        one.text
          .replace(/[^\p{L}\p{N} ]/gu, '')
          .trim()
          .toLowerCase(),
        spanOfMatch(one),
      );
    }
  });
  read.pronouns().forEach((pronoun) => {
    const [referent] = (pronoun as unknown as Referring).refersTo().json({ offset: true }) as Sized[];
    const [own] = pronoun.json({ offset: true }) as Sized[];
    if (referent === undefined || own === undefined) return;
    const key = referent.text
      .replace(/[^\p{L}\p{N} ]/gu, '')
      .trim()
      .toLowerCase();
    add(chains, key, spanOfMatch(referent));
    add(chains, key, spanOfMatch(own));
  });
  return { doc, chains: [...chains.values()] };
}

function add(chains: Map<string, CodePoints[]>, key: string, span: CodePoints): void {
  const held = chains.get(key);
  if (held === undefined) chains.set(key, [span]);
  else if (!held.some(([start]) => start === span[0])) held.push(span);
}

/** Which relations are reported within which: outermost first, each followed by what is said inside it. */
import type { Relation } from './relation.ts';

export interface Nested {
  readonly relation: Relation;
  /** Place in the same list of the relation that this one is reported within; −1 for none. */
  readonly parent: number;
}

const startOf = ({ content, cue }: Relation) => Math.min(content[0]!.first, cue?.first ?? Number.POSITIVE_INFINITY);
const sizeOf = ({ content }: Relation) => content.reduce((sum, { first, end }) => sum + end - first, 0);

/** Where a relation is told: its cue, or the beginning of a content without one. */
const anchorOf = ({ cueHead, content }: Relation) => (cueHead < 0 ? content[0]!.first : cueHead);

/** Text order. A relation told in another's content belongs to the smallest such. `length`: words of the article. */
export function nested(relations: readonly Relation[], length: number): readonly Nested[] {
  // The largest first: what is written over it is inside it.
  const bySize = [...relations].sort((a, b) => sizeOf(b) - sizeOf(a) || startOf(a) - startOf(b));
  const owner = new Int32Array(length).fill(-1);
  const parents = new Map<Relation, Relation | null>();
  for (const [index, relation] of bySize.entries()) {
    const above = owner[anchorOf(relation)]!;
    parents.set(relation, above < 0 ? null : bySize[above]!);
    for (const { first, end } of relation.content) owner.fill(index, first, end);
  }
  const ordered = inTextOrder(parents);
  const places = new Map(ordered.map((relation, place) => [relation, place] as const));
  return ordered.map((relation) => {
    const parent = parents.get(relation) ?? null;
    return { relation, parent: parent === null ? -1 : places.get(parent)! };
  });
}

/** Parents before their children, else as the text has them. */
function inTextOrder(parents: ReadonlyMap<Relation, Relation | null>): readonly Relation[] {
  const children = new Map<Relation | null, Relation[]>();
  for (const [relation, parent] of parents) {
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [relation]);
    else siblings.push(relation);
  }
  const ordered: Relation[] = [];
  const waiting = [...(children.get(null) ?? [])].sort((a, b) => startOf(b) - startOf(a));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    ordered.push(next);
    // One by one: there may be more of them than a call takes arguments.
    for (const child of (children.get(next) ?? []).sort((a, b) => startOf(b) - startOf(a))) waiting.push(child);
  }
  return ordered;
}

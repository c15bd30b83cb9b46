/** Quotations that an attribution after them has taken from the speaker before them. */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import type { Layout } from './layout.ts';
import type { Quote } from './quotes.ts';

/**
 * `“One,” said Varga. “Two.” Ostrow added: “Three.”`: a quotation that ends with a full stop after another of its paragraph is not what
 * the attribution after it introduces. It is taken out of that content, where something else is left of it: in `relations` and `owners`, which it changes.
 */
export function freeMisplaced(
  layout: Layout,
  quotes: readonly Quote[],
  owners: Int32Array,
  relations: Relation[],
): void {
  const freed = new Map<number, number[]>();
  for (let at = 1; at < quotes.length; at++) {
    const quote = quotes[at]!;
    const owner = relations[owners[at]!];
    if (owner === undefined || !quote.whole || owner.cueHead < quote.end || owners[at - 1] === owners[at]) continue;
    if (owners[at - 1]! < 0 || quotes[at - 1]!.paragraph !== quote.paragraph || !endsWithStop(layout, quote)) continue;
    const known = freed.get(owners[at]!);
    if (known === undefined) freed.set(owners[at]!, [at]);
    else known.push(at);
  }
  for (const [relation, places] of freed) {
    const owner = relations[relation]!;
    const content = without(
      owner.content,
      places.map((at) => quotes[at]!),
    );
    if (content.length === 0) continue;
    relations[relation] = { ...owner, content };
    for (const at of places) owners[at] = -1;
  }
}

function endsWithStop({ parsed: { words }, isWord }: Layout, { first, end }: WordRange): boolean {
  for (let i = end - 1; i > first && isWord[i] === 0; i--) if (words.forms[i] === '.') return true;
  return false;
}

/** Both in text order, without overlaps among their own. */
function without(content: readonly WordRange[], holes: readonly WordRange[]): readonly WordRange[] {
  const left: WordRange[] = [];
  let hole = 0;
  for (const range of content) {
    let { first } = range;
    while (hole < holes.length && holes[hole]!.end <= first) hole++;
    for (; hole < holes.length && holes[hole]!.first < range.end; hole++) {
      if (first < holes[hole]!.first) left.push({ first, end: holes[hole]!.first });
      first = holes[hole]!.end;
      if (first >= range.end) break;
    }
    if (first < range.end) left.push({ first, end: range.end });
  }
  return left;
}

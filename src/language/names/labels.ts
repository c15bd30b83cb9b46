/** What a word may be in a name: the first or a further word of a person's, organisation's, place's or another thing's; or none. */
export const labelCount = 9;

/** Types in the order of their labels; `MISC` names works, peoples and events, and is not told to anybody. */
export const nameTypes = ['PER', 'ORG', 'LOC', 'MISC'] as const;
export type NameType = (typeof nameTypes)[number];

export const noName = 0;

export const firstLabel = (type: number): number => 1 + 2 * type;
export const furtherLabel = (type: number): number => 2 + 2 * type;
export const typeOfLabel = (label: number): number => (label - 1) >> 1;
export const isFirst = (label: number): boolean => (label & 1) === 1;

/** A further word follows a word of the same name. */
export function mayFollow(before: number, label: number): boolean {
  return label === noName || isFirst(label) || before === label || before === label - 1;
}

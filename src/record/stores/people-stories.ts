/** Articles about invented people, for the suites on people. */
import type { ExampleStatement, ExampleStory } from './example-reading.ts';

/** An article of this name, with one statement for each source. */
export function story(
  name: string,
  ...statements: readonly (Partial<ExampleStatement> & { readonly name: string })[]
): ExampleStory {
  return {
    url: `https://courier.example/${name}`,
    headline: `On ${name}`,
    publisher: 'The Oststad Courier',
    datePublished: '2031-05-16',
    statements: statements.map((one, i) => ({ content: `${name} is number ${i}`, ...one })),
  };
}

export const minister = { name: 'Ilse Varga', role: 'harbour minister of Norland' };
export const runner = { name: 'Ilse Varga', role: 'marathon runner from Sudmark' };
export const nobodysRole = { name: 'Ilse Varga' };

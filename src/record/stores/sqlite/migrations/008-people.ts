/** Edits of people by hand, and what their names are looked up by. */
export const people = {
  version: 8,
  name: 'people',
  sql: `
`,
} as const;

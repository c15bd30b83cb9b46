/** Searches that somebody keeps. */
export const searches = {
  version: 10,
  name: 'searches',
  sql: `
`,
} as const;

/** Dossiers: statements pinned to a claim or a topic. */
export const dossiers = {
  version: 11,
  name: 'dossiers',
  sql: `
`,
} as const;

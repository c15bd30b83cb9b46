/** Checks of statements by hand, and what each was attached to. */
export const checks = {
  version: 9,
  name: 'checks',
  sql: `
`,
} as const;

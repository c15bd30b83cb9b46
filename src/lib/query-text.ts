/** Writes the query language: terms, and queries narrowed by one. What is typed into fields becomes a query here, and nowhere else. */

/** `who:"Ilse Varga"`, `act:deny`; words without a field where it is null. Quotation marks within are left out. */
export function writeTerm(field: string | null, words: string): string {
  const plain = words
    .replace(/["“”„«»]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const written = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.>=<-]*$/u.test(plain) && !isOperator(plain) ? plain : `"${plain}"`;
  return field === null ? written : `${field}:${written}`;
}

function isOperator(word: string): boolean {
  return word === 'OR' || word === 'NOT' || word === 'AND';
}

/** The query with one more term that must hold (`-term`: must not). `alternatives`: its parts are joined by OR. */
export function narrowed(query: string, term: string, alternatives: boolean): string {
  const whole = query.trim();
  if (whole === '') return term;
  return alternatives ? `(${whole}) ${term}` : `${whole} ${term}`;
}

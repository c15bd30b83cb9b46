/** How coreference is trained. Measured in bench/accuracy/coreference/README.md. */
export const plan = {
  seed: 1,
  passes: 8,
  rate: 0.4,
  /** Share of features that a lesson does without. */
  dropout: 0.3,
  /** Weights are the mean of those after this pass and all later ones. */
  averagedFrom: 5,
  /** Features seen less often are left out. */
  least: 3,
  /** Rows without a weight as large as this are left out. */
  leastWeight: 0.02,
  /** Places in the table, as a power of two. */
  bits: 18,
  /** What a lesson counts, by genre: more where texts are like what is read. */
  weights: {
    news: 1.5,
    interview: 1.5,
    bio: 1,
    speech: 1,
    letter: 1,
    textbook: 1,
    academic: 1,
    essay: 1,
  } as Readonly<Record<string, number>>,
  otherWeight: 0.3,
  folds: 5,
  /**
   * The least probability at which an antecedent is taken, by class of candidate (`classOf`): `she` and `he`, `they`, `it`, `I`, `we`,
   * `you`, descriptions of people, of groups.
   */
  leastProbability: { heOrShe: 0.4, they: 0.6, it: 0.6, first: 0.85, us: 0.7, second: 0.6, person: 0.5, group: 0.7 },
};

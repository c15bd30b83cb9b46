/** How coreference is trained. Measured in bench/accuracy/coreference/README.md. */
export const plan = {
  passes: 6,
  rate: 0.1,
  /** Share of features that a lesson does without. */
  dropout: 0.3,
  /** Weights are the mean of those after this pass and all later ones. */
  averagedFrom: 4,
  /** Features seen less often are left out. */
  least: 3,
  /** Rows without a weight as large as this are left out. */
  leastWeight: 0.02,
  /** Places in the table, as a power of two. */
  bits: 18,
  /** Lessons of these genres count more: they are what is read. */
  weights: { news: 1.5, interview: 1.5 } as Readonly<Record<string, number>>,
  folds: 5,
  /**
   * The least probability at which an antecedent is taken, by class of candidate (`classOf`): `she` and `he`, `they`, `it`, `I`, `we`,
   * `you`, descriptions of people, of groups.
   */
  leastProbability: { heOrShe: 0.5, they: 0.6, it: 0.6, first: 0.5, us: 0.7, second: 0.6, person: 0.6, group: 0.7 },
};

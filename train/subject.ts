/** What can be trained, to the command that trains it. */
export interface TrainOptions {
  readonly corpora: string;
  /** Folder that the models are written to. */
  readonly out: string;
  readonly seed: number;
  readonly threads: number;
  readonly isFreeOnly: boolean;
  readonly isAfresh: boolean;
}

export interface Subject {
  /** What must be in the folder of corpora. */
  readonly needs: readonly string[];
  train(options: TrainOptions): Promise<void>;
}

/** Looking after a record over the years: reading it anew when the engine is better, dropping what need not be kept. */

export interface Dropped {
  /** Bodies whose bytes are gone; what was read of them stays. */
  readonly bodies: number;
  /** Captures that are gone with all that was read of them. */
  readonly captures: number;
}

export interface CareStore {
  /**
   * Puts captures that another engine than `engine` read among the jobs; `null`: all that were read. How many. Captures are read as
   * before; a statement's id stays while its words stay, and one that is cut a little differently leads to what took its place.
   */
  planRereading(engine: string | null): Promise<number>;

  /**
   * Drops what the retention of sources says: a capture goes when every source that brought it lets it go, never while it waits to be
   * read. Of what is dropped whole, a tombstone stays, so that the same capture does not come back.
   */
  applyRetention(): Promise<Dropped>;
}

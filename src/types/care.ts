/** Looking after a record over the years: reading it anew when the engine is better. */

export interface CareStore {
  /**
   * Puts captures that another engine than `engine` read among the jobs; `null`: all that were read. How many. Captures are read as
   * before; a statement's id stays while its words stay, and one that is cut a little differently leads to what took its place.
   */
  planRereading(engine: string | null): Promise<number>;
}

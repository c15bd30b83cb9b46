/** What the finder of names has learned. */
import type { WeightTable } from '../../lib/weight-table.ts';

export interface NamesModel {
  readonly words: WeightTable;
}

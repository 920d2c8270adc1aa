import type { SparseRows } from './sparseRows.ts';

/** Rows with the class (0 to `classes` − 1) and the weight of each. */
export type LabelledRows = {
  readonly rows: SparseRows;
  readonly classOf: Int32Array;
  /** How much a row counts; 1 for a person's label. */
  readonly weightOf: Float64Array;
  readonly classes: number;
};

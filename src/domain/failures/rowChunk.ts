import type { SegmentColumn } from './failureTable.ts';

/** A column of numbers, one a row; NaN = not known. Null where no row of the chunk has one. */
type Numbers = Float64Array | null;

/**
 * Rows of one dataset as columns of equal length, in the order of the rows' ids: what is kept and sent in pieces.
 * `day` is days since 1970-01-01; `channel` '' = none; `cause` is 0 = unknown, else 1 + index into `causes`;
 * `severity` 1–10; `reopened` 0 or 1; `…Open` is 1 where the time was not over when the rows were exported.
 */
export interface RowChunk {
  readonly day: Int32Array;
  readonly channel: Omit<SegmentColumn, 'heading'>;
  readonly cause: Uint8Array | null;
  readonly severity: Numbers;
  readonly burdenMinutes: Numbers;
  readonly burdenMoney: Numbers;
  readonly reopened: Numbers;
  readonly replyMinutes: Numbers;
  readonly replyOpen: Uint8Array | null;
  readonly resolveMinutes: Numbers;
  readonly resolveOpen: Uint8Array | null;
  readonly segments: readonly SegmentColumn[];
}

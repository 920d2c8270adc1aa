import type { Exposure } from './exposure.ts';
import type { MatchKey } from './matchKey.ts';

/** A column of numbers summed where cells are counted together: the sum, and how many rows had a value. */
export interface SummedColumn {
  readonly sum: Float64Array;
  readonly n: Uint32Array;
}

/** How long something took, or has been open for (censored), one row a cell. */
export interface DurationColumn {
  /** Minutes; NaN = not known. */
  readonly minutes: Float32Array;
  /** 1 = not over yet when the rows were exported: it took at least this long. */
  readonly isOpen: Uint8Array;
}

/** A column of low cardinality that a person kept for filtering. */
export interface SegmentColumn {
  readonly heading: string;
  /** '' = empty cell. */
  readonly values: readonly string[];
  readonly code: Uint16Array;
}

/** What can be summed over failures beside their number. */
export const summedNames = ['severity', 'burdenMinutes', 'burdenMoney', 'reopened'] as const;
export type SummedName = (typeof summedNames)[number];

/**
 * One dataset's failures as columns of equal length, sorted by `day`. A cell is one row (`count` null), or all rows
 * alike in day, key, channel and cause (tallies). Codes point into the dictionaries beside them; `channel` '' = none;
 * `cause` is 0 = unknown, else 1 + index into `causes`. `day` is days since 1970-01-01 of the calendar in `timeZone`.
 * Columns that the source does not have are null or missing, never filled with zeros. `segments` and durations are
 * there in row tables only.
 */
export interface FailureTable {
  readonly dataset: string;
  readonly revision: string;
  readonly timeZone: string;
  readonly keys: readonly MatchKey[];
  readonly channels: readonly string[];
  readonly day: Int32Array;
  readonly key: Uint32Array;
  readonly channel: Uint16Array;
  readonly cause: Uint8Array | null;
  readonly count: Uint32Array | null;
  readonly sums: Readonly<Partial<Record<SummedName, SummedColumn>>>;
  readonly segments: readonly SegmentColumn[];
  readonly reply: DurationColumn | null;
  readonly resolve: DurationColumn | null;
}

/** Everything that the numbers of a map come from. */
export interface FailureTables {
  readonly tables: readonly FailureTable[];
  readonly exposures: readonly Exposure[];
}

export const noTables: FailureTables = { tables: [], exposures: [] };

/** First and last day with a failure, over the datasets; `null` where there is none. */
export function daysOf(
  tables: readonly FailureTable[],
): { readonly first: number; readonly last: number } | null {
  const filled = tables.filter(({ day }) => day.length > 0);
  if (filled.length === 0) return null;
  const first = Math.min(...filled.map(({ day }) => day[0] ?? Infinity));
  const last = Math.max(...filled.map(({ day }) => day.at(-1) ?? -Infinity));
  return { first, last };
}

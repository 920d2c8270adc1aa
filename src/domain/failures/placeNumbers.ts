import type { Cause } from '#domain/map/failureMode.ts';
import type { Assigner } from './keyAssigner.ts';
import type { SummedName } from './failureTable.ts';

/** A sum with the number of rows that had a value; the mean is sum/n, unknown at n = 0. */
export interface KnownSum {
  readonly sum: number;
  readonly n: number;
}

/** Durations counted by `durationBins`: those that came to an end, and those still open after so long (censored). */
export interface DurationCounts {
  readonly ended: Uint32Array;
  readonly open: Uint32Array;
}

/**
 * What the failures say about one place. `countByMode` is by failure mode's id, '' = under no mode; it re-adds to
 * `count`, as do `countByMonth` (aligned with `AssignedFailures.months`) and `countBy` (who brought the rows here).
 * For rates: N = `exposures` (`null` = unknown) and k = `countWhileExposed`, the failures on the days that the
 * exposures speak for. `causes` counts rows whose text blames something. Severity is a row's own, else that of its
 * failure mode; `reopened` sums 1 for each case that was opened again. For trends: `countInWindow` and
 * `countInBaseline` over the days of `AssignedFailures.trend`. Durations are null where they were not asked for or no
 * row has any.
 */
export interface PlaceNumbers {
  readonly count: number;
  readonly countByMode: ReadonlyMap<string, number>;
  readonly countByMonth: readonly number[];
  readonly countBy: Readonly<Record<Assigner, number>>;
  readonly exposures: number | null;
  readonly countWhileExposed: number;
  readonly causes: ReadonlyMap<Cause, number>;
  readonly sums: Readonly<Record<SummedName, KnownSum>>;
  readonly countInWindow: number;
  readonly countInBaseline: number;
  readonly reply: DurationCounts | null;
  readonly resolve: DurationCounts | null;
}

/** `durations`: also count reply and resolution times, which costs a look at every row. */
export type Wanted = 'counts' | 'durations';

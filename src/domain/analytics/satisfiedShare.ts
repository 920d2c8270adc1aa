import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilsonInterval.ts';

/** Answers on the five-point scale: how many gave 1, 2, 3, 4, 5. */
export type FivePoint = readonly [number, number, number, number, number];

export type SatisfiedShare = { readonly percent: number; readonly n: number; readonly interval: Interval };

/**
 * CSAT: the share of 4 and 5 on a scale of 1–5. Counts are added over the cells before the one division: the average
 * of percentages would weigh a cell of two answers like one of two thousand.
 * Unit: %. Range: counts ≥ 0, at least one answer → 0…100 with Wilson's 95% interval; else null.
 * Source: definition (formulas.md, Counts and rates).
 */
export function satisfiedShare(cells: readonly FivePoint[]): SatisfiedShare | null {
  if (!cells.flat().every((count) => count >= 0 && Number.isFinite(count))) return null;
  const n = cells.flat().reduce((sum, count) => sum + count, 0);
  const satisfied = cells.reduce((sum, cell) => sum + cell[3] + cell[4], 0);
  const interval = wilsonInterval(satisfied, n);
  if (interval === null) return null;
  return {
    percent: (100 * satisfied) / n,
    n,
    interval: { low: 100 * interval.low, high: 100 * interval.high },
  };
}

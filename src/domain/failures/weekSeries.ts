import type { DaySeries } from './daySeries.ts';

/** The same as a DaySeries, a week a point; `firstDay` is a Monday. */
export type WeekSeries = Pick<DaySeries, 'firstDay' | 'counts' | 'exposures'>;

/** 1970-01-01 was a Thursday: three days after a Monday. */
const daysToMonday = (day: number) => (7 - ((((day + 3) % 7) + 7) % 7)) % 7;

/**
 * A series of days in whole weeks, Monday to Sunday. The weeks that the series begins and ends in are left out where
 * they are not whole: half a week looks like half the failures. A week's exposures are known if each day's are.
 */
export function weekSeries({ firstDay, counts, exposures }: DaySeries): WeekSeries {
  const skipped = daysToMonday(firstDay);
  const weeks = Math.max(0, Math.floor((counts.length - skipped) / 7));
  const bounds = Array.from({ length: weeks }, (_, i) => skipped + 7 * i);
  return {
    firstDay: firstDay + skipped,
    counts: bounds.map((from) => counts.slice(from, from + 7).reduce((sum, count) => sum + count, 0)),
    exposures: bounds.map((from) =>
      exposures
        .slice(from, from + 7)
        .reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0),
    ),
  };
}

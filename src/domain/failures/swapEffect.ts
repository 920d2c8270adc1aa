import { dateOfDay, swapDayAndMonth } from './day.ts';

/** What a swap would do: how many rows have a day up to 12, how many change their date, and the days before and after. */
export interface SwapEffect {
  readonly rows: number;
  readonly changed: number;
  readonly daysBefore: number;
  readonly firstBefore: number;
  readonly lastBefore: number;
  readonly daysAfter: number;
  readonly firstAfter: number;
  readonly lastAfter: number;
}

export function swapEffect(days: ReadonlyMap<number, number>): SwapEffect {
  const after = new Set<number>();
  const sums = {
    rows: 0,
    changed: 0,
    firstBefore: Infinity,
    lastBefore: -Infinity,
    firstAfter: Infinity,
    lastAfter: -Infinity,
  };
  for (const [day, rows] of days) {
    const other = swapDayAndMonth(day);
    after.add(other);
    if (dateOfDay(day) <= 12) sums.rows += rows;
    if (other !== day) sums.changed += rows;
    sums.firstBefore = Math.min(sums.firstBefore, day);
    sums.lastBefore = Math.max(sums.lastBefore, day);
    sums.firstAfter = Math.min(sums.firstAfter, other);
    sums.lastAfter = Math.max(sums.lastAfter, other);
  }
  return { ...sums, daysBefore: days.size, daysAfter: after.size };
}

import { dayRange, type FailureFilter } from './failureFilter.ts';

/** The window whose failures are held against those of the baseline before it; all days inclusive. */
export interface TrendDays {
  readonly windowFirst: number;
  readonly windowLast: number;
  readonly baselineFirst: number;
  readonly baselineLast: number;
}

const windowDays = 28;
const leastBaselineDays = 28;

/**
 * Under a time brush the window is what is brushed, else the last 28 days; the baseline is everything before it.
 * `null` where fewer than 28 days lie before the window: too few to say what is usual.
 */
export function trendDays(
  days: { readonly first: number; readonly last: number } | null,
  filter: Pick<FailureFilter, 'from' | 'to'>,
): TrendDays | null {
  if (days === null) return null;
  const { first, last } = dayRange(filter);
  const windowLast = Math.min(last, days.last);
  const windowFirst = first > days.first ? first : windowLast - windowDays + 1;
  const baselineLast = windowFirst - 1;
  if (windowFirst > windowLast || baselineLast - days.first + 1 < leastBaselineDays) return null;
  return { windowFirst, windowLast, baselineFirst: days.first, baselineLast };
}

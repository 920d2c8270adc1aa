import { formatDay, toDay } from './day.ts';

/** First and last day, both included, as calendar days in text. */
export interface Period {
  readonly periodStart: string;
  readonly periodEnd: string;
}

/** A month, counted in months since year 0, as a period. */
export function monthPeriod(month: number): Period {
  return { periodStart: formatDay(firstDayOf(month)), periodEnd: formatDay(firstDayOf(month + 1) - 1) };
}

function firstDayOf(month: number): number {
  const day = toDay(Math.floor(month / 12), (month % 12) + 1, 1);
  if (day === null) throw new Error(`Month ${month} has no first day.`);
  return day;
}

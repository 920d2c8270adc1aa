import type { Surge } from './category.ts';

const dayMs = 86_400_000;

/** The twelve months that the sample covers; fixed, so that the files never depend on a clock. */
const firstDay = '2025-11-01';
const lastDay = '2026-10-31';

/** Every day of the sample as YYYY-MM-DD. */
export const sampleDays: readonly string[] = daysFrom(firstDay, lastDay);

/** January … December: electronics sell before Christmas, and come back after it. */
const byMonth = [1.15, 0.85, 0.85, 0.85, 0.9, 0.92, 0.85, 0.85, 0.98, 1.02, 1.35, 1.75];
/** Sunday … Saturday. */
const byWeekday = [0.55, 1.3, 1.15, 1.05, 1.05, 1, 0.8];

/** How many contacts a day draws relative to others, without a surge about 1. */
export function dayWeights(surges: readonly Surge[]): number[] {
  return sampleDays.map((day) => {
    const date = new Date(`${day}T00:00:00Z`);
    const usual = (byMonth[date.getUTCMonth()] ?? 1) * (byWeekday[date.getUTCDay()] ?? 1);
    const factor = surges.filter(({ from, to }) => from <= day && day <= to);
    return factor.reduce((weight, surge) => weight * surge.factor, usual);
  });
}

/** Share of a year's exposures that falls into each month, January … December, summing to 1. */
export function monthShares(): number[] {
  const sum = byMonth.reduce((total, weight) => total + weight, 0);
  return byMonth.map((weight) => weight / sum);
}

function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += dayMs)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

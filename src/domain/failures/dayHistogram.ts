/** Equal bins of `binDays` days from `firstDay` (days since 1970-01-01); `counts` are the failures in each. */
export interface DayHistogram {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly binDays: number;
  readonly counts: readonly number[];
}

/** Failures by day, from `firstDay` on, in at most `mostBins` equal bins; the last may reach beyond the last day. */
export function dayHistogram(firstDay: number, totals: Uint32Array, mostBins: number): DayHistogram | null {
  const days = totals.length;
  if (days === 0) return null;
  const binDays = Math.ceil(days / mostBins);
  const counts = Array.from({ length: Math.ceil(days / binDays) }, () => 0);
  totals.forEach((count, day) => {
    const bin = Math.floor(day / binDays);
    counts[bin] = (counts[bin] ?? 0) + count;
  });
  return { firstDay, lastDay: firstDay + days - 1, binDays, counts };
}

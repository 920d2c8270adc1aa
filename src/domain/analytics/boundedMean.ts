import type { Interval } from './interval.ts';

export type BoundedMean = { readonly mean: number; readonly interval: Interval };

/**
 * Mean of n values that all lie between `least` and `most`, with a 95% interval that needs nothing but those bounds:
 * mean ± (most − least)·√(ln(2/.05)/2n), kept inside them. Wide, but true for any shape; for where only the sum is kept.
 * Unit: that of the values. Range: n > 0 and the mean within the bounds; else null.
 * Source: Hoeffding 1963, JASA 58, 13–30.
 */
export function boundedMean(
  sum: number,
  n: number,
  { low: least, high: most }: Interval,
): BoundedMean | null {
  if (!(n > 0) || !Number.isFinite(sum) || !(most >= least)) return null;
  const mean = sum / n;
  const slack = 1e-9 * (Math.abs(least) + Math.abs(most));
  if (mean < least - slack || mean > most + slack) return null;
  const half = (most - least) * Math.sqrt(Math.log(2 / 0.05) / (2 * n));
  const inside = Math.min(most, Math.max(least, mean));
  return {
    mean: inside,
    interval: { low: Math.max(least, inside - half), high: Math.min(most, inside + half) },
  };
}

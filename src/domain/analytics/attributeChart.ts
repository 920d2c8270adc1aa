import { leastBaseline, withSignals, type ControlChart } from './controlChart.ts';
import type { Interval } from './interval.ts';
import { laneySpread } from './laneySpread.ts';

/** `found` of `outOf` at one point in time; a point with nothing to be found in (`outOf` 0) has no value. */
export type Found = { readonly found: number; readonly outOf: number };

/** `spread` is σz of Laney's p′ and u′ charts; 1 is the plain chart. */
export type AttributeChart = ControlChart & { readonly spread: number };

/**
 * The common part of p and u charts: centre = Σfound/ΣoutOf of the baseline; limits = centre ± 3·sd(point)·spread, kept
 * inside what is possible. `spread` is found from the baseline, or 1 where the caller wants the plain chart.
 */
export function attributeChart(
  points: readonly Found[],
  baseline: number,
  {
    sdAt,
    possible,
    spread: wanted,
  }: {
    readonly sdAt: (centre: number, outOf: number) => number;
    readonly possible: Interval;
    readonly spread: 'plain' | 'asFound';
  },
): AttributeChart | null {
  const learnt = points.slice(0, baseline).filter(({ outOf }) => outOf > 0);
  if (learnt.length < leastBaseline || baseline > points.length || !points.every(isSound)) return null;
  const outOf = learnt.reduce((sum, point) => sum + point.outOf, 0);
  const centre = learnt.reduce((sum, point) => sum + point.found, 0) / outOf;
  const standardised = learnt.flatMap((point) => {
    const sd = sdAt(centre, point.outOf);
    return sd > 0 ? [(point.found / point.outOf - centre) / sd] : [];
  });
  const spread = wanted === 'plain' ? 1 : laneySpread(standardised);
  const limits = points.map((point) => {
    if (point.outOf === 0) return null;
    const half = 3 * sdAt(centre, point.outOf) * spread;
    return { low: Math.max(possible.low, centre - half), high: Math.min(possible.high, centre + half) };
  });
  const values = points.map((point) => (point.outOf === 0 ? null : point.found / point.outOf));
  return { ...withSignals({ values, centre, limits, baseline }), spread };
}

function isSound({ found, outOf }: Found): boolean {
  return found >= 0 && outOf >= 0 && Number.isFinite(found) && Number.isFinite(outOf);
}

import { leastBaseline, withSignals, type ControlChart } from './controlChart.ts';
import { meanMovingRange } from './meanMovingRange.ts';

/**
 * Chart of individual values: centre = mean of the first `baseline` values, limits = mean ± 2.66 · their mean moving
 * range (2.66 = 3/1.128), frozen for all that follow.
 * Unit: that of the values; a lower limit below 0 cannot be crossed by counts. Range: 12 ≤ baseline ≤ number of values
 * and finite values; else null.
 * Source: Wheeler, Understanding Variation, 1993.
 */
export function xmrChart(values: readonly number[], baseline: number): ControlChart | null {
  if (baseline < leastBaseline || baseline > values.length || !values.every(Number.isFinite)) return null;
  const learnt = values.slice(0, baseline);
  const centre = learnt.reduce((sum, value) => sum + value, 0) / baseline;
  const range = meanMovingRange(learnt);
  if (range === null) return null;
  const limit = { low: centre - 2.66 * range, high: centre + 2.66 * range };
  return withSignals({ values, centre, limits: values.map(() => limit), baseline });
}

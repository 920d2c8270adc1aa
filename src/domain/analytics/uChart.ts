import { attributeChart, type AttributeChart, type Found } from './attributeChart.ts';

/**
 * Chart of failures per exposure where a customer may fail more than once: ū = Σk/ΣN of the baseline, limits
 * ū ± 3·√(ū/Nᵢ), widened by Laney's σz where the baseline is overdispersed (`asFound`), never with `plain`. With all
 * exposures 1 it is the c chart.
 * Unit: failures per exposure. Range: ≥ 0; a point without exposures has no value; fewer than 12 points with exposures
 * in the baseline → null.
 * Source: Montgomery, Introduction to Statistical Quality Control, 7.3; Laney 2002.
 */
export function uChart(
  points: readonly Found[],
  baseline: number,
  spread: 'plain' | 'asFound',
): AttributeChart | null {
  return attributeChart(points, baseline, {
    sdAt: (centre, outOf) => Math.sqrt(centre / outOf),
    possible: { low: 0, high: Infinity },
    spread,
  });
}

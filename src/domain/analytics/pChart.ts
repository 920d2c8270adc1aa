import { attributeChart, type AttributeChart, type Found } from './attributeChart.ts';

/**
 * Chart of the share of people: p̄ = Σk/Σn of the baseline, limits p̄ ± 3·√(p̄(1−p̄)/nᵢ), widened by Laney's σz where the
 * baseline is overdispersed (`asFound`), never with `plain`.
 * Unit: share. Range: 0…1, each k ≤ n; a point of nobody has no value; fewer than 12 points with people in the
 * baseline → null.
 * Source: Montgomery, Introduction to Statistical Quality Control, 7.2; Laney 2002.
 */
export function pChart(
  points: readonly Found[],
  baseline: number,
  spread: 'plain' | 'asFound',
): AttributeChart | null {
  if (points.some(({ found, outOf }) => found > outOf)) return null;
  return attributeChart(points, baseline, {
    sdAt: (centre, outOf) => Math.sqrt((centre * (1 - centre)) / outOf),
    possible: { low: 0, high: 1 },
    spread,
  });
}

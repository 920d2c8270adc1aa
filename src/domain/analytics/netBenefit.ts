import { harmAvoided, type Reduction } from './harmAvoided.ts';
import type { ThreePoint } from './threePoint.ts';

/**
 * Net benefit of a fix in its first year: the harm that it prevents beyond what the fixes already decided on prevent,
 * less its cost. Low takes the least harm avoided and the highest cost, high the reverse.
 * Unit: money. Range: may be negative. Null when the harm or the cost is unknown.
 * Source: formulas.md, Fixes (overlaps combined, so not additive).
 */
export function netBenefit(
  harmByMode: ReadonlyMap<string, ThreePoint | null>,
  fix: Reduction,
  decided: readonly Reduction[],
  cost: ThreePoint | null,
): { readonly avoided: ThreePoint | null; readonly net: ThreePoint | null } {
  const withFix = harmAvoided(harmByMode, [...decided, fix]);
  const own = harmAvoided(harmByMode, [fix]);
  if (withFix === null || own === null) return { avoided: null, net: null };
  const without = harmAvoided(harmByMode, decided) ?? { low: 0, likely: 0, high: 0 };
  const gains = (['low', 'likely', 'high'] as const).map((end) => Math.max(0, withFix[end] - without[end]));
  const [low = 0, likely = 0, high = 0] = gains;
  // What overlaps most at the high end can leave less there than at the low end: the range is put in order.
  const avoided = { low: Math.min(low, likely, high), likely, high: Math.max(low, likely, high) };
  if (cost === null) return { avoided, net: null };
  return {
    avoided,
    net: {
      low: avoided.low - cost.high,
      likely: avoided.likely - cost.likely,
      high: avoided.high - cost.low,
    },
  };
}

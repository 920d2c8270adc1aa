/** A quantity as three estimates, low ≤ likely ≤ high, in one unit. */
export type ThreePoint = { readonly low: number; readonly likely: number; readonly high: number };

/** Makes a three-point estimate of three numbers in any order of low and high; null when one is unknown. */
export function threePoint(
  low: number | null,
  likely: number | null,
  high: number | null,
): ThreePoint | null {
  if (low === null || likely === null || high === null) return null;
  if (![low, likely, high].every(Number.isFinite)) return null;
  return { low: Math.min(low, likely, high), likely, high: Math.max(low, likely, high) };
}

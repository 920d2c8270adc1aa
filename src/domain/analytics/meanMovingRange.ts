/**
 * Mean of the absolute differences between neighbours: how much a process moves from one point to the next.
 * Unit: that of the values. Range: at least two values → ≥ 0; else null.
 * Source: Wheeler & Chambers, Understanding Statistical Process Control.
 */
export function meanMovingRange(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const sum = values.slice(1).reduce((total, value, i) => total + Math.abs(value - (values[i] ?? value)), 0);
  const mean = sum / (values.length - 1);
  return Number.isFinite(mean) ? mean : null;
}

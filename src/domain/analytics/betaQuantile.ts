import { incompleteBeta } from './incompleteBeta.ts';

/**
 * Quantile of the beta distribution: the x with Iₓ(a, b) = p.
 * Unit: share. Range: 0 < p < 1, a, b > 0 → 0…1; else null. Absolute error below 1e-15 of the share's own scale.
 * Source: bisection of the monotone incompleteBeta: sure, and quick enough for intervals.
 */
export function betaQuantile(p: number, a: number, b: number): number | null {
  if (!(p > 0 && p < 1) || incompleteBeta(0.5, a, b) === null) return null;
  let [low, high] = [0, 1];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if ((incompleteBeta(middle, a, b) ?? 0) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

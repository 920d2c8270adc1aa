import type { ThreePoint } from './threePoint.ts';

export type Pert = { readonly mean: number; readonly sd: number; readonly sdApprox: number };

/**
 * Mean and standard deviation of a three-point estimate (a, m, b) as a PERT beta: mean (a + 4m + b)/6;
 * sd exact from α = 1 + 4(m−a)/(b−a), β = 1 + 4(b−m)/(b−a), approximate (b−a)/6.
 * Unit: that of the estimate. Range: a ≤ m ≤ b; a = b → sd 0; else null.
 * Source: Malcolm et al. 1959, Operations Research 7; Vose, Risk Analysis.
 */
export function pert({ low, likely, high }: ThreePoint): Pert | null {
  if (!(low <= likely && likely <= high) || !Number.isFinite(high - low)) return null;
  const mean = (low + 4 * likely + high) / 6;
  const width = high - low;
  if (width === 0) return { mean: likely, sd: 0, sdApprox: 0 };
  const alpha = 1 + (4 * (likely - low)) / width;
  const beta = 1 + (4 * (high - likely)) / width;
  const sum = alpha + beta;
  return { mean, sd: (width * Math.sqrt((alpha * beta) / (sum + 1))) / sum, sdApprox: width / 6 };
}

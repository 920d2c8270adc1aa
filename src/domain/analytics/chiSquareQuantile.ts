import { gammaQuantile } from './gammaQuantile.ts';

/**
 * Quantile of the chi-square distribution with `degrees` degrees of freedom: a gamma with shape degrees/2, rate 1/2.
 * Unit: none. Range: 0 < p < 1, degrees > 0 → ≥ 0; else null.
 * Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, ch. 18.
 */
export function chiSquareQuantile(p: number, degrees: number): number | null {
  return gammaQuantile(p, degrees / 2, 0.5);
}

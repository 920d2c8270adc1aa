/**
 * Quantile of the standard normal distribution, to start other searches from. Unit: standard deviations.
 * Range: 0 < p < 1; absolute error below 4.5e-4.
 * Source: Abramowitz & Stegun 26.2.23.
 */
export function normalQuantile(p: number): number | null {
  if (!(p > 0 && p < 1)) return null;
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return p < 0.5 ? -z : z;
}

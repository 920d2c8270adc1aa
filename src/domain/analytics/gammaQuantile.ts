import { incompleteGamma, logGamma } from './incompleteGamma.ts';
import { normalQuantile } from './normalQuantile.ts';

/**
 * Quantile of the gamma distribution with shape a and rate b: the x with P(a, b·x) = p.
 * Unit: that of 1/b. Range: 0 < p < 1, a > 0, b > 0 → x ≥ 0; else null. Relative error about 1e-10.
 * Source: Newton steps kept inside a bracket (Press et al., Numerical Recipes, 6.2.1) from the Wilson–Hilferty (1931)
 * start.
 */
export function gammaQuantile(p: number, shape: number, rate: number): number | null {
  if (!(p > 0 && p < 1) || !(shape > 0) || !(rate > 0)) return null;
  if (!Number.isFinite(shape) || !Number.isFinite(rate)) return null;
  const x = search(p, shape, start(p, shape)) / rate;
  return Number.isFinite(x) ? x : null;
}

function start(p: number, a: number): number {
  const z = normalQuantile(p) ?? 0;
  const cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  const wilsonHilferty = a * cube ** 3;
  const smallX = Math.exp((Math.log(p) + logGamma(a + 1)) / a);
  return a > 1 && cube > 0.2 ? wilsonHilferty : Math.min(smallX, a + 1);
}

function search(p: number, a: number, from: number): number {
  let low = 0;
  let high = Infinity;
  let x = from;
  // Below this the quantile is nothing but 0 to a reader; the search would otherwise crawl through subnormal numbers.
  if (x < 1e-200) return x;
  for (let i = 0; i < 200; i++) {
    const error = (incompleteGamma(a, x) ?? 0) - p;
    if (error < 0) low = x;
    else high = x;
    const density = Math.exp((a - 1) * Math.log(x) - x - logGamma(a));
    const next = inside(x - error / density, low, high);
    if (Math.abs(next - x) <= 1e-12 * x) return next;
    x = next;
  }
  return x;
}

/** A Newton step that leaves the bracket becomes a bisection; without an upper end yet, a doubling. */
function inside(x: number, low: number, high: number): number {
  if (x > low && x < high) return x;
  return high === Infinity ? low * 2 : (low + high) / 2;
}

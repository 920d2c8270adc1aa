import { incompleteBeta } from './incompleteBeta.ts';
import { logGamma } from './incompleteGamma.ts';
import { normalQuantile } from './normalQuantile.ts';

/**
 * Quantile of the beta distribution: the x with Iₓ(a, b) = p.
 * Unit: share. Range: 0 < p < 1, a, b > 0 → 0…1; else null. Relative error about 1e-9.
 * Source: Newton steps kept inside a bracket (Press et al., Numerical Recipes, 6.4) from a normal start on the
 * logit scale; hundreds of places have two of these each while a brush moves.
 */
export function betaQuantile(p: number, a: number, b: number): number | null {
  if (!(p > 0 && p < 1) || incompleteBeta(0.5, a, b) === null) return null;
  let [low, high] = [0, 1];
  let x = start(p, a, b);
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b);
  for (let i = 0; i < 200; i++) {
    const error = (incompleteBeta(x, a, b) ?? 0) - p;
    if (error < 0) low = x;
    else high = x;
    const density = Math.exp(logScale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    const newton = x - error / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-12 * x || next <= 0 || next >= 1) return Math.min(1, Math.max(0, next));
    x = next;
  }
  return x;
}

function start(p: number, a: number, b: number): number {
  const logit = Math.log(a / b) + (normalQuantile(p) ?? 0) * Math.sqrt(1 / a + 1 / b);
  const x = 1 / (1 + Math.exp(-logit));
  return x > 0 && x < 1 ? x : 0.5;
}

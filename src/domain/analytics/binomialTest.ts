import { incompleteBeta } from './incompleteBeta.ts';
import { logGamma } from './incompleteGamma.ts';

/** Outcomes as likely as the observed one up to rounding count as equally likely, as R's binom.test has it. */
const tolerance = 1e-7;

/**
 * Exact two-sided binomial test of k successes in n against the share p: the probability of all outcomes no likelier
 * than k.
 * Unit: probability. Range: whole 0 ≤ k ≤ n, 0 < p < 1 → 0…1, 1 at n = 0; else null.
 * Source: Clopper & Pearson 1934; two-sidedness by likelihood as in R's binom.test.
 */
export function binomialTest(k: number, n: number, p: number): number | null {
  if (!Number.isInteger(k) || !Number.isInteger(n) || !(k >= 0 && k <= n) || !(p > 0 && p < 1)) return null;
  const observed = logMass(k, n, p) + tolerance;
  const isFar = (i: number) => logMass(i, n, p) <= observed;
  const mode = Math.min(n, Math.floor((n + 1) * p));
  if (isFar(mode)) return 1;
  // Masses fall on both sides of the mode, so where each tail begins is found by halving.
  const lower = lastWhere(isFar, -1, mode);
  const upper = n - lastWhere((i) => isFar(n - i), -1, n - mode);
  return Math.min(1, atMost(lower, n, p) + atMost(n - upper, n, 1 - p));
}

/** The last index from `from` (which counts as true) below `to` (false) that holds, for what is true up to a point. */
function lastWhere(holds: (i: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function logMass(k: number, n: number, p: number): number {
  const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return ways + k * Math.log(p) + (n - k) * Math.log1p(-p);
}

/** P(X ≤ k). */
function atMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : (incompleteBeta(1 - p, n - k, k + 1) ?? 0);
}

import { logGamma } from './incompleteGamma.ts';

/**
 * Regularised incomplete beta function Iₓ(a, b): the share of a beta(a, b) variable below x.
 * Unit: share. Range: a, b > 0, 0 ≤ x ≤ 1 → 0…1; else null. Relative error about 1e-9.
 * Source: continued fraction DLMF 8.17.22 by modified Lentz, on the side where it converges quickly.
 */
export function incompleteBeta(x: number, a: number, b: number): number | null {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1) || !Number.isFinite(a + b)) return null;
  if (x === 0 || x === 1) return x;
  const log = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const scale = Math.exp(log);
  const share =
    x < (a + 1) / (a + b + 2)
      ? (scale * continuedFraction(x, a, b)) / a
      : 1 - (scale * continuedFraction(1 - x, b, a)) / b;
  return Math.min(1, Math.max(0, share));
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

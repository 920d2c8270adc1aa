import type { Interval } from './interval.ts';

const z = 1.959964;

/**
 * Wilson's 95% score interval of a share of people: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 * Unit: share. Range: 0 ≤ k ≤ n, n > 0 → inside 0…1; else null (events that may happen twice to one person are not
 * shares: poissonInterval).
 * Source: Wilson 1927, JASA 22; Brown, Cai & DasGupta 2001, Statistical Science 16.
 */
export function wilsonInterval(k: number, n: number): Interval | null {
  if (!(n > 0) || !(k >= 0) || k > n || !Number.isFinite(n)) return null;
  const p = k / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // At the ends the bound is the end itself; rounding would leave 1e-17 there.
  const low = k === 0 ? 0 : Math.max(0, (middle - half) / scale);
  const high = k === n ? 1 : Math.min(1, (middle + half) / scale);
  return { low, high };
}

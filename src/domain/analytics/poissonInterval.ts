import { chiSquareQuantile } from './chiSquareQuantile.ts';
import type { Interval } from './interval.ts';

/**
 * Exact 95% interval of a Poisson count: [χ²(.025; 2k)/2, χ²(.975; 2k+2)/2], low 0 at k = 0.
 * Unit: events. Range: k ≥ 0; else null.
 * Source: Garwood 1936, Biometrika 28, 437–442.
 */
export function poissonInterval(k: number): Interval | null {
  if (!(k >= 0) || !Number.isFinite(k)) return null;
  const low = k === 0 ? 0 : chiSquareQuantile(0.025, 2 * k);
  const high = chiSquareQuantile(0.975, 2 * k + 2);
  if (low === null || high === null) return null;
  return { low: low / 2, high: high / 2 };
}

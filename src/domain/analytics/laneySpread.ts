import { chiSquareQuantile } from './chiSquareQuantile.ts';
import { meanMovingRange } from './meanMovingRange.ts';

/**
 * By how much the limits of a p or u chart have to be widened: σz = mean moving range of the standardised points
 * / 1.128, where their dispersion is beyond chance (Σz² above the 95% quantile of chi-square with one degree fewer
 * than points) and σz above 1; else 1, the plain chart.
 * Unit: none. Range: ≥ 1.
 * Source: Laney 2002, Quality Engineering 14, 531–537; dispersion test: Fisher 1925.
 */
export function laneySpread(standardised: readonly number[]): number {
  const spread = (meanMovingRange(standardised) ?? 0) / 1.128;
  const dispersion = standardised.reduce((sum, z) => sum + z * z, 0);
  const most = chiSquareQuantile(0.95, standardised.length - 1);
  return most !== null && dispersion > most && spread > 1 ? spread : 1;
}

/**
 * Failures per 1,000 exposures: 1000·k/N.
 * Unit: failures per 1,000 exposures. Range: k ≥ 0, N > 0 → ≥ 0 (above 1,000 where customers fail more than once).
 * N unknown or 0 → null: then only the count is known.
 * Source: definition (formulas.md, Counts and rates).
 */
export function failureRate(failures: number, exposures: number | null): number | null {
  if (exposures === null || !(exposures > 0) || !(failures >= 0)) return null;
  const rate = (1000 * failures) / exposures;
  return Number.isFinite(rate) ? rate : null;
}

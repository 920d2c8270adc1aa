/** The largest rate per 1,000 of each occurrence 1–9; above the last it is 10. */
const most = [0.01, 0.1, 0.5, 1, 2, 5, 10, 20, 50];

/**
 * FMEA's occurrence of a failure from the upper bound of its rate: what is little known counts as what it may be.
 * Unit: points. Range: rate ≥ 0 per 1,000 exposures → 1…10; unknown → null.
 * Source: formulas.md, Severity and priority (table after AIAG & VDA FMEA Handbook 2019).
 */
export function occurrence(upperRatePerThousand: number | null): number | null {
  if (upperRatePerThousand === null || !(upperRatePerThousand >= 0)) return null;
  const found = most.findIndex((rate) => upperRatePerThousand <= rate);
  return found === -1 ? 10 : found + 1;
}

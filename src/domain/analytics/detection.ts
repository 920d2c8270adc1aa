/** The largest share of each detection 1–9; above the last it is 10. */
const most = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9];

/**
 * FMEA's detection from the share of failures that the customer had to report because nobody inside saw them: high is
 * bad.
 * Unit: points. Range: share 0…1 → 1…10; unknown → null.
 * Source: formulas.md, Severity and priority: 0, ≤ .1 … > .9. It gives the ends only; the steps between are tenths up
 * to .6 and then wider, so that there are ten.
 */
export function detection(shareReportedByCustomers: number | null): number | null {
  if (
    shareReportedByCustomers === null ||
    !(shareReportedByCustomers >= 0 && shareReportedByCustomers <= 1)
  ) {
    return null;
  }
  const found = most.findIndex((share) => shareReportedByCustomers <= share);
  return found === -1 ? 10 : found + 1;
}

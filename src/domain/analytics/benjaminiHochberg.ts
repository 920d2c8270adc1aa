/**
 * Which of many tests to flag so that at most a share q of the flags is expected to be false: with p sorted, all up to
 * the largest i with p₍ᵢ₎ ≤ q·i/m. One answer a test, in the order given; an unknown p (null) is not tested and never flagged.
 * Unit: none. Range: p in 0…1, q in 0…1.
 * Source: Benjamini & Hochberg 1995, JRSS B 57, 289–300.
 */
export function benjaminiHochberg(pValues: readonly (number | null)[], q: number): boolean[] {
  const known = pValues.filter((p) => p !== null).toSorted((a, b) => a - b);
  const passing = known.findLastIndex((p, i) => p <= (q * (i + 1)) / known.length);
  const most = known[passing] ?? -1;
  return pValues.map((p) => p !== null && p <= most);
}

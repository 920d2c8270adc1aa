/** How a number is drawn: solid, hatched with its interval, a dot and no colour, or nothing known. */
export type SampleMark = 'solid' | 'hatched' | 'dot' | 'none';

/**
 * The mark of a sample of n (the denominator for rates, the row count for means).
 * Unit: none. Range: n unknown or 0 → none; n < 10 dot; 10–29 hatched; ≥ 30 solid.
 * Source: formulas.md, Sample marks.
 */
export function sampleMark(n: number | null): SampleMark {
  if (n === null || !(n > 0)) return 'none';
  if (n < 10) return 'dot';
  return n < 30 ? 'hatched' : 'solid';
}

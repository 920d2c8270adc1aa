import { no, yes, type Verdict } from './canLink.ts';

/** May these be low, likely and high of one estimate? Unknown ends (null) stand in nobody's way. */
export function canEstimate(low: number | null, likely: number | null, high: number | null): Verdict {
  if (isAbove(low, likely)) return no('Low has to be at most likely.');
  if (isAbove(likely, high)) return no('Likely has to be at most high.');
  return isAbove(low, high) ? no('Low has to be at most high.') : yes;
}

function isAbove(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a > b;
}

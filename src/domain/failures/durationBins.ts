/** Minutes up to which every minute has its own bin. */
const exact = 60;
/** Each later bin is this much wider than the one before, so a time read from a bin is right to about 1%. */
const growth = 1.02;
const longest = 60 * 24 * 366 * 3;

/** How many bins there are; the last takes everything of three years and more. */
export const durationBins = exact + Math.ceil(Math.log(longest / exact) / Math.log(growth)) + 1;

/** The bin of a duration in minutes ≥ 0. */
export function binOfMinutes(minutes: number): number {
  if (minutes < exact) return Math.max(0, Math.floor(minutes));
  const bin = exact + Math.floor(Math.log(minutes / exact) / Math.log(growth));
  return Math.min(bin, durationBins - 1);
}

/** The duration in minutes that a bin stands for: its middle, by ratio where bins grow. */
export function minutesOfBin(bin: number): number {
  return bin < exact ? bin + 0.5 : exact * growth ** (bin - exact + 0.5);
}

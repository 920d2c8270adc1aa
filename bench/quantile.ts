/** The p-quantile of the values, by linear interpolation between the nearest ranks; NaN of none. */
export function quantile(values: readonly number[], p: number): number {
  return quantileOfSorted(
    values.toSorted((a, b) => a - b),
    p,
  );
}

/** The same of values that ascend already. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position - Math.floor(position));
}

/** Rounded to one decimal, as the tables have it. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

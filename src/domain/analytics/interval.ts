/** A 95% interval in the unit of what it belongs to; low ≤ high. */
export type Interval = { readonly low: number; readonly high: number };

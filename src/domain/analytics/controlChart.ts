import type { Interval } from './interval.ts';

/** Consecutive points strictly on one side of the centre line; `first` and `last` are indexes, both included. */
export type Run = {
  readonly first: number;
  readonly last: number;
  readonly side: 'above' | 'below';
  /** Whether all of it lies inside the baseline, which then was no calm time to learn limits from. */
  readonly isInBaseline: boolean;
};

/** A control chart whose centre and limits were learnt from the first `baseline` points and then frozen. */
export type ControlChart = {
  readonly values: readonly (number | null)[];
  readonly centre: number;
  /** The limits of each point; null where the point has no value. */
  readonly limits: readonly (Interval | null)[];
  readonly baseline: number;
  /** Indexes of points beyond their limits. */
  readonly beyond: readonly number[];
  /** Runs of eight or more on one side. */
  readonly runs: readonly Run[];
};

/** Fewer points say too little about a process to draw limits from; 20 are better (Wheeler). */
export const leastBaseline = 12;
const leastRun = 8;

/**
 * The two signals of a chart with frozen limits: one point beyond its limits; eight or more in a row on one side of
 * the centre. A point on the centre line, and one without a value, ends a run.
 * Unit: that of the values. Range: any.
 * Source: Wheeler, Understanding Variation; Western Electric 1956, rules 1 and 4.
 */
export function withSignals(chart: Omit<ControlChart, 'beyond' | 'runs'>): ControlChart {
  const { values, limits, centre, baseline } = chart;
  const beyond = values.flatMap((value, i) => {
    const limit = limits[i] ?? null;
    return value !== null && limit !== null && (value > limit.high || value < limit.low) ? [i] : [];
  });
  return { ...chart, beyond, runs: runsOf(values, centre, baseline) };
}

function runsOf(values: readonly (number | null)[], centre: number, baseline: number): Run[] {
  const runs: Run[] = [];
  let first = 0;
  for (let i = 1; i <= values.length; i++) {
    const side = sideOf(values[first], centre);
    if (i < values.length && side !== null && sideOf(values[i], centre) === side) continue;
    if (side !== null && i - first >= leastRun) {
      runs.push({ first, last: i - 1, side, isInBaseline: i <= baseline });
    }
    first = i;
  }
  return runs;
}

function sideOf(value: number | null | undefined, centre: number): Run['side'] | null {
  if (value === null || value === undefined || value === centre) return null;
  return value > centre ? 'above' : 'below';
}

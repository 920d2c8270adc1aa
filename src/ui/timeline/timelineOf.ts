import type { ControlChart } from '#domain/analytics/controlChart.ts';
import { leastBaseline } from '#domain/analytics/controlChart.ts';
import { uChart } from '#domain/analytics/uChart.ts';
import { xmrChart } from '#domain/analytics/xmrChart.ts';
import type { DaySeries } from '#domain/failures/daySeries.ts';
import { weekSeries } from '#domain/failures/weekSeries.ts';

/** What one looks at: null is "as it suits the data". */
export type TimelineWish = {
  readonly step: 'day' | 'week' | null;
  readonly measure: 'count' | 'rate' | null;
  readonly baseline: number | null;
};

export type TimelinePoint = {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly count: number;
  readonly exposures: number | null;
  /** In the measure's unit: failures, or failures per 1,000 exposures; null without exposures. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly signal: 'none' | 'beyond' | 'run';
};

export type Timeline = {
  readonly step: 'day' | 'week';
  readonly measure: 'count' | 'rate';
  readonly points: readonly TimelinePoint[];
  /** In the unit of the counts or of failures per exposure; null where there are too few points for limits. */
  readonly chart: ControlChart | null;
  /** The centre line in the measure's unit. */
  readonly centre: number | null;
  /** How far the limits were widened for dispersion beyond chance; 1 = not. */
  readonly spread: number;
  readonly baseline: number;
  readonly canRate: boolean;
};

/**
 * One place over time as a control chart: XmR of the counts, or a u chart (u′ where overdispersed) of the rate where
 * exposures are known. Days where there is about one failure a day or more, else weeks: a chart of zeros shows nothing.
 */
export function timelineOf(series: DaySeries, wish: TimelineWish): Timeline {
  const step = wish.step ?? suitableStep(series);
  const { firstDay, counts, exposures } = step === 'week' ? weekSeries(series) : series;
  const baseline = baselineOf(counts.length, wish.baseline);
  const rates = uChart(
    counts.map((found, i) => ({ found: exposures[i] ? found : 0, outOf: exposures[i] ?? 0 })),
    baseline,
    'asFound',
  );
  const measure = rates !== null && wish.measure !== 'count' ? 'rate' : 'count';
  const chart = measure === 'rate' ? rates : xmrChart(counts, baseline);
  const scale = measure === 'rate' ? 1000 : 1;
  const days = step === 'week' ? 7 : 1;
  const signals = signalsOf(chart);
  const points = counts.map((count, i): TimelinePoint => {
    const limit = chart?.limits[i] ?? null;
    const value = chart === null ? count : (chart.values[i] ?? null);
    return {
      firstDay: firstDay + i * days,
      lastDay: firstDay + i * days + days - 1,
      count,
      exposures: exposures[i] ?? null,
      value: value === null ? null : value * scale,
      // Neither counts nor rates fall below 0.
      low: limit === null ? null : Math.max(0, limit.low * scale),
      high: limit === null ? null : limit.high * scale,
      signal: signals.get(i) ?? 'none',
    };
  });
  return {
    step,
    measure,
    points,
    chart,
    centre: chart === null ? null : chart.centre * scale,
    spread: measure === 'rate' ? (rates?.spread ?? 1) : 1,
    baseline,
    canRate: rates !== null,
  };
}

const mostDays = 400;
const leastADay = 1;

function suitableStep(series: DaySeries): 'day' | 'week' {
  const { counts } = series;
  const isSparse = counts.reduce((sum, count) => sum + count, 0) < counts.length * leastADay;
  const isLong = counts.length > mostDays;
  return (isSparse || isLong) && weekSeries(series).counts.length >= leastBaseline ? 'week' : 'day';
}

/** In steps, so that the limits stay where they are while a few points come in. */
const usualBaselines = [60, 30, 20];

function baselineOf(points: number, wish: number | null): number {
  if (wish !== null)
    return Math.min(Math.max(leastBaseline, Math.round(wish)), Math.max(leastBaseline, points));
  return usualBaselines.find((each) => each <= points * 0.75) ?? leastBaseline;
}

function signalsOf(chart: ControlChart | null): ReadonlyMap<number, 'beyond' | 'run'> {
  const signals = new Map<number, 'beyond' | 'run'>();
  for (const { first, last } of chart?.runs ?? []) {
    for (let i = first; i <= last; i++) signals.set(i, 'run');
  }
  for (const i of chart?.beyond ?? []) signals.set(i, 'beyond');
  return signals;
}

import { expect, test } from 'vitest';
import type { DaySeries } from '#domain/failures/daySeries.ts';
import { timelineOf, type TimelineWish } from './timelineOf.ts';
import { timelinePlot } from './timelinePlot.ts';
import { timelineSignals } from './timelineSignals.ts';

const asItSuits: TimelineWish = { step: null, measure: null, baseline: null };
const monday = 20_150; // 2025-03-03

function series(counts: readonly number[], exposures: readonly (number | null)[] = []): DaySeries {
  return { firstDay: monday, counts, exposures: counts.map((_, i) => exposures[i] ?? null), sources: [] };
}

const calm = (days: number) => Array.from({ length: days }, (_, i) => 10 + ((i * 7) % 5) - 2);

test('a day with many more failures is beyond the limits, and the baseline stays as it was', () => {
  const counts = [...calm(40), 60, 11, 12];
  const timeline = timelineOf(series(counts), asItSuits);
  expect(timeline).toMatchObject({ step: 'day', measure: 'count', baseline: 30, canRate: false });
  expect(timeline.points[40]).toMatchObject({ count: 60, signal: 'beyond', firstDay: monday + 40 });
  expect(timelineSignals(timeline)).toEqual([
    {
      kind: 'beyond',
      side: 'above',
      firstDay: monday + 40,
      lastDay: monday + 40,
      points: 1,
      failures: 60,
      most: 60,
      isInBaseline: false,
    },
  ]);
});

test('a run inside the baseline is said to be there', () => {
  const counts = [...calm(12), ...Array.from({ length: 9 }, () => 7), ...calm(30)];
  const runs = timelineSignals(timelineOf(series(counts), asItSuits)).filter(({ kind }) => kind === 'run');
  expect(runs).toMatchObject([{ side: 'below', isInBaseline: true }]);
  expect(runs[0]!.firstDay).toBeLessThanOrEqual(monday + 12);
});

test('few failures are shown a week at a time', () => {
  const sparse = Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? 1 : 0));
  const timeline = timelineOf(series(sparse), asItSuits);
  expect(timeline).toMatchObject({ step: 'week', baseline: 12 });
  expect(timeline.points).toHaveLength(14);
  expect(timelineOf(series(sparse), { ...asItSuits, step: 'day' }).points).toHaveLength(100);
});

test('with exposures it is the rate per 1,000, and the count on demand', () => {
  const counts = calm(30);
  const exposures = counts.map(() => 500);
  const timeline = timelineOf(series(counts, exposures), asItSuits);
  expect(timeline.measure).toBe('rate');
  expect(timeline.points[0]!.value).toBeCloseTo(counts[0]! * 2, 9);
  expect(timelineOf(series(counts, exposures), { ...asItSuits, measure: 'count' }).measure).toBe('count');
});

test('a day whose exposures are not known leaves a gap in the rate, not a zero', () => {
  const counts = calm(30);
  const timeline = timelineOf(
    series(
      counts,
      counts.map((_, i) => (i === 20 ? null : 500)),
    ),
    asItSuits,
  );
  expect(timeline.points[20]).toMatchObject({ value: null, low: null, count: counts[20] });
  expect(timelinePlot(timeline).line.match(/M/g)).toHaveLength(2);
});

test('under twelve points there are values but no limits', () => {
  const timeline = timelineOf(series([1, 2, 3]), asItSuits);
  expect(timeline).toMatchObject({ chart: null, centre: null });
  expect(timelineSignals(timeline)).toEqual([]);
});

const at = (baseline: number) => timelineOf(series(calm(50)), { ...asItSuits, baseline }).baseline;

test('the baseline can be chosen, within what there is', () => {
  expect([at(5), at(25), at(80)]).toEqual([12, 25, 50]);
});

test('everything drawn stands inside the plot, months at their first day', () => {
  const timeline = timelineOf(series([...calm(80), 90]), asItSuits);
  const plot = timelinePlot(timeline);
  for (const [i, { value, high }] of timeline.points.entries()) {
    for (const at of [plot.left(i), plot.top(value!), plot.top(high!)]) {
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(100);
    }
  }
  expect(plot.xTicks.map(({ value }) => new Date(value * 86_400_000).getUTCDate())).toEqual([1, 1]);
});

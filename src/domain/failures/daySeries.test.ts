import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { datasetSchema } from '#domain/map/dataset.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { assignFailures } from './assignFailures.ts';
import { parseDay } from './day.ts';
import { daySeries } from './daySeries.ts';
import { everyFailure } from './failureFilter.ts';
import type { Tallies } from './tallies.ts';
import { weekSeries } from './weekSeries.ts';

const start = parseDay('2025-03-03')!; // a Monday
const position = { x: 0, y: 0 };

const map = {
  ...emptyMap(),
  touchpoints: new Map(['pay', 'help'].map((id) => [id, touchpointSchema.parse({ id, position })])),
  datasets: new Map([['d1', datasetSchema.parse({ id: 'd1' })]]),
  rules: new Map([
    ['r1', ruleSchema.parse({ id: 'r1', dataset: 'd1', value: 'card', place: 'pay' })],
    ['r2', ruleSchema.parse({ id: 'r2', dataset: 'd1', value: 'cash', place: 'pay' })],
  ]),
};

type Cell = {
  readonly group: number;
  readonly channel: number;
  readonly day: number;
  readonly count: number;
};

function talliesOf(cells: readonly Cell[], exposures: Tallies['exposures'] = []): Tallies {
  return {
    datasets: [
      {
        dataset: 'd1',
        revision: '1',
        timeZone: 'UTC',
        groups: ['card', 'cash', 'other'],
        channels: ['web', 'phone'],
        group: cells.map(({ group }) => group),
        channel: cells.map(({ channel }) => channel),
        day: cells.map(({ day }) => start + day),
        count: cells.map(({ count }) => count),
      },
    ],
    exposures,
  };
}

const cells: readonly Cell[] = [
  { group: 0, channel: 0, day: 0, count: 2 },
  { group: 1, channel: 1, day: 2, count: 3 },
  { group: 2, channel: 0, day: 4, count: 5 },
];

test('a place has a number for every day of what brings its failures, 0 included', () => {
  const series = daySeries(talliesOf(cells), map, 'pay', [])!;
  expect(series).toMatchObject({ firstDay: start, counts: [2, 0, 3, 0, 0] });
  expect(series.sources).toEqual([{ first: start, last: start + 4 }]);
  expect(daySeries(talliesOf(cells), map, 'pay', ['phone'])!.counts).toEqual([0, 0, 3, 0, 0]);
});

test('the whole map counts every failure, also those without a place', () => {
  expect(daySeries(talliesOf(cells), map, null, [])!.counts).toEqual([2, 0, 3, 0, 5]);
});

test('a place that no rule leads to has no series, rather than one of zeros', () => {
  expect(daySeries(talliesOf(cells), map, 'help', [])).toBeNull();
  expect(daySeries({ datasets: [], exposures: [] }, map, null, [])).toBeNull();
});

test('exposures are spread evenly over their period and unknown outside it', () => {
  const exposures = [
    { touchpoint: 'pay', periodStart: '2025-03-01', periodEnd: '2025-03-04', exposures: 40 },
    { touchpoint: 'help', periodStart: '2025-03-01', periodEnd: '2025-03-04', exposures: 9 },
  ];
  expect(daySeries(talliesOf(cells, exposures), map, 'pay', [])!.exposures).toEqual([
    10,
    10,
    null,
    null,
    null,
  ]);
});

test('the series of a place adds up to its number', () => {
  const cell = fc.record({
    group: fc.nat(2),
    channel: fc.nat(1),
    day: fc.nat(60),
    count: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 40 }),
      fc.subarray(['web', 'phone']),
      (all, channels) => {
        const tallies = talliesOf(all);
        const assigned = assignFailures(tallies, map, { ...everyFailure, channels });
        const sum = (place: string | null) =>
          daySeries(tallies, map, place, channels)!.counts.reduce((total, count) => total + count, 0);
        expect(sum('pay')).toBe(assigned.places.get('pay')?.count ?? 0);
        expect(sum(null)).toBe(assigned.total);
      },
    ),
  );
});

const days = (length: number, firstDay: number) => ({
  firstDay,
  counts: Array.from({ length }, () => 1),
  exposures: Array.from({ length }, (_, i) => (i < 10 ? 2 : null)),
  sources: [],
});

test('weeks run from Monday to Sunday, and broken ones at the ends are left out', () => {
  expect(weekSeries(days(15, start))).toEqual({ firstDay: start, counts: [7, 7], exposures: [14, null] });
  expect(weekSeries(days(15, start + 1))).toEqual({ firstDay: start + 7, counts: [7], exposures: [null] });
  expect(weekSeries(days(6, start)).counts).toEqual([]);
});

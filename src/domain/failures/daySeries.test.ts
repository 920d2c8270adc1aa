import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { datasetSchema } from '#domain/map/dataset.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { failureTables } from '#testing/failureTables.ts';
import { assignFailures } from './assignFailures.ts';
import { parseDay } from './day.ts';
import { daySeries } from './daySeries.ts';
import type { Exposure } from './exposure.ts';
import { everyFailure } from './failureFilter.ts';

import { keyOfGroup } from './matchKey.ts';
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

type Cell = { readonly key: number; readonly channel: number; readonly day: number; readonly count: number };

function tablesOf(cells: readonly Cell[], exposures: readonly Exposure[] = []) {
  const groups = ['card', 'cash', 'other'];
  const atStart = cells.map((cell) => ({ ...cell, day: start + cell.day }));
  return failureTables({ groups, channels: ['web', 'phone'], cells: atStart }, exposures);
}

const cells: readonly Cell[] = [
  { key: 0, channel: 0, day: 0, count: 2 },
  { key: 1, channel: 1, day: 2, count: 3 },
  { key: 2, channel: 0, day: 4, count: 5 },
];
const byPhone = { ...everyFailure, channels: ['phone'] };

test('a place has a number for every day of what brings its failures, 0 included', () => {
  const series = daySeries(tablesOf(cells), map, 'pay', everyFailure)!;
  expect(series).toMatchObject({ firstDay: start, counts: [2, 0, 3, 0, 0] });
  expect(series.sources).toEqual([{ first: start, last: start + 4 }]);
  expect(daySeries(tablesOf(cells), map, 'pay', byPhone)!.counts).toEqual([0, 0, 3, 0, 0]);
});

test('days outside the brush are there too, and what a person moved counts where it is', () => {
  const brushed = { ...everyFailure, from: '2025-03-05', to: '2025-03-05' };
  expect(daySeries(tablesOf(cells), map, 'pay', brushed)!.counts).toEqual([2, 0, 3, 0, 0]);
  const moved = { ...keyOfGroup('other'), person: { place: 'help', mode: '' } };
  const tables = failureTables({ keys: [moved, keyOfGroup('other')], cells: [{ key: 0, day: start }] });
  expect(daySeries(tables, map, 'help', everyFailure)!.counts).toEqual([1]);
});

test('the whole map counts every failure, also those without a place', () => {
  expect(daySeries(tablesOf(cells), map, null, everyFailure)!.counts).toEqual([2, 0, 3, 0, 5]);
});

test('a place that no rule leads to has no series, rather than one of zeros', () => {
  expect(daySeries(tablesOf(cells), map, 'help', everyFailure)).toBeNull();
  expect(daySeries({ tables: [], exposures: [] }, map, null, everyFailure)).toBeNull();
});

test('exposures are spread evenly over their period and unknown outside it', () => {
  const exposures = [
    { touchpoint: 'pay', periodStart: '2025-03-01', periodEnd: '2025-03-04', exposures: 40 },
    { touchpoint: 'help', periodStart: '2025-03-01', periodEnd: '2025-03-04', exposures: 9 },
  ];
  expect(daySeries(tablesOf(cells, exposures), map, 'pay', everyFailure)!.exposures).toEqual([
    10,
    10,
    null,
    null,
    null,
  ]);
});

test('the series of a place adds up to its number', () => {
  const cell = fc.record({
    key: fc.nat(2),
    channel: fc.nat(1),
    day: fc.nat(60),
    count: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 40 }),
      fc.subarray(['web', 'phone']),
      (all, channels) => {
        const tables = tablesOf(all);
        const filter = { ...everyFailure, channels };
        const assigned = assignFailures(tables, map, filter);
        const sum = (place: string | null) =>
          daySeries(tables, map, place, filter)!.counts.reduce((total, count) => total + count, 0);
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

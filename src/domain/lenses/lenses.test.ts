import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignFailures } from '#domain/failures/assignFailures.ts';
import { parseDay } from '#domain/failures/day.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';
import { failureTable } from '#testing/failureTables.ts';
import { datasetSchema } from '#domain/map/dataset.ts';
import { departmentSchema } from '#domain/map/department.ts';
import { failureModeSchema } from '#domain/map/failureMode.ts';
import { fixSchema } from '#domain/map/fix.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { pathSchema } from '#domain/map/path.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { stageSchema } from '#domain/map/stage.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { classBreaks, classOf } from './classBreaks.ts';
import { keepReadings } from './keepReadings.ts';
import type { LensInput } from './lens.ts';
import { lenses, lensNames } from './lenses.ts';

const byId = <R extends { id: string }>(records: readonly R[]) =>
  new Map(records.map((record) => [record.id, record]));
const position = { x: 0, y: 0 };
const day = parseDay('2025-03-01')!;

/** Two stages; pay and deliver joined by a hand-off, help alone; silent has no rule. */
function sampleMap(): JourneyMap {
  return {
    ...emptyMap(),
    stages: byId(['buy', 'get'].map((id) => stageSchema.parse({ id, position }))),
    touchpoints: byId([
      touchpointSchema.parse({ id: 'pay', stage: 'buy', position, accountable: 'sales' }),
      touchpointSchema.parse({ id: 'deliver', stage: 'get', position, accountable: 'carrier' }),
      touchpointSchema.parse({ id: 'help', stage: 'get', position, contestOpen: true, accountable: 'sales' }),
      touchpointSchema.parse({ id: 'silent', stage: 'get', position }),
    ]),
    paths: byId([pathSchema.parse({ id: 'handOff', from: 'pay', to: 'deliver' })]),
    departments: byId([
      departmentSchema.parse({ id: 'sales', name: 'Sales', hue: 0 }),
      departmentSchema.parse({ id: 'carrier', name: 'Carrier', hue: 1, kind: 'partner', order: 'a1' }),
    ]),
    datasets: byId([datasetSchema.parse({ id: 'd1' })]),
    rules: byId(
      ['pay', 'deliver', 'help', 'handOff'].map((place) =>
        ruleSchema.parse({ id: `rule-${place}`, dataset: 'd1', value: place, place }),
      ),
    ),
    failureModes: byId([
      failureModeSchema.parse({ id: 'late', place: 'deliver' }),
      failureModeSchema.parse({ id: 'wrong', place: 'pay' }),
      failureModeSchema.parse({ id: 'lost', place: null }),
    ]),
    fixes: byId([
      fixSchema.parse({
        id: 'both',
        costLow: 1000,
        costLikely: 2000,
        costHigh: 4000,
        reduces: {
          late: { low: 0.1, likely: 0.2, high: 0.3 },
          wrong: { low: 0.1, likely: 0.2, high: 0.3 },
        },
      }),
      fixSchema.parse({ id: 'free', reduces: { late: { low: 0, likely: 0, high: 0 } } }),
      fixSchema.parse({
        id: 'done',
        status: 'done',
        costLikely: 9,
        reduces: { late: { low: 0, likely: 0, high: 0 } },
      }),
    ]),
  };
}

function talliesOf(counts: Record<string, number>, exposures: Record<string, number> = {}): FailureTables {
  const groups = Object.keys(counts);
  return {
    tables: [
      failureTable({ groups, cells: groups.map((group, key) => ({ key, day, count: counts[group]! })) }),
    ],
    exposures: Object.entries(exposures).map(([touchpoint, number]) => ({
      touchpoint,
      periodStart: '2025-01-01',
      periodEnd: '2025-12-31',
      exposures: number,
    })),
  };
}

function inputOf(tallies: FailureTables, filter = everyFailure, map = sampleMap()): LensInput {
  return {
    map,
    shown: assignFailures(tallies, map, filter),
    whole: assignFailures(tallies, map, everyFailure),
    locale: 'en',
  };
}

test('failures re-add: stages and what lies between them make the total', () => {
  fc.assert(
    fc.property(
      fc.record({ pay: fc.nat(500), deliver: fc.nat(500), help: fc.nat(500), handOff: fc.nat(500) }),
      (counts) => {
        const { places, stages, total } = lenses.count.read(inputOf(talliesOf(counts)));
        const inStages = [...stages.values()].reduce((sum, stage) => sum + (stage.value ?? 0), 0);
        expect(inStages + places.get('handOff')!.value!).toBe(total.value ?? 0);
      },
    ),
  );
});

test('a place that no rule leads to is grey, while one that a rule leads to has 0', () => {
  const { places, legend } = lenses.count.read(inputOf(talliesOf({ pay: 60 })));
  expect(places.get('silent')).toMatchObject({
    value: null,
    sample: 'none',
    fill: { kind: 'none' },
    text: 'No data',
  });
  expect(places.get('help')).toMatchObject({ value: 0, sample: 'solid', text: '0' });
  expect(legend.marks).toEqual([{ sample: 'none', label: 'No data', places: 1 }]);
});

test('a colour means the same under every filter', () => {
  const tallies = talliesOf({ pay: 900, deliver: 30 }, { pay: 2000, deliver: 2000, help: 2000 });
  for (const lens of [lenses.count, lenses.rate]) {
    const all = lens.read(inputOf(tallies)).legend.entries;
    const none = lens.read(inputOf(tallies, { ...everyFailure, channels: ['phone'] })).legend.entries;
    expect(none.map(({ label }) => label)).toEqual(all.map(({ label }) => label));
  }
});

test('the rate is the shrunken pair, with the raw rate beside it', () => {
  const counts = { pay: 3, deliver: 9, help: 1, handOff: 40 };
  const tallies = talliesOf(counts, { pay: 200, deliver: 300, help: 20, handOff: 9000 });
  const { places, stages, total } = lenses.rate.read(inputOf(tallies));
  const deliver = places.get('deliver')!;
  expect(deliver.value).toBeGreaterThan(10);
  expect(deliver.value).toBeLessThan(30);
  expect(deliver.text).toBe('19 per 1,000');
  expect(deliver.detail).toContain('Counted: 9 in 300 exposures, 30 (14 to 57).');
  expect(places.get('help')!.sample).toBe('hatched');
  const worst = places.get('help')!.value! > deliver.value! ? places.get('help')! : deliver;
  expect(stages.get('get')).toMatchObject({
    value: worst.value,
    fill: worst.fill,
    text: `up to ${worst.text}`,
  });
  expect(stages.get('get')!.detail).toContain('10 failures in 320 exposures');
  expect(total.value).toBeCloseTo((1000 * 53) / 9520, 9);
});

test('a rate on fewer than 10 exposures keeps its number and loses its colour', () => {
  const { places } = lenses.rate.read(inputOf(talliesOf({ pay: 3, deliver: 5 }, { pay: 9, deliver: 900 })));
  expect(places.get('pay')).toMatchObject({ sample: 'dot', fill: { kind: 'none' } });
  expect(places.get('pay')!.value).not.toBeNull();
});

test('without exposures the rate is unknown and the count is told', () => {
  const { places } = lenses.rate.read(inputOf(talliesOf({ pay: 3 })));
  expect(places.get('pay')).toMatchObject({ value: null, text: 'Rate unknown', sample: 'none' });
  expect(places.get('pay')!.detail).toContain('3 failures');
});

test('where no difference is found the legend says so', () => {
  const tallies = talliesOf({ pay: 10, deliver: 11 }, { pay: 1000, deliver: 1000 });
  const { places, legend } = lenses.rate.read(inputOf(tallies));
  expect(places.get('pay')!.value).toBe(places.get('deliver')!.value);
  expect(legend.remarks.join()).toContain('No difference found');
});

test('the cost of a fix is split over the places it helps, and unknown costs are told', () => {
  const { places, stages, total } = lenses.costToFix.read(inputOf(talliesOf({})));
  expect(places.get('pay')).toMatchObject({ value: 1000, interval: { low: 500, high: 2000 }, text: '€1K' });
  expect(places.get('deliver')).toMatchObject({ value: 1000, text: '≥ €1K' });
  expect(places.get('help')).toMatchObject({ value: null, text: 'No fix' });
  expect(stages.get('get')!.value! + stages.get('buy')!.value!).toBe(2000);
  expect(total.value).toBe(2000);
});

test('ownership shows departments by name, and no owner and contested as problems', () => {
  const { places, total, legend } = lenses.ownership.read(inputOf(talliesOf({})));
  expect(places.get('deliver')).toMatchObject({ text: 'Carrier', fill: { kind: 'department', hue: 1 } });
  expect(places.get('help')).toMatchObject({
    text: 'Contested',
    fill: { kind: 'problem', state: 'contested' },
  });
  expect(places.get('silent')).toMatchObject({
    text: 'No owner',
    fill: { kind: 'problem', state: 'unowned' },
  });
  expect(total.text).toBe('1 without owner, 1 contested');
  expect(legend.entries.map(({ label, places }) => [label, places])).toEqual([
    ['Contested', 1],
    ['No owner', 1],
    ['Sales', 1],
    ['Carrier (partner)', 1],
  ]);
});

test('every lens reads every touchpoint and path of any map, an empty one too', () => {
  for (const name of lensNames) {
    const empty = { ...emptyMap() };
    expect(lenses[name].read(inputOf(talliesOf({}), everyFailure, empty)).places.size).toBe(0);
    expect(lenses[name].read(inputOf(talliesOf({ pay: 2 }))).places.size).toBe(5);
  }
});

test('readings that did not change keep their identity', () => {
  const before = lenses.count.read(inputOf(talliesOf({ pay: 5, deliver: 7 })));
  const after = keepReadings(before, lenses.count.read(inputOf(talliesOf({ pay: 6, deliver: 7 }))));
  expect(after.places.get('deliver')).toBe(before.places.get('deliver'));
  expect(after.places.get('pay')).not.toBe(before.places.get('pay'));
  const same = keepReadings(before, lenses.count.read(inputOf(talliesOf({ pay: 5, deliver: 7 }))));
  expect(same.places).toBe(before.places);
});

test('breaks rise strictly, the largest value is in reach of the top class, and classes rise with values', () => {
  fc.assert(
    fc.property(
      // A rate below one in 10¹² is no rate that anybody measured.
      fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e9, noNaN: true })),
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      fc.constantFrom('count' as const, 'continuous' as const),
      (largest, value, unit) => {
        const breaks = classBreaks(largest, unit);
        expect(breaks).toHaveLength(6);
        expect(breaks.every((at, i) => at > (breaks[i - 1] ?? 0))).toBe(true);
        expect(classOf(0, breaks)).toBe(0);
        expect(classOf(value, breaks)).toBeLessThanOrEqual(classOf(value * 2, breaks));
        if (largest >= 49) expect(classOf(largest, breaks)).toBeGreaterThanOrEqual(5);
      },
    ),
  );
});

test('few failures stay pale', () => {
  expect(classBreaks(3, 'count')).toEqual([1, 4, 9, 16, 25, 36]);
  expect(classBreaks(1804, 'count')).toEqual([41, 160, 370, 650, 1000, 1500]);
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { failureModeSchema } from '#domain/map/failureMode.ts';
import { assignFailures } from './assignFailures.ts';
import { formatDay, parseDay } from './day.ts';
import { everyFailure, type FailureFilter } from './failureFilter.ts';
import type { AssignmentMap } from './ruleByGroup.ts';
import type { DatasetTallies, Tallies } from './tallies.ts';

const groups = ['Rodent', 'Dog', 'Cat', ''];
const channels = ['phone', 'web', ''];

interface Cell {
  group: number;
  channel: number;
  day: number;
  count: number;
}

function toDataset(dataset: string, cells: readonly Cell[]): DatasetTallies {
  return {
    dataset,
    revision: '1',
    timeZone: 'UTC',
    groups,
    channels,
    group: cells.map((cell) => cell.group),
    channel: cells.map((cell) => cell.channel),
    day: cells.map((cell) => cell.day),
    count: cells.map((cell) => cell.count),
  };
}

function mapWith(
  rules: readonly { value: string; place: string; dataset?: string; order?: string }[],
): AssignmentMap {
  const touchpoints = ['call', 'visit'].map((id) => touchpointSchema.parse({ id, position: { x: 0, y: 0 } }));
  const parsed = rules.map((rule, index) =>
    ruleSchema.parse({
      id: `r${index}`,
      dataset: 'd1',
      failureMode: index % 2 === 0 ? 'late' : 'gone',
      ...rule,
    }),
  );
  return {
    ...emptyMap(),
    touchpoints: new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint])),
    failureModes: new Map([['late', failureModeSchema.parse({ id: 'late', place: 'call' })]]),
    rules: new Map(parsed.map((rule) => [rule.id, rule])),
  };
}

const cell = fc.record({
  group: fc.nat({ max: groups.length - 1 }),
  channel: fc.nat({ max: channels.length - 1 }),
  day: fc.integer({ min: 19_900, max: 20_400 }),
  count: fc.integer({ min: 1, max: 50 }),
});
const anyDay = fc.option(fc.integer({ min: 19_800, max: 20_500 }).map(formatDay), { nil: null });
const anyFilter: fc.Arbitrary<FailureFilter> = fc.record({
  from: anyDay,
  to: anyDay,
  channels: fc.subarray(channels),
});
const anyRules = fc.array(
  fc.record({
    value: fc.constantFrom(...groups, 'never seen'),
    place: fc.constantFrom('call', 'visit', 'deleted'),
    dataset: fc.constantFrom('d1', 'd2'),
    order: fc.constantFrom('a0', 'a1'),
  }),
  { maxLength: 8 },
);

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

describe('assigning failures', () => {
  test('counts re-add at every level under every filter', () => {
    fc.assert(
      fc.property(fc.array(cell), fc.array(cell), anyRules, anyFilter, (first, second, rules, filter) => {
        const tallies: Tallies = {
          datasets: [toDataset('d1', first), toDataset('d2', second)],
          exposures: [],
        };
        const { places, unmatched, total, matched } = assignFailures(tallies, mapWith(rules), filter);
        const within = [...first, ...second].filter(
          (one) =>
            one.day >= (filter.from === null ? 0 : parseDay(filter.from)!) &&
            one.day <= (filter.to === null ? Infinity : parseDay(filter.to)!) &&
            (filter.channels.length === 0 || filter.channels.includes(channels[one.channel]!)),
        );
        expect(total).toBe(sum(within.map((one) => one.count)));
        expect(matched + sum(unmatched.map((group) => group.count))).toBe(total);
        expect(sum([...places.values()].map((place) => place.count))).toBe(matched);
        for (const place of places.values()) {
          expect(sum(place.countByMode.values())).toBe(place.count);
          expect(sum(place.countByMonth)).toBe(place.count);
        }
        expect(places.has('deleted')).toBe(false);
      }),
    );
  });

  test('channels taken one by one re-add to all of them', () => {
    fc.assert(
      fc.property(fc.array(cell), anyRules, (cells, rules) => {
        const tallies: Tallies = { datasets: [toDataset('d1', cells)], exposures: [] };
        const map = mapWith(rules);
        const parts = channels.map((channel) =>
          assignFailures(tallies, map, { ...everyFailure, channels: [channel] }),
        );
        expect(sum(parts.map((part) => part.matched))).toBe(
          assignFailures(tallies, map, everyFailure).matched,
        );
      }),
    );
  });

  test('a group follows the rule with the lower order, and a failure mode that is gone counts under none', () => {
    const tallies: Tallies = {
      datasets: [toDataset('d1', [{ group: 0, channel: 0, day: 20_000, count: 7 }])],
      exposures: [],
    };
    const map = mapWith([
      { value: 'Rodent', place: 'call', order: 'a1' },
      { value: 'Rodent', place: 'visit', order: 'a0' },
    ]);
    const { places, coverage, months } = assignFailures(tallies, map, everyFailure);
    expect([...places.keys()]).toEqual(['visit']);
    expect(places.get('visit')?.countByMode).toEqual(new Map([['', 7]]));
    expect(coverage).toBe(1);
    expect(months).toEqual(['2024-10']);
  });

  test('exposures are cut pro rata by day, and the rate counts only failures on the days they speak for', () => {
    const tallies: Tallies = {
      datasets: [
        toDataset('d1', [
          { group: 0, channel: 0, day: parseDay('2025-01-05')!, count: 3 },
          { group: 0, channel: 0, day: parseDay('2025-02-05')!, count: 4 },
        ]),
      ],
      exposures: [
        { touchpoint: 'call', periodStart: '2025-01-01', periodEnd: '2025-01-10', exposures: 1000 },
        { touchpoint: 'gone', periodStart: '2025-01-01', periodEnd: '2025-01-10', exposures: 5 },
      ],
    };
    const map = mapWith([{ value: 'Rodent', place: 'call' }]);
    const all = assignFailures(tallies, map, everyFailure).places.get('call');
    expect(all).toMatchObject({
      count: 7,
      exposures: 1000,
      countWhileExposed: 3,
      countByMonth: [3, 4],
    });
    const half = assignFailures(tallies, map, { from: '2025-01-06', to: null, channels: [] }).places;
    expect(half.get('call')).toMatchObject({ count: 4, exposures: 500, countWhileExposed: 0 });
    expect(half.has('gone')).toBe(false);
  });
});

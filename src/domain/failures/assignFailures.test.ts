import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema, type RuleWords } from '#domain/map/rule.ts';
import { failureTable } from '#testing/failureTables.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { failureModeSchema } from '#domain/map/failureMode.ts';
import { assignFailures } from './assignFailures.ts';
import { formatDay, parseDay } from './day.ts';
import { everyFailure, type FailureFilter } from './failureFilter.ts';
import type { FailureTable } from './failureTable.ts';
import type { AssignmentMap } from './keyAssigner.ts';
import { keyOfGroup, type MatchKey } from './matchKey.ts';
import { wordsId } from './wordsId.ts';

const groups = ['Rodent', 'Dog', 'Cat', ''];
const channels = ['phone', 'web', ''];
const barks: RuleWords = { any: ['bark'], all: [], not: [] };

interface Cell {
  key: number;
  channel: number;
  day: number;
  count: number;
}

/** Every group alone, then with what else can decide about a row. */
const keys: readonly MatchKey[] = groups.flatMap((group) => [
  keyOfGroup(group),
  { ...keyOfGroup(group), words: [wordsId(barks)] },
  { ...keyOfGroup(group), columns: { Borough: 'Queens' } },
  { ...keyOfGroup(group), matcher: { place: 'visit', mode: 'late' } },
  { ...keyOfGroup(group), person: { place: 'call', mode: '' as const } },
  { ...keyOfGroup(group), person: { place: 'deleted', mode: 'late' } },
  { ...keyOfGroup(group), person: { place: null, mode: '' as const } },
]);
const keyOf = (group: string): number => keys.findIndex((key) => key.group === group);

const toTable = (dataset: string, cells: readonly Cell[]): FailureTable =>
  failureTable({ dataset, keys, channels, cells });

function mapWith(rules: readonly (Partial<z.input<typeof ruleSchema>> & { place: string })[]): AssignmentMap {
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
  key: fc.nat({ max: keys.length - 1 }),
  channel: fc.nat({ max: channels.length - 1 }),
  day: fc.integer({ min: 19_900, max: 20_400 }),
  count: fc.integer({ min: 1, max: 50 }),
});
const anyDay = fc.option(fc.integer({ min: 19_800, max: 20_500 }).map(formatDay), { nil: null });
const anyFilter: fc.Arbitrary<FailureFilter> = fc
  .record({
    from: anyDay,
    to: anyDay,
    channels: fc.subarray(channels),
  })
  .map((some) => ({ ...everyFailure, ...some }));
const anyRules = fc.array(
  fc.record({
    kind: fc.constantFrom('columnValue' as const, 'keywords' as const, 'matcher' as const),
    value: fc.constantFrom(...groups, 'never seen'),
    words: fc.constant(barks),
    also: fc.subarray([{ column: 'Borough', value: 'Queens' }]),
    place: fc.constantFrom('call', 'visit', 'deleted'),
    dataset: fc.constantFrom('d1', 'd2'),
    order: fc.constantFrom('a0', 'a1'),
  }),
  { maxLength: 8 },
);

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

const one = (key: Partial<MatchKey>, rules: Parameters<typeof mapWith>[0]) => {
  const table = failureTable({ keys: [{ ...keyOfGroup('Dog'), ...key }], cells: [{ day: 20_000 }] });
  const { places } = assignFailures({ tables: [table], exposures: [] }, mapWith(rules), everyFailure);
  return [...places].map(([place, { countBy }]) => [place, countBy] as const);
};
const byRule = { person: 0, rule: 1, matcher: 0 };

describe('assigning failures', () => {
  test('counts re-add at every level under every filter', () => {
    fc.assert(
      fc.property(fc.array(cell), fc.array(cell), anyRules, anyFilter, (first, second, rules, filter) => {
        const tables = { tables: [toTable('d1', first), toTable('d2', second)], exposures: [] };
        const { places, unmatched, total, matched } = assignFailures(tables, mapWith(rules), filter);
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
          expect(sum(Object.values(place.countBy))).toBe(place.count);
        }
        expect(places.has('deleted')).toBe(false);
      }),
    );
  });

  test('channels taken one by one re-add to all of them', () => {
    fc.assert(
      fc.property(fc.array(cell), anyRules, (cells, rules) => {
        const tallies = { tables: [toTable('d1', cells)], exposures: [] };
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
    const tallies = {
      tables: [toTable('d1', [{ key: keyOf('Rodent'), channel: 0, day: 20_000, count: 7 }])],
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
    const tallies = {
      tables: [
        toTable('d1', [
          { key: 0, channel: 0, day: parseDay('2025-01-05')!, count: 3 },
          { key: 0, channel: 0, day: parseDay('2025-02-05')!, count: 4 },
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
    const half = assignFailures(tallies, map, { ...everyFailure, from: '2025-01-06' }).places;
    expect(half.get('call')).toMatchObject({ count: 4, exposures: 500, countWhileExposed: 0 });
    expect(half.has('gone')).toBe(false);
  });

  test('a person’s decision comes before every rule, and rests while its place is gone', () => {
    const rules = [{ value: 'Dog', place: 'call' }];
    const toVisit = { place: 'visit', mode: '' as const };
    expect(one({ person: toVisit }, rules)).toEqual([['visit', { person: 1, rule: 0, matcher: 0 }]]);
    expect(one({ person: { ...toVisit, place: 'deleted' } }, rules)).toEqual([]);
    expect(one({ person: { ...toVisit, place: null } }, rules)).toEqual([]);
  });

  test('keywords, conditions and the matcher take part in one order', () => {
    const words = { kind: 'keywords' as const, words: barks, place: 'visit', order: 'a0' };
    const value = { value: 'Dog', place: 'call', order: 'a1' };
    expect(one({ words: [wordsId(barks)] }, [value, words])).toEqual([['visit', byRule]]);
    expect(one({}, [value, words])).toEqual([['call', byRule]]);
    const also = [{ column: 'Borough', value: 'Queens' }];
    expect(one({}, [{ ...value, also }])).toEqual([]);
    expect(one({ columns: { Borough: 'Queens' } }, [{ ...value, also }])).toEqual([['call', byRule]]);
    const matcher = { kind: 'matcher' as const, place: 'call', order: 'a2' };
    const accepted = { matcher: { place: 'visit', mode: 'late' } };
    expect(one(accepted, [matcher])).toEqual([['visit', { person: 0, rule: 0, matcher: 1 }]]);
    expect(one(accepted, [matcher, value])).toEqual([['call', byRule]]);
  });

  test('the last four weeks are held against everything before, or what is brushed against what comes before it', () => {
    const days = [...Array(100).keys()].map((index) => ({ day: 20_000 + index }));
    const map = mapWith([{ value: '', place: 'call' }]);
    const tables = { tables: [failureTable({ cells: days })], exposures: [] };
    expect(assignFailures(tables, map, everyFailure).places.get('call')).toMatchObject({
      countInWindow: 28,
      countInBaseline: 72,
    });
    const brushed = { ...everyFailure, from: formatDay(20_050), to: formatDay(20_059) };
    expect(assignFailures(tables, map, brushed).places.get('call')).toMatchObject({
      count: 10,
      countInWindow: 10,
      countInBaseline: 50,
    });
    const short = assignFailures(tables, map, { ...everyFailure, from: formatDay(20_010) });
    expect(short.trend).toBeNull();
  });
});

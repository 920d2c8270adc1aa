import * as fc from 'fast-check';
import { causes, failureModeSchema } from '#domain/map/failureMode.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { pathSchema } from '#domain/map/path.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { formatDay } from '#domain/failures/day.ts';
import type { Exposure } from '#domain/failures/exposure.ts';
import { everyFailure, type FailureFilter } from '#domain/failures/failureFilter.ts';
import type {
  DurationColumn,
  FailureTable,
  FailureTables,
  SummedColumn,
} from '#domain/failures/failureTable.ts';
import type { AssignmentMap } from '#domain/failures/keyAssigner.ts';
import { keyOfGroup, type MatchKey } from '#domain/failures/matchKey.ts';

const groups = ['Rodent', 'Dog', 'Cat', ''];
const channels = ['phone', 'web', ''];
const regions = ['North', 'South', ''];
const places = ['call', 'visit', 'handOff'];
const modes = ['late', 'rude'];
const keys: readonly MatchKey[] = groups.flatMap((group) => [
  keyOfGroup(group),
  { ...keyOfGroup(group), matcher: { place: 'visit', mode: 'late' } },
  { ...keyOfGroup(group), person: { place: 'handOff', mode: '' as const } },
  { ...keyOfGroup(group), person: { place: null, mode: '' as const } },
]);

interface Cell {
  readonly day: number;
  readonly key: number;
  readonly channel: number;
  readonly cause: number;
  readonly count: number;
  readonly region: number;
  readonly known: number;
  readonly value: number;
  readonly isOpen: number;
}

export const anyCells: fc.Arbitrary<Cell[]> = fc.array(
  fc.record({
    day: fc.integer({ min: 20_000, max: 20_150 }),
    key: fc.nat({ max: keys.length - 1 }),
    channel: fc.nat({ max: channels.length - 1 }),
    cause: fc.nat({ max: causes.length }),
    count: fc.integer({ min: 1, max: 9 }),
    region: fc.nat({ max: regions.length - 1 }),
    known: fc.nat({ max: 9 }),
    // Quarters add up without rounding, in whatever order.
    value: fc.nat({ max: 4_000 }).map((quarters) => quarters / 4),
    isOpen: fc.nat({ max: 1 }),
  }),
);

export const anyShape = fc.record({
  kind: fc.constantFrom('rows' as const, 'tallies' as const),
  causes: fc.boolean(),
  sums: fc.subarray(['severity', 'burdenMinutes', 'burdenMoney', 'reopened'] as const),
  segments: fc.boolean(),
  durations: fc.boolean(),
});

export function toTable(
  dataset: string,
  cells: readonly Cell[],
  shape: typeof anyShape extends fc.Arbitrary<infer S> ? S : never,
): FailureTable {
  const sorted = cells.toSorted((a, b) => a.day - b.day);
  const isRows = shape.kind === 'rows';
  const countOf = (cell: Cell): number => (isRows ? 1 : cell.count);
  const summed = (): SummedColumn => {
    const n = Uint32Array.from(sorted, (cell) => Math.min(cell.known, countOf(cell)));
    return { n, sum: Float64Array.from(sorted, (cell, at) => (n[at] === 0 ? 0 : cell.value)) };
  };
  const durations = (): DurationColumn => ({
    minutes: Float32Array.from(sorted, (cell) => (cell.known === 0 ? Number.NaN : cell.value)),
    isOpen: Uint8Array.from(sorted, (cell) => cell.isOpen),
  });
  return {
    dataset,
    revision: '1',
    timeZone: 'UTC',
    keys,
    channels,
    day: Int32Array.from(sorted, ({ day }) => day),
    key: Uint32Array.from(sorted, ({ key }) => key),
    channel: Uint16Array.from(sorted, ({ channel }) => channel),
    cause: shape.causes ? Uint8Array.from(sorted, ({ cause }) => cause) : null,
    count: isRows ? null : Uint32Array.from(sorted, countOf),
    sums: Object.fromEntries(shape.sums.map((name) => [name, summed()])),
    segments:
      shape.segments && isRows
        ? [{ heading: 'Region', values: regions, code: Uint16Array.from(sorted, ({ region }) => region) }]
        : [],
    reply: shape.durations && isRows ? durations() : null,
    resolve: shape.durations && isRows ? durations() : null,
  };
}

const anyExposures: fc.Arbitrary<Exposure[]> = fc.array(
  fc
    .record({
      touchpoint: fc.constantFrom(...places, 'gone'),
      start: fc.integer({ min: 19_950, max: 20_200 }),
      days: fc.integer({ min: 1, max: 60 }),
      exposures: fc.nat({ max: 1_000 }),
    })
    .map(({ touchpoint, start, days, exposures }) => ({
      touchpoint,
      periodStart: formatDay(start),
      periodEnd: formatDay(start + days - 1),
      exposures,
    })),
  { maxLength: 6 },
);

/** Two datasets, rows or tallies, with whatever columns they may have. */
export const anyTables: fc.Arbitrary<FailureTables> = fc
  .tuple(anyCells, anyShape, anyCells, anyShape, anyExposures)
  .map(([first, shape, second, other, exposures]) => ({
    tables: [toTable('d1', first, shape), toTable('d2', second, other)],
    exposures,
  }));

export const anyMap: fc.Arbitrary<AssignmentMap> = fc
  .record({
    standing: fc.subarray(['call', 'visit']),
    owner: fc.constantFrom('sales', 'care', null),
    severity: fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
    rules: fc.array(
      fc.record({
        kind: fc.constantFrom('columnValue' as const, 'matcher' as const),
        value: fc.constantFrom(...groups),
        place: fc.constantFrom(...places),
        failureMode: fc.constantFrom(...modes, 'gone', null),
        dataset: fc.constantFrom('d1', 'd2'),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ standing, owner, severity, rules }) => ({
    ...emptyMap(),
    touchpoints: new Map(
      standing.map((id) => [
        id,
        touchpointSchema.parse({ id, position: { x: 0, y: 0 }, accountable: id === 'call' ? 'it' : owner }),
      ]),
    ),
    paths: new Map([['handOff', pathSchema.parse({ id: 'handOff', from: 'call', to: 'visit' })]]),
    failureModes: new Map([
      ['late', failureModeSchema.parse({ id: 'late', place: 'call', severity })],
      ['rude', failureModeSchema.parse({ id: 'rude', place: 'visit' })],
    ]),
    rules: new Map(rules.map((rule, index) => [`r${index}`, ruleSchema.parse({ id: `r${index}`, ...rule })])),
  }));

const anyDay = fc.option(fc.integer({ min: 19_980, max: 20_170 }).map(formatDay), { nil: null });
export const anyDays = fc.record({ from: anyDay, to: anyDay });
/** Every filter but the days. */
export const anyFilter: fc.Arbitrary<FailureFilter> = fc
  .record({
    channels: fc.subarray(channels, { maxLength: 2 }),
    datasets: fc.subarray(['d1', 'd2'], { maxLength: 1 }),
    departments: fc.subarray(['it', 'sales', ''], { maxLength: 1 }),
    modes: fc.subarray([...modes, ''], { maxLength: 1 }),
    causes: fc.subarray(['people' as const, 'policy' as const, '' as const], { maxLength: 1 }),
    segments: fc.constantFrom<Record<string, string[]>>(
      {},
      { Region: ['North'] },
      { Region: ['', 'South'] },
      { Nowhere: ['x'] },
    ),
  })
  .map((some) => ({ ...everyFailure, ...some }));

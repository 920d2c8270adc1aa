import { formatMonth } from './day.ts';
import { exposedByPlace } from './exposure.ts';
import type { FailureFilter } from './failureFilter.ts';
import { daysOf, type FailureTable, type FailureTables } from './failureTable.ts';
import type { AssignmentMap } from './keyAssigner.ts';
import { PlaceSum, type SumNeeds } from './PlaceSum.ts';
import type { PlaceNumbers, Wanted } from './placeNumbers.ts';
import { passingCells } from './passingCells.ts';
import { tableTargets, type TableTargets } from './tableTargets.ts';
import { monthSpan, type MonthSpan } from './monthSpan.ts';
import { trendDays, type TrendDays } from './trendDays.ts';

/** A group that no rule brings to a living place. */
export interface UnmatchedGroup {
  readonly dataset: string;
  readonly value: string;
  readonly count: number;
}

/**
 * Every failure within the filter, exactly once: at a place or in an unmatched group. `total` = `matched` + the
 * unmatched counts. `coverage` is matched/total, `null` without failures. `months` is gapless ("2025-03"…). `trend`
 * names the days of `countInWindow` and `countInBaseline`, `null` where the data are too short for one.
 */
export interface AssignedFailures {
  readonly places: ReadonlyMap<string, PlaceNumbers>;
  readonly unmatched: readonly UnmatchedGroup[];
  readonly total: number;
  readonly matched: number;
  readonly coverage: number | null;
  readonly months: readonly string[];
  readonly trend: TrendDays | null;
}

/**
 * Brings failures to places by the map's rules, in one scan: the reference for every faster way to the same numbers,
 * behind canvas, panels and `GET …/measures`. A rule whose place is gone matches nothing; one whose failure mode is
 * gone counts under no mode.
 */
export function assignFailures(
  { tables, exposures }: FailureTables,
  map: AssignmentMap,
  filter: FailureFilter,
  wanted: Wanted = 'counts',
): AssignedFailures {
  const parts = tables.map((table) => ({ table, targets: tableTargets(table, map, filter) }));
  const cells = parts.map(({ table, targets }) => passingCells(table, filter, targets));
  const exposed = exposedByPlace(exposures, filter);
  const needs: SumNeeds = {
    months: monthSpan(tables, cells),
    trend: trendDays(daysOf(tables), filter),
    exposed,
    map,
    wanted,
  };
  const sums = new Map<string, PlaceSum>();
  const sumOf = (place: string): PlaceSum => {
    const sum = sums.get(place) ?? new PlaceSum(needs, place);
    sums.set(place, sum);
    return sum;
  };
  for (const place of exposed.keys()) if (map.touchpoints.has(place) || map.paths.has(place)) sumOf(place);
  const unmatched = parts.flatMap(({ table, targets }, index) =>
    addCells(table, targets, cells[index] ?? [], sumOf),
  );
  if (needs.trend !== null) {
    for (const { table, targets } of parts) addTrend(table, targets, filter, sumOf);
  }
  return summary(sums, unmatched, needs);
}

/** Adds cells to their targets; gives back the groups that have none. */
function addCells(
  table: FailureTable,
  targets: TableTargets,
  cells: readonly number[],
  sumOf: (place: string) => PlaceSum,
): readonly UnmatchedGroup[] {
  const unmatched = new Map<string, number>();
  for (const cell of cells) {
    const key = table.key[cell] ?? 0;
    const target = targets.byKey[key];
    const count = table.count?.[cell] ?? 1;
    if (target) sumOf(target.place).add(table, cell, target);
    else {
      const group = table.keys[key]?.group ?? '';
      unmatched.set(group, (unmatched.get(group) ?? 0) + count);
    }
  }
  return [...unmatched].map(([value, count]) => ({ dataset: table.dataset, value, count }));
}

/** The trend looks at all days, not at the brushed ones only; the other filters hold. */
function addTrend(
  table: FailureTable,
  targets: TableTargets,
  filter: FailureFilter,
  sumOf: (place: string) => PlaceSum,
): void {
  for (const cell of passingCells(table, { ...filter, from: null, to: null }, targets)) {
    const target = targets.byKey[table.key[cell] ?? 0];
    if (target) sumOf(target.place).addTrend(table.day[cell] ?? 0, table.count?.[cell] ?? 1);
  }
}

/** The largest group first, equally large ones by name; equal names stay in the order of their datasets. */
export function compareGroups(a: UnmatchedGroup, b: UnmatchedGroup): number {
  if (a.count !== b.count) return b.count - a.count;
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

function summary(
  sums: ReadonlyMap<string, PlaceSum>,
  unmatched: UnmatchedGroup[],
  { months, trend }: { readonly months: MonthSpan; readonly trend: TrendDays | null },
): AssignedFailures {
  const places = new Map([...sums].map(([place, sum]) => [place, sum.numbers()] as const));
  const matched = [...places.values()].reduce((total, { count }) => total + count, 0);
  unmatched.sort(compareGroups);
  const total = unmatched.reduce((sum, { count }) => sum + count, matched);
  return {
    places,
    unmatched,
    total,
    matched,
    coverage: total === 0 ? null : matched / total,
    months: Array.from({ length: months.length }, (_, index) => formatMonth(months.first + index)),
    trend,
  };
}

import type { Rule } from '#domain/map/rule.ts';
import { formatMonth, monthOfDay } from './day.ts';
import { exposedByPlace, type ExposedPeriod } from './exposure.ts';
import { dayRange, type FailureFilter } from './failureFilter.ts';
import { modeOf, ruleByGroup, type AssignmentMap } from './ruleByGroup.ts';
import type { DatasetTallies, Tallies } from './tallies.ts';

/**
 * What the failures say about one place. `countByMode` is by failure mode's id, '' = under no mode; it re-adds to
 * `count`, as does `countByMonth` (aligned with `AssignedFailures.months`). For rates: N = `exposures` (`null` =
 * unknown) and k = `countWhileExposed`, the failures on the days that the exposures speak for.
 */
export interface PlaceNumbers {
  readonly count: number;
  readonly countByMode: ReadonlyMap<string, number>;
  readonly countByMonth: readonly number[];
  readonly exposures: number | null;
  readonly countWhileExposed: number;
}

/** A group that no rule brings to a living place. */
export interface UnmatchedGroup {
  readonly dataset: string;
  readonly value: string;
  readonly count: number;
}

/**
 * Every failure within the filter, exactly once: at a place or in an unmatched group. `total` = `matched` + the
 * unmatched counts. `coverage` is matched/total, `null` without failures. `months` is gapless ("2025-03"…).
 */
export interface AssignedFailures {
  readonly places: ReadonlyMap<string, PlaceNumbers>;
  readonly unmatched: readonly UnmatchedGroup[];
  readonly total: number;
  readonly matched: number;
  readonly coverage: number | null;
  readonly months: readonly string[];
}

interface Sum {
  count: number;
  readonly byMode: Map<string, number>;
  readonly byMonth: number[];
  whileExposed: number;
}

interface Target {
  readonly sum: Sum;
  readonly mode: string;
  readonly exposed: ExposedPeriod | undefined;
}

/**
 * Brings tallies to places by the map's rules: the one computation behind canvas, panels and `GET …/measures`.
 * A rule whose place is gone matches nothing; a rule whose failure mode is gone counts under no mode.
 */
export function assignFailures(
  tallies: Tallies,
  map: AssignmentMap,
  filter: FailureFilter,
): AssignedFailures {
  const cells = tallies.datasets.map((dataset) => cellsWithin(dataset, filter));
  const span = monthSpan(tallies.datasets, cells);
  const exposed = exposedByPlace(tallies.exposures, filter);
  const sums = new Map<string, Sum>();
  const sumOf = (place: string): Sum => {
    const sum = sums.get(place) ?? newSum(span.length);
    sums.set(place, sum);
    return sum;
  };
  for (const place of exposed.keys()) {
    if (map.touchpoints.has(place) || map.paths.has(place)) sumOf(place);
  }
  const unmatched: UnmatchedGroup[] = [];
  tallies.datasets.forEach((dataset, index) => {
    const rules = ruleByGroup(map, dataset.dataset);
    const targets = dataset.groups.map((group) => toTarget(rules.get(group), map, sumOf, exposed));
    unmatched.push(...addCells(dataset, cells[index] ?? [], targets, span.first));
  });
  return summary(sums, unmatched, exposed, span);
}

/** Indexes of a dataset's cells that the filter lets pass. */
function cellsWithin(dataset: DatasetTallies, filter: FailureFilter): readonly number[] {
  const { first, last } = dayRange(filter);
  const wanted = new Set(filter.channels);
  const channelPasses = dataset.channels.map((channel) => wanted.size === 0 || wanted.has(channel));
  const cells: number[] = [];
  dataset.day.forEach((day, cell) => {
    if (day >= first && day <= last && channelPasses[dataset.channel[cell] ?? -1]) cells.push(cell);
  });
  return cells;
}

interface MonthSpan {
  readonly first: number;
  readonly length: number;
}

function monthSpan(datasets: readonly DatasetTallies[], cells: readonly (readonly number[])[]): MonthSpan {
  let first = Infinity;
  let last = -Infinity;
  datasets.forEach((dataset, index) => {
    for (const cell of cells[index] ?? []) {
      const day = dataset.day[cell] ?? 0;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  });
  if (first > last) return { first: 0, length: 0 };
  return { first: monthOfDay(first), length: monthOfDay(last) - monthOfDay(first) + 1 };
}

function newSum(months: number): Sum {
  const byMonth = Array.from({ length: months }, () => 0);
  return { count: 0, byMode: new Map(), byMonth, whileExposed: 0 };
}

function toTarget(
  rule: Rule | undefined,
  map: AssignmentMap,
  sumOf: (place: string) => Sum,
  exposed: ReadonlyMap<string, ExposedPeriod>,
): Target | null {
  if (!rule) return null;
  return { sum: sumOf(rule.place), mode: modeOf(rule, map), exposed: exposed.get(rule.place) };
}

/** Adds cells to their targets; gives back the groups that have none. */
function addCells(
  dataset: DatasetTallies,
  cells: readonly number[],
  targets: readonly (Target | null)[],
  firstMonth: number,
): readonly UnmatchedGroup[] {
  const unmatched = new Map<number, number>();
  const monthByDay = new Map<number, number>();
  for (const cell of cells) {
    const group = dataset.group[cell] ?? 0;
    const count = dataset.count[cell] ?? 0;
    const target = targets[group];
    if (!target) {
      unmatched.set(group, (unmatched.get(group) ?? 0) + count);
      continue;
    }
    const day = dataset.day[cell] ?? 0;
    const month = monthByDay.get(day) ?? monthOfDay(day) - firstMonth;
    monthByDay.set(day, month);
    addTo(target, { day, month, count });
  }
  const toGroup = ([group, count]: [number, number]): UnmatchedGroup => ({
    dataset: dataset.dataset,
    value: dataset.groups[group] ?? '',
    count,
  });
  return [...unmatched].map(toGroup);
}

function addTo(
  { sum, mode, exposed }: Target,
  { day, month, count }: { day: number; month: number; count: number },
): void {
  sum.count += count;
  addUnder(sum.byMode, mode, count);
  sum.byMonth[month] = (sum.byMonth[month] ?? 0) + count;
  if (!exposed?.ranges.some(({ first, last }) => day >= first && day <= last)) return;
  sum.whileExposed += count;
}

function addUnder(counts: Map<string, number>, mode: string, count: number): void {
  counts.set(mode, (counts.get(mode) ?? 0) + count);
}

function summary(
  sums: ReadonlyMap<string, Sum>,
  unmatched: UnmatchedGroup[],
  exposed: ReadonlyMap<string, ExposedPeriod>,
  span: MonthSpan,
): AssignedFailures {
  const places = new Map<string, PlaceNumbers>();
  let matched = 0;
  for (const [place, sum] of sums) {
    matched += sum.count;
    places.set(place, {
      count: sum.count,
      countByMode: sum.byMode,
      countByMonth: sum.byMonth,
      exposures: exposed.get(place)?.total ?? null,
      countWhileExposed: sum.whileExposed,
    });
  }
  unmatched.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const total = unmatched.reduce((sum, group) => sum + group.count, matched);
  const months = Array.from({ length: span.length }, (_, index) => formatMonth(span.first + index));
  return { places, unmatched, total, matched, coverage: total === 0 ? null : matched / total, months };
}

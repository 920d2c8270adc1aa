import { parseDay } from './day.ts';
import type { Exposure } from './exposure.ts';
import type { FailureFilter } from './failureFilter.ts';
import { daysOf, type FailureTable, type FailureTables } from './failureTable.ts';
import type { AssignmentMap } from './keyAssigner.ts';
import { passingCells } from './passingCells.ts';
import { tableTargets, type TableTargets } from './tableTargets.ts';

/**
 * Failures a day, gapless: `counts[i]` on day `firstDay + i` (days since 1970-01-01). `exposures[i]` is how many
 * customers passed that day, a period's number spread evenly over its days, `null` = unknown. `sources` are the first
 * and last days of the datasets that could have brought failures: a step where one begins or ends is no change.
 */
export interface DaySeries {
  readonly firstDay: number;
  readonly counts: readonly number[];
  readonly exposures: readonly (number | null)[];
  readonly sources: readonly { readonly first: number; readonly last: number }[];
}

/**
 * The failures of one place, a day each, from the first to the last day of the datasets that bring it any; with
 * `place` null all failures of the map, whether they have a place or not. Whatever days the filter names, all are
 * there: limits need a past. `null` where no dataset speaks of the place.
 */
export function daySeries(
  { tables, exposures }: FailureTables,
  map: AssignmentMap,
  place: string | null,
  filter: FailureFilter,
): DaySeries | null {
  const allDays = { ...filter, from: null, to: null };
  const heard = tables.flatMap((table) => {
    const targets = tableTargets(table, map, allDays);
    return speaksOf(table, targets, map, place) ? [{ table, targets }] : [];
  });
  const days = daysOf(heard.map(({ table }) => table));
  if (days === null) return null;
  const counts = Array.from({ length: days.last - days.first + 1 }, () => 0);
  for (const { table, targets } of heard) {
    for (const cell of passingCells(table, allDays, targets)) {
      if (place !== null && targets.byKey[table.key[cell] ?? 0]?.place !== place) continue;
      const index = (table.day[cell] ?? 0) - days.first;
      counts[index] = (counts[index] ?? 0) + (table.count?.[cell] ?? 1);
    }
  }
  return {
    firstDay: days.first,
    counts,
    exposures: exposuresByDay(exposures, place, days.first, counts.length),
    sources: heard.flatMap(({ table }) => daysOf([table]) ?? []),
  };
}

/** A dataset speaks of a place if a rule of it leads there, or rows of it got there by the matcher or a person. */
function speaksOf(
  { dataset, day }: FailureTable,
  { byKey }: TableTargets,
  map: AssignmentMap,
  place: string | null,
): boolean {
  if (day.length === 0) return false;
  if (place === null || byKey.some((target) => target?.place === place)) return true;
  return [...map.rules.values()].some((rule) => rule.dataset === dataset && rule.place === place);
}

function exposuresByDay(
  exposures: readonly Exposure[],
  place: string | null,
  firstDay: number,
  length: number,
): (number | null)[] {
  const byDay = Array.from({ length }, (): number | null => null);
  for (const exposure of exposures) {
    const start = parseDay(exposure.periodStart);
    const end = parseDay(exposure.periodEnd);
    if (exposure.touchpoint !== place || start === null || end === null) continue;
    const daily = exposure.exposures / (end - start + 1);
    const last = Math.min(end - firstDay, length - 1);
    for (let i = Math.max(0, start - firstDay); i <= last; i++) byDay[i] = (byDay[i] ?? 0) + daily;
  }
  return byDay;
}

import { yearlyHarm, type YearlyHarm } from '#domain/analytics/yearlyHarm.ts';
import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { daysOf, type FailureTables } from '#domain/failures/failureTable.ts';
import { tableTargets } from '#domain/failures/tableTargets.ts';
import type { FailureMode } from '#domain/map/failureMode.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';

export type ModeHarm = {
  readonly place: string | null;
  readonly failures: number | null;
  readonly yearly: YearlyHarm;
};

/** What failures were counted, and which datasets bring a mode any (`datasetsByMode`). */
export type CountedHarm = {
  readonly whole: AssignedFailures;
  readonly tables: FailureTables;
  readonly datasets: ReadonlySet<string> | undefined;
};

/**
 * The yearly harm of one failure mode: its failures, annualised over the days of the datasets that bring them.
 * Where none could bring any the count is unknown, not 0.
 */
export function harmOfMode(
  mode: FailureMode,
  map: JourneyMap,
  { whole, tables, datasets = new Set() }: CountedHarm,
): ModeHarm {
  const isStanding = mode.place !== null && (map.touchpoints.has(mode.place) || map.paths.has(mode.place));
  const counts = [...whole.places.values()].map(({ countByMode }) => countByMode.get(mode.id) ?? 0);
  const failures = counts.reduce((sum, count) => sum + count, 0);
  const { customersPerYear, marginPerCustomer, lossLow, lossLikely, lossHigh } = map.meta;
  const yearly = yearlyHarm({
    failures,
    countedDays: countedDays(tables, datasets),
    customersPerYear,
    marginPerCustomer,
    lossLow,
    lossLikely,
    lossHigh,
  });
  return { place: isStanding ? mode.place : null, failures: datasets.size > 0 ? failures : null, yearly };
}

/** By failure mode, the datasets with a rule that names it, and those where the matcher or a person brought it rows. */
export function datasetsByMode(
  map: JourneyMap,
  { tables }: FailureTables,
): ReadonlyMap<string, ReadonlySet<string>> {
  const byMode = new Map<string, Set<string>>();
  const add = (mode: string, dataset: string) =>
    byMode.set(mode, (byMode.get(mode) ?? new Set<string>()).add(dataset));
  for (const { failureMode, dataset } of map.rules.values()) {
    if (failureMode !== null && map.datasets.has(dataset)) add(failureMode, dataset);
  }
  for (const table of tables) {
    const { byKey } = tableTargets(table, map, everyFailure);
    for (const target of byKey) if (target !== null && target.mode !== '') add(target.mode, table.dataset);
  }
  return byMode;
}

function countedDays({ tables }: FailureTables, ids: ReadonlySet<string>): number | null {
  const days = daysOf(tables.filter(({ dataset }) => ids.has(dataset)));
  return days === null ? null : days.last - days.first + 1;
}

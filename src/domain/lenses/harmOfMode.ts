import { yearlyHarm, type YearlyHarm } from '#domain/analytics/yearlyHarm.ts';
import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import { daysOf, type FailureTables } from '#domain/failures/failureTable.ts';
import type { FailureMode } from '#domain/map/failureMode.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';

export type ModeHarm = {
  readonly place: string | null;
  readonly failures: number | null;
  readonly yearly: YearlyHarm;
};

/**
 * The yearly harm of one failure mode: its failures, annualised over the days of the datasets that bring them.
 * Without a rule that leads failures to it the count is unknown, not 0.
 */
export function harmOfMode(
  mode: FailureMode,
  map: JourneyMap,
  whole: AssignedFailures,
  tables: FailureTables,
): ModeHarm {
  const isStanding = mode.place !== null && (map.touchpoints.has(mode.place) || map.paths.has(mode.place));
  const datasets = datasetsOf(mode, map);
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

function datasetsOf(mode: FailureMode, map: JourneyMap): ReadonlySet<string> {
  const rules = [...map.rules.values()].filter((rule) => rule.failureMode === mode.id);
  return new Set(rules.map((rule) => rule.dataset).filter((dataset) => map.datasets.has(dataset)));
}

function countedDays({ tables }: FailureTables, ids: ReadonlySet<string>): number | null {
  const days = daysOf(tables.filter(({ dataset }) => ids.has(dataset)));
  return days === null ? null : days.last - days.first + 1;
}

import { yearlyHarm, type HarmInput, type YearlyHarm } from '#domain/analytics/yearlyHarm.ts';
import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import { daysOf, type Tallies } from '#domain/failures/tallies.ts';
import type { FailureMode } from '#domain/map/failureMode.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';

export type ModeHarm = {
  readonly place: string | null;
  readonly failures: number | null;
  readonly yearly: YearlyHarm;
};

/**
 * The yearly harm of one failure mode. The share of customers needs exposures of its own place and all of its failures
 * there; else its failures are annualised over the days of the datasets that bring them. Without a rule that leads
 * failures to it the count is unknown, not 0.
 */
export function harmOfMode(
  mode: FailureMode,
  map: JourneyMap,
  whole: AssignedFailures,
  tallies: Tallies,
): ModeHarm {
  const isStanding = mode.place !== null && (map.touchpoints.has(mode.place) || map.paths.has(mode.place));
  const place = isStanding ? mode.place : null;
  const datasets = datasetsOf(mode, map);
  const { all, shared } = countsOf(mode.id, place, whole);
  const isCounted = datasets.size > 0;
  const { customersPerYear, marginPerCustomer, lossLow, lossLikely, lossHigh } = map.meta;
  const yearly = yearlyHarm({
    ...(isCounted && shared ? shared : { failures: all, exposures: null, exposedDays: 0 }),
    countedDays: countedDays(tallies, datasets),
    customersPerYear,
    marginPerCustomer,
    lossLow,
    lossLikely,
    lossHigh,
  });
  return { place, failures: isCounted ? all : null, yearly };
}

type Counts = {
  readonly all: number;
  /** Failures and exposures of the same days at its own place; null where they do not speak for all its failures. */
  readonly shared: Pick<HarmInput, 'failures' | 'exposures' | 'exposedDays'> | null;
};

function countsOf(mode: string, place: string | null, whole: AssignedFailures): Counts {
  const counts = [...whole.places.values()].map(({ countByMode }) => countByMode.get(mode) ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const home = place === null ? undefined : whole.places.get(place);
  if (!home?.exposures || (home.countByMode.get(mode) ?? 0) !== all) return { all, shared: null };
  const failures = home.countByModeWhileExposed.get(mode) ?? 0;
  return { all, shared: { failures, exposures: home.exposures, exposedDays: home.exposedDays } };
}

function datasetsOf(mode: FailureMode, map: JourneyMap): ReadonlySet<string> {
  const rules = [...map.rules.values()].filter((rule) => rule.failureMode === mode.id);
  return new Set(rules.map((rule) => rule.dataset).filter((dataset) => map.datasets.has(dataset)));
}

function countedDays(tallies: Tallies, ids: ReadonlySet<string>): number | null {
  const days = daysOf({
    datasets: tallies.datasets.filter(({ dataset }) => ids.has(dataset)),
    exposures: [],
  });
  return days === null ? null : days.last - days.first + 1;
}

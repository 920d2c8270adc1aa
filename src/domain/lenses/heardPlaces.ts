import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';

/**
 * The places that failures can reach: those that a rule of a dataset leads to, and those where the matcher or a person
 * has brought some. Elsewhere silence says nothing, so 0 failures there is "no data", never "none".
 */
export function heardPlaces(map: JourneyMap, whole: Pick<AssignedFailures, 'places'>): ReadonlySet<string> {
  const rules = [...map.rules.values()].filter((rule) => map.datasets.has(rule.dataset));
  const reached = [...whole.places].flatMap(([id, { count }]) => (count > 0 ? [id] : []));
  return new Set([...rules.flatMap((rule) => rule.place ?? []), ...reached]);
}

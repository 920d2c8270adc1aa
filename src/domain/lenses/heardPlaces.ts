import type { JourneyMap } from '#domain/map/journeyMap.ts';

/**
 * The places that failures can reach: those that a rule of a dataset leads to. Elsewhere silence says nothing, so
 * 0 failures there is "no data", never "none".
 */
export function heardPlaces(map: JourneyMap): ReadonlySet<string> {
  const rules = [...map.rules.values()].filter((rule) => map.datasets.has(rule.dataset));
  return new Set(rules.flatMap((rule) => rule.place ?? []));
}

import type { JourneyMap } from './journeyMap.ts';

/** A touchpoint's name, or a path's as "from → to". */
export function placeName(map: JourneyMap, place: string | null): string {
  if (place === null) return 'No place';
  const path = map.touchpoints.has(place) ? undefined : map.paths.get(place);
  if (!path) return touchpointName(map, place);
  return path.name || `${touchpointName(map, path.from)} → ${touchpointName(map, path.to)}`;
}

/** Ends that a merge left on another path are no touchpoints: a path may even name itself. */
function touchpointName(map: JourneyMap, id: string): string {
  const touchpoint = map.touchpoints.get(id);
  return touchpoint ? touchpoint.name || 'Unnamed touchpoint' : 'No place';
}

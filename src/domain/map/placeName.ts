import type { JourneyMap } from './journeyMap.ts';

/** A touchpoint's name, or a path's as "from → to". */
export function placeName(map: JourneyMap, place: string | null): string {
  if (place === null) return 'No place';
  const touchpoint = map.touchpoints.get(place);
  if (touchpoint) return touchpoint.name || 'Unnamed touchpoint';
  const path = map.paths.get(place);
  if (!path) return 'No place';
  return path.name || `${placeName(map, path.from)} → ${placeName(map, path.to)}`;
}

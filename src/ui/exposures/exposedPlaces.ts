import type { ExposedPlace } from '#domain/failures/exposuresCsv.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { touchpointsIn } from '#domain/map/structure.ts';
import { placeName } from '#domain/map/placeName.ts';

/** Touchpoints in the journey's order, those without a stage after them, and the paths. `name` is its own. */
export function exposedPlaces(map: JourneyMap): readonly (ExposedPlace & { readonly shown: string })[] {
  const stages = [...map.stages.keys(), null];
  const touchpoints = stages.flatMap((stage) => touchpointsIn(map, stage));
  return [...touchpoints, ...map.paths.values()].map(({ id, name }) => ({
    id,
    name,
    shown: placeName(map, id),
  }));
}

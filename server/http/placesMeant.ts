import { problem } from './answer.ts';
import { placesByStage } from '#domain/lenses/placesByStage.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';

/** The places whose rows a number counts: a touchpoint or path itself, all that counts under a stage; null = no such thing. */
export function placesMeant(map: JourneyMap, id: string): readonly string[] | null {
  if (map.touchpoints.has(id) || map.paths.has(id)) return [id];
  return map.stages.has(id) ? (placesByStage(map).get(id) ?? []) : null;
}

/** The answer where nothing of that id is on the map. */
export const noPlace = problem(404, 'There is no such stage, touchpoint or path in this map.');

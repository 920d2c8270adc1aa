import { groupBy } from '#base/groupBy.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';

/**
 * Every touchpoint's and path's id by the stage it counts under; null for touchpoints that stand free and for paths
 * between stages. Each place is in exactly one group, so failures re-add to the map's total.
 */
export function placesByStage(map: JourneyMap): ReadonlyMap<string | null, readonly string[]> {
  const homes = [...map.touchpoints.values()].map(({ id, stage }) => ({ id, stage }));
  for (const path of map.paths.values()) {
    const from = map.touchpoints.get(path.from)?.stage ?? null;
    const to = map.touchpoints.get(path.to)?.stage ?? null;
    homes.push({ id: path.id, stage: from === to ? from : null });
  }
  const groups = groupBy(homes, (home) => home.stage);
  return new Map([...groups].map(([stage, group]) => [stage, group.map((home) => home.id)]));
}

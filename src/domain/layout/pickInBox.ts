import type { Rect } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { isWithin } from './isWithin.ts';
import { placeIndex } from './placeIndex.ts';

/** What a selection box takes: touchpoints and notes that it touches, stages that lie in it whole. */
export function pickInBox(map: JourneyMap, box: Rect): string[] {
  return placeIndex(map)
    .inRect(box)
    .filter(({ id, rect }) => !map.stages.has(id) || isWithin(rect, box))
    .map(({ id }) => id);
}

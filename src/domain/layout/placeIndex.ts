import type { Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { worldPosition } from '#domain/map/structure.ts';
import { gridIndex, type Box, type GridIndex } from './gridIndex.ts';

type Known = Pick<JourneyMap, 'stages' | 'notes'> & { readonly index: GridIndex };
const cache = new WeakMap<JourneyMap['touchpoints'], Known>();

/** Where everything stands on the free map, in drawing order: stages, touchpoints, notes. Kept while none changes. */
export function placeIndex(map: JourneyMap): GridIndex {
  const known = cache.get(map.touchpoints);
  if (known && known.stages === map.stages && known.notes === map.notes) return known.index;
  const index = gridIndex(boxesOf(map));
  cache.set(map.touchpoints, { stages: map.stages, notes: map.notes, index });
  return index;
}

function* boxesOf(map: JourneyMap): Iterable<Box> {
  for (const stage of map.stages.values()) yield { id: stage.id, rect: { ...stage.position, ...stage.size } };
  for (const touchpoint of map.touchpoints.values())
    yield { id: touchpoint.id, rect: { ...worldPosition(map, touchpoint), ...touchpoint.size } };
  for (const note of map.notes.values()) yield { id: note.id, rect: { ...note.position, ...note.size } };
}

/** The thing drawn on top at a world point, or null. */
export function thingAt(map: JourneyMap, point: Point): string | null {
  return placeIndex(map).at(point).at(-1)?.id ?? null;
}

/** The touchpoint at a world point or at most `reach` world units beside it, the nearest first; null for none. */
export function touchpointNear(map: JourneyMap, point: Point, reach: number): string | null {
  const area = { x: point.x - reach, y: point.y - reach, width: 2 * reach, height: 2 * reach };
  let best: { readonly id: string; readonly distance: number } | null = null;
  for (const { id, rect } of placeIndex(map).inRect(area)) {
    if (!map.touchpoints.has(id)) continue;
    const dx = Math.max(rect.x - point.x, 0, point.x - rect.x - rect.width);
    const dy = Math.max(rect.y - point.y, 0, point.y - rect.y - rect.height);
    const distance = Math.hypot(dx, dy);
    if (distance <= reach && (best === null || distance <= best.distance)) best = { id, distance };
  }
  return best?.id ?? null;
}

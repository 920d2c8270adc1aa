import { overlaps, type Point, type Rect, type Size } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { boundsOf, rectOf } from '#domain/map/structure.ts';

const gap = 24;
/** So many spots are tried along each side before the one furthest out is taken as it is. */
const tries = 40;

/**
 * Where something of a size can stand near a touchpoint or path without covering a stage, a free touchpoint or a note:
 * right of its stage (or of itself), left, below, above, then further along. World units; a path is where it begins.
 */
export function spotBeside(map: JourneyMap, place: string, size: Size): Point {
  const path = map.paths.get(place);
  const touchpoint = map.touchpoints.get(path?.from ?? place);
  const own = touchpoint ? rectOf(map, touchpoint.id) : null;
  if (!touchpoint || own === null) return { x: 0, y: 0 };
  const home = (touchpoint.stage === null ? null : rectOf(map, touchpoint.stage)) ?? own;
  const taken = takenRects(map);
  const isFree = (spot: Point): boolean => !taken.some((rect) => overlaps(rect, { ...spot, ...size }));
  const near: readonly Point[] = [
    { x: home.x + home.width + gap, y: own.y },
    { x: home.x - gap - size.width, y: own.y },
  ];
  const along = Array.from({ length: tries }, (_, index): readonly Point[] => {
    const x = home.x + index * (size.width + gap);
    return [
      { x, y: home.y + home.height + gap },
      { x, y: home.y - gap - size.height },
    ];
  });
  const lowest = boundsOf(map, [...map.stages.keys(), ...map.touchpoints.keys(), ...map.notes.keys()]);
  const last = { x: home.x, y: (lowest === null ? 0 : lowest.y + lowest.height) + gap };
  return [...near, ...along.flat()].find(isFree) ?? last;
}

function takenRects(map: JourneyMap): readonly Rect[] {
  const free = [...map.touchpoints.values()].filter(({ stage }) => stage === null || !map.stages.has(stage));
  const ids = [...map.stages.keys(), ...map.notes.keys(), ...free.map(({ id }) => id)];
  return ids.map((id) => rectOf(map, id)).filter((rect) => rect !== null);
}

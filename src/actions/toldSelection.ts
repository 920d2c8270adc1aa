import { mostToldIds, type Presence } from '#document/presenceSchema.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { boundsOf } from '#domain/map/structure.ts';

/** As much as a size may be. */
const longestSide = 1e5;

/** What others are told of a selection: each thing of a small one; where a large one is and how many things are in it. */
export function toldSelection(
  map: JourneyMap,
  ids: ReadonlySet<string>,
): Pick<Presence, 'selection' | 'crowd'> {
  const bounds = ids.size > mostToldIds ? boundsOf(map, ids) : null;
  if (bounds === null) return { selection: [...ids].slice(0, mostToldIds), crowd: null };
  const { x, y } = bounds;
  const width = Math.min(bounds.width, longestSide);
  const height = Math.min(bounds.height, longestSide);
  return { selection: [], crowd: { x, y, width, height, count: ids.size } };
}

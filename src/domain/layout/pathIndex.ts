import type { Rect } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { rectOf } from '#domain/map/structure.ts';
import { gridIndex, type GridIndex } from './gridIndex.ts';
import { pathCurve, type PathCurve } from './pathCurve.ts';

type Known = Pick<JourneyMap, 'stages' | 'touchpoints'> & { readonly index: GridIndex };
const cache = new WeakMap<JourneyMap['paths'], Known>();

/** Where the paths run on the free map, by the boxes around their curves. Kept while no path's ends change. */
export function pathIndex(map: JourneyMap): GridIndex {
  const known = cache.get(map.paths);
  if (known && known.stages === map.stages && known.touchpoints === map.touchpoints) return known.index;
  const boxes = [...map.paths.values()].flatMap((path) => {
    const from = rectOf(map, path.from);
    const to = rectOf(map, path.to);
    return from && to ? [{ id: path.id, rect: boundsOfCurve(pathCurve(from, to)) }] : [];
  });
  const index = gridIndex(boxes);
  cache.set(map.paths, { stages: map.stages, touchpoints: map.touchpoints, index });
  return index;
}

/** A box that holds the whole curve: a cubic curve lies within its control points. */
function boundsOfCurve(curve: PathCurve): Rect {
  const points = [curve.start, curve.control1, curve.control2, curve.end];
  const x = Math.min(...points.map((point) => point.x));
  const y = Math.min(...points.map((point) => point.y));
  const width = Math.max(...points.map((point) => point.x)) - x;
  const height = Math.max(...points.map((point) => point.y)) - y;
  return { x, y, width: Math.max(1, width), height: Math.max(1, height) };
}

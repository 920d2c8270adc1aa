import { groupBy } from '#base/groupBy.ts';
import { memoizeByRef } from '#base/memoizeByRef.ts';
import type { Point, Rect } from './geometry.ts';
import type { JourneyMap, Noun } from './journeyMap.ts';
import type { Path } from './path.ts';
import type { Touchpoint } from './touchpoint.ts';

const none: readonly never[] = [];

const byStage = memoizeByRef((touchpoints: JourneyMap['touchpoints']) =>
  groupBy(touchpoints.values(), (touchpoint) => touchpoint.stage),
);

/** A stage's touchpoints in order; null for those that stand free. */
export function touchpointsIn(map: JourneyMap, stage: string | null): readonly Touchpoint[] {
  return byStage(map.touchpoints).get(stage) ?? none;
}

const byEnd = memoizeByRef((paths: JourneyMap['paths']) => {
  const ends = [...paths.values()].flatMap((path) => [
    { end: path.from, path },
    { end: path.to, path },
  ]);
  return groupBy(ends, (entry) => entry.end);
});

/** Paths that begin or end at a touchpoint. */
export function pathsAt(map: JourneyMap, touchpoint: string): readonly Path[] {
  return (
    byEnd(map.paths)
      .get(touchpoint)
      ?.map((entry) => entry.path) ?? none
  );
}

/** A touchpoint's top left corner in world units: its own position is relative to its stage. */
export function worldPosition(map: JourneyMap, touchpoint: Touchpoint): Point {
  const stage = touchpoint.stage === null ? undefined : map.stages.get(touchpoint.stage);
  if (!stage) return touchpoint.position;
  return { x: stage.position.x + touchpoint.position.x, y: stage.position.y + touchpoint.position.y };
}

/** The nouns that stand on the canvas as boxes. */
export const placedNouns = ['stages', 'touchpoints', 'notes'] as const;
export type PlacedNoun = (typeof placedNouns)[number];

/** Which noun an id belongs to among things that can be selected on the canvas; ids are unique over nouns. */
export function nounOf(map: JourneyMap, id: string): PlacedNoun | 'paths' | null {
  if (map.touchpoints.has(id)) return 'touchpoints';
  if (map.stages.has(id)) return 'stages';
  if (map.paths.has(id)) return 'paths';
  return map.notes.has(id) ? 'notes' : null;
}

/** A placed thing's box in world units, or null when there is none of that id. */
export function rectOf(map: JourneyMap, id: string): Rect | null {
  const touchpoint = map.touchpoints.get(id);
  if (touchpoint) return { ...worldPosition(map, touchpoint), ...touchpoint.size };
  const box = map.stages.get(id) ?? map.notes.get(id);
  return box ? { ...box.position, ...box.size } : null;
}

/** The smallest box around things; null for none. */
export function boundsOf(map: JourneyMap, ids: Iterable<string>): Rect | null {
  const rects = [...ids].map((id) => rectOf(map, id)).filter((rect) => rect !== null);
  if (rects.length === 0) return null;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** What a record is called on screen when it has no name yet. */
export const singular: Record<Noun, string> = {
  stages: 'stage',
  touchpoints: 'touchpoint',
  paths: 'path',
  departments: 'department',
  personas: 'persona',
  notes: 'note',
  failureModes: 'failure mode',
  fixes: 'fix',
  datasets: 'dataset',
  rules: 'rule',
};

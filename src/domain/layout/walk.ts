import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { nounOf, pathsAt, rectOf, touchpointsIn } from '#domain/map/structure.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Everything on the canvas in reading order: each stage with its touchpoints, then what stands free, then notes. */
export function readingOrder(map: JourneyMap): string[] {
  const staged = [...map.stages.keys()].flatMap((stage) => [
    stage,
    ...touchpointsIn(map, stage).map((touchpoint) => touchpoint.id),
  ]);
  return [...staged, ...touchpointsIn(map, null).map((touchpoint) => touchpoint.id), ...map.notes.keys()];
}

/**
 * Where an arrow key leads from a thing; null where it leads nowhere. Right and left follow a path from a touchpoint
 * if there is one on that side, else they go to the same row of the next stage; up and down go through a stage's
 * touchpoints, up from the first one to the stage itself.
 */
export function walk(map: JourneyMap, from: string, direction: Direction): string | null {
  const noun = nounOf(map, from);
  if (noun === 'paths') return walkFromPath(map, from, direction);
  if (noun === 'stages') return walkFromStage(map, from, direction);
  if (noun === 'touchpoints') return walkFromTouchpoint(map, from, direction);
  return nearest(map, from, direction);
}

function walkFromPath(map: JourneyMap, id: string, direction: Direction): string | null {
  const path = map.paths.get(id);
  if (!path) return null;
  return direction === 'right' || direction === 'down' ? path.to : path.from;
}

function walkFromStage(map: JourneyMap, id: string, direction: Direction): string | null {
  if (direction === 'down') return touchpointsIn(map, id)[0]?.id ?? nearest(map, id, direction);
  if (direction === 'up') return nearest(map, id, direction);
  return neighbourStage(map, id, direction) ?? nearest(map, id, direction);
}

function walkFromTouchpoint(map: JourneyMap, id: string, direction: Direction): string | null {
  const stage = map.touchpoints.get(id)?.stage ?? null;
  if (stage === null) return alongPath(map, id, direction) ?? nearest(map, id, direction);
  const row = touchpointsIn(map, stage).toSorted(
    (a, b) => a.position.y - b.position.y || a.position.x - b.position.x,
  );
  const at = row.findIndex((touchpoint) => touchpoint.id === id);
  if (direction === 'up') return row[at - 1]?.id ?? stage;
  if (direction === 'down') return row[at + 1]?.id ?? null;
  const next = alongPath(map, id, direction);
  if (next !== null) return next;
  const beside = neighbourStage(map, stage, direction);
  if (beside === null) return nearest(map, id, direction);
  return closestRow(map, beside, id) ?? beside;
}

/** The other end of a path that leads out to the wished side (right: onward, left: back where one came from). */
function alongPath(map: JourneyMap, id: string, direction: Direction): string | null {
  if (direction !== 'left' && direction !== 'right') return null;
  const here = rectOf(map, id);
  for (const path of pathsAt(map, id)) {
    const other = direction === 'right' ? path.to : path.from;
    const there = rectOf(map, other);
    if (other === id || !here || !there) continue;
    if (direction === 'right' ? there.x > here.x : there.x < here.x) return other;
  }
  return null;
}

function neighbourStage(map: JourneyMap, id: string, direction: 'left' | 'right'): string | null {
  const stages = [...map.stages.values()].toSorted((a, b) => a.position.x - b.position.x);
  const at = stages.findIndex((stage) => stage.id === id);
  return stages[direction === 'left' ? at - 1 : at + 1]?.id ?? null;
}

function closestRow(map: JourneyMap, stage: string, id: string): string | null {
  const y = rectOf(map, id)?.y ?? 0;
  const distance = (other: string) => Math.abs((rectOf(map, other)?.y ?? 0) - y);
  const ids = touchpointsIn(map, stage).map((touchpoint) => touchpoint.id);
  return ids.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** The nearest thing whose middle lies within the quarter that the arrow points to. */
function nearest(map: JourneyMap, id: string, direction: Direction): string | null {
  const here = rectOf(map, id);
  if (!here) return null;
  let best: { readonly id: string; readonly distance: number } | null = null;
  for (const other of readingOrder(map)) {
    const there = rectOf(map, other);
    if (other === id || !there) continue;
    const dx = there.x + there.width / 2 - here.x - here.width / 2;
    const dy = there.y + there.height / 2 - here.y - here.height / 2;
    const [ahead, aside] = direction === 'left' || direction === 'right' ? [dx, dy] : [dy, dx];
    const forward = direction === 'left' || direction === 'up' ? -ahead : ahead;
    const distance = Math.hypot(dx, dy);
    if (forward > 0 && Math.abs(aside) <= forward && (best === null || distance < best.distance))
      best = { id: other, distance };
  }
  return best?.id ?? null;
}

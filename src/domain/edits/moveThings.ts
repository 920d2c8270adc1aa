import { contains, type Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { orderAtEnd } from '#domain/map/order.ts';
import type { Stage } from '#domain/map/stage.ts';
import { touchpointsIn, worldPosition } from '#domain/map/structure.ts';
import type { Touchpoint } from '#domain/map/touchpoint.ts';
import type { Change } from './change.ts';
import { growStage } from './growStage.ts';

/**
 * Moves things by an offset in world units. A stage carries its touchpoints. A touchpoint that is moved by itself
 * belongs to the stage under its middle afterwards, or to none. Locked things stay.
 */
export function moveThings(map: JourneyMap, ids: Iterable<string>, by: Point): Change[] {
  if (by.x === 0 && by.y === 0) return [];
  const moving = new Set(ids);
  const changes: Change[] = [];
  const shift = (point: Point) => ({ x: point.x + by.x, y: point.y + by.y });
  for (const id of moving) {
    const stage = map.stages.get(id);
    const note = map.notes.get(id);
    const touchpoint = map.touchpoints.get(id);
    if (stage && !stage.locked) {
      changes.push({ op: 'set', noun: 'stages', id, fields: { position: shift(stage.position) } });
    } else if (note && !note.locked) {
      changes.push({ op: 'set', noun: 'notes', id, fields: { position: shift(note.position) } });
    } else if (touchpoint && !touchpoint.locked && !(touchpoint.stage && moving.has(touchpoint.stage))) {
      changes.push(...moveTouchpoint(map, touchpoint, shift(worldPosition(map, touchpoint)), moving));
    }
  }
  return changes;
}

function moveTouchpoint(map: JourneyMap, touchpoint: Touchpoint, to: Point, moving: Set<string>): Change[] {
  const middle = { x: to.x + touchpoint.size.width / 2, y: to.y + touchpoint.size.height / 2 };
  const home = stageAt(map, middle, moving);
  const position = home ? { x: to.x - home.position.x, y: to.y - home.position.y } : to;
  const isAtHome = (home?.id ?? null) === touchpoint.stage;
  const order = isAtHome
    ? {}
    : { stage: home?.id ?? null, order: orderAtEnd(touchpointsIn(map, home?.id ?? null)) };
  const grown = home ? growStage(home, [{ ...position, ...touchpoint.size }]) : [];
  return [{ op: 'set', noun: 'touchpoints', id: touchpoint.id, fields: { position, ...order } }, ...grown];
}

/** The stage drawn on top at a point; those that move along are no home. */
export function stageAt(
  map: JourneyMap,
  point: Point,
  except: ReadonlySet<string> = new Set(),
): Stage | null {
  const under = [...map.stages.values()].filter(
    (stage) => !except.has(stage.id) && contains({ ...stage.position, ...stage.size }, point),
  );
  return under.at(-1) ?? null;
}

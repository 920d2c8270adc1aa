import { groupBy } from '#base/groupBy.ts';
import { contains, type Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Stage } from '#domain/map/stage.ts';
import { worldPosition } from '#domain/map/structure.ts';
import type { Change } from './change.ts';
import { growStage } from './growStage.ts';
import { boxOf, landing, lineUp, type Landing } from './landing.ts';

/**
 * Moves things by an offset in world units. A stage carries its touchpoints. A touchpoint that is moved by itself
 * belongs to the stage under its middle afterwards, or to none. Locked things stay.
 */
export function moveThings(map: JourneyMap, ids: Iterable<string>, by: Point): Change[] {
  if (by.x === 0 && by.y === 0) return [];
  const moving = new Set(ids);
  const changes: Change[] = [];
  const landed: Landing[] = [];
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
      landed.push(
        landing(touchpoint, shift(worldPosition(map, touchpoint)), (at) => stageAt(map, at, moving)),
      );
    }
  }
  const byHome = groupBy(landed, ({ home }) => home);
  return [...changes, ...[...byHome].flatMap(([home, there]) => settle(map, home, there))];
}

/** What comes to a stage is given its place in the order there; the stage grows once, for all that was put down in it. */
function settle(map: JourneyMap, home: Stage | null, landed: readonly Landing[]): Change[] {
  const stage = home?.id ?? null;
  const comers = landed.filter(({ touchpoint }) => touchpoint.stage !== stage);
  const orders = new Map(
    lineUp(map, stage, comers).map(({ touchpoint, order }) => [touchpoint.id, { stage, order }]),
  );
  const placed = landed.map(({ touchpoint: { id }, position }): Change => ({
    op: 'set',
    noun: 'touchpoints',
    id,
    fields: { position, ...orders.get(id) },
  }));
  return [...placed, ...(home ? growStage(home, landed.map(boxOf)) : [])];
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

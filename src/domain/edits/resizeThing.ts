import type { Rect } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { touchpointsIn } from '#domain/map/structure.ts';
import type { Change } from './change.ts';

/**
 * Gives a stage or note a new box in world units. A stage's touchpoints stay where they are in the world when its
 * left or top edge moves.
 */
export function resizeThing(map: JourneyMap, id: string, box: Rect): Change[] {
  const position = { x: box.x, y: box.y };
  const size = { width: box.width, height: box.height };
  if (map.notes.has(id)) return [{ op: 'set', noun: 'notes', id, fields: { position, size } }];
  const stage = map.stages.get(id);
  if (!stage) return [];
  const dx = stage.position.x - box.x;
  const dy = stage.position.y - box.y;
  const kept: Change[] =
    dx === 0 && dy === 0
      ? []
      : touchpointsIn(map, id).map((touchpoint) => ({
          op: 'set',
          noun: 'touchpoints',
          id: touchpoint.id,
          fields: { position: { x: touchpoint.position.x + dx, y: touchpoint.position.y + dy } },
        }));
  return [{ op: 'set', noun: 'stages', id, fields: { position, size } }, ...kept];
}

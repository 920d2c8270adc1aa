import type { Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { orderAtEnd } from '#domain/map/order.ts';
import { stageSchema } from '#domain/map/stage.ts';
import type { Change } from './change.ts';

/** World units between two stages drawn side by side. */
export const stageGap = 48;

/** A new stage, at a place or to the right of the last one. */
export function addStage(
  map: JourneyMap,
  wish: { readonly id: string; readonly name?: string; readonly at?: Point },
): Change[] {
  const position = wish.at ?? placeBeside(map);
  const record = stageSchema.parse({
    id: wish.id,
    name: wish.name ?? '',
    order: orderAtEnd(map.stages.values()),
    position,
  });
  return [{ op: 'put', noun: 'stages', record }];
}

function placeBeside(map: JourneyMap): Point {
  const stages = [...map.stages.values()];
  if (stages.length === 0) return { x: 0, y: 0 };
  const right = Math.max(...stages.map((stage) => stage.position.x + stage.size.width));
  const top = Math.min(...stages.map((stage) => stage.position.y));
  return { x: right + stageGap, y: top };
}

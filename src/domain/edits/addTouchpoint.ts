import type { Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { orderAtEnd } from '#domain/map/order.ts';
import { pathSchema } from '#domain/map/path.ts';
import { stageHeader, touchpointGap, touchpointInset, type Stage } from '#domain/map/stage.ts';
import { touchpointsIn } from '#domain/map/structure.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import type { Change } from './change.ts';
import { growStage } from './growStage.ts';

type Wish = {
  readonly id: string;
  readonly stage: string | null;
  readonly name?: string;
  readonly channel?: string;
  /** Relative to the stage, or world units without one; left out: below the stage's last touchpoint. */
  readonly at?: Point;
  /** Draws a path from this touchpoint to the new one, with the given path id. */
  readonly after?: { readonly touchpoint: string; readonly pathId: string };
};

/** A new touchpoint; its stage grows when it would stick out. It takes on channel and owner of the one before it. */
export function addTouchpoint(map: JourneyMap, wish: Wish): Change[] {
  const stage = wish.stage === null ? undefined : map.stages.get(wish.stage);
  const before = wish.after && map.touchpoints.get(wish.after.touchpoint);
  const record = touchpointSchema.parse({
    id: wish.id,
    stage: stage?.id,
    name: wish.name,
    channel: wish.channel ?? before?.channel,
    order: orderAtEnd(touchpointsIn(map, stage?.id ?? null)),
    position: wish.at ?? placeIn(map, stage),
    accountable: (before ?? stage)?.accountable,
  });
  const grown = stage ? growStage(stage, [{ ...record.position, ...record.size }]) : [];
  return [{ op: 'put', noun: 'touchpoints', record }, ...grown, ...pathTo(map, wish)];
}

function pathTo(map: JourneyMap, wish: Wish): Change[] {
  if (!wish.after || !map.touchpoints.has(wish.after.touchpoint)) return [];
  const record = pathSchema.parse({ id: wish.after.pathId, from: wish.after.touchpoint, to: wish.id });
  return [{ op: 'put', noun: 'paths', record }];
}

function placeIn(map: JourneyMap, stage: Stage | undefined): Point {
  return stage ? placeBelow(map, stage.id) : { x: 0, y: 0 };
}

function placeBelow(map: JourneyMap, stage: string): Point {
  const bottoms = touchpointsIn(map, stage).map((sibling) => sibling.position.y + sibling.size.height);
  const y = bottoms.length === 0 ? stageHeader : Math.max(...bottoms) + touchpointGap;
  return { x: touchpointInset, y };
}

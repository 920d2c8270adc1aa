import type { Point, Rect } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { inOrderAtEnd } from '#domain/map/order.ts';
import type { Stage } from '#domain/map/stage.ts';
import { touchpointsIn } from '#domain/map/structure.ts';
import type { Touchpoint } from '#domain/map/touchpoint.ts';

/** A touchpoint where it is put down: the stage that takes it in, or none, and its position as it is kept there. */
export type Landing = {
  readonly touchpoint: Touchpoint;
  readonly home: Stage | null;
  readonly position: Point;
};

/** Puts a touchpoint's corner at a world point: it belongs to the stage under its middle. */
export function landing(
  touchpoint: Touchpoint,
  to: Point,
  stageOf: (middle: Point) => Stage | null,
): Landing {
  const home = stageOf({ x: to.x + touchpoint.size.width / 2, y: to.y + touchpoint.size.height / 2 });
  return {
    touchpoint,
    home,
    position: home ? { x: to.x - home.position.x, y: to.y - home.position.y } : to,
  };
}

/** Those that come to a stage together are its last, in the order in which they stand. */
export function lineUp(
  map: JourneyMap,
  stage: string | null,
  comers: readonly Landing[],
): readonly (Landing & { readonly order: string })[] {
  const inPlace = comers.toSorted((a, b) => a.position.y - b.position.y || a.position.x - b.position.x);
  return inOrderAtEnd(touchpointsIn(map, stage), inPlace);
}

/** Its box as it is kept: relative to its stage, if it has one. */
export function boxOf({ touchpoint, position }: Landing): Rect {
  return { ...position, ...touchpoint.size };
}

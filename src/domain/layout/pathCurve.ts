import type { Point, Rect } from '#domain/map/geometry.ts';

/** A path drawn as one cubic curve from edge to edge, in world units. */
export type PathCurve = {
  readonly start: Point;
  readonly control1: Point;
  readonly control2: Point;
  readonly end: Point;
  /** Where the hand-off's sign and the path's number stand. */
  readonly middle: Point;
};

export type Side = 'top' | 'right' | 'bottom' | 'left';

const outward: Record<Side, Point> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};

/** The sides by which two boxes are joined: the ones that face each other across the wider gap. */
export function facingSides(from: Rect, to: Rect): { readonly from: Side; readonly to: Side } {
  const gapX = Math.max(to.x - from.x - from.width, from.x - to.x - to.width);
  const gapY = Math.max(to.y - from.y - from.height, from.y - to.y - to.height);
  if (gapX > gapY)
    return centre(to).x > centre(from).x ? { from: 'right', to: 'left' } : { from: 'left', to: 'right' };
  return centre(to).y > centre(from).y ? { from: 'bottom', to: 'top' } : { from: 'top', to: 'bottom' };
}

/** The curve between two boxes; leaves and meets them at right angles. */
export function pathCurve(from: Rect, to: Rect): PathCurve {
  const sides = facingSides(from, to);
  return curveBetween(anchor(from, sides.from), sides.from, anchor(to, sides.to), sides.to);
}

/** The curve from a box to a free point, for a path that is being drawn. */
export function curveToPoint(from: Rect, to: Point): PathCurve {
  return pathCurve(from, { ...to, width: 0, height: 0 });
}

function curveBetween(start: Point, startSide: Side, end: Point, endSide: Side): PathCurve {
  const reach = Math.min(160, Math.max(16, Math.hypot(end.x - start.x, end.y - start.y) / 2.5));
  const control1 = along(start, outward[startSide], reach);
  const control2 = along(end, outward[endSide], reach);
  const middle = {
    x: (start.x + 3 * control1.x + 3 * control2.x + end.x) / 8,
    y: (start.y + 3 * control1.y + 3 * control2.y + end.y) / 8,
  };
  return { start, control1, control2, end, middle };
}

/** The middle of a box's side. */
function anchor(box: Rect, side: Side): Point {
  const half = { x: box.width / 2, y: box.height / 2 };
  const middle = centre(box);
  return { x: middle.x + outward[side].x * half.x, y: middle.y + outward[side].y * half.y };
}

function centre(box: Rect): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function along(point: Point, direction: Point, distance: number): Point {
  return { x: point.x + direction.x * distance, y: point.y + direction.y * distance };
}

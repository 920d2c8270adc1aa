import type { Point, Size } from '#domain/map/geometry.ts';

const zone = 36;
const mostPerFrame = 14;

/** How far the view moves in one frame while a gesture holds the pointer near the canvas's edge, in CSS px. */
export function edgePan(point: Point, canvas: Size): Point {
  return { x: push(point.x, canvas.width), y: push(point.y, canvas.height) };
}

function push(at: number, length: number): number {
  if (length < 4 * zone) return 0;
  if (at < zone) return mostPerFrame * Math.min(1, (zone - at) / zone);
  if (at > length - zone) return -mostPerFrame * Math.min(1, (at - length + zone) / zone);
  return 0;
}

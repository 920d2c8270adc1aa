import { overlaps, type Rect } from '#domain/map/geometry.ts';
import type { ViewState } from '#view/viewStore.ts';

/** More than a flag's size and its distance from what it hangs on. */
const enough = 300;

/**
 * How far a name flag may lie from its corner, in CSS px, so as to stay on the canvas: `left up right down`, the first
 * two negative. One text, and the same while there is enough room, so that a flag is drawn anew near an edge only. What
 * is out of sight takes its flag along.
 */
export function flagRoom(
  { viewport, canvasSize }: Pick<ViewState, 'viewport' | 'canvasSize'>,
  thing: Rect,
): string {
  const { x, y, zoom } = viewport;
  const width = canvasSize.width / zoom;
  const height = canvasSize.height / zoom;
  const isInSight = overlaps(thing, { x: -x / zoom, y: -y / zoom, width, height });
  if (!isInSight) return `${-enough} ${-enough} ${enough} ${enough}`;
  const left = Math.round(thing.x * zoom + x);
  const top = Math.round(thing.y * zoom + y);
  const lows = [left, top].map((room) => Math.max(-enough, -room));
  const highs = [canvasSize.width - left, canvasSize.height - top].map((room) => Math.min(enough, room));
  return [...lows, ...highs].join(' ');
}

import type { Rect } from '#domain/map/geometry.ts';
import { isWithin } from './isWithin.ts';

/** How far beyond the visible part things are kept ready, as a share of its width and height. */
const margin = 0.3;

/**
 * The part of the world to keep drawn for a visible part. Stays the same (by identity) while the view lies within
 * it and has not shrunk much, so that small pans change nothing.
 */
export function viewWindow(view: Rect, before: Rect | null): Rect {
  if (before && isWithin(view, before) && before.width <= view.width * (1 + 3 * margin)) return before;
  return {
    x: view.x - view.width * margin,
    y: view.y - view.height * margin,
    width: view.width * (1 + 2 * margin),
    height: view.height * (1 + 2 * margin),
  };
}

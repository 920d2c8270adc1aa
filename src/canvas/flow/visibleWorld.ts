import type { Rect } from '#domain/map/geometry.ts';
import { toWorld } from '#view/camera.ts';
import type { ViewState } from '#view/viewStore.ts';

/** The part of the world that the canvas shows. */
export function visibleWorld(view: Pick<ViewState, 'viewport' | 'canvasSize'>): Rect {
  const corner = toWorld(view.viewport, { x: 0, y: 0 });
  return {
    ...corner,
    width: view.canvasSize.width / view.viewport.zoom,
    height: view.canvasSize.height / view.viewport.zoom,
  };
}

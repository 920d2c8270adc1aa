import type { Session } from '#actions/session.ts';
import type { Point } from '#domain/map/geometry.ts';
import { toWorld } from '#view/camera.ts';
import type { GestureStore } from './gestureStore.ts';

/** What gestures work on: the map, the canvas's element, and what the canvas shows of them meanwhile. */
export type Surface = {
  readonly session: Session;
  readonly gesture: GestureStore;
  readonly element: HTMLElement;
};

type Pointed = { readonly clientX: number; readonly clientY: number };

/** A pointer's place on the canvas, in CSS px from its top left corner. */
export function canvasPoint(surface: Pick<Surface, 'element'>, at: Pointed): Point {
  const bounds = surface.element.getBoundingClientRect();
  return { x: at.clientX - bounds.left, y: at.clientY - bounds.top };
}

/** A pointer's place in world units. */
export function worldPoint(surface: Surface, at: Pointed): Point {
  return toWorld(surface.session.view.getState().viewport, canvasPoint(surface, at));
}

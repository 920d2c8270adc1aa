import type { Point } from '#domain/map/geometry.ts';
import { edgePan } from './edgePan.ts';
import { canvasPoint, worldPoint, type Surface } from './surface.ts';

/** What a gesture does from the moment the pointer has moved far enough until it is let go. */
export type Drag = {
  /** `start` and `now` in world units; called again when the view moves under a resting pointer. */
  readonly move: (start: Point, now: Point, event: PointerEvent) => void;
  readonly drop: (now: Point, event: PointerEvent) => void;
  /** Escape, or the system took the pointer away: all goes back. */
  readonly cancel: () => void;
};

const threshold = 4;

/**
 * Follows a pressed pointer. `begin` makes the drag once the pointer has moved 4 px; a press without movement stays
 * a click. Near the canvas's edge the view moves along.
 */
export function followDrag(surface: Surface, pressed: PointerEvent, begin: () => Drag): void {
  const start = worldPoint(surface, pressed);
  let drag: Drag | null = null;
  let last = pressed;
  let frame = 0;

  const step = () => {
    const { view } = surface.session;
    const by = edgePan(canvasPoint(surface, last), view.getState().canvasSize);
    if (by.x !== 0 || by.y !== 0) {
      view.setState(({ viewport }) => ({
        viewport: { ...viewport, x: viewport.x + by.x, y: viewport.y + by.y },
      }));
      drag?.move(start, worldPoint(surface, last), last);
    }
    frame = requestAnimationFrame(step);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pressed.pointerId) return;
    last = event;
    if (!drag) {
      if (Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) < threshold) return;
      drag = begin();
      frame = requestAnimationFrame(step);
    }
    drag.move(start, worldPoint(surface, event), event);
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId !== pressed.pointerId) return;
    stop();
    if (!drag) return;
    swallowClick();
    drag.drop(worldPoint(surface, event), event);
  };
  const giveUp = () => {
    stop();
    drag?.cancel();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !drag) return;
    event.preventDefault();
    event.stopPropagation();
    giveUp();
    swallowClickAfterRelease();
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', giveUp);
    window.removeEventListener('keydown', key, true);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', giveUp);
  window.addEventListener('keydown', key, true);
}

/** The click that the browser sends after a drag must not select anything. */
function swallowClick(): void {
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, true), 0);
}

function swallow(event: MouseEvent): void {
  event.stopPropagation();
}

function swallowClickAfterRelease(): void {
  window.addEventListener('pointerup', swallowClick, { once: true });
}

import { useCallback, useEffect, useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import { select } from '#view/selecting.ts';
import { mapOf, useSession } from '#actions/session.ts';
import { rectOf } from '#domain/map/structure.ts';
import type { Point } from '#domain/map/geometry.ts';
import { canvasPoint, worldPoint, type Surface } from '../gestures/surface.ts';
import { thingOf } from '../gestures/thingOf.ts';

const longPressMs = 500;
const mostWander = 8;

type WithSurface = (run: (surface: Surface) => void) => void;

/**
 * Opens the menu by right click, long press, or the menu key. What is under the pointer becomes the selection,
 * unless it is part of it.
 */
export function useContextMenu(withSurface: WithSurface) {
  const session = useSession();
  const [at, setAt] = useState<Point | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pressed = useRef<Point>({ x: 0, y: 0 });
  const cancel = useCallback(() => clearTimeout(timer.current), []);
  useEffect(() => cancel, [cancel]);

  const openAt = useCallback(
    (event: { readonly target: EventTarget | null; readonly clientX: number; readonly clientY: number }) =>
      withSurface((surface) => {
        const id = thingOf(surface, event);
        const { selection } = session.view.getState();
        if (id === null) session.view.setState({ selection: new Set() });
        else if (!selection.has(id)) select(session.view, [id]);
        session.view.setState({ pointer: worldPoint(surface, event) });
        setAt(canvasPoint(surface, event));
      }),
    [session, withSurface],
  );
  const onContextMenu = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('textarea, [data-no-press]')) return;
    event.preventDefault();
    const isByKey = event.clientX === 0 && event.clientY === 0;
    if (isByKey) openAtFocus();
    else openAt(event.nativeEvent);
  };
  const openAtFocus = () =>
    withSurface((surface) => {
      const { focused, viewport } = session.view.getState();
      const box = focused === null ? null : rectOf(mapOf(surface.session), focused);
      if (!box) return setAt({ x: 16, y: 16 });
      return setAt({
        x: box.x * viewport.zoom + viewport.x + 16,
        y: box.y * viewport.zoom + viewport.y + 16,
      });
    });
  const onPointerDown = (event: PointerEvent) => {
    cancel();
    if (event.pointerType !== 'touch' || !event.isPrimary) return;
    const { nativeEvent } = event;
    pressed.current = { x: event.clientX, y: event.clientY };
    timer.current = setTimeout(() => openAt(nativeEvent), longPressMs);
  };
  const onPointerMove = (event: PointerEvent) => {
    const wander = Math.hypot(event.clientX - pressed.current.x, event.clientY - pressed.current.y);
    if (wander > mostWander) cancel();
  };
  return { at, close: () => setAt(null), onContextMenu, onPointerDown, onPointerMove, onPointerUp: cancel };
}

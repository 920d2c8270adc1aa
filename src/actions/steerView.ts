import type { StoreApi } from 'zustand/vanilla';
import type { Rect } from '#domain/map/geometry.ts';
import { closer, framing, isSameViewport } from '#view/camera.ts';
import type { ViewState } from '#view/viewStore.ts';

/** Nothing glides for whom motion is too much. */
export type Motion = 'smooth' | 'none';

/** Keeps a canvas on a part of the world that another person sees, and tells when it was moved by somebody else. */
export function steerView(view: StoreApi<ViewState>, motion: Motion) {
  let box: Rect | null = null;
  let shown = view.getState().viewport;
  let frame = 0;
  const step = (how: Motion) => {
    cancelFrame();
    if (box === null) return;
    const { viewport, canvasSize } = view.getState();
    const target = framing(box, canvasSize);
    const next = how === 'none' ? target : closer(viewport, target);
    if (!isSameViewport(viewport, next)) {
      shown = next;
      view.setState({ viewport: next });
    }
    if (!isSameViewport(next, target)) frame = requestAnimationFrame(() => step(how));
  };
  const cancelFrame = () => {
    if (frame !== 0) cancelAnimationFrame(frame);
    frame = 0;
  };
  return {
    show: (next: Rect) => {
      box = next;
      if (frame === 0) step(motion);
    },
    /** The canvas has another size. */
    refit: () => step('none'),
    isMovedByOthers: () => !isSameViewport(view.getState().viewport, shown),
    stop: cancelFrame,
  };
}

import { useEffect, type RefObject } from 'react';
import { useSession } from '#actions/session.ts';
import { zoomedAt } from '#view/camera.ts';
import { canvasPoint } from './surface.ts';

const perPixel = 0.01;
const mostPerEvent = 40;
const pixelsPerLine = 16;

/**
 * ⌘ or Ctrl with the wheel, and the pinch of a trackpad (which comes as Ctrl and wheel), zoom at the pointer. Own
 * listener: React Flow's is slow outside macOS, and it must not be passive to keep the page from zooming.
 */
export function useWheelZoom(ref: RefObject<HTMLElement | null>): void {
  const { view } = useSession();
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      const pixels =
        event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * pixelsPerLine : event.deltaY;
      const step = Math.max(-mostPerEvent, Math.min(mostPerEvent, pixels));
      const at = canvasPoint({ element }, event);
      view.setState(({ viewport }) => ({ viewport: zoomedAt(viewport, at, Math.exp(-step * perPixel)) }));
    };
    element.addEventListener('wheel', onWheel, { passive: false, capture: true });
    return () => element.removeEventListener('wheel', onWheel, { capture: true });
  }, [ref, view]);
}

import { useEffect, type RefObject } from 'react';
import { useSession } from '#actions/session.ts';
import { zoomAll } from '#actions/zooming.ts';

/** Keeps the canvas's size in the view, and shows the whole map when it is first measured. */
export function useCanvasSize(ref: RefObject<HTMLElement | null>): void {
  const session = useSession();
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      const before = session.view.getState().canvasSize;
      if (width === before.width && height === before.height) return;
      session.view.setState({ canvasSize: { width, height } });
      if (before.width !== 0 || width === 0) return;
      // What has just been loaded may still wait for its frame.
      session.mapStore.flush();
      zoomAll.run(session);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [ref, session]);
}

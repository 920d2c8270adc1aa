import { useEffect, type RefObject } from 'react';
import { useSession } from '#actions/session.ts';

/** From the canvas's edge to the legend, and as much beyond it, in CSS px (--space-3). */
const gap = 12;

/** Keeps in the view how much of the canvas's corner the legend covers. */
export function useLegendSize(ref: RefObject<HTMLElement | null>): void {
  const { view } = useSession();
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      const isThere = width > 0 && height > 0;
      const size = isThere ? { width: width + 2 * gap, height: height + 2 * gap } : { width: 0, height: 0 };
      const before = view.getState().legendSize;
      if (size.width !== before.width || size.height !== before.height) view.setState({ legendSize: size });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, view]);
}

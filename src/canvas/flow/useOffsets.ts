import { useMemo } from 'react';
import { useView } from '#actions/session.ts';
import type { Point } from '#domain/map/geometry.ts';
import { useGesture } from '../gestures/gestureStore.ts';
import { useOthersDrags } from './useOthersDrags.ts';

/** How far things in flight are from where the document has them: one's own drag, and others'. */
export function useOffsets(): ReadonlyMap<string, Point> {
  const drag = useView((view) => view.drag);
  const isCopying = useGesture((state) => state.isCopying);
  const others = useOthersDrags();
  return useMemo(() => {
    if (!drag || isCopying) return others;
    const offsets = new Map(others);
    for (const id of drag.ids) offsets.set(id, { x: drag.dx, y: drag.dy });
    return offsets;
  }, [drag, isCopying, others]);
}

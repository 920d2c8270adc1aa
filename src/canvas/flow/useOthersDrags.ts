import { useEffect, useState } from 'react';
import { mapOf, useSession } from '#actions/session.ts';
import type { Point } from '#domain/map/geometry.ts';
import { createOthersDrags } from './othersDrags.ts';

/** Others' drags as smooth offsets by thing; renders only while something moves. */
export function useOthersDrags(): ReadonlyMap<string, Point> {
  const session = useSession();
  const [offsets, setOffsets] = useState<ReadonlyMap<string, Point>>(new Map());
  useEffect(() => {
    const drags = createOthersDrags();
    let frame = 0;
    let last: ReadonlyMap<string, Point> = new Map();
    const step = () => {
      frame = 0;
      const next = drags.step(mapOf(session), session.presence.others.getState().others, performance.now());
      if (next !== last) setOffsets(next);
      last = next;
      if (drags.isMoving()) frame = requestAnimationFrame(step);
    };
    const wake = () => {
      if (frame === 0) frame = requestAnimationFrame(step);
    };
    const stops = [
      session.presence.others.subscribe(wake),
      // A drop must not wait for the next frame: the document's new place and the old offset would add up.
      session.mapStore.store.subscribe(() => {
        if (last.size > 0) step();
      }),
    ];
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [session]);
  return offsets;
}

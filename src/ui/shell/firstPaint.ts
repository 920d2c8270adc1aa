import { useEffect } from 'react';
import { useSession } from '#actions/session.ts';

const { promise, resolve } = Promise.withResolvers<void>();

/** Kept once the map has been painted: what is not needed for that is loaded after it, so as not to delay it. */
export const firstPaint: Promise<void> = promise;

/** Sees the canvas get its size, and then two frames: in the first the things are mounted, then they are painted. */
export function useFirstPaint(): void {
  const { view } = useSession();
  useEffect(() => {
    const look = ({ canvasSize }: { readonly canvasSize: { readonly width: number } }) => {
      if (canvasSize.width === 0) return;
      stop();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    };
    const stop = view.subscribe(look);
    look(view.getState());
    return stop;
  }, [view]);
}

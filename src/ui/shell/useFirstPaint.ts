import { useEffect } from 'react';
import { useSession } from '#actions/session.ts';
import { tellPainted } from '#view/firstPaint.ts';

/** Sees the canvas get its size, and then two frames: in the first the things are mounted, then they are painted. */
export function useFirstPaint(): void {
  const { view } = useSession();
  useEffect(() => {
    const look = ({ canvasSize }: { readonly canvasSize: { readonly width: number } }) => {
      if (canvasSize.width === 0) return;
      stop();
      requestAnimationFrame(() => requestAnimationFrame(() => tellPainted()));
    };
    const stop = view.subscribe(look);
    look(view.getState());
    return stop;
  }, [view]);
}

import { useEffect } from 'react';
import { mapOf, useSession } from '#actions/session.ts';
import { rectOf } from '#domain/map/structure.ts';
import { revealed } from '#view/camera.ts';
import type { ViewState } from '#view/viewStore.ts';

/**
 * Panels take room from the canvas: the view moves, so that what is selected or asked about stays in sight. Nothing
 * renders for it, or every change of the canvas's size would draw the whole shell anew.
 */
export function useKeptInSight(): void {
  const session = useSession();
  useEffect(() => {
    const { view } = session;
    const look = (now: ViewState, before: ViewState | null) => {
      const place = placeOf(now);
      const isSame = before !== null && now.canvasSize === before.canvasSize && place === placeOf(before);
      if (isSame || now.canvasSize.width === 0) return;
      const [selected] = now.selection;
      const id = place ?? selected;
      const map = mapOf(session);
      const box = id === undefined ? null : rectOf(map, map.paths.get(id)?.from ?? id);
      if (box) view.setState({ viewport: revealed(now.viewport, box, now.canvasSize) });
    };
    look(view.getState(), null);
    return view.subscribe(look);
  }, [session]);
}

function placeOf({ panel }: ViewState): string | null {
  return 'place' in panel ? panel.place : null;
}

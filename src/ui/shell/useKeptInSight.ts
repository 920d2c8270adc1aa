import { useEffect } from 'react';
import { mapOf, useSession } from '#actions/session.ts';
import { rectOf } from '#domain/map/structure.ts';
import { revealed } from '#view/camera.ts';
import type { ViewState } from '#view/viewStore.ts';

/**
 * Panels take room from the canvas, and the legend lies over it: the view moves, so that what is selected or asked about stays in sight; on a phone,
 * where a sheet takes more than half of it, without either the middle stays the middle. Not while somebody is followed:
 * then the view is theirs. Nothing renders for it, or every change of the canvas's size would draw the whole shell anew.
 */
export function useKeptInSight(): void {
  const session = useSession();
  useEffect(() => {
    const { view } = session;
    const look = (now: ViewState, before: ViewState | null) => {
      const place = placeOf(now);
      const isSame =
        before !== null &&
        now.canvasSize === before.canvasSize &&
        now.legendSize === before.legendSize &&
        place === placeOf(before);
      if (isSame || now.canvasSize.width === 0 || now.following !== null) return;
      const [selected] = now.selection;
      const id = place ?? selected;
      const map = mapOf(session);
      const box = id === undefined ? null : rectOf(map, map.paths.get(id)?.from ?? id);
      if (box) view.setState({ viewport: revealed(now, box) });
      else if (before !== null && isPhone()) view.setState({ viewport: centred(now, before) });
    };
    look(view.getState(), null);
    return view.subscribe(look);
  }, [session]);
}

function isPhone(): boolean {
  return matchMedia('(width < 640px)').matches;
}

function centred({ viewport, canvasSize }: ViewState, before: ViewState): ViewState['viewport'] {
  if (before.canvasSize.height === 0 || viewport !== before.viewport) return viewport;
  return { ...viewport, y: viewport.y + (canvasSize.height - before.canvasSize.height) / 2 };
}

function placeOf({ panel }: ViewState): string | null {
  return 'place' in panel ? panel.place : null;
}

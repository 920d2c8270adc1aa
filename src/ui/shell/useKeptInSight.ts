import { useEffect } from 'react';
import { mapOf, useSession, useView } from '#actions/session.ts';
import { rectOf } from '#domain/map/structure.ts';
import { revealed } from '#view/camera.ts';

/** Panels take room from the canvas: the view moves, so that what is selected or asked about stays in sight. */
export function useKeptInSight(): void {
  const session = useSession();
  const { width, height } = useView(({ canvasSize }) => canvasSize);
  const place = useView(({ panel }) => ('place' in panel ? panel.place : null));
  useEffect(() => {
    const [selected] = session.view.getState().selection;
    const id = place ?? selected;
    const map = mapOf(session);
    const box = id === undefined ? null : rectOf(map, map.paths.get(id)?.from ?? id);
    if (!box || width === 0) return;
    session.view.setState(({ viewport }) => ({ viewport: revealed(viewport, box, { width, height }) }));
  }, [session, place, width, height]);
}
